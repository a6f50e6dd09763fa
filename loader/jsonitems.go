package loader

import (
	"strings"

	"github.com/parley-kg/parley/graph"
)

// mention reads an element of "mentions": a span with a type.
func (a *jsonArticle) mention() {
	m := &mentionDraft{}
	var s jsonSpan
	var whom word
	known := a.spanFields(a.mentionFields(m, &whom), &s)
	readType, readKept := a.sourceFields(&m.sourceType, &m.kept)
	known.set("sourceType", readType)
	known.set("kept", readKept)
	at, ok := a.object(known)
	if !ok {
		return
	}
	m.id.pos, m.label.pos = given(m.id, at), given(m.label, at)
	a.draft.mentions = append(a.draft.mentions, m)
	a.actsFor(m, whom)
	a.later(at, &s, func(fragments []graph.Span, ok bool) {
		m.fragments = fragments
		a.draft.broken[m.id.s] = a.draft.broken[m.id.s] || !ok
	})
}

// sourceFields read what another tool has said in words of its own.
func (a *jsonArticle) sourceFields(label *string, kept *[]keptDraft) (readType, readKept func()) {
	return func() { *label = a.word().s }, func() {
		a.list(func() {
			var k keptDraft
			at, ok := a.object(fields{
				{"name", func() { k.name = a.word().s }}, {"value", func() { k.value = a.word().s }},
			})
			if ok && k.name == "" {
				a.problems.add(at, "what is kept has a name")
			}
			*kept = append(*kept, k)
		})
	}
}

// mentionFields reads what mentions and entities have in common.
func (a *jsonArticle) mentionFields(m *mentionDraft, actsFor *word) fields {
	return fields{
		{"id", func() { m.id = a.word() }},
		{"type", func() { m.label = a.word() }},
		{"kind", func() { m.kind = a.word() }},
		{"sameAs", func() { m.sameAs = a.words() }},
		{"actsFor", func() { *actsFor = a.word() }},
		{"anonymous", func() { m.anonymous = a.flag() }},
		{"lang", func() { m.lang = a.word() }},
		{"edtf", func() { m.when = append(m.when, a.word()) }},
	}
}

// actsFor is short for a relation.
func (a *jsonArticle) actsFor(m *mentionDraft, whom word) {
	if whom.s != "" {
		r := &relationDraft{label: word{whom.pos, relActsFor}, from: word{whom.pos, m.id.s}, to: whom}
		a.draft.relations = append(a.draft.relations, r)
	}
}

// entity reads an element of "entities": mentions that are one, and, where it
// has a name, a mention without a span that is one with them.
func (a *jsonArticle) entity() {
	m := &mentionDraft{}
	var name, whom word
	var members []word
	known := a.mentionFields(m, &whom)
	known.set("name", func() { name = a.word() })
	known.set("fullName", func() { m.fullName = a.word().s })
	known.set("mentions", func() { members = a.words() })
	readType, readKept := a.sourceFields(&m.sourceType, &m.kept)
	known.set("sourceType", readType)
	known.set("kept", readKept)
	at, ok := a.object(known)
	if !ok {
		return
	}
	m.id.pos, m.label.pos, m.name = given(m.id, at), given(m.label, at), name.s
	switch {
	case name.s != "" && strings.TrimSpace(name.s) == "":
		a.problems.add(name.pos, "the name is blank")
		return
	case m.name != "":
		a.draft.mentions = append(a.draft.mentions, m)
		members = append(members, m.id)
		a.actsFor(m, whom)
	case whom.s != "" || m.kind.s != "" || m.sameAs != nil || m.anonymous.s != "" || m.lang.s != "" || m.label.s != "" || m.when != nil || m.fullName != "":
		a.problems.add(at, "an entity without a name is only a group of mentions: give it a name, or describe its mentions")
		return
	default:
		a.draft.others[m.id.s] = "a group of mentions"
	}
	if len(members) == 0 {
		a.problems.add(at, "an entity has a name, or mentions, or both")
	}
	if len(members) > 1 {
		a.draft.groups = append(a.draft.groups, groupDraft{members})
	}
}

