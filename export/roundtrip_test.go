package export_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

var noon = time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)

// loaded loads paths into an empty store.
func loaded(t testing.TB, paths ...string) (*service.Service, *graph.Corpus) {
	t.Helper()
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range report.Problems {
		t.Error(problem)
	}
	corpus, err := s.Store().Corpus(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s, corpus
}

func sourceOf(s *service.Service) export.Source {
	return export.Source{Session: query.NewReader(s.Snapshot, s.Store()).Session(), Quads: s.Store(), Base: export.DefaultBase}
}

// again exports what a service holds, and loads that into an empty store.
func again(t testing.TB, s *service.Service, format string) (*service.Service, *graph.Corpus) {
	t.Helper()
	row, err := export.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "corpus."+row.Extension)
	if err := os.WriteFile(path, written(t, format, sourceOf(s)), 0o600); err != nil {
		t.Fatal(err)
	}
	return loaded(t, path)
}

var sameTime = cmp.Comparer(func(a, b edtf.Time) bool { return a == b })

func differ(a, b *graph.Corpus) string { return cmp.Diff(a, b, sameTime, cmpopts.EquateEmpty()) }

// The five articles come back as they were, in both notations: ids, claims,
// revisions and judgements.
func TestFiveArticlesComeBack(t *testing.T) {
	s, want := loaded(t, "../testdata/articles")
	for _, format := range []string{"jsonl", "brat"} {
		t.Run(format, func(t *testing.T) {
			if _, got := again(t, s, format); len(want.Articles) != 5 || differ(want, got) != "" {
				t.Error(differ(want, got))
			}
		})
	}
}

// What other tools have annotated comes back with their own words, and with the
// relations for which there is no word here.
func TestForeignArticlesComeBack(t *testing.T) {
	s, want := loaded(t, "../loader/testdata/samples/labelstudio", "../loader/testdata/samples/brat")
	if !slices.ContainsFunc(want.Articles[0].Claims, func(c graph.Claim) bool { return c.SourceType == "knows" && len(c.Trigger) == 0 }) {
		t.Fatal("there is no relation to come back")
	}
	for _, format := range []string{"jsonl", "brat"} {
		if _, got := again(t, s, format); differ(want, got) != "" {
			t.Errorf("%s: %s", format, differ(want, got))
		}
	}
}

// What a table says comes back in JSON, though its claims get other ids: places
// of one name stay apart.
func TestTablesComeBack(t *testing.T) {
	s, want := loaded(t, "../loader/testdata/samples/icews")
	_, got := again(t, s, "jsonl")
	for i := range want.Articles {
		w, g := &want.Articles[i], &got.Articles[i]
		if d := cmp.Diff(w.Mentions, g.Mentions, cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(said(w), said(g)); d != "" {
			t.Error(d)
		}
	}
}

// said is what the claims of an article say, without their ids.
func said(a *graph.AnnotatedArticle) []string {
	var all []string
	for _, c := range a.Claims {
		within := c.Within
		c.ID, c.Within = "", nil
		all = append(all, fmt.Sprintf("%+v %+v", c, within))
	}
	slices.Sort(all)
	return all
}

// What brat cannot hold is told, and so is what load would refuse.
func TestWhatIsLackingIsTold(t *testing.T) {
	if export.MaxLoadable != loader.MaxFileBytes {
		t.Errorf("load refuses what is larger than %d bytes", loader.MaxFileBytes)
	}
	for path, want := range map[string]string{
		"../loader/testdata/samples/brat": "",
		"../loader/testdata/samples/csv":  "brat cannot hold, and the archive lacks, articles without a text: 1; jsonl holds all",
	} {
		s, _ := loaded(t, path)
		source, told := sourceOf(s), ""
		source.Tell = func(warning string) { told += warning }
		written(t, "brat", source)
		if told != want {
			t.Errorf("%s: it tells %q, want %q", path, told, want)
		}
	}
}

// Random articles come back: what is said of them once they are loaded does not
// change by another turn through either notation.
func TestRandomArticlesComeBack(t *testing.T) {
	for seed := range uint64(40) {
		src := rand.New(rand.NewPCG(seed, 1))
		random := graphtest.Random(src, graphtest.Size{Articles: 3, Claims: 6})
		for i := range random.Articles {
			readable(&random.Articles[i])
		}
		s, want := loadedFrom(t, random)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		for _, format := range []string{"jsonl", "brat"} {
			if _, got := again(t, s, format); differ(want, got) != "" || t.Failed() {
				t.Fatalf("seed %d, %s:\n%s", seed, format, differ(want, got))
			}
		}
	}
}

// readable makes of a random article one that can be annotated: its mentions
// stand in a text, and nothing contradicts itself.
func readable(a *graph.AnnotatedArticle) {
	var text []rune
	write := func(s graph.Span, words string) {
		for len(text) < s.End {
			text = append(text, ' ')
		}
		copy(text[s.Start:s.End], []rune(words))
	}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if len(m.Fragments) == 1 {
			write(m.Fragments[0], m.Text)
		}
		for j, iri := range m.SameAs { // Wikidata's own form
			m.SameAs[j] = strings.Replace(iri, "https://www.", "http://www.", 1)
		}
	}
	a.Coreference = slices.DeleteFunc(a.Coreference, func(group []graph.ID) bool {
		return group[0].IsMention() // random groups of mentions join what cannot be one
	})
	held := map[graph.ID]edtf.Time{}
	a.Claims = slices.DeleteFunc(a.Claims, func(c graph.Claim) bool {
		linksItself := c.Link != nil && (c.Link.From == c.Link.To || len(a.Coreference) > 0)
		return linksItself || c.Within != nil && c.Within.Inner == c.Within.Outer
	})
	for i := range a.Claims {
		c := &a.Claims[i]
		if len(c.Trigger) == 1 {
			write(c.Trigger[0], "x")
		}
		c.Sentence = graph.Span{} // the loader finds it
		presence := map[graph.ID]graph.Presence{}
		for j := range c.Participations {
			p := &c.Participations[j]
			if known, ok := presence[p.Mention]; ok {
				p.Presence = known
			}
			presence[p.Mention] = p.Presence
		}
		for j := range c.Times {
			if known, ok := held[c.Times[j].Mention]; ok {
				c.Times[j].When = known
			}
			held[c.Times[j].Mention] = c.Times[j].When
		}
	}
	a.Article.Text = string(text)
}

// loadedFrom writes articles in JSON, as the export does, and loads them.
func loadedFrom(t *testing.T, corpus *graph.Corpus) (*service.Service, *graph.Corpus) {
	t.Helper()
	row, err := export.ByName("jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	corpus.Judgements = nil
	if err := row.Write(t.Context(), &out, export.Source{Quads: fixed{corpus}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "random.jsonl")
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	s, got := loaded(t, path)
	for i := range corpus.Articles {
		want, have := &corpus.Articles[i], &got.Articles[i]
		if w, h := mentionsOf(want), mentionsOf(have); !slices.Equal(w, h) {
			t.Errorf("mentions\n%s", cmp.Diff(w, h))
		}
	}
	return s, got
}

func mentionsOf(a *graph.AnnotatedArticle) []string {
	var list []string
	for _, m := range a.Mentions {
		list = append(list, fmt.Sprint(m.ID, m.Text, m.Kind, m.SameAs, m.ActsFor))
	}
	return list
}
