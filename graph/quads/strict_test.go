package quads_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

func TestDecodeNamesTheQuadThatItRefuses(t *testing.T) {
	const held = "claim/000/meeting-paris"
	iri := func(s string) quad.IRI { return quad.IRI(s) }
	term := func(short string) quad.IRI {
		for _, term := range quads.Terms() {
			if term.String() == short {
				return term.IRI()
			}
		}
		t.Fatalf("there is no term %s", short)
		return ""
	}
	edtfType := iri("http://id.loc.gov/datatypes/edtf/EDTF")
	for name, bad := range map[string]quad.Quad{
		"a second status":           {Subject: iri(held), Predicate: term("parley:status"), Object: quad.String("PLANNED"), Label: iri(held)},
		"a default written out":     {Subject: iri(held), Predicate: term("parley:polarity"), Object: quad.String("POSITIVE"), Label: iri(held)},
		"a time that is not EDTF":   {Subject: iri(held), Predicate: term("parley:edtf"), Object: quad.TypedString{Value: "soon", Type: edtfType}, Label: iri(held)},
		"a literal for a thing":     {Subject: iri(held), Predicate: term("sem:hasPlace"), Object: quad.String("Paris"), Label: iri(held)},
		"another language":          {Subject: iri(held), Predicate: term("schema:about"), Object: quad.LangString{Value: "x", Lang: "en"}, Label: iri(held)},
		"a claim that was not made": {Subject: iri("claim/000/x"), Predicate: term("parley:status"), Object: quad.String("HELD"), Label: iri("claim/000/x")},
		"no label":                  {Subject: iri(held), Predicate: term("parley:status"), Object: quad.String("HELD")},
		"an unknown kind of graph":  {Subject: iri("a"), Predicate: term("parley:status"), Object: quad.String("HELD"), Label: iri("graph/1")},
		"a mark on nothing": {
			Subject: iri("claim/000/y"), Predicate: term("prov:generatedAtTime"), Label: iri("article/000"),
			Object: quad.TypedString{Value: "2025-08-20T12:00:00Z", Type: "http://www.w3.org/2001/XMLSchema#dateTime"},
		},
		"a second verdict": {
			Subject: iri("a"), Predicate: term("parley:unsure"), Object: iri("b"), Label: iri(string(meeting().Judgements[0].ID)),
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := quads.Decode(append(encode(t, meeting()), bad))
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("got error %v, want one that wraps ErrInvalid", err)
			}
			want := bad.NQuad()
			if name == "a mark on nothing" {
				want = "claim/000/y has no " // the mark is good, what it is about is missing
			}
			if !strings.Contains(err.Error(), want) {
				t.Errorf("got error %v, want one that names %s", err, want)
			}
		})
	}
}

