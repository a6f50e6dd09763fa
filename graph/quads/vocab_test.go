package quads_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
	"github.com/parley-kg/parley/graph/store/storetest"
)

var update = flag.Bool("update", false, "write docs/vocabulary.ttl anew")

const vocabularyFile = "../../docs/vocabulary.ttl"

func TestEachPrefixHasOneNamespace(t *testing.T) {
	prefixes, iris := map[string]bool{}, map[string]bool{}
	for _, n := range quads.Namespaces() {
		// http and https of one host are one vocabulary spelt in two ways, as schema.org often is.
		host := strings.TrimPrefix(strings.TrimPrefix(n.IRI, "https://"), "http://")
		if prefixes[n.Prefix] || iris[host] {
			t.Errorf("%s: <%s> is there twice", n.Prefix, n.IRI)
		}
		if !strings.HasSuffix(n.IRI, "/") && !strings.HasSuffix(n.IRI, "#") {
			t.Errorf("%s: <%s> ends neither in / nor in #", n.Prefix, n.IRI)
		}
		prefixes[n.Prefix], iris[host] = true, true
	}
	used := map[string]bool{}
	seen := map[quad.IRI]bool{}
	for _, term := range quads.Terms() {
		used[term.Prefix] = true
		if !prefixes[term.Prefix] || seen[term.IRI()] || term.Means == "" {
			t.Errorf("%s has no namespace, no meaning, or is there twice", term)
		}
		seen[term.IRI()] = true
	}
	if len(used) != len(prefixes) {
		t.Errorf("of the prefixes %v only %v are in use", prefixes, used)
	}
}

// Whatever is encoded uses no predicate that the table of terms does not have,
// and a corpus with one of everything uses all of them.
func TestTermsAreThosePredicatesThatAreUsed(t *testing.T) {
	var table []string
	for _, term := range quads.Terms() {
		table = append(table, string(term.IRI()))
	}
	corpus := meeting()
	everyTerm(corpus)
	var used []string
	for _, q := range encode(t, corpus) {
		used = append(used, string(q.Predicate.(quad.IRI)))
	}
	slices.Sort(table)
	slices.Sort(used)
	if diff := cmp.Diff(table, slices.Compact(used)); diff != "" {
		t.Errorf("in the table -, in use +:\n%s", diff)
	}
}

// everyTerm adds to the corpus what a usual article lacks.
func everyTerm(corpus *graph.Corpus) {
	a := &corpus.Articles[0]
	held := &a.Claims[1]
	held.Polarity, held.Topics, held.SourceType = graph.PolarityNegative, held.Places, "cameo:042"
	held.Kept = []graph.Kept{{Name: "Confidence", Value: "High"}}
	for _, role := range graph.Roles() {
		p := held.Participations[0]
		p.Role = role.Role
		if role.Role != graph.RoleHost {
			held.Participations = append(held.Participations, p)
		}
	}
	for _, kind := range []graph.LinkKind{graph.LinkPartOf, graph.LinkRealises} {
		link := a.Claims[0]
		link.ID += graph.ID("-" + string(kind))
		link.Link = &graph.ClaimedLink{Kind: kind, From: link.Link.From, To: link.Link.To}
		a.Claims = append(a.Claims, link)
	}
	a.Claims[0].RetractedAt = &a.Article.RecordedAt
	for _, v := range []graph.Verdict{graph.VerdictDifferent, graph.VerdictUnsure} {
		corpus.Judgements = append(corpus.Judgements, storetest.Judged(a, storetest.Meeting("001"), v, storetest.Noon))
	}
	a.Mentions[0].Text = "words of an editor"
	a.Mentions[0].SourceType = "GPE"
}

func TestVocabularyIsPublished(t *testing.T) {
	want := vocabulary()
	if *update {
		if err := os.WriteFile(vocabularyFile, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(vocabularyFile)
	if err != nil {
		t.Fatalf("%v: write it with go test ./graph/quads -update", err)
	}
	if diff := cmp.Diff(want, string(published)); diff != "" {
		t.Errorf("write it anew with go test ./graph/quads -update; in the table -, published +:\n%s", diff)
	}
	defined := regexp.MustCompile(`(?m)^parley:(\w+) a rdf:Property`).FindAllStringSubmatch(string(published), -1)
	ours := 0
	for _, term := range quads.Terms() {
		if term.Prefix == "parley" {
			ours++
		}
	}
	if len(defined) != ours {
		t.Errorf("%d terms are published, %d are ours", len(defined), ours)
	}
}

// vocabulary writes our own terms in Turtle.
func vocabulary() string {
	own := quads.Namespaces()[0]
	var b strings.Builder
	fmt.Fprintf(&b, `# The terms of Parley's own. Written by go test ./graph/quads -update from graph/quads/vocab.go.
@prefix %s: <%s> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<%s> a owl:Ontology ;
    rdfs:label "Parley: who met whom, where and when, and who says so"@en .
`, own.Prefix, own.IRI, strings.TrimSuffix(own.IRI, "#"))
	for _, term := range quads.Terms() {
		if term.Prefix == own.Prefix {
			fmt.Fprintf(&b, "\n%s a rdf:Property ;\n    rdfs:label %q@en ;\n    rdfs:comment %q@en ;\n    rdfs:isDefinedBy <%s> .\n",
				term, wordsOf(term.Name), term.Means, strings.TrimSuffix(own.IRI, "#"))
		}
	}
	return b.String()
}

// wordsOf takes a name apart: "tookPartIn" is "took part in".
func wordsOf(name string) string {
	return strings.ToLower(regexp.MustCompile(`[A-Z]`).ReplaceAllString(name, " $0"))
}
