package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
)

// correction is the step from one revision of an article to another.
func correction(from, to *graph.AnnotatedArticle, at time.Time) store.Change {
	has := func(a *graph.AnnotatedArticle, id graph.ID) bool {
		return slices.ContainsFunc(a.Claims, func(c graph.Claim) bool { return c.ID == id })
	}
	step := store.Change{Supersedes: from.Article.Revision, At: at}
	for i := range from.Claims {
		if id := from.Claims[i].ID; !has(to, id) {
			step.Retract = append(step.Retract, id)
		}
	}
	next := *to
	next.Claims = slices.DeleteFunc(slices.Clone(to.Claims), func(c graph.Claim) bool { return has(from, c.ID) })
	step.Article = &next
	return step
}

// testTwoLabels: two claims of one article name the same source of a source.
func testTwoLabels(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	apply(t, s, store.Change{Article: a, At: Noon})
	chain := a.Claims[1].Attribution
	var labels []string
	for _, q := range allQuads(t, s) {
		if q.Subject == quad.Value(quad.IRI(chain[0].Mention)) && q.Object == quad.Value(quad.IRI(chain[1].Mention)) {
			labels = append(labels, quad.StringOf(q.Label))
		}
	}
	if want := []string{"<claim/000/meeting-paris>", "<claim/000/meeting-planned>"}; !slices.Equal(labels, want) {
		t.Fatalf("the triple has labels %v, want %v", labels, want)
	}
	next := Corrected(a)
	apply(t, s, correction(a, next, Noon.Add(time.Hour)))
	for _, c := range articleOf(t, s, a.Article.ID).Claims {
		if c.ID == a.Claims[1].ID {
			same(t, chain, c.Attribution)
			return
		}
	}
	t.Error("the claim that was not retracted is gone")
}

func testCorrection(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	later := Noon.Add(time.Hour)
	apply(t, s, store.Change{Article: a, At: Noon})
	before := allQuads(t, s)
	step := correction(a, next, later)
	apply(t, s, step)

	want := recorded(next, Noon)
	want.Article.RecordedAt, want.Claims[0].RecordedAt = later, later // the call is new, the others are not
	same(t, want, articleOf(t, s, a.Article.ID))
	same(t, &graph.Corpus{Articles: []graph.AnnotatedArticle{*want}}, corpusOf(t, s))

	after := allQuads(t, s)
	for _, q := range before {
		if !slices.Contains(after, q) {
			t.Errorf("what was recorded is gone: %s", q.NQuad())
		}
	}
	apply(t, s, step)
	sameQuads(t, after, allQuads(t, s))
}

