package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

var (
	// anything is text of every sort: quotes, line ends, emoji, what needs escapes, no text at all.
	anything = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "a\"b\\c", "two\nlines\r\n\ttab", "السويداء", "🕊️ peace", "<http://example.org/> .", "\x00", "_:b1", "^^<x>", "@en",
	}))
	something = rapid.Map(anything, func(s string) string { return s + "x" })
	// names are those that files may have.
	names = rapid.StringMatching(`[a-z0-9 @;=.é-]{1,8}`)
	times = rapid.SampledFrom([]string{
		"", "2025-07-24", "2025-07", "2025-08~", "2025?", "2025-07-21/2025-07-27", "[2025-07-24,2025-07-26]",
		"../2025-08-19", "1948/..", "2025-07-24T20:30:00Z", "-0044-03-15", "Y170000002", "201X",
	})
	instants = rapid.Map(rapid.Int64Range(0, 1<<60), func(n int64) time.Time { return time.Unix(0, n).UTC() })
)

// Corpora draws corpora of up to three articles and judgements, in the order in
// which a store returns them. All of a corpus can be stored.
func Corpora() *rapid.Generator[*graph.Corpus] {
	return rapid.Custom(func(t *rapid.T) *graph.Corpus {
		c := &graph.Corpus{}
		for _, name := range rapid.SliceOfNDistinct(names, 0, 3, rapid.ID).Draw(t, "names") {
			c.Articles = append(c.Articles, drawArticle(t, graph.NewArticleID(name)))
		}
		slices.SortFunc(c.Articles, func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
		for i := range rapid.IntRange(0, 3).Draw(t, "judgements") {
			c.Judgements = append(c.Judgements, drawJudgement(t, i))
		}
		slices.SortFunc(c.Judgements, func(a, b graph.Judgement) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
		return c
	})
}

func drawArticle(t *rapid.T, id graph.ID) graph.AnnotatedArticle {
	text := anything.Draw(t, "text")
	a := graph.AnnotatedArticle{Article: graph.Article{
		ID: id, Kind: rapid.SampledFrom([]graph.ArticleKind{graph.KindNews, graph.KindDataset}).Draw(t, "kind"),
		Text: text, SHA256: digest(text), Title: anything.Draw(t, "title"), URL: anything.Draw(t, "url"),
		Author: anything.Draw(t, "author"), Language: anything.Draw(t, "language"), Published: drawTime(t),
		PublishedNote: anything.Draw(t, "note"), Revision: rapid.StringMatching(`[0-9a-f]{8,16}`).Draw(t, "revision"),
		DerivedFrom: distinct(t, rapid.OneOf(something, rapid.SampledFrom([]string{"article/1", "https://example.org/a b"}))),
		RecordedAt:  instants.Draw(t, "at"),
	}}
	for _, span := range distinctSpans(t, text) {
		z := graph.Zone{Type: rapid.SampledFrom([]graph.ZoneType{graph.ZoneHeadline, graph.ZoneBoilerplate}).Draw(t, "zone"), Span: span}
		a.Article.Zones = append(a.Article.Zones, z)
	}
	a.Mentions = drawMentions(t, id, text)
	if len(a.Mentions) > 0 && rapid.Bool().Draw(t, "published by") {
		a.Article.Publisher = drawID(t, a.Mentions)
	}
	if n := len(a.Mentions) / 2; n > 1 {
		a.Coreference = [][]graph.ID{idsOf(a.Mentions[:n]), idsOf(a.Mentions[n:])}[:rapid.IntRange(0, 2).Draw(t, "groups")]
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "claims") {
		c := drawClaim(t, &a, i)
		c.RecordedAt = a.Article.RecordedAt
		a.Claims = append(a.Claims, c)
	}
	return a
}

func drawMentions(t *rapid.T, article graph.ID, text string) []graph.Mention {
	types := rapid.SampledFrom([]graph.MentionType{
		graph.MentionPerson, graph.MentionOrganization, graph.MentionGroup, graph.MentionPlace, graph.MentionTime,
	})
	found := make(map[graph.ID]graph.Mention)
	for range rapid.IntRange(0, 6).Draw(t, "mentions") {
		m := graph.Mention{Article: article, Type: types.Draw(t, "type"), Text: something.Draw(t, "words")}
		if spans := distinctSpans(t, text); len(spans) > 0 {
			m.Fragments = spans
			m.ID = graph.MentionID(article, m.Type, spans...)
			if rapid.Bool().Draw(t, "verbatim") {
				m.Text = cmp.Or(wordsAt(text, spans), m.Text)
			}
		} else {
			m.ID = graph.NamedMentionID(article, m.Type, m.Text)
		}
		m.Kind, m.Lang = anything.Draw(t, "kind"), anything.Draw(t, "lang")
		m.SourceType, m.Kept = anything.Draw(t, "source type"), drawKept(t)
		m.SameAs, m.Anonymous = distinct(t, something), rapid.Bool().Draw(t, "anonymous")
		found[m.ID] = m
	}
	var all []graph.Mention
	for _, m := range found {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b graph.Mention) int { return cmp.Compare(a.ID, b.ID) })
	for i := range all {
		if rapid.Bool().Draw(t, "acts for") {
			all[i].ActsFor = drawID(t, all)
		}
	}
	return all
}

func drawClaim(t *rapid.T, a *graph.AnnotatedArticle, i int) graph.Claim {
	c := graph.Claim{
		ID: graph.ID(fmt.Sprintf("claim/%s/%d", a.Article.ID.Local(), i)), Article: a.Article.ID, Type: something.Draw(t, "type"),
		SourceType: anything.Draw(t, "source type"), Trigger: distinctSpans(t, a.Article.Text),
		Status:   rapid.SampledFrom([]graph.Status{graph.StatusHeld, graph.StatusPlanned, graph.StatusUnknown}).Draw(t, "status"),
		Polarity: rapid.SampledFrom([]graph.Polarity{graph.PolarityPositive, graph.PolarityNegative}).Draw(t, "polarity"),
		Modality: rapid.SampledFrom([]graph.Modality{graph.ModalityAsserted, graph.ModalityPossible}).Draw(t, "modality"),
	}
	if spans := distinctSpans(t, a.Article.Text); len(spans) > 0 {
		c.Sentence = spans[0]
	}
	if len(a.Mentions) == 0 {
		return c
	}
	ids := idsOf(a.Mentions)
	some := func(what string) []graph.ID {
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, min(2, len(ids)), rapid.ID).Draw(t, what)
		slices.Sort(chosen)
		return chosen
	}
	c.Places, c.Topics = some("places"), some("topics")
	c.Kept = drawKept(t)
	for _, id := range some("times") {
		c.Times = append(c.Times, graph.ClaimedTime{Mention: id, When: drawTime(t)})
	}
	for _, id := range slices.Backward(some("sources")) {
		c.Attribution = append(c.Attribution, graph.Source{Mention: id, Verb: anything.Draw(t, "verb")})
	}
	presences := []graph.Presence{graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied}
	presence := rapid.SampledFrom(presences).Draw(t, "presence")
	for _, role := range graph.Roles() {
		for _, id := range some(string(role.Role)) {
			c.Participations = append(c.Participations, graph.ClaimedParticipation{Mention: id, Role: role.Role, Presence: presence})
		}
	}
	drawStatement(t, &c, ids, a.Claims)
	return c
}

