package loader

import (
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// refusal tells what a graph says that annotation would have refused. Quads that
// Parley wrote never do; somebody may have changed them.
type refusal struct {
	// label is the graph, and value a term of the quad that is wrong; empty: of any.
	label, value graph.ID
	msg          string
}

// soundness checks the states of an article by the rules that hold for what is annotated.
type soundness struct {
	text []rune
	// known are the mentions and the claims of the state that is checked.
	mentions map[graph.ID]*graph.Mention
	claims   map[graph.ID]bool
}

// checkStates returns what is wrong with the first state that is not sound, else nil.
func checkStates(h *quads.History) *refusal {
	s := &soundness{text: []rune(h.Text)}
	for state := range statesOf(h) {
		if r := s.state(state); r != nil {
			return r
		}
	}
	return nil
}

func (s *soundness) state(a *graph.AnnotatedArticle) *refusal {
	s.mentions, s.claims = make(map[graph.ID]*graph.Mention, len(a.Mentions)), make(map[graph.ID]bool, len(a.Claims))
	for i := range a.Mentions {
		s.mentions[a.Mentions[i].ID] = &a.Mentions[i]
	}
	for i := range a.Claims {
		s.claims[a.Claims[i].ID] = true
	}
	if r := s.revision(a); r != nil {
		r.label = quads.RevisionLabel(a.Article.ID, a.Article.Revision)
		return r
	}
	for i := range a.Claims {
		if r := s.claim(&a.Claims[i]); r != nil {
			r.label = a.Claims[i].ID
			return r
		}
	}
	return nil
}

func refuse(value graph.ID, format string, args ...any) *refusal {
	return &refusal{value: value, msg: fmt.Sprintf(format, args...)}
}

// revision checks the metadata, the mentions and what corefers.
func (s *soundness) revision(a *graph.AnnotatedArticle) *refusal {
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if len(m.Fragments) == 0 {
			continue
		}
		if r := s.span(m.ID, "the mention ", m.Fragments); r != nil {
			return r
		}
		if words := s.words(m.Fragments); words != m.Text {
			return refuse(m.ID, "the mention %s is %s, but the text there is %s", m.ID, shown(m.Text), shown(words))
		}
	}
	for _, z := range a.Article.Zones {
		if r := s.span("", "a "+strings.ToLower(string(z.Type)), []graph.Span{z.Span}); r != nil {
			return r
		}
	}
	for _, group := range a.Coreference {
		for _, id := range group {
			if s.mentions[id] == nil && !s.claims[id] {
				return refuse(id, "%s corefers with others, but there is no such mention or claim", id)
			}
		}
	}
	return nil
}

// span checks that fragments lie in the text, one after the other. The id, if any, is
// told behind what they are.
func (s *soundness) span(id graph.ID, what string, fragments []graph.Span) *refusal {
	end := 0
	for _, f := range fragments {
		if f.Start < end || f.End <= f.Start || f.End > len(s.text) {
			return refuse(id, "%s%s is at %d,%d, which is nothing in a text of %d characters, or not behind what comes before it",
				what, id, f.Start, f.End, len(s.text))
		}
		end = f.End
	}
	return nil
}

func (s *soundness) words(fragments []graph.Span) string {
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = string(s.text[f.Start:f.End])
	}
	return strings.Join(parts, " ")
}

func (s *soundness) claim(c *graph.Claim) *refusal {
	if r := s.place(c); r != nil {
		return r
	}
	if _, known := graph.EventTypeByName(c.Type); c.IsEvent() && !known {
		return refuse(graph.ID(c.Type), "%s is no type of event: see parley check --types", shown(c.Type))
	}
	for _, v := range []struct {
		value string
		known bool
	}{
		{string(c.Status), isValue(statuses, c.Status)},
		{string(c.Polarity), isValue(polarities, c.Polarity)},
		{string(c.Modality), isValue(modalities, c.Modality)},
	} {
		if !v.known {
			return refuse(graph.ID(v.value), "there is no status, polarity or modality %s", shown(v.value))
		}
	}
	return s.named(c)
}

// place checks that the words that tell of the event stand in the sentence.
func (s *soundness) place(c *graph.Claim) *refusal {
	if c.Sentence != (graph.Span{}) {
		if r := s.span("", "the sentence", []graph.Span{c.Sentence}); r != nil {
			r.value = graph.SpanID(c.Article, c.Sentence)
			return r
		}
	}
	if len(c.Trigger) == 0 {
		return nil
	}
	if r := s.span("", "the trigger", c.Trigger); r != nil {
		r.value = graph.SpanID(c.Article, c.Trigger...)
		return r
	}
	if hull := graph.Hull(c.Trigger); !c.Sentence.Contains(hull) {
		return refuse(graph.SpanID(c.Article, c.Trigger...), "the trigger, at %d,%d, is not in the sentence of the claim, at %d,%d",
			hull.Start, hull.End, c.Sentence.Start, c.Sentence.End)
	}
	return nil
}

// named checks that all that a claim names is there, and of the type that is wanted.
func (s *soundness) named(c *graph.Claim) *refusal {
	var first *refusal
	want := func(what string, want wanted, ids ...graph.ID) {
		for _, id := range ids {
			switch m := s.mentions[id]; {
			case first != nil:
			case m == nil:
				first = refuse(id, "there is no mention %s; %s takes %s", id, what, want.what)
			case !want.fits(m.Type):
				first = refuse(id, "%s is a %s; %s takes %s", id, labelOf(m.Type), what, want.what)
			}
		}
	}
	want(argPlace, wantPlace, c.Places...)
	want(argTopic, wantTopic, c.Topics...)
	for _, p := range c.Participations {
		want("a role", wantActor, p.Mention)
		if first == nil && !isValue(presences, p.Presence) {
			first = refuse(p.Mention, "there is no presence %s", shown(string(p.Presence)))
		}
	}
	for _, t := range c.Times {
		want(argTime, wantTime, t.Mention)
	}
	for _, source := range c.Attribution {
		want(argSource, wantActor, source.Mention)
	}
	if p := c.Position; p != nil {
		want(relHolds, wantHolder, p.Holder)
		want(relHolds, wantPosition, p.Title)
		if p.Organization != "" {
			want(relOf, wantOffice, p.Organization)
		}
	}
	if w := c.Within; w != nil {
		want(relWithin, wantPlace, w.Inner, w.Outer)
	}
	if l := c.Link; l != nil && first == nil {
		for _, id := range []graph.ID{l.From, l.To} {
			if !s.claims[id] {
				return refuse(id, "there is no claim %s to link", id)
			}
		}
	}
	return first
}

func isValue[T comparable](rows []row[T], value T) bool {
	for _, r := range rows {
		if r.value == value {
			return true
		}
	}
	return false
}
