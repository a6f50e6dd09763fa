package loader

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
)

func compareIDs(a, b graph.ID) int { return cmp.Compare(a, b) }

func compareSpans(a, b graph.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// makeMentions makes the mentions; two with one span and type are one.
func (b *builder) makeMentions() {
	for _, m := range b.draft.mentions {
		if !b.isNew(m.id) || b.draft.broken[m.id.s] {
			continue
		}
		kind, ok := find(mentionTypes, m.label.s)
		if !ok {
			b.problems.add(m.label.pos, "unknown type of mention %s: %s", shown(m.label.s), suggestion(m.label.s, labels(mentionTypes)))
			b.draft.broken[m.id.s] = true
			continue
		}
		b.mentions[m.id.s] = b.describe(b.mentionOf(kind, m), m)
	}
	for _, m := range b.draft.mentions { // which may name others
		if e := b.mentions[m.id.s]; e != nil {
			e.Kept = graph.SortKept(append(e.Kept, b.kept(m.kept)...))
		}
	}
}

// isNew checks a local id of a mention; brat's own lines were checked before.
func (b *builder) isNew(id word) bool {
	if !isLocalID(id.s) {
		b.problems.add(id.pos, "%s cannot be an id: use letters, digits and - . _ ~ :", shown(id.s))
		return false
	}
	if _, taken := b.mentions[id.s]; taken {
		b.problems.add(id.pos, "the id %s is taken", id.s)
		return false
	}
	return true
}

func isLocalID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !isLocalLetter(r) })
}

func isLocalLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || strings.ContainsRune("._~:-", r)
}

// mentionOf returns the mention with this span, or this name where it has no span.
func (b *builder) mentionOf(kind graph.MentionType, m *mentionDraft) *entry {
	if len(m.fragments) > 0 {
		return b.mention(graph.MentionID(b.article, kind, m.fragments...), kind, b.draft.text.words(m.fragments), m.fragments, m.id.pos)
	}
	return b.mention(graph.NamedMentionID(b.article, kind, cmp.Or(m.fullName, m.name)), kind, m.name, nil, m.id.pos)
}

func (b *builder) mention(id graph.ID, kind graph.MentionType, words string, fragments []graph.Span, at pos) *entry {
	if known := b.unique[id]; known != nil {
		return known
	}
	e := &entry{at: at, Mention: graph.Mention{ID: id, Article: b.article, Type: kind, Text: words, Fragments: fragments}}
	b.unique[id] = e
	b.order = append(b.order, e)
	return e
}

// kept gives what the source says in words of its own its final form.
func (b *builder) kept(drafts []keptDraft) []graph.Kept {
	var list []graph.Kept
	for _, d := range drafts {
		k := graph.Kept{Name: cmp.Or(d.name, "unnamed"), Value: d.value}
		switch {
		case len(d.span) > 0:
			k.Value = string(graph.SpanID(b.article, d.span...))
		case d.mention.s != "":
			e := b.mentions[d.mention.s]
			if e == nil {
				continue // broken, which is told
			}
			k.Value = string(e.ID)
		}
		list = append(list, k)
	}
	return graph.SortKept(list)
}

// setSourceType keeps the label of the source. A mention that has two of them
// has the first in the order of letters; the other is kept beside it.
func (e *entry) setSourceType(label string) {
	if label == "" || label == e.SourceType {
		return
	}
	if e.SourceType != "" {
		e.Kept = append(e.Kept, graph.Kept{Name: "type", Value: max(label, e.SourceType)})
		label = min(label, e.SourceType)
	}
	e.SourceType = label
}

// describe adds what a draft says of a mention.
func (b *builder) describe(e *entry, m *mentionDraft) *entry {
	b.setKind(e, m.kind)
	for _, w := range m.sameAs {
		if iri := b.reference(e, w); iri != "" {
			e.SameAs = append(e.SameAs, iri)
		}
	}
	slices.Sort(e.SameAs)
	e.SameAs = slices.Compact(e.SameAs)
	e.Anonymous = e.Anonymous || m.anonymous.s != ""
	if tag := b.languageTag(m.lang); tag != "" {
		if e.Lang != "" && e.Lang != tag {
			b.problems.add(m.lang.pos, "the language of %q is %s here and %s elsewhere", e.Text, tag, e.Lang)
		}
		e.Lang = tag
	}
	if m.anonymous.s != "" && !e.Type.IsActor() {
		b.problems.add(m.anonymous.pos, "a %s cannot be Anonymous: only a source is", labelOf(e.Type))
	}
	for _, w := range m.when {
		b.setTime(e, w)
	}
	e.setSourceType(m.sourceType)
	return e
}