// event reads an element of "events".
func (a *jsonArticle) event() {
	e := &eventDraft{}
	readType, readKept := a.sourceFields(&e.sourceType, &e.kept)
	at, ok := a.object(fields{
		{"sourceType", readType},
		{"kept", readKept},
		{"id", func() { e.id = a.word() }},
		{"type", func() { e.label = a.word() }},
		{"trigger", func() {
			a.spanOf(func(f []graph.Span, ok bool) { e.trigger = f })
		}},
		{"sentence", func() {
			a.spanOf(func(f []graph.Span, ok bool) {
				if ok {
					hull := graph.Hull(f)
					e.sentence = &hull
				}
			})
		}},
		{"roles", func() { a.list(func() { a.role(e) }) }},
		{"places", func() { e.places = a.words() }},
		{"times", func() { a.list(func() { a.eventTime(e) }) }},
		{"topics", func() { e.topics = a.words() }},
		{"sources", func() { a.list(func() { a.eventSource(e) }) }},
		{"status", func() { e.status = a.word() }},
		{"polarity", func() { e.polarity = a.word() }},
		{"modality", func() { e.modality = a.word() }},
		{"presence", func() { e.presence = a.word() }},
	})
	if ok {
		e.id.pos, e.label.pos = given(e.id, at), given(e.label, at)
		a.draft.events = append(a.draft.events, e)
		if e.id.s != "" {
			a.draft.others[e.id.s] = isEvent
		}
	}
}

func (a *jsonArticle) role(e *eventDraft) {
	var r roleDraft
	at, ok := a.object(fields{
		{"role", func() { r.role = a.word() }},
		{"mention", func() { r.mention = a.word() }},
		{"presence", func() { r.presence = a.word() }},
	})
	if ok {
		r.role.pos, r.mention.pos = given(r.role, at), given(r.mention, at)
		e.roles = append(e.roles, r)
	}
}

// eventTime reads a time; its edtf says when the mention is, wherever it is used.
func (a *jsonArticle) eventTime(e *eventDraft) {
	var mention, when word
	at, ok := a.object(fields{
		{"mention", func() { mention = a.word() }},
		{"edtf", func() { when = a.word() }},
	})
	if !ok {
		return
	}
	mention.pos = given(mention, at)
	e.times = append(e.times, mention)
	if when.s != "" {
		a.times = append(a.times, timeDraft{mention, when})
	}
}

func (a *jsonArticle) eventSource(e *eventDraft) {
	s := &sourceDraft{}
	at, ok := a.object(fields{
		{"mention", func() { s.mention = a.word() }},
		{"verb", func() { a.verb(s) }},
	})
	if ok {
		s.mention.pos = given(s.mention, at)
		e.sources = append(e.sources, s)
	}
}

// verb reads a reporting word: a span, or a string that stands somewhere in the text.
func (a *jsonArticle) verb(s *sourceDraft) {
	store := func(f []graph.Span, ok bool) {
		if ok {
			s.verb = a.draft.text.words(f)
		}
	}
	at := a.here()
	if !strings.HasPrefix(a.src.text[at.off:], `"`) {
		a.spanOf(store)
		return
	}
	anywhere := &jsonSpan{start: -1, end: -1, before: a.problems.count()}
	anywhere.quote, anywhere.occurrence = a.word(), 1
	a.later(at, anywhere, store)
}

// relation reads an element of "relations".
func (a *jsonArticle) relation() {
	r := &relationDraft{}
	readType, readKept := a.sourceFields(&r.sourceType, &r.kept)
	at, ok := a.object(fields{
		{"sourceType", readType},
		{"kept", readKept},
		{"type", func() { r.label = a.word() }},
		{"from", func() { r.from = a.word() }},
		{"to", func() { r.to = a.word() }},
		{"polarity", func() { r.polarity = a.word() }},
		{"modality", func() { r.modality = a.word() }},
	})
	if ok {
		r.label.pos, r.from.pos, r.to.pos = given(r.label, at), given(r.from, at), given(r.to, at)
		a.draft.relations = append(a.draft.relations, r)
	}
}

func (a *jsonArticle) zone() {
	z := &zoneDraft{}
	var s jsonSpan
	at, ok := a.object(a.spanFields(fields{{"type", func() { z.label = a.word() }}}, &s))
	if !ok {
		return
	}
	z.label.pos = given(z.label, at)
	a.draft.zones = append(a.draft.zones, z)
	a.later(at, &s, func(fragments []graph.Span, ok bool) { z.fragments = fragments })
}
