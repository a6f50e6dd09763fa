package loader

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// event reads an E line: TYPE:TRIGGER, then ROLE:MENTION.
func (b *bratArticle) event(l bratLine) {
	words := l.body.split()
	if len(words) == 0 {
		b.problems.add(l.body.pos, "an event starts with TYPE:TRIGGER")
		return
	}
	e := &eventDraft{id: l.id}
	b.draft.events = append(b.draft.events, e)
	b.draft.others[l.id.s] = isEvent
	b.targets[l.id.s] = target{event: e}
	b.trigger(e, words[0])
	var chain []numbered
	taken := map[string]bool{}
	for _, w := range words[1:] {
		role, mention, ok := w.cut(":")
		switch {
		case !ok || mention.s == "":
			b.problems.add(w.pos, "an argument is ROLE:MENTION, not %s", shown(w.s))
			continue
		case taken[role.s]:
			b.problems.add(w.pos, "the role %s comes twice: number the second, as in %s2", role.s, role.s)
		}
		taken[role.s] = true
		chain = b.argument(e, role, mention, chain)
	}
	b.sources(e, chain)
}

// trigger reads TYPE:TRIGGER.
func (b *bratArticle) trigger(e *eventDraft, w word) {
	label, id, _ := w.cut(":")
	e.label = label
	s := b.spans[id.s]
	switch {
	case s == nil && b.draft.broken[id.s]:
	case s == nil:
		b.problems.add(id.pos, "there is no %s to be the trigger", shown(id.s))
	case b.draft.broken[id.s]:
		s.used = true
	case s.label.s != label.s:
		s.used = true
		if _, known := graph.EventTypeByLabel(label.s); known { // else the type is the trouble
			b.problems.add(id.pos, "%s is a %s, the event a %s: an event and its trigger have one type", id.s, s.label.s, label.s)
		}
	default:
		s.used = true
		e.trigger = s.fragments
	}
}

// numbered is one link of a chain of sources.
type numbered struct {
	role, mention word
	number        int
}

// argument puts one ROLE:MENTION where it belongs; sources are gathered in chain.
func (b *bratArticle) argument(e *eventDraft, role, mention word, chain []numbered) []numbered {
	base := strings.TrimRight(role.s, "0123456789")
	switch base {
	case argPlace:
		e.places = append(e.places, mention)
	case argTime:
		e.times = append(e.times, mention)
	case argTopic:
		e.topics = append(e.topics, mention)
	case argSource:
		n, err := strconv.Atoi(role.s[len(base):])
		if err != nil {
			n = 1
		}
		return append(chain, numbered{role, mention, n})
	default:
		e.roles = append(e.roles, roleDraft{role: word{role.pos, base}, mention: mention})
	}
	return chain
}

// sources puts the chain in order, from the article outwards.
func (b *bratArticle) sources(e *eventDraft, chain []numbered) {
	slices.SortStableFunc(chain, func(x, y numbered) int { return x.number - y.number })
	for i, s := range chain {
		if s.number != i+1 {
			b.problems.add(s.role.pos, "sources are one chain, Source, Source2, Source3 …: %s is out of order", s.role.s)
			return
		}
		e.sources = append(e.sources, &sourceDraft{mention: s.mention})
	}
}

// relation reads an R line: TYPE Arg1:A Arg2:B.
func (b *bratArticle) relation(l bratLine) {
	words := l.body.split()
	if len(words) != 3 || !strings.HasPrefix(words[1].s, "Arg1:") || !strings.HasPrefix(words[2].s, "Arg2:") {
		b.problems.add(l.body.pos, "a relation is TYPE Arg1:A Arg2:B, not %s", shown(l.body.s))
		return
	}
	_, from, _ := words[1].cut(":")
	_, to, _ := words[2].cut(":")
	if words[0].s == labelCue {
		b.draft.others[l.id.s] = "a Cue relation"
		b.cue(from, to)
		return
	}
	if words[0].s == otherEvent {
		b.otherRelation(l.id, words[0], from, to)
		return
	}
	r := &relationDraft{label: words[0], from: from, to: to}
	b.draft.relations = append(b.draft.relations, r)
	b.draft.others[l.id.s] = "a relation"
	b.targets[l.id.s] = target{relation: r}
}

// otherRelation reads a relation of another tool between two mentions, for which
// there is no word here: an event that no words of its own tell of.
func (b *bratArticle) otherRelation(id, label, from, to word) {
	e := &eventDraft{id: id, label: label}
	for i, end := range []word{from, to} {
		m := b.targets[end.s].mention
		if m == nil {
			if !b.draft.broken[end.s] {
				b.problems.add(end.pos, "%s; Other is a relation between two mentions", b.draft.absent(end.s))
			}
			return
		}
		e.kept = append(e.kept, keptDraft{name: [2]string{keptFrom, keptTo}[i], mention: end})
		e.words = append(e.words, m.fragments...)
		if kind, _ := find(mentionTypes, m.label.s); kind.IsActor() {
			e.roles = append(e.roles, roleDraft{role: word{label.pos, otherEvent}, mention: end})
		}
	}
	b.draft.events = append(b.draft.events, e)
	b.draft.others[id.s] = isEvent
	b.targets[id.s] = target{event: e}
}

// cue gives a source its reporting words; of several, an event takes the nearest.
func (b *bratArticle) cue(source, cue word) {
	if b.targets[source.s].mention == nil && !b.draft.broken[source.s] {
		b.problems.add(source.pos, "%s; a Cue goes from the mention of a source", b.draft.absent(source.s))
		return
	}
	s := b.spans[cue.s]
	switch {
	case b.draft.broken[cue.s]:
	case s == nil:
		b.problems.add(cue.pos, "%s; a Cue relation ends in a T line of type Cue", b.draft.absent(cue.s))
	case s.label.s != labelCue:
		b.problems.add(cue.pos, "%s is a %s; a Cue relation ends in a T line of type Cue", cue.s, s.label.s)
	default:
		b.cues[source.s] = append(b.cues[source.s], s)
	}
}

// giveVerbs chooses the reporting words of every source.
func (b *bratArticle) giveVerbs() {
	for _, e := range b.draft.events {
		for _, s := range e.sources {
			s.verb = nearestCue(b.cues[s.mention.s], e.trigger)
		}
	}
}
