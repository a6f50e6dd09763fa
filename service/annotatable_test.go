package service_test

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// annotatable leaves of a random article what annotation may say: words that
// stand in the text, triggers in their sentences, mentions of the right types.
func annotatable(a *graph.AnnotatedArticle) {
	text := []rune(a.Article.Text)
	types := map[graph.ID]graph.MentionType{}
	a.Mentions = slices.DeleteFunc(a.Mentions, func(m graph.Mention) bool { return !inOrder(m.Fragments) })
	for i := range a.Mentions {
		m := &a.Mentions[i]
		types[m.ID] = m.Type
		var words []string
		for _, f := range m.Fragments {
			words = append(words, string(text[f.Start:f.End]))
		}
		if words != nil {
			m.Text = strings.Join(words, " ")
		}
	}
	gone := func(id graph.ID) bool { return types[id] == "" }
	if gone(a.Article.Publisher) {
		a.Article.Publisher = ""
	}
	for i := range a.Mentions {
		if gone(a.Mentions[i].ActsFor) {
			a.Mentions[i].ActsFor = ""
		}
	}
	a.Article.Zones = slices.DeleteFunc(a.Article.Zones, func(z graph.Zone) bool { return !inOrder([]graph.Span{z.Span}) })
	for i := range a.Coreference {
		a.Coreference[i] = slices.DeleteFunc(a.Coreference[i], gone)
	}
	a.Coreference = slices.DeleteFunc(a.Coreference, func(group []graph.ID) bool { return len(group) < 2 })
	for i := range a.Claims {
		mendClaim(&a.Claims[i], types)
	}
	a.Claims = slices.DeleteFunc(a.Claims, func(c graph.Claim) bool {
		isPlace := func(id graph.ID) bool { return types[id] == graph.MentionPlace }
		return c.Position != nil || c.Link != nil || c.Within != nil && !(isPlace(c.Within.Inner) && isPlace(c.Within.Outer))
	})
}

// inOrder tells whether each of the spans is some words, behind those of the one before.
func inOrder(spans []graph.Span) bool {
	end := 0
	for _, s := range spans {
		if s.Start < end || s.End <= s.Start {
			return false
		}
		end = s.End
	}
	return true
}

func mendClaim(c *graph.Claim, types map[graph.ID]graph.MentionType) {
	if c.IsEvent() {
		c.Type = "meeting"
	}
	if !inOrder(c.Trigger) {
		c.Trigger = nil
	}
	if hull := graph.Hull(c.Trigger); c.Sentence.Start >= c.Sentence.End {
		c.Sentence = hull
	} else if len(c.Trigger) > 0 {
		c.Sentence = graph.Hull([]graph.Span{c.Sentence, hull})
	}
	isNo := func(t graph.MentionType) func(graph.ID) bool { return func(id graph.ID) bool { return types[id] != t } }
	c.Places, c.Topics = slices.DeleteFunc(c.Places, isNo(graph.MentionPlace)), slices.DeleteFunc(c.Topics, isNo(graph.MentionTopic))
	c.Times = slices.DeleteFunc(c.Times, func(t graph.ClaimedTime) bool { return types[t.Mention] != graph.MentionTime })
	c.Attribution = slices.DeleteFunc(c.Attribution, func(s graph.Source) bool { return !types[s.Mention].IsActor() })
	c.Participations = slices.DeleteFunc(c.Participations, func(p graph.ClaimedParticipation) bool { return !types[p.Mention].IsActor() })
}
