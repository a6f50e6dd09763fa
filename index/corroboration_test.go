package index_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// says is what one article claims of a meeting of the minister Anna Berg, who acts
// for Northland, with Boris Dor.
type says struct {
	source   string // the last of its chain; "" for the article itself
	actsFor  string // whom the source acts for
	status   graph.Status
	polarity graph.Polarity
	modality graph.Modality
	presence graph.Presence
}

func meeting(all []says) *graph.Corpus {
	var articles []*graphtest.Article
	var claims []graph.ID
	for i, c := range all {
		a := graphtest.NewArticle(string(rune('a' + i)))
		state := a.Organization("Northland", graphtest.Kind("STATE"))
		berg, dor := a.Person("Anna Berg", graphtest.ActsFor(state)), a.Person("Boris Dor")
		claim := graph.Claim{Status: c.status, Polarity: c.polarity, Modality: c.modality}
		claim.Participations = graphtest.Present(berg, dor)
		for j := range claim.Participations {
			claim.Participations[j].Presence = c.presence
		}
		if c.source != "" {
			cited := source(a, c.source)
			if c.actsFor != "" {
				whom := a.Organization(c.actsFor, graphtest.Kind("STATE"))
				mentionOf(a, cited).ActsFor = whom
			}
			if c.source == "Anna Berg" {
				cited = berg
			}
			claim.Attribution = []graph.Source{{Mention: cited}}
		}
		claims = append(claims, a.Claim(claim))
		articles = append(articles, a)
	}
	var together []graph.Judgement
	for _, other := range claims[1:] {
		together = append(together, graphtest.Judge(claims[0], graph.VerdictSame, other, 0))
	}
	return graphtest.Corpus(articles, together...)
}

func TestCorroboration(t *testing.T) {
	no := graph.PolarityNegative
	for name, c := range map[string]struct {
		claims []says
		want   graph.Corroboration
	}{
		"one article":                               {[]says{{}}, graph.CorroborationSingleSource},
		"two":                                       {[]says{{}, {}}, graph.CorroborationCorroborated},
		"two that cite one agency":                  {[]says{{source: "AFP"}, {source: "AFP"}}, graph.CorroborationSingleSource},
		"two that only believe it":                  {[]says{{modality: graph.ModalityProbable}, {modality: graph.ModalityPossible}}, graph.CorroborationSingleSource},
		"one that asserts, one that believes it":    {[]says{{}, {modality: graph.ModalityProbable}}, graph.CorroborationSingleSource},
		"expected by two, held according to one":    {[]says{{status: graph.StatusPlanned}, {status: graph.StatusPlanned}, {}}, graph.CorroborationSingleSource},
		"expected by two":                           {[]says{{status: graph.StatusPlanned}, {status: graph.StatusPlanned}}, graph.CorroborationCorroborated},
		"a participant says so":                     {[]says{{source: "Anna Berg"}}, graph.CorroborationConfirmedByParty},
		"who acts for the state of a participant":   {[]says{{source: "Northland News", actsFor: "Northland"}}, graph.CorroborationConfirmedByParty},
		"the state of a participant":                {[]says{{source: "Northland"}}, graph.CorroborationConfirmedByParty},
		"who acts for another state":                {[]says{{source: "Southland News", actsFor: "Southland"}}, graph.CorroborationSingleSource},
		"an unnamed official of the state":          {[]says{{source: "an official?", actsFor: "Northland"}}, graph.CorroborationSingleSource},
		"who was not there":                         {[]says{{source: "Anna Berg", presence: graph.PresenceDenied}}, graph.CorroborationSingleSource},
		"a participant believes it":                 {[]says{{source: "Anna Berg", modality: graph.ModalityProbable}}, graph.CorroborationSingleSource},
		"a participant announced it, one tells":     {[]says{{source: "Anna Berg", status: graph.StatusPlanned}, {}}, graph.CorroborationSingleSource},
		"one denies it":                             {[]says{{polarity: no}}, graph.CorroborationDenied},
		"one tells, one denies":                     {[]says{{}, {polarity: no}}, graph.CorroborationDisputed},
		"one believes, one denies":                  {[]says{{modality: graph.ModalityPossible}, {polarity: no}}, graph.CorroborationDisputed},
		"a participant confirms, another denies it": {[]says{{source: "Anna Berg"}, {source: "Northland", polarity: no}}, graph.CorroborationDisputed},
	} {
		t.Run(name, func(t *testing.T) {
			s := indexed(meeting(c.claims))
			all := events(s)
			if len(all) != 1 || all[0].Corroboration != c.want {
				t.Errorf("%d events, %s, want %s", len(all), all[0].Corroboration, c.want)
			}
			for _, degree := range graph.Corroborations() {
				if got := s.WithCorroboration(degree).GetCardinality() == 1; got != (degree == c.want) {
					t.Errorf("events that are %s: %t", degree, got)
				}
			}
		})
	}
}

// Every event is in the postings of exactly one degree, and in those of each
// number of sources that it has.
func TestPostingsOfSourcesAreThoseOfTheEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		for i, e := range events(s) {
			ordinal := uint32(i)
			for _, degree := range graph.Corroborations() {
				if s.WithCorroboration(degree).Contains(ordinal) != (e.Corroboration == degree) {
					t.Fatalf("%s is %s, and among those that are %s", e.ID, e.Corroboration, degree)
				}
			}
			if len(e.Independent) == 0 || len(e.Independent) > s.MostSources() {
				t.Fatalf("%s has %d sources of at most %d", e.ID, len(e.Independent), s.MostSources())
			}
			for n := range s.MostSources() + 2 {
				if s.WithSources(n).Contains(ordinal) != (n <= len(e.Independent)) {
					t.Fatalf("%s has %d sources, and is asked for with %d", e.ID, len(e.Independent), n)
				}
			}
		}
	})
}
