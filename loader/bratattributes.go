package loader

import "strings"

// attribute is a row of the table of attributes: where the value goes. The
// place is nil for a target that cannot have the attribute.
type attribute struct {
	name, of string
	place    func(t target) *word
}

var attributes = []attribute{
	{"Status", "an event", func(t target) *word {
		return ofEvent(t, func(e *eventDraft) *word { return &e.status })
	}},
	{"Polarity", "an event or a relation", func(t target) *word {
		if t.relation != nil {
			return &t.relation.polarity
		}
		return ofEvent(t, func(e *eventDraft) *word { return &e.polarity })
	}},
	{"Modality", "an event or a relation", func(t target) *word {
		if t.relation != nil {
			return &t.relation.modality
		}
		return ofEvent(t, func(e *eventDraft) *word { return &e.modality })
	}},
	{"Presence", "a mention or an event", func(t target) *word {
		if t.mention != nil {
			return &t.mention.presence
		}
		return ofEvent(t, func(e *eventDraft) *word { return &e.presence })
	}},
	{"Kind", "a mention", func(t target) *word {
		return ofMention(t, func(m *mentionDraft) *word { return &m.kind })
	}},
	{"Lang", "a mention", func(t target) *word {
		return ofMention(t, func(m *mentionDraft) *word { return &m.lang })
	}},
	{attrAnonymous, "a mention", func(t target) *word {
		return ofMention(t, func(m *mentionDraft) *word { return &m.anonymous })
	}},
}

// attrAnonymous is the one attribute that has no value.
const attrAnonymous = "Anonymous"

func ofEvent(t target, place func(*eventDraft) *word) *word {
	if t.event == nil {
		return nil
	}
	return place(t.event)
}

func ofMention(t target, place func(*mentionDraft) *word) *word {
	if t.mention == nil {
		return nil
	}
	return place(t.mention)
}

// attribute reads an A or M line: NAME TARGET [VALUE].
func (b *bratArticle) attribute(l bratLine) {
	words := l.body.split()
	if len(words) < 2 || len(words) > 3 {
		b.problems.add(l.body.pos, "an attribute is NAME TARGET VALUE, not %s", shown(l.body.s))
		return
	}
	row, ok := findAttribute(words[0].s)
	if !ok {
		b.problems.add(words[0].pos, "unknown attribute %s: %s", shown(words[0].s), suggestion(words[0].s, attributeNames()))
		return
	}
	value := word{words[0].pos, ""}
	if len(words) == 3 {
		value = words[2]
	}
	switch flag := row.name == attrAnonymous; {
	case flag && value.s != "":
		b.problems.add(value.pos, "%s has no value", row.name)
		return
	case flag:
		value.s = "true"
	case value.s == "":
		b.problems.add(l.body.pos, "the value of %s is missing", row.name)
		return
	}
	b.setAttribute(row, words[1], value)
}

func (b *bratArticle) setAttribute(row attribute, id, value word) {
	t, ok := b.target(id)
	if !ok {
		return
	}
	place := row.place(t)
	switch {
	case place == nil:
		b.problems.add(id.pos, "%s belongs to %s, not to %s", row.name, row.of, id.s)
	case place.s != "" && place.s != value.s:
		line, _ := place.src.position(place.off)
		b.problems.add(value.pos, "%s of %s is %s here and %s on line %d", row.name, id.s, value.s, place.s, line)
	case place.s == "":
		*place = value
	}
}

func findAttribute(name string) (attribute, bool) {
	for _, a := range attributes {
		if a.name == name {
			return a, true
		}
	}
	return attribute{}, false
}

func attributeNames() []string {
	var names []string
	for _, a := range attributes {
		names = append(names, a.name)
	}
	return names
}

// target finds what a line is about; what is not there is a problem.
func (b *bratArticle) target(id word) (target, bool) {
	t, ok := b.targets[id.s]
	if !ok && !b.draft.broken[id.s] {
		b.problems.add(id.pos, "%s", b.draft.absent(id.s))
	}
	return t, ok
}