// testPast: what stood is told for every instant, and what was retracted since
// says when.
func testPast(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	later := Noon.Add(time.Hour)
	apply(t, s, store.Change{Article: a, At: Noon})
	apply(t, s, correction(a, next, later))
	judged := Judged(a, Meeting("001"), graph.VerdictSame, later.Add(time.Hour))
	apply(t, s, store.Change{Judgements: []graph.Judgement{judged}})

	first := recorded(a, Noon)
	for i := range first.Claims {
		if !slices.Contains(claimIDs(next), first.Claims[i].ID) {
			first.Claims[i].RetractedAt = &later
		}
	}
	both := corpusOf(t, s)
	without := &graph.Corpus{Articles: both.Articles}
	for at, want := range map[time.Time]*graph.Corpus{
		Noon.Add(-1):               {},
		Noon:                       {Articles: []graph.AnnotatedArticle{*first}},
		later.Add(-1):              {Articles: []graph.AnnotatedArticle{*first}},
		later:                      without,
		judged.At.Add(-1):          without,
		judged.At:                  both,
		judged.At.AddDate(9, 0, 0): both,
	} {
		got, err := s.At(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		same(t, want, got)
	}
}

func testReturn(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	apply(t, s, store.Change{Article: a, At: Noon})
	apply(t, s, correction(a, next, Noon.Add(time.Hour)))
	back := Noon.Add(2 * time.Hour)
	apply(t, s, correction(next, a, back))

	want := recorded(a, Noon)
	want.Article.RecordedAt = back
	want.Claims[0].RecordedAt, want.Claims[2].RecordedAt = back, back // the link and the plan
	same(t, want, articleOf(t, s, a.Article.ID))
	once := allQuads(t, s)
	apply(t, s, correction(next, a, back))
	sameQuads(t, once, allQuads(t, s))

	apply(t, s, correction(a, next, back.Add(time.Hour)))
	same(t, next.Article.Title, articleOf(t, s, a.Article.ID).Article.Title)
}

// testEqualInstants: a clock that stands still, or goes back, confuses nothing.
func testEqualInstants(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	apply(t, s, store.Change{Article: a, At: Noon})
	apply(t, s, correction(a, next, Noon))
	same(t, claimIDs(next), claimIDs(articleOf(t, s, a.Article.ID)))
	apply(t, s, correction(next, a, Noon.Add(-time.Hour)))
	same(t, claimIDs(a), claimIDs(articleOf(t, s, a.Article.ID)))
	apply(t, s, correction(a, next, Noon))
	same(t, claimIDs(next), claimIDs(articleOf(t, s, a.Article.ID)))
	if at := articleOf(t, s, a.Article.ID).Article.RecordedAt; !at.Equal(Noon.Add(3 * time.Nanosecond)) {
		t.Errorf("the third step at noon was recorded at %s", at)
	}
}

func testStepsInOneBatch(t *testing.T, b Backend) {
	batch, apart := b.open(t), b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	steps := []store.Change{
		{Article: a, At: Noon},
		correction(a, next, Noon.Add(time.Hour)),
		correction(next, a, Noon.Add(2*time.Hour)),
	}
	apply(t, batch, steps...)
	for _, step := range steps {
		apply(t, apart, step)
	}
	sameQuads(t, allQuads(t, apart), allQuads(t, batch))
}

func testJudgements(t *testing.T, b Backend) {
	s := b.open(t)
	left, right := Meeting("000"), Meeting("001")
	at := func(hours int) time.Time { return Noon.Add(time.Duration(hours) * time.Hour) }
	same1 := Judged(left, right, graph.VerdictSame, at(0))
	different := Judged(left, right, graph.VerdictDifferent, at(1))
	again := same1
	again.At = at(2)
	apply(t, s, store.Change{Judgements: []graph.Judgement{different, same1}})
	same(t, []graph.Judgement{same1, different}, corpusOf(t, s).Judgements)
	apply(t, s, store.Change{Judgements: []graph.Judgement{again}})
	same(t, []graph.Judgement{different, again}, corpusOf(t, s).Judgements)

	once := allQuads(t, s)
	apply(t, s, store.Change{Judgements: []graph.Judgement{same1, different}}, store.Change{Judgements: []graph.Judgement{again}})
	sameQuads(t, once, allQuads(t, s))

	other, scored, score := same1, same1, 0.5
	other.Reason, scored.Score = "another reason under the same id", &score
	refuse(t, s, graph.ErrConflict, store.Change{Judgements: []graph.Judgement{other}})
	refuse(t, s, graph.ErrConflict, store.Change{Judgements: []graph.Judgement{scored}})
}

// testJudgementOnce: a file that gives no instant, loaded twice, must not
// overrule what a person said in between.
func testJudgementOnce(t *testing.T, b Backend) {
	s := b.open(t)
	left, right := Meeting("000"), Meeting("001")
	undated := Judged(left, right, graph.VerdictSame, time.Time{})
	load := func(at time.Time) { apply(t, s, store.Change{Judgements: []graph.Judgement{undated}, At: at}) }
	load(Noon)
	different := Judged(left, right, graph.VerdictDifferent, Noon.Add(time.Hour))
	apply(t, s, store.Change{Judgements: []graph.Judgement{different}})
	before := allQuads(t, s)
	load(Noon.Add(2 * time.Hour))
	sameQuads(t, before, allQuads(t, s))
	undated.At = Noon
	same(t, []graph.Judgement{undated, different}, corpusOf(t, s).Judgements)
	refuse(t, s, graph.ErrInvalid, store.Change{Judgements: []graph.Judgement{Judged(left, right, graph.VerdictUnsure, time.Time{})}})
}

func testRefused(t *testing.T, b Backend) {
	s := b.open(t)
	a := Meeting("000")
	next := Corrected(a)
	apply(t, s, store.Change{Article: a, At: Noon})
	later := Noon.Add(time.Hour)
	spoilt := func(spoil func(*store.Change)) store.Change {
		c := correction(a, next, later)
		article := *c.Article
		article.Claims, article.Mentions = slices.Clone(article.Claims), slices.Clone(article.Mentions)
		c.Article = &article
		spoil(&c)
		return c
	}
	for name, test := range map[string]struct {
		reason error
		spoil  func(*store.Change)
	}{
		"another revision stands": {graph.ErrConflict, func(c *store.Change) { c.Supersedes = "0123" }},
		"it is not new":           {graph.ErrConflict, func(c *store.Change) { c.Supersedes = "" }},
		"another text": {graph.ErrConflict, func(c *store.Change) {
			c.Article.Article.Text += "."
			c.Article.Article.SHA256 = digest(c.Article.Article.Text)
		}},
		"another digest":                {graph.ErrInvalid, func(c *store.Change) { c.Article.Article.SHA256 = "00" }},
		"a claim that never stood":      {graph.ErrConflict, func(c *store.Change) { c.Retract = append(c.Retract, "claim/000/x") }},
		"a claim retracted twice":       {graph.ErrConflict, func(c *store.Change) { c.Retract = append(c.Retract, c.Retract[0]) }},
		"a claim added and retracted":   {graph.ErrInvalid, func(c *store.Change) { c.Article.Claims = append(c.Article.Claims, a.Claims[0]) }},
		"a known id with other content": {graph.ErrConflict, func(c *store.Change) { c.Article.Claims[0] = a.Claims[1]; c.Article.Claims[0].Places = nil }},
		"a known revision, other content": {graph.ErrConflict, func(c *store.Change) {
			c.Article.Article.Revision, c.Supersedes = a.Article.Revision, ""
		}},
		"no revision":                {graph.ErrInvalid, func(c *store.Change) { c.Article.Article.Revision = "" }},
		"no instant":                 {graph.ErrInvalid, func(c *store.Change) { c.At = time.Time{} }},
		"no article":                 {graph.ErrInvalid, func(c *store.Change) { c.Article = nil }},
		"a claim of another article": {graph.ErrInvalid, func(c *store.Change) { c.Article.Claims[0].Article = "article/001" }},
		"a mention that is missing": {graph.ErrInvalid, func(c *store.Change) {
			c.Article.Mentions = slices.DeleteFunc(c.Article.Mentions, func(m graph.Mention) bool { return m.Text == "France" })
		}},
		"a link to what is gone":        {graph.ErrInvalid, func(c *store.Change) { c.Retract = c.Retract[1:] }},
		"coreference with what is gone": {graph.ErrInvalid, func(c *store.Change) { c.Article.Coreference = a.Coreference }},
		"broken UTF-8":                  {graph.ErrInvalid, func(c *store.Change) { c.Article.Article.Title = "a\xffb" }},
	} {
		t.Run(name, func(t *testing.T) {
			good := store.Change{Article: Meeting("good"), At: Noon} // goes down with the bad one
			refuse(t, s, test.reason, good, spoilt(test.spoil))
		})
	}
	apply(t, s, spoilt(func(*store.Change) {}))
	if _, err := s.Article(context.Background(), "article/good"); err == nil {
		t.Error("a refused batch left something behind")
	}
}

func claimIDs(a *graph.AnnotatedArticle) []graph.ID {
	var ids []graph.ID
	for i := range a.Claims {
		ids = append(ids, a.Claims[i].ID)
	}
	return ids
}
