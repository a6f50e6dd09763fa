package quads

import (
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// words gives the words at given places of an article's text.
type words struct {
	text  string
	runes []rune
}

func newWords(text string) words { return words{text: text, runes: []rune(text)} }

// holds tells whether the spans lie within the text, or there is no text to
// compare them with.
func (t words) holds(spans ...graph.Span) bool {
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || (t.text != "" && s.End > len(t.runes)) {
			return false
		}
	}
	return true
}

// of returns the words that the mention has according to its place or name.
func (t words) of(name string, fragments []graph.Span) string {
	if t.text == "" || len(fragments) == 0 || !t.holds(fragments...) {
		return name
	}
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = string(t.runes[f.Start:f.End])
	}
	return strings.Join(parts, " ")
}

// mention writes what its id and the text do not tell.
func (w *writer) mention(m *graph.Mention, article graph.ID, text words) {
	kind, name, fragments, err := graph.ParseMentionID(m.ID)
	switch {
	case err != nil:
		w.fail("%v", err)
	case kind != m.Type || !slices.Equal(fragments, m.Fragments) || m.Article != article || m.ID.Article() != article:
		w.fail("the type, place and article of mention %s are not those of its id", m.ID)
	case !text.holds(fragments...):
		w.fail("mention %s lies beyond the text", m.ID)
	case m.Text == "":
		w.fail("mention %s has no words", m.ID)
	}
	if m.Text != text.of(name, fragments) {
		w.say(m.ID, termExact, m.Text)
	}
	w.say(m.ID, termKind, m.Kind)
	for _, same := range m.SameAs {
		w.refer(m.ID, termSameAs, graph.ID(same))
	}
	w.refer(m.ID, termActsFor, m.ActsFor)
	if m.Anonymous {
		w.typed(m.ID, termAnonymous, "true", typeBoolean)
	}
	w.say(m.ID, termLanguage, m.Lang)
	w.say(m.ID, termSourceType, m.SourceType)
	w.kept(m.ID, m.Kept)
}

func (r *reader) mention(id graph.ID, text words) (graph.Mention, bool) {
	kind, name, fragments, err := graph.ParseMentionID(id)
	if err != nil {
		return graph.Mention{}, false
	}
	r = r.of(id)
	return graph.Mention{
		ID: id, Article: id.Article(), Type: kind, Fragments: fragments,
		Text:      r.textOr(text.of(name, fragments), id, termExact),
		Kind:      r.text(id, termKind),
		SameAs:    r.texts(id, termSameAs),
		ActsFor:   r.id(id, termActsFor),
		Anonymous: r.text(id, termAnonymous) != "",
		Lang:      r.text(id, termLanguage),

		SourceType: r.text(id, termSourceType),
		Kept:       r.kept(id),
	}, true
}

// named returns the mentions of the article that the quads of a revision name,
// sorted: as the subject, or as the object of a predicate that relates mentions.
func named(article graph.ID, quads []quad.Quad) []graph.ID {
	found := make(map[graph.ID]bool)
	note := func(v quad.Value) {
		id := graph.ID(textOf(v))
		if id.Article() != article || !id.IsMention() || found[id] {
			return
		}
		if _, _, _, err := graph.ParseMentionID(id); err == nil {
			found[id] = true
		}
	}
	for i, q := range quads {
		if i == 0 || q.Subject != quads[i-1].Subject {
			note(q.Subject)
		}
		switch q.Predicate {
		case termMentions.iri, termPublisher.iri, termActsFor.iri, termCorefersWith.iri:
			note(q.Object)
		}
	}
	return slices.Sorted(maps.Keys(found))
}