// setKind reads the kind of an organization or a place.
func (b *builder) setKind(e *entry, w word) {
	if w.s == "" {
		return
	}
	var kinds []row[string]
	switch e.Type {
	case graph.MentionOrganization:
		kinds = organizationKinds
	case graph.MentionPlace:
		kinds = placeKinds
	default:
		b.problems.add(w.pos, "a %s has no Kind: only an Organization or a Place has", labelOf(e.Type))
		return
	}
	kind, ok := find(kinds, w.s)
	if !ok {
		b.problems.add(w.pos, "unknown Kind of %s %s: %s", labelOf(e.Type), shown(w.s), suggestion(w.s, labels(kinds)))
		return
	}
	b.haveKind(e, kind, w.pos)
}

// haveKind gives a mention its kind; two kinds are a conflict.
func (b *builder) haveKind(e *entry, kind string, at pos) {
	if e.Kind != "" && e.Kind != kind {
		b.problems.add(at, "the Kind of %q is %s here and %s elsewhere", e.Text, kind, e.Kind)
		return
	}
	if e.Kind == "" {
		e.Kind, e.kindAt = kind, at
	}
}

// wikidata begins "www." and "wikidata" with one letter, so that the expression needs no way back: one that does costs
// a table for each text.
var wikidata = regexp.MustCompile(`^(?:Wikidata:|https?://w(?:ww\.w)?ikidata\.org/(?:wiki|entity)/)(Q[1-9][0-9]*)$`)

// reference reads an id of a knowledge base as an IRI; Wikidata's own canonical
// IRIs are those under http://www.wikidata.org/entity/.
func (b *builder) reference(e *entry, w word) string {
	if e.Type == graph.MentionTime {
		b.problems.add(w.pos, "a Time has no Reference: give it its time")
		return ""
	}
	if m := wikidata.FindStringSubmatch(w.s); m != nil {
		return "http://www.wikidata.org/entity/" + m[1]
	}
	if strings.HasPrefix(w.s, "Wikidata:") || !isWebAddress(w.s) {
		b.problems.add(w.pos, "%s is not a reference: write Wikidata:Q90 or a full https://… IRI", shown(w.s))
		return ""
	}
	return w.s
}

// makePublisher makes the outlet a mention that has only a name, with the
// further spellings of its name.
func (b *builder) makePublisher() {
	m := b.draft.meta
	if m.publisher.s == "" {
		if len(m.publisherNames) > 0 {
			b.problems.add(m.publisherNames[0].pos, "publisherNames are further spellings: give publisher too")
		}
		return
	}
	for i, name := range append([]word{m.publisher}, m.publisherNames...) {
		if strings.TrimSpace(name.s) == "" {
			b.problems.add(name.pos, "an outlet's name is empty")
			continue
		}
		e := b.mention(graph.NamedMentionID(b.article, graph.MentionOrganization, name.s), graph.MentionOrganization, name.s, nil, name.pos)
		b.haveKind(e, kindMedia, name.pos)
		if i == 0 {
			b.out.Article.Publisher = e.ID
		}
		b.same.join(b.out.Article.Publisher, e.ID)
	}
}

// wanted is what a reference must be.
type wanted struct {
	what string
	fits func(graph.MentionType) bool
}

var (
	wantActor    = wanted{"a Person, Organization or Group", graph.MentionType.IsActor}
	wantHolder   = wanted{"a Person or Group", isOneOf(graph.MentionPerson, graph.MentionGroup)}
	wantPlace    = wanted{"a Place", isOneOf(graph.MentionPlace)}
	wantTime     = wanted{"a Time", isOneOf(graph.MentionTime)}
	wantTopic    = wanted{"a Topic", isOneOf(graph.MentionTopic)}
	wantPosition = wanted{"a Position", isOneOf(graph.MentionPosition)}
	wantOffice   = wanted{"an Organization", isOneOf(graph.MentionOrganization)}
	wantWhom     = wanted{"an Organization or Group", isOneOf(graph.MentionOrganization, graph.MentionGroup)}
)

func isOneOf(types ...graph.MentionType) func(graph.MentionType) bool {
	return func(t graph.MentionType) bool { return slices.Contains(types, t) }
}

// refer finds the mention that an argument names and checks that it fits.
func (b *builder) refer(w word, argument string, want wanted) *entry {
	e := b.mentions[w.s]
	switch {
	case e == nil && b.draft.broken[w.s]:
	case e == nil:
		b.problems.add(w.pos, "%s; %s takes %s", b.draft.absent(w.s), argument, want.what)
	case !want.fits(e.Type):
		b.problems.add(w.pos, "%s is a %s; %s takes %s", w.s, labelOf(e.Type), argument, want.what)
	default:
		return e
	}
	return nil
}