func TestEncodeRefusesWhatItCouldNotReadBack(t *testing.T) {
	for name, spoil := range map[string]func(*graph.AnnotatedArticle){
		"broken UTF-8":                 func(a *graph.AnnotatedArticle) { a.Article.Title = "\xff" },
		"broken UTF-8 in an id":        func(a *graph.AnnotatedArticle) { a.Claims[0].Places = []graph.ID{"\xff"} },
		"no status":                    func(a *graph.AnnotatedArticle) { a.Claims[1].Status = "" },
		"no polarity":                  func(a *graph.AnnotatedArticle) { a.Claims[1].Polarity = "" },
		"no type":                      func(a *graph.AnnotatedArticle) { a.Claims[1].Type = "" },
		"no kind":                      func(a *graph.AnnotatedArticle) { a.Article.Kind = "" },
		"no revision":                  func(a *graph.AnnotatedArticle) { a.Article.Revision = "" },
		"an id that is not an article": func(a *graph.AnnotatedArticle) { a.Article.ID = "actor/x" },
		"an article with a fragment":   func(a *graph.AnnotatedArticle) { a.Article.ID += "#x" },
		"an unknown role":              func(a *graph.AnnotatedArticle) { a.Claims[1].Participations[0].Role = "GUEST" },
		"no presence":                  func(a *graph.AnnotatedArticle) { a.Claims[1].Participations[0].Presence = "" },
		"two presences": func(a *graph.AnnotatedArticle) {
			again := a.Claims[1].Participations[0]
			again.Role, again.Presence = graph.RoleMediator, graph.PresenceDenied
			a.Claims[1].Participations = append(a.Claims[1].Participations, again)
		},
		"a role twice": func(a *graph.AnnotatedArticle) {
			a.Claims[1].Participations = append(a.Claims[1].Participations, a.Claims[1].Participations[0])
		},
		"a source twice": func(a *graph.AnnotatedArticle) {
			a.Claims[1].Attribution = append(a.Claims[1].Attribution, a.Claims[1].Attribution[0])
		},
		"a position that states none": func(a *graph.AnnotatedArticle) { a.Claims[3].Position = nil },
		"an event that states a link": func(a *graph.AnnotatedArticle) { a.Claims[1].Link = a.Claims[0].Link },
		"an unknown link":             func(a *graph.AnnotatedArticle) { a.Claims[0].Link.Kind = "CAUSES" },
		"a mention of another type":   func(a *graph.AnnotatedArticle) { a.Mentions[0].Type = graph.MentionTime },
		"a mention elsewhere":         func(a *graph.AnnotatedArticle) { a.Mentions[0].Fragments = []graph.Span{{Start: 1, End: 2}} },
		"a mention without words":     func(a *graph.AnnotatedArticle) { a.Mentions[0].Text = "" },
		"a mention twice":             func(a *graph.AnnotatedArticle) { a.Mentions = append(a.Mentions, a.Mentions[0]) },
		"a mention beyond the text": func(a *graph.AnnotatedArticle) {
			beyond := []graph.Span{{Start: 3, End: 4000}}
			a.Mentions[0].Fragments, a.Mentions[0].ID = beyond, graph.MentionID(a.Article.ID, a.Mentions[0].Type, beyond...)
		},
		"a zone beyond the text":     func(a *graph.AnnotatedArticle) { a.Article.Zones[0].Span.End = 4000 },
		"a group of one":             func(a *graph.AnnotatedArticle) { a.Coreference[0] = a.Coreference[0][:1] },
		"two groups with one member": func(a *graph.AnnotatedArticle) { a.Coreference[1] = a.Coreference[0] },
		"a publisher that is missing": func(a *graph.AnnotatedArticle) {
			a.Article.Publisher = graph.NamedMentionID(a.Article.ID, graph.MentionOrganization, "dpa")
		},
		"no instant": func(a *graph.AnnotatedArticle) { a.Article.RecordedAt = time.Time{} },
	} {
		t.Run(name, func(t *testing.T) {
			corpus := meeting()
			spoil(&corpus.Articles[0])
			if _, err := quads.Encode(corpus); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("got error %v, want one that wraps ErrInvalid", err)
			}
		})
	}
}

func TestEncodeRefusesBadJudgements(t *testing.T) {
	two := 2.0
	for name, spoil := range map[string]func(*graph.Judgement){
		"not in order":         func(j *graph.Judgement) { j.Left, j.Right = j.Right, j.Left },
		"one thing":            func(j *graph.Judgement) { j.Right = j.Left },
		"no verdict":           func(j *graph.Judgement) { j.Verdict = "" },
		"nobody":               func(j *graph.Judgement) { j.By = "" },
		"a score beyond 1":     func(j *graph.Judgement) { j.Score = &two },
		"no instant":           func(j *graph.Judgement) { j.At = time.Time{} },
		"another kind of id":   func(j *graph.Judgement) { j.ID = "claim/1" },
		"a broken feature":     func(j *graph.Judgement) { j.Features = []graph.Feature{{Detail: "\xff"}} },
		"an infinite feature":  func(j *graph.Judgement) { inf := 1e308; j.Features = []graph.Feature{{Value: inf * 10}} },
		"a reason without end": func(j *graph.Judgement) { j.Reason = "\xc3" },
	} {
		t.Run(name, func(t *testing.T) {
			j := meeting().Judgements[0]
			spoil(&j)
			if _, err := quads.EncodeJudgement(&j); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("got error %v, want one that wraps ErrInvalid", err)
			}
		})
	}
}