func drawKept(t *rapid.T) []graph.Kept {
	var list []graph.Kept
	for range rapid.IntRange(0, 2).Draw(t, "kept") {
		list = append(list, graph.Kept{Name: something.Draw(t, "name"), Value: anything.Draw(t, "value")})
	}
	return graph.SortKept(list)
}

// drawStatement makes the claim, perhaps, one that is not about an event.
func drawStatement(t *rapid.T, c *graph.Claim, ids []graph.ID, claims []graph.Claim) {
	one := rapid.SampledFrom(ids)
	switch n := rapid.IntRange(0, 5).Draw(t, "about"); {
	case n == 0:
		c.Type = graph.ClaimPosition
		c.Position = &graph.ClaimedPosition{Holder: one.Draw(t, "holder"), Title: one.Draw(t, "title"), When: drawTime(t)}
		if rapid.Bool().Draw(t, "of") {
			c.Position.Organization = one.Draw(t, "organization")
		}
	case n == 1:
		c.Type, c.Within = graph.ClaimWithin, &graph.ClaimedWithin{Inner: one.Draw(t, "inner"), Outer: one.Draw(t, "outer")}
	case n == 2 && len(claims) > 0:
		kind := rapid.SampledFrom([]graph.LinkKind{graph.LinkPartOf, graph.LinkFollows, graph.LinkRealises}).Draw(t, "link")
		from := claims[rapid.IntRange(0, len(claims)-1).Draw(t, "from")].ID
		c.Type, c.Link = graph.ClaimLink, &graph.ClaimedLink{Kind: kind, From: from, To: claims[0].ID}
	}
}

