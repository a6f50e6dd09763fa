package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fiveArticles loads the annotated articles and returns the source of an export.
func fiveArticles(t testing.TB) export.Source {
	t.Helper()
	now := func() time.Time { return time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC) }
	s, err := service.Open(t.Context(), "memory:", service.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{"../testdata/articles"}}); err != nil {
		t.Fatal(err)
	}
	return export.Source{Session: query.NewReader(s.Snapshot, s.Store()).Session(), Quads: s.Store(), Base: export.DefaultBase}
}

func written(t testing.TB, name string, source export.Source) []byte {
	t.Helper()
	format, err := export.ByName(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(t.Context(), &out, source); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestGoldenFiles compares every format with testdata/golden.
func TestGoldenFiles(t *testing.T) {
	source := fiveArticles(t)
	for _, format := range export.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			got := written(t, format.Name, source)
			if again := written(t, format.Name, source); !bytes.Equal(got, again) {
				t.Error("the same snapshot gave other bytes")
			}
			path := filepath.Join("..", "testdata", "golden", "articles."+format.Name)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCSVHoldsEveryClaim reads the CSV back and looks for every claim about an
// event, with the sentence that the article holds.
func TestCSVHoldsEveryClaim(t *testing.T) {
	source := fiveArticles(t)
	rows, err := csv.NewReader(bytes.NewReader(written(t, "csv", source))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head := map[string]int{}
	for i, name := range rows[0] {
		head[name] = i
	}
	sentences := map[string]string{}
	for _, row := range rows[1:] {
		sentences[row[head["claim"]]] = row[head["sentence"]]
	}
	snapshot := source.Session.Snapshot()
	for _, id := range snapshot.Claims() {
		claim, err := snapshot.Claim(id)
		if err != nil {
			t.Fatal(err)
		}
		if sentence, there := sentences[string(id)]; claim.IsEvent() && (!there || sentence == "") {
			t.Errorf("%s is missing or has no sentence", id)
		}
	}
}

// TestNQuadsAreRDF parses the export with the library's own reader.
func TestNQuadsAreRDF(t *testing.T) {
	reader := nquads.NewReader(bytes.NewReader(written(t, "nquads", fiveArticles(t))), false)
	quads, hosted := 0, 0
	for {
		q, err := reader.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		quads++
		for _, value := range []string{q.Subject.String(), q.Predicate.String()} {
			if !strings.HasPrefix(value, "<http") {
				t.Fatalf("%s is not a full IRI", value)
			}
		}
		if strings.Contains(q.Predicate.String(), "hosted") {
			hosted++
		}
	}
	if quads < 1000 || hosted == 0 {
		t.Errorf("%d quads, %d of them say that someone hosted", quads, hosted)
	}
}

// TestNetworkFormatsAgree compares the edges of both network formats with a
// count over the events.
func TestNetworkFormatsAgree(t *testing.T) {
	source := fiveArticles(t)
	var nodeLink struct {
		Nodes []struct{ ID string }
		Edges []struct {
			Source, Target   string
			Weight, Possible int
		}
	}
	if err := json.Unmarshal(written(t, "nodelink", source), &nodeLink); err != nil {
		t.Fatal(err)
	}
	var graphML struct {
		Graph struct {
			Nodes []struct {
				ID string `xml:"id,attr"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(written(t, "graphml", source), &graphML); err != nil {
		t.Fatal(err)
	}
	if len(nodeLink.Edges) == 0 || len(nodeLink.Edges) != len(graphML.Graph.Edges) || len(nodeLink.Nodes) != len(graphML.Graph.Nodes) {
		t.Fatalf("%d and %d edges, %d and %d nodes", len(nodeLink.Edges), len(graphML.Graph.Edges), len(nodeLink.Nodes), len(graphML.Graph.Nodes))
	}
	for i, edge := range nodeLink.Edges {
		if other := graphML.Graph.Edges[i]; other.Source != edge.Source || other.Target != edge.Target {
			t.Errorf("edge %d: %v and %v", i, edge, other)
		}
		if isPerson(source, edge.Source) && isPerson(source, edge.Target) {
			checkMet(t, source, edge.Source, edge.Target, edge.Weight, edge.Possible)
		}
	}
}

func isPerson(source export.Source, id string) bool {
	actor, err := source.Session.Snapshot().Actor(graph.ID(id))
	return err == nil && actor.Type == graph.ActorPerson
}

// checkMet compares an edge between two people with the answer to whom one of them met.
func checkMet(t *testing.T, source export.Source, one, other string, count, possible int) {
	t.Helper()
	all := 1000
	met, err := source.Session.Met(t.Context(), graph.ID(one), nil, query.PageArgs{First: &all})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range met.Edges {
		if string(row.Node.Actor) == other {
			if row.Node.Count != count || row.Node.Possible != possible {
				t.Errorf("%s and %s: %d and %d, but met says %d and %d", one, other, count, possible, row.Node.Count, row.Node.Possible)
			}
			return
		}
	}
	t.Errorf("%s did not meet %s", one, other)
}

func TestUnknownFormat(t *testing.T) {
	if _, err := export.ByName("docx"); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "csv, nquads") {
		t.Errorf("error %v", err)
	}
}
