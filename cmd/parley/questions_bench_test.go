package main

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

// touched asks once how many rows an answer touches.
func touched(b *testing.B, reader *query.Reader, question string, variables map[string]any) (rows float64) {
	b.Helper()
	answer, err := resolvers.Ask(resolvers.Explained(b.Context()), reader, question, variables)
	if err != nil {
		b.Fatalf("%s: %v", question, err)
	}
	var told struct {
		Extensions struct {
			Plan []struct{ RowsTouched float64 }
		}
	}
	if err := json.Unmarshal(answer, &told); err != nil {
		b.Fatal(err)
	}
	for _, field := range told.Extensions.Plan {
		rows += field.RowsTouched
	}
	return rows
}

// benchQuestion asks a question again and again; rows is how many rows its
// filters and pages touch.
func benchQuestion(b *testing.B, name string, reader *query.Reader, question string, variables map[string]any) {
	b.Run(name, func(b *testing.B) {
		rows := touched(b, reader, question, variables)
		for b.Loop() {
			if _, err := resolvers.Ask(b.Context(), reader, question, variables); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(rows, "rows")
	})
}

// benchLarge must be set for benchmarks that load for a minute first.
const benchLarge = "PARLEY_BENCH_LARGE"

// BenchmarkMultiTQ asks the median question of each operator, by its number of
// answers, over all facts.
func BenchmarkMultiTQ(b *testing.B) {
	if os.Getenv(benchLarge) == "" {
		b.Skip("loads 332,289 facts: set " + benchLarge)
	}
	questions := readStructured(b)
	reader, _ := loadFacts(b, func([]string) bool { return true })
	slices.SortStableFunc(questions, func(x, y structured) int { return len(x.Answers) - len(y.Answers) })
	for op, template := range templates(b) {
		of := slices.DeleteFunc(slices.Clone(questions), func(q structured) bool { return q.Query.Op != op })
		benchQuestion(b, op, reader, template, of[len(of)/2].variables())
	}
}

// BenchmarkQuestions asks the questions of the schema over a year of ICEWS
// beside the five articles.
func BenchmarkQuestions(b *testing.B) {
	if os.Getenv(benchLarge) == "" {
		b.Skip("loads 90,730 facts: set " + benchLarge)
	}
	s := loadArticles(b, "memory:")
	loadTable(b, s, icews14)
	reader := query.NewReader(s.Snapshot, s.Store())
	for _, q := range []struct{ name, question string }{
		{"meetings", `{ meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) { totalCount nodes { label evidence { totalCount } } } }`},
		{"meetings of states", `{ meetings(between: [{name: "China"}, {name: "Japan"}]) { totalCount nodes { label } } }`},
		{"role and month", `{ events(where: {type: ["Consult"], participants: [{some: {is: {name: "China"}, role: [INITIATOR]}}], when: {during: "2014-05"}}) { totalCount nodes { label } } }`},
		{"before another", `{ meetings(between: [{name: "China"}], where: {when: {beforeEvent: {where: {type: ["meeting"], participants: [{some: {is: {name: "China"}}}, {some: {is: {name: "Vietnam"}}}]}}}}) { totalCount nodes { label } } }`},
		{"first", `{ meetings(between: [{name: "China"}], orderBy: {field: WHEN, direction: ASC}, first: 1, withTies: true) { totalCount } }`},
		{"text", `{ events(where: {text: "first ministerial"}) { totalCount nodes { label } } }`},
		{"near", `{ meetings(where: {where: {near: {lat: 48.8584, lon: 2.2945, km: 20}}}) { totalCount nodes { label } } }`},
		{"met", `{ actor(by: {name: "China"}) { met { totalCount nodes { actor { name } count } } } }`},
		{"search", `{ search(text: "shibani") { nodes { __typename } } }`},
		{"timeline", `{ timeline(where: {participants: [{some: {is: {name: "China"}}}]}) { start certain possible } }`},
		{"distribution", `{ distribution(by: TYPE, where: {participants: [{some: {is: {name: "China"}}}]}) { key certain } }`},
		{"network", `{ network(of: [{name: "Barrack"}]) { nodes { id } edges { weight } } }`},
		{"paths", `{ paths(from: {name: "Tarif"}, to: {name: "Barrot"}) { length certainty } }`},
		{"conflicts", `{ conflicts { totalCount nodes { kind } } }`},
		{"as of", `{ meetings(between: [{name: "Shaibani"}], asOf: {published: "2025-07-28"}) { totalCount nodes { label } } }`},
	} {
		benchQuestion(b, q.name, reader, q.question, nil)
	}
}
