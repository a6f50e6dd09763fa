package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// relation makes of a relation what its ends and its label say: an argument,
// where one end is an event, a link, one of our relations, coreference, or an
// event of its own.
func (t *translator) relation(r *foreignRelation) {
	from, to := t.refer(r.from), t.refer(r.to)
	if from == nil || to == nil {
		t.lose(ofWhatIsNot, r.label.s)
		return
	}
	meaning, ok := t.m.relation(r.label.s)
	if meaning.reversed {
		from, to = to, from
	}
	isEvent := func(label string) bool { _, is := graph.EventTypeByLabel(label); return is }
	switch {
	case meaning.label == meansIgnore || from.ignored() || to.ignored():
	case meaning.label == labelCue && t.cue(from, to):
	case (from.event != nil) != (to.event != nil):
		t.relationArgument(r, from, to)
	case meaning.label == labelCoreference:
		if !t.corefer(from, to) {
			t.keepRelation(r, from, to, true)
		}
	case ok && isEvent(meaning.label):
		t.relationEvent(r, from, to, meaning.label)
	case ok && meaning.label != meansKeep && t.ourRelation(r, meaning.label, from, to):
	default:
		t.keepRelation(r, from, to, meaning.label != meansKeep)
	}
}

// ignored tells whether the mapping leaves the thing out.
func (x *translated) ignored() bool {
	return x.event == nil && len(x.mentions) == 0 && len(x.meanings) == 0
}

// relationArgument reads a relation between an event and something else, in
// whichever direction, as an argument whose role is the label.
func (t *translator) relationArgument(r *foreignRelation, from, to *translated) {
	event, filler := from, to
	if event.event == nil {
		event, filler = to, from
	}
	t.argument(event.event, r.label, filler)
}

// cue gives a source its reporting words.
func (t *translator) cue(from, to *translated) bool {
	source := t.as(from, wantActor)
	if source == nil || to.meanings == nil || to.meanings[0].label != labelCue {
		return false
	}
	words := &bratSpan{fragments: to.span.fragments, words: t.f.text.words(to.span.fragments)}
	t.cues[source.id.s] = append(t.cues[source.id.s], words)
	return true
}

// giveVerbs chooses the reporting words of every source.
func (t *translator) giveVerbs() {
	for _, e := range t.d.events {
		for _, s := range e.sources {
			s.verb = nearestCue(t.cues[s.mention.s], e.trigger)
		}
	}
}

// corefer joins two things of one type.
func (t *translator) corefer(from, to *translated) bool {
	if from.event != nil && to.event != nil {
		t.join([]word{from.event.id, to.event.id})
		return true
	}
	for _, kind := range typesOf(from.meanings) {
		if other := t.as(to, isOneOfWanted(kind)); other != nil {
			t.join([]word{t.mention(from, kind).id, other.id})
			return true
		}
	}
	return false
}

// equivalence joins the members, where the label means coreference; else it keeps
// a chain of relations.
func (t *translator) equivalence(e foreignEquivalence) {
	if meaning, _ := t.m.relation(e.label.s); meaning.label == labelCoreference {
		t.group(e.members)
		return
	}
	for i := 1; i < len(e.members); i++ {
		t.relation(&foreignRelation{label: e.label, from: e.members[i-1], to: e.members[i]})
	}
}

func isOneOfWanted(kind graph.MentionType) wanted { return wanted{fits: isOneOf(kind)} }

// ourRelation makes one of our relations, where the ends fit it and do not
// contradict what is already said.
func (t *translator) ourRelation(r *foreignRelation, label string, from, to *translated) bool {
	ends := map[string][2]wanted{
		relHolds: {wantHolder, wantPosition}, relOf: {wantPosition, wantOffice},
		relActsFor: {wantActor, wantWhom}, relWithin: {wantPlace, wantPlace},
	}
	x := &relationDraft{label: word{r.label.pos, label}}
	if want, ok := ends[label]; ok {
		a, b := t.as(from, want[0]), t.as(to, want[1])
		if a == nil || b == nil || a == b || t.onlyOne(label, a, b) {
			return false
		}
		x.from, x.to = word{r.from.pos, a.id.s}, word{r.to.pos, b.id.s}
		t.wholes[[2]string{label, a.id.s}] = b.id.s
	} else {
		if from.event == nil || to.event == nil || from == to || label == labelCue || label == labelCoreference {
			return false
		}
		x.from, x.to = word{r.from.pos, from.event.id.s}, word{r.to.pos, to.event.id.s}
	}
	if r.label.s != label {
		x.sourceType = r.label.s
	}
	t.d.relations = append(t.d.relations, x)
	t.targets[r.id.s] = append(t.targets[r.id.s], target{relation: x})
	return true
}

// onlyOne tells whether the relation may be there once for its first end, and is:
// an office is of one organization, and who acts for two is told by hand.
func (t *translator) onlyOne(label string, from, to *mentionDraft) bool {
	if label != relOf && label != relActsFor {
		return false
	}
	known, isKnown := t.wholes[[2]string{label, from.id.s}]
	return isKnown && known != to.id.s
}

// The names under which the ends of a relation are kept.
const (
	keptFrom = "from"
	keptTo   = "to"
)

