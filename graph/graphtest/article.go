// Package graphtest builds small annotated articles for tests, and random
// corpora of any size for properties and benchmarks. Nothing in it is used
// outside of tests.
package graphtest

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Recorded is when the articles of this package were stored.
var Recorded = time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)

// Article is an annotated article under construction. Mentions follow one
// another in the text.
type Article struct {
	graph.AnnotatedArticle
	end int
}

// NewArticle starts an article without mentions: "000" becomes article/000.
func NewArticle(name string) *Article {
	return &Article{AnnotatedArticle: graph.AnnotatedArticle{Article: graph.Article{
		ID: graph.NewArticleID(name), Kind: graph.KindNews, Title: "Title of " + name, RecordedAt: Recorded,
	}}}
}

// Mention adds a mention and returns its id. Each change is made to it before it is added.
func (a *Article) Mention(t graph.MentionType, text string, changes ...func(*graph.Mention)) graph.ID {
	span := graph.Span{Start: a.end, End: a.end + len([]rune(text))}
	a.end = span.End + 1
	m := graph.Mention{
		ID: graph.MentionID(a.Article.ID, t, span), Article: a.Article.ID, Type: t, Text: text, Fragments: []graph.Span{span},
	}
	for _, change := range changes {
		change(&m)
	}
	a.Mentions = append(a.Mentions, m)
	return m.ID
}

// Kind states the kind of a mention.
func Kind(kind string) func(*graph.Mention) { return func(m *graph.Mention) { m.Kind = kind } }

// SameAs gives a mention ids in knowledge bases.
func SameAs(iris ...string) func(*graph.Mention) {
	return func(m *graph.Mention) { m.SameAs = slices.Sorted(slices.Values(iris)) }
}

// ActsFor says on whose behalf the actor of a mention acts.
func ActsFor(whom graph.ID) func(*graph.Mention) {
	return func(m *graph.Mention) { m.ActsFor = whom }
}

// Person adds a mention of a person.
func (a *Article) Person(text string, changes ...func(*graph.Mention)) graph.ID {
	return a.Mention(graph.MentionPerson, text, changes...)
}

// Organization adds a mention of an organization.
func (a *Article) Organization(text string, changes ...func(*graph.Mention)) graph.ID {
	return a.Mention(graph.MentionOrganization, text, changes...)
}

// Group adds a mention of a group.
func (a *Article) Group(text string, changes ...func(*graph.Mention)) graph.ID {
	return a.Mention(graph.MentionGroup, text, changes...)
}

// Place adds a mention of a place; kind may be empty.
func (a *Article) Place(text, kind string, changes ...func(*graph.Mention)) graph.ID {
	return a.Mention(graph.MentionPlace, text, append(changes, Kind(kind))...)
}

// At adds a mention of a time and returns it as a claim gives it.
func (a *Article) At(text, when string) graph.ClaimedTime {
	id := a.Mention(graph.MentionTime, text)
	if when == "" {
		return graph.ClaimedTime{Mention: id}
	}
	return graph.ClaimedTime{Mention: id, When: edtf.MustParse(when)}
}

// Corefer says that mentions, or claims, are one.
func (a *Article) Corefer(ids ...graph.ID) {
	a.Coreference = append(a.Coreference, slices.Sorted(slices.Values(ids)))
}

// Publish names the publisher of the article by a mention without a span.
func (a *Article) Publish(outlet string) {
	id := graph.NamedMentionID(a.Article.ID, graph.MentionOrganization, outlet)
	a.Mentions = append(a.Mentions, graph.Mention{
		ID: id, Article: a.Article.ID, Type: graph.MentionOrganization, Text: outlet, Kind: "MEDIA",
	})
	a.Article.Publisher = id
}

// Claim adds a claim and returns its id. What is left empty is filled in: its
// id, the instant, a meeting, HELD, POSITIVE, ASSERTED, and each participant's
// presence, that of its status.
func (a *Article) Claim(c graph.Claim) graph.ID {
	c.Article, c.RecordedAt = a.Article.ID, a.Article.RecordedAt
	c.Type = cmp.Or(c.Type, "meeting")
	c.Status = cmp.Or(c.Status, graph.StatusHeld)
	c.Polarity = cmp.Or(c.Polarity, graph.PolarityPositive)
	c.Modality = cmp.Or(c.Modality, graph.ModalityAsserted)
	for i := range c.Participations {
		p := &c.Participations[i]
		p.Role, p.Presence = cmp.Or(p.Role, graph.RoleParticipant), cmp.Or(p.Presence, c.Status.Presence())
	}
	c.Sentence = graph.Span{Start: a.end, End: a.end + 1}
	c.Trigger = []graph.Span{c.Sentence}
	a.end += 2
	if c.ID == "" {
		c.ID = graph.ID(fmt.Sprintf("claim/%s/%s-%s", a.Article.ID.Local(), c.Type, graph.Digest(8, fmt.Sprintf("%+v", c))))
	}
	a.Claims = append(a.Claims, c)
	return c.ID
}

// Present makes participants of mentions, with role and presence left to [Article.Claim].
func Present(mentions ...graph.ID) []graph.ClaimedParticipation {
	var all []graph.ClaimedParticipation
	for _, m := range mentions {
		all = append(all, graph.ClaimedParticipation{Mention: m})
	}
	return all
}

// Corpus puts articles and judgements together, sorted as a store does.
func Corpus(articles []*Article, judgements ...graph.Judgement) *graph.Corpus {
	c := &graph.Corpus{Judgements: judgements}
	for _, a := range articles {
		slices.SortFunc(a.Mentions, func(x, y graph.Mention) int { return cmp.Compare(x.ID, y.ID) })
		slices.SortFunc(a.Claims, func(x, y graph.Claim) int { return cmp.Compare(x.ID, y.ID) })
		a.Article.Revision = graph.Digest(16, fmt.Sprintf("%+v", a.Mentions), fmt.Sprintf("%+v", a.Claims), fmt.Sprint(a.Coreference))
		c.Articles = append(c.Articles, a.AnnotatedArticle)
	}
	slices.SortFunc(c.Articles, func(x, y graph.AnnotatedArticle) int { return cmp.Compare(x.Article.ID, y.Article.ID) })
	slices.SortFunc(c.Judgements, func(x, y graph.Judgement) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID))
	})
	return c
}

// Judge makes an editor's judgement; day counts from [Recorded].
func Judge(left graph.ID, verdict graph.Verdict, right graph.ID, day int) graph.Judgement {
	return graph.Judgement{
		ID:   graph.NewJudgementID(left, right, verdict, "editor", "as read"),
		Left: min(left, right), Right: max(left, right), Verdict: verdict,
		By: "editor", Reason: "as read", At: Recorded.AddDate(0, 0, day),
	}
}