func drawJudgement(t *rapid.T, i int) graph.Judgement {
	pair := rapid.SliceOfNDistinct(rapid.OneOf(something, names), 2, 2, rapid.ID).Draw(t, "pair")
	slices.Sort(pair)
	j := graph.Judgement{
		ID: graph.ID(fmt.Sprintf("judgement/%d", i)), Left: graph.ID(pair[0]), Right: graph.ID(pair[1]),
		Verdict: rapid.SampledFrom([]graph.Verdict{graph.VerdictSame, graph.VerdictDifferent, graph.VerdictUnsure}).Draw(t, "verdict"),
		By:      something.Draw(t, "by"), Reason: anything.Draw(t, "reason"), At: instants.Draw(t, "at"),
	}
	if rapid.Bool().Draw(t, "scored") {
		score := rapid.Float64Range(0, 1).Draw(t, "score")
		j.Score = &score
	}
	for range rapid.IntRange(0, 2).Draw(t, "features") {
		j.Features = append(j.Features, graph.Feature{
			Name: anything.Draw(t, "feature"), Value: rapid.Float64().Draw(t, "value"),
			Weight: rapid.Float64().Draw(t, "weight"), Detail: anything.Draw(t, "detail"),
		})
	}
	return j
}

func drawTime(t *rapid.T) edtf.Time {
	if text := times.Draw(t, "time"); text != "" {
		return edtf.MustParse(text)
	}
	return edtf.Time{}
}

func drawID(t *rapid.T, mentions []graph.Mention) graph.ID {
	return rapid.SampledFrom(idsOf(mentions)).Draw(t, "id")
}

func idsOf(mentions []graph.Mention) []graph.ID {
	ids := make([]graph.ID, len(mentions))
	for i := range mentions {
		ids[i] = mentions[i].ID
	}
	return ids
}

func distinct(t *rapid.T, g *rapid.Generator[string]) []string {
	texts := rapid.SliceOfNDistinct(g, 0, 2, rapid.ID).Draw(t, "texts")
	slices.Sort(texts)
	return texts
}

// distinctSpans draws up to two spans of the text, in order and apart.
func distinctSpans(t *rapid.T, text string) []graph.Span {
	cuts := rapid.SliceOfNDistinct(rapid.IntRange(0, len([]rune(text))+1), 0, 4, rapid.ID).Draw(t, "cuts")
	slices.Sort(cuts)
	var spans []graph.Span
	for i := 0; i+1 < len(cuts); i += 2 {
		if cuts[i+1] <= len([]rune(text)) {
			spans = append(spans, graph.Span{Start: cuts[i], End: cuts[i+1]})
		}
	}
	return spans
}

func wordsAt(text string, spans []graph.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, string([]rune(text)[s.Start:s.End]))
	}
	return strings.Join(words, " ")
}
