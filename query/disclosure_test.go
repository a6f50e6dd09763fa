package query

import (
	"context"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// statement is what an article of its own says of a meeting of Anna Berg with Boris
// Dor on 20 July 2025, by itself or on the word of somebody. A source with "a " is
// not named.
type statement struct {
	publisher, published string
	source, verb         string
	claim                graph.Claim
}

// disclosures returns them as "KIND by, at, first".
func disclosures(t fataler, statements ...statement) []string {
	var articles []*graphtest.Article
	var claims []graph.ID
	for i, st := range statements {
		a := graphtest.NewArticle(fmt.Sprintf("%03d", i))
		a.Article.Published = edtf.MustParse(st.published)
		if st.publisher != "" {
			a.Publish(st.publisher)
		}
		berg, dor := a.Person("Anna Berg"), a.Person("Boris Dor")
		claim := st.claim
		claim.Participations = graphtest.Present(berg, dor)
		claim.Times = []graph.ClaimedTime{a.At("on 20 July", "2025-07-20")}
		switch {
		case st.source == "Anna Berg":
			claim.Attribution = []graph.Source{{Mention: berg, Verb: st.verb}}
		case len(st.source) > 1 && st.source[:2] == "a ":
			claim.Attribution = []graph.Source{{Mention: a.Group(st.source), Verb: st.verb}}
		case st.source != "":
			claim.Attribution = []graph.Source{{Mention: a.Organization(st.source), Verb: st.verb}}
		}
		claims = append(claims, a.Claim(claim))
		articles = append(articles, a)
	}
	var together []graph.Judgement
	for _, other := range claims[1:] {
		together = append(together, graphtest.Judge(claims[0], graph.VerdictSame, other, 0))
	}
	corpus := graphtest.Corpus(articles, together...)
	snapshot := index.Build(corpus, identity.Resolve(corpus))
	session := NewReader(func() *index.Snapshot { return snapshot }, &countingArchive{}).Session()
	event, err := snapshot.Event(claims[0])
	if err != nil {
		t.Fatal(err)
	}
	found, err := session.Disclosures(context.Background(), event)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, d := range found {
		by, err := snapshot.Actor(d.By)
		if err != nil || d.Evidence.Claim.ID != d.Claim {
			t.Fatal(err, d)
		}
		all = append(all, fmt.Sprintf("%s %s, %s, %s", d.Kind, by.Name, d.At, d.First))
	}
	return all
}

func TestDisclosures(t *testing.T) {
	denied := graph.Claim{Polarity: graph.PolarityNegative}
	planned := graph.Claim{Status: graph.StatusPlanned}
	believed := graph.Claim{Modality: graph.ModalityProbable}
	for name, c := range map[string]struct {
		statements []statement
		want       []string
	}{
		"the article itself":          {[]statement{{"AFP", "2025-07-24", "", "", graph.Claim{}}}, []string{"REPORTED AFP, 2025-07-24, CERTAIN"}},
		"some day within":             {[]statement{{"AFP", "2025-07-24/2025-07-30", "", "", graph.Claim{}}}, []string{"REPORTED AFP, [2025-07-24..2025-07-30], CERTAIN"}},
		"on a day that is not known":  {[]statement{{"AFP", "", "", "", graph.Claim{}}}, []string{"REPORTED AFP, , CERTAIN"}},
		"by nobody known":             {[]statement{{"", "2025-07-24", "", "", graph.Claim{}}}, nil},
		"who is cited spoke before":   {[]statement{{"AFP", "2025-07-24", "Axios", "said", graph.Claim{}}}, []string{"REPORTED Axios, [2025-07-20..2025-07-24], CERTAIN"}},
		"of what was only planned":    {[]statement{{"AFP", "2025-07-24", "Axios", "said", planned}}, []string{"REPORTED Axios, [..2025-07-24], CERTAIN"}},
		"cited on the day itself":     {[]statement{{"AFP", "2025-07-20", "Axios", "said", graph.Claim{}}}, []string{"REPORTED Axios, 2025-07-20, CERTAIN"}},
		"cited, but when":             {[]statement{{"AFP", "", "Axios", "said", planned}}, []string{"REPORTED Axios, , CERTAIN"}},
		"who cites itself":            {[]statement{{"AFP", "2025-07-24", "AFP", "told", graph.Claim{}}}, []string{"REPORTED AFP, 2025-07-24, CERTAIN"}},
		"who is not named":            {[]statement{{"AFP", "2025-07-24", "a diplomat", "confirmed", graph.Claim{}}}, []string{"REPORTED AFP, 2025-07-24, CERTAIN"}},
		"who is not named, by nobody": {[]statement{{"", "2025-07-24", "a diplomat", "said", graph.Claim{}}}, []string{"REPORTED a diplomat, [2025-07-20..2025-07-24], CERTAIN"}},
		"revealed":                    {[]statement{{"AFP", "2025-07-24", "Axios", "first revealed", graph.Claim{}}}, []string{"REVEALED Axios, [2025-07-20..2025-07-24], CERTAIN"}},
		"announced":                   {[]statement{{"AFP", "2025-07-24", "Axios", "Announcing", graph.Claim{}}}, []string{"ANNOUNCED Axios, [2025-07-20..2025-07-24], CERTAIN"}},
		"confirmed":                   {[]statement{{"AFP", "2025-07-24", "Axios", "confirmation", graph.Claim{}}}, []string{"CONFIRMED Axios, [2025-07-20..2025-07-24], CERTAIN"}},
		"retracted":                   {[]statement{{"AFP", "2025-07-24", "Axios", "retracted", denied}}, []string{"RETRACTED Axios, [..2025-07-24], CERTAIN"}},
		"denied":                      {[]statement{{"AFP", "2025-07-24", "Axios", "announced", denied}}, []string{"DENIED Axios, [..2025-07-24], CERTAIN"}},
		"a party says it was held":    {[]statement{{"AFP", "2025-07-24", "Anna Berg", "said", graph.Claim{}}}, []string{"CONFIRMED Anna Berg, [2025-07-20..2025-07-24], CERTAIN"}},
		"a party says it is to be":    {[]statement{{"AFP", "2025-07-24", "Anna Berg", "said", planned}}, []string{"ANNOUNCED Anna Berg, [..2025-07-24], CERTAIN"}},
		"a party believes it":         {[]statement{{"AFP", "2025-07-24", "Anna Berg", "said", believed}}, []string{"REPORTED Anna Berg, [2025-07-20..2025-07-24], CERTAIN"}},
		"each once in each way": {[]statement{
			{"AFP", "2025-07-24", "", "", graph.Claim{}},
			{"AFP", "2025-07-25", "", "", graph.Claim{}},
			{"Axios", "2025-07-26", "AFP", "confirmed", graph.Claim{}},
			{"AFP", "2025-07-27", "", "", denied},
		}, []string{"REPORTED AFP, 2025-07-24, POSSIBLE", "CONFIRMED AFP, [2025-07-20..2025-07-26], POSSIBLE", "DENIED AFP, 2025-07-27, IMPOSSIBLE"}},
		"who announced need not confirm": {[]statement{
			{"AFP", "2025-07-24", "Anna Berg", "announced", graph.Claim{}}, {"Axios", "2025-07-25", "Anna Berg", "said", graph.Claim{}},
		}, []string{"ANNOUNCED Anna Berg, [2025-07-20..2025-07-24], CERTAIN"}},
		"who denied may confirm": {[]statement{
			{"AFP", "2025-07-24", "Anna Berg", "denied", denied}, {"Axios", "2025-07-25", "Anna Berg", "said", graph.Claim{}},
		}, []string{"DENIED Anna Berg, [..2025-07-24], POSSIBLE", "CONFIRMED Anna Berg, [2025-07-20..2025-07-25], POSSIBLE"}},
		"by the day by which it was out": {[]statement{
			{"AFP", "2025-07-26", "", "", graph.Claim{}},
			{"Axios", "2025-07-24/2025-07-30", "", "", graph.Claim{}},
			{"Reuters", "2025-07-25", "", "", graph.Claim{}},
			{"Xinhua", "", "", "", graph.Claim{}},
		}, []string{
			"REPORTED Reuters, 2025-07-25, POSSIBLE", "REPORTED AFP, 2025-07-26, IMPOSSIBLE",
			"REPORTED Axios, [2025-07-24..2025-07-30], POSSIBLE", "REPORTED Xinhua, , POSSIBLE",
		}},
		"on one day, by kind": {[]statement{
			{"AFP", "2025-07-20", "", "", graph.Claim{}}, {"Reuters", "2025-07-20", "Axios", "confirmed", graph.Claim{}}, {"Xinhua", "2025-07-20", "i24News", "revealed", graph.Claim{}},
		}, []string{"REVEALED i24News, 2025-07-20, POSSIBLE", "REPORTED AFP, 2025-07-20, POSSIBLE", "CONFIRMED Axios, 2025-07-20, POSSIBLE"}},
		"a doubtful day is never certain": {[]statement{
			{"AFP", "2025-07-24~", "", "", graph.Claim{}}, {"Reuters", "2025-08-24", "", "", graph.Claim{}},
		}, []string{"REPORTED AFP, 2025-07-24~, POSSIBLE", "REPORTED Reuters, 2025-08-24, POSSIBLE"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(c.want, disclosures(t, c.statements...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The order of articles does not change who disclosed what, nor when.
func TestTheOrderOfArticlesDoesNotChangeDisclosures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []statement
		for range rapid.IntRange(1, 5).Draw(t, "statements") {
			all = append(all, statement{
				rapid.SampledFrom([]string{"AFP", "Axios", ""}).Draw(t, "publisher"),
				rapid.SampledFrom([]string{"2025-07-24", "2025-07-25", "2025-07-24/2025-07-30", ""}).Draw(t, "published"),
				rapid.SampledFrom([]string{"AFP", "Axios", "Anna Berg", ""}).Draw(t, "source"),
				rapid.SampledFrom([]string{"said", "confirmed", "revealed", ""}).Draw(t, "verb"),
				graph.Claim{Polarity: rapid.SampledFrom([]graph.Polarity{"", graph.PolarityNegative}).Draw(t, "polarity")},
			})
		}
		want, got := disclosures(t, all...), disclosures(t, rapid.Permutation(all).Draw(t, "order")...)
		slices.Sort(want) // equally early ones come by article
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