// normalisation reads an N line: Reference T5 Wikidata:Q90, or Time T6 EDTF:2025-07-24.
func (b *bratArticle) normalisation(l bratLine) {
	head, _, _ := l.body.cut("\t") // the name after the TAB is for the reader
	words := head.split()
	if len(words) != 3 {
		b.problems.add(head.pos, "a normalisation is TYPE TARGET VALUE, not %s", shown(head.s))
		return
	}
	kind, id, value := words[0], words[1], words[2]
	t, ok := b.target(id)
	if !ok {
		return
	}
	if t.mention == nil {
		b.problems.add(id.pos, "%s is not a mention", id.s)
		return
	}
	switch kind.s {
	case "Reference":
		t.mention.sameAs = append(t.mention.sameAs, value)
	case "Time":
		scheme, when, _ := value.cut(":")
		if scheme.s != "EDTF" {
			b.problems.add(value.pos, "a time is written as EDTF:2025-07-24, not %s", shown(value.s))
			return
		}
		t.mention.when = append(t.mention.when, when)
	default:
		b.problems.add(kind.pos, "unknown normalisation %s: %s", shown(kind.s), suggestion(kind.s, []string{"Reference", "Time"}))
	}
}

// coreference reads a * line.
func (b *bratArticle) coreference(l bratLine) {
	words := l.body.split()
	if len(words) == 0 || words[0].s != "Coreference" {
		b.problems.add(l.body.pos, "a * line is Coreference and ids, not %s", shown(l.body.s))
		return
	}
	if len(words) < 3 {
		b.problems.add(l.body.pos, "coreference needs two ids or more")
	}
	b.draft.groups = append(b.draft.groups, groupDraft{words[1:]})
}

// The notes that are read. Any other is for the reader, and stays out of the graph.
const (
	noteSourceType = "SourceType" // the label that another tool has
	noteKept       = "Kept"       // NAME=VALUE, which it says in words of its own
)

// note reads a # line, which is about something.
func (b *bratArticle) note(l bratLine) {
	head, text, _ := l.body.cut("\t")
	words := head.split()
	if len(words) < 2 {
		b.problems.add(l.body.pos, "a note is TYPE TARGET and, after a TAB, its text")
		return
	}
	id := words[1]
	if b.firstLine[id.s] == 0 {
		b.problems.add(id.pos, "%s", b.draft.absent(id.s))
		return
	}
	if label := words[0].s; label != noteSourceType && label != noteKept {
		return
	}
	sourceType, kept := sourceOf(b.targets[id.s])
	if kept == nil {
		if !b.draft.broken[id.s] {
			b.problems.add(id.pos, "%s belongs to a mention, an event or a relation, not to %s", words[0].s, id.s)
		}
		return
	}
	unescape := strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\e`, "=", `\\`, `\`)
	if words[0].s == noteSourceType {
		*sourceType = unescape.Replace(text.s)
		return
	}
	name, value, ok := strings.Cut(text.s, "=")
	if !ok || name == "" {
		b.problems.add(text.pos, "what is kept is NAME=VALUE, not %s", shown(text.s))
		return
	}
	*kept = append(*kept, keptDraft{name: unescape.Replace(name), value: unescape.Replace(value)})
}

// sourceOf is where a target keeps what another tool has said of it.
func sourceOf(t target) (sourceType *string, kept *[]keptDraft) {
	switch {
	case t.mention != nil:
		return &t.mention.sourceType, &t.mention.kept
	case t.event != nil:
		return &t.event.sourceType, &t.event.kept
	case t.relation != nil:
		return &t.relation.sourceType, &t.relation.kept
	}
	return nil, nil
}

// givePresence hands the presence of a mention to every role that it fills.
func (b *bratArticle) givePresence() {
	fills := map[string]bool{}
	for _, e := range b.draft.events {
		for i := range e.roles {
			r := &e.roles[i]
			fills[r.mention.s] = true
			if m := b.targets[r.mention.s].mention; m != nil {
				r.presence = m.presence
			}
		}
	}
	for _, m := range b.draft.mentions {
		if m.presence.s != "" && !fills[m.id.s] {
			b.problems.add(m.presence.pos, "%s fills no role in any event: its Presence says nothing", m.id.s)
		}
	}
}