// relationEvent makes an event of a relation that means one: the first end acts
// upon the second.
func (t *translator) relationEvent(r *foreignRelation, from, to *translated, label string) {
	meaning := eventMeaning{label: label}
	e := t.newEvent(t.idOf(r), r.label, nil, meaning, true)
	e.words = append(wordsOf(from), wordsOf(to)...)
	for i, end := range []*translated{from, to} {
		name, role := [2]string{keptFrom, keptTo}[i], [2]string{"Initiator", "Target"}[i]
		placed := false
		for _, arg := range []string{role, argPlace, argTime, argTopic} {
			placed = placed || t.fill(e, word{r.label.pos, arg}, end)
		}
		if !placed {
			e.kept = append(e.kept, keptOf(name, end)...)
		}
	}
}

// keepRelation keeps a relation that means nothing here, with its direction:
// between mentions as an event of type Other, between events with the first.
func (t *translator) keepRelation(r *foreignRelation, from, to *translated, count bool) {
	if count {
		t.count("relation", r.label.s)
	}
	if from.event != nil && to.event != nil {
		from.event.kept = append(from.event.kept, keptOf(r.label.s, to)...)
		return
	}
	e := t.newEvent(t.idOf(r), r.label, nil, eventMeaning{label: otherEvent}, false)
	e.words = append(wordsOf(from), wordsOf(to)...)
	for i, end := range []*translated{from, to} {
		e.kept = append(e.kept, keptOf([2]string{keptFrom, keptTo}[i], end)...)
		t.fill(e, word{r.label.pos, otherEvent}, end)
	}
}

// idOf is the id of a relation; one without is named by its ends.
func (t *translator) idOf(r *foreignRelation) word {
	if r.id.s != "" {
		return r.id
	}
	base := t.fresh(word{r.label.pos, t.local(r.from).s}, "-"+t.local(r.to).s)
	t.ids[base.s] = base.s
	return base
}

func wordsOf(x *translated) []graph.Span {
	if x.span != nil {
		return x.span.fragments
	}
	return nil
}

// attribute sets one of our attributes, or keeps the source's.
func (t *translator) attribute(a foreignAttribute) {
	targets := t.targets[a.target.s]
	if len(targets) == 0 {
		switch x := t.spans[a.target.s]; {
		case x == nil && !t.f.broken[a.target.s] && !t.relations[a.target.s]:
			t.problems.add(a.target.pos, "there is no %s", shown(a.target.s))
		case x == nil || !x.ignored():
			t.lose(saidOfWhatNot, a.name.s)
		}
		return
	}
	meaning, known := t.m.attribute(a.name.s)
	s, mapped := meaning.of(a.value.s)
	if s.value == "" {
		s.value = a.value.s
	}
	for _, x := range targets {
		if s.name == meansIgnore || mapped && s.name != meansKeep && t.set(x, s, a) {
			continue
		}
		name := a.name.s
		if s.name == attrReference {
			name = attrReference // an id of an unknown base, whatever this source calls it
		}
		if !known || s.name != meansKeep {
			t.count("attribute", name)
		}
		t.keep(x, keptDraft{name: name, value: s.value})
	}
}

// set gives the target the attribute, if it can have it and has no other value.
func (t *translator) set(x target, s setting, a foreignAttribute) bool {
	switch s.name {
	case attrReference:
		iri, ok := t.m.reference(s.value)
		if !ok || x.mention == nil || x.mention.label.s == "Time" {
			return false
		}
		x.mention.sameAs = append(x.mention.sameAs, word{a.value.pos, iri})
		return true
	case attrTime:
		_, err := edtf.Parse(s.value)
		if err != nil || s.value == "" || x.mention == nil || x.mention.label.s != "Time" || len(x.mention.when) > 0 {
			return false
		}
		x.mention.when = append(x.mention.when, word{a.value.pos, s.value})
		return true
	}
	row, ok := findAttribute(s.name)
	if !ok {
		return false
	}
	if row.name == attrAnonymous {
		s.value = "true"
	}
	place := row.place(x)
	if place == nil || place.s != "" && place.s != s.value || !x.mayHave(row.name, s.value) {
		return false
	}
	*place = word{a.name.pos, s.value}
	return true
}

// mayHave tells whether the value is good for this target.
func (x target) mayHave(attribute, value string) bool {
	if values := valuesOf(attribute); values != nil {
		return slices.Contains(values, value) && (x.relation == nil || x.relation.isClaim())
	}
	if x.mention == nil {
		return false
	}
	kind, _ := find(mentionTypes, x.mention.label.s)
	switch attribute {
	case "Kind":
		kinds := map[graph.MentionType][]row[string]{graph.MentionOrganization: organizationKinds, graph.MentionPlace: placeKinds}
		_, ok := find(kinds[kind], value)
		return ok
	case attrAnonymous:
		return kind.IsActor()
	case "Lang":
		return isLanguage(value)
	}
	return true
}

func (r *relationDraft) isClaim() bool { return r.label.s != relOf && r.label.s != relActsFor }

// keep keeps what the source says of the target; of a relation that is no claim,
// with its first end.
func (t *translator) keep(x target, k keptDraft) {
	switch {
	case x.mention != nil:
		x.mention.kept = append(x.mention.kept, k)
	case x.event != nil:
		x.event.kept = append(x.event.kept, k)
	case x.relation.isClaim():
		x.relation.kept = append(x.relation.kept, k)
	default:
		m := t.mentions[x.relation.from.s]
		m.kept = append(m.kept, k)
	}
}
