package loader

import (
	"github.com/parley-kg/parley/graph"
)

// newEvent makes an event. The label of the source is kept where it is not ours.
func (t *translator) newEvent(id, label word, trigger []graph.Span, meaning eventMeaning, mapped bool) *eventDraft {
	e := &eventDraft{id: t.local(id), label: word{label.pos, meaning.label}, trigger: trigger}
	if !mapped || label.s != meaning.label {
		e.sourceType = label.s
	}
	for _, s := range meaning.settings {
		if row, ok := findAttribute(s.name); ok {
			*row.place(target{event: e}) = word{label.pos, s.value}
		}
	}
	t.d.events = append(t.d.events, e)
	t.d.others[e.id.s] = isEvent
	t.targets[id.s] = append(t.targets[id.s], target{event: e})
	t.roles[e.id.s] = meaning.roles
	return e
}

// event makes an event that the format itself calls one; its arguments come later.
func (t *translator) event(e *foreignEvent, trigger *foreignSpan) {
	if !t.isNew(e.id) {
		return
	}
	x := &translated{}
	t.spans[e.id.s] = x
	words := e.words
	switch {
	case trigger != nil:
		words = trigger.fragments
		if t.spans[trigger.id.s] == nil { // two events may share a trigger
			t.spans[trigger.id.s] = &translated{span: trigger}
		}
	case e.trigger.s != "" && !t.f.broken[e.trigger.s]:
		t.problems.add(e.trigger.pos, "there is no %s to be the trigger", shown(e.trigger.s))
	}
	meaning, mapped := t.m.event(e.label.s)
	switch {
	case meaning.label == meansIgnore:
		return
	case !mapped:
		t.count("type", e.label.s)
		meaning.label = otherEvent
	case meaning.label == meansKeep:
		meaning.label, mapped = otherEvent, false
	}
	x.event = t.newEvent(e.id, e.label, words, meaning, mapped)
	if trigger != nil {
		t.targets[trigger.id.s] = append(t.targets[trigger.id.s], target{event: x.event})
	}
}

// otherEvent is the type of an event whose label means nothing here.
const otherEvent = "Other"

func (t *translator) arguments(e *foreignEvent) {
	x := t.spans[e.id.s]
	if x == nil || x.event == nil {
		return // told, or ignored
	}
	for _, a := range e.args {
		if filler := t.refer(a.target); filler != nil {
			t.argument(x.event, a.role, filler)
		} else {
			t.lose(ofWhatIsNot, a.role.s)
		}
	}
}

// argument puts one argument where its role belongs. One that has no role here,
// or does not fit it, is kept under its own name.
func (t *translator) argument(e *eventDraft, label word, filler *translated) {
	role, ok := t.roles[e.id.s][label.s]
	if !ok {
		role, ok = t.m.role(label.s)
	}
	switch {
	case role == meansIgnore:
		return
	case ok && role != meansKeep && t.fill(e, word{label.pos, role}, filler):
		return
	case role != meansKeep:
		t.count("role", label.s)
	}
	e.kept = append(e.kept, keptOf(label.s, filler)...)
	t.fill(e, word{label.pos, string(otherEvent)}, filler)
}

// fill gives a role to what fits it.
func (t *translator) fill(e *eventDraft, role word, filler *translated) bool {
	lists := map[string]struct {
		list *[]word
		want wanted
	}{
		argPlace: {&e.places, wantPlace}, argTime: {&e.times, wantTime}, argTopic: {&e.topics, wantTopic},
	}
	if other, ok := lists[role.s]; ok {
		m := t.as(filler, other.want)
		if m != nil {
			*other.list = append(*other.list, word{role.pos, m.id.s})
		}
		return m != nil
	}
	m := t.as(filler, wantActor)
	if m == nil {
		return false
	}
	w := word{role.pos, m.id.s}
	key := [2]string{e.id.s, w.s}
	switch {
	case role.s != argSource:
		e.roles = append(e.roles, roleDraft{role: role, mention: w})
	case !t.sources[key]:
		t.sources[key] = true
		e.sources = append(e.sources, &sourceDraft{mention: w})
	}
	return true
}
