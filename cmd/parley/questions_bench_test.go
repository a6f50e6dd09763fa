package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
)

// benchLarge must be set for benchmarks that load for a minute first.
const benchLarge = "PARLEY_BENCH_LARGE"

// measured are the graphs of which every question is asked, each beside the five
// articles, and what the variables of the questions stand for there. All that
// concerns both graphs is large in both: China has most events of all.
var measured = []struct {
	name, table, format string
	variables           map[string]any
}{
	{"ICEWS14", icews14, "", map[string]any{
		"person": "John Kerry", "from": "Pope Francis", "to": "Xi Jinping", "year": "2014",
		"anchor": "China", "pivot": "Japan", "role": "INITIATOR", "other": "TARGET", "relation": "Express intent to meet or negotiate",
		"time": "2014-05", "occurrence": "FIRST", "granularity": "MONTH",
	}},
	{"MultiTQ", filepath.Join(multitq, "kg_union_partial.tsv.gz"), "dyads", map[string]any{
		"person": "Barack Obama", "from": "Abdul Kalam", "to": "Xi Jinping", "year": "2008",
		"anchor": "China", "pivot": "Japan", "role": "INITIATOR", "other": "TARGET", "relation": "Express intent to meet or negotiate",
		"time": "2008-05", "occurrence": "FIRST", "granularity": "MONTH",
	}},
}

// questions are those that are measured, besides the templates of MultiTQ.
var questions = []struct{ name, question string }{
	{"meetings, of two persons in the news", `{ meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) { totalCount nodes { label } } }`},
	{"meetings, and who says so", `{ meetings(between: [{name: "Shaibani"}, {name: "Dermer"}]) { nodes { label evidence { totalCount nodes { sentence } } } } }`},
	{"meetings, of two states", `query($anchor: String!, $pivot: String!) { meetings(between: [{name: $anchor}, {name: $pivot}]) { totalCount nodes { label } } }`},
	{"meetings, the first, with ties", `query($anchor: String!) { meetings(between: [{name: $anchor}], orderBy: {field: WHEN, direction: ASC}, first: 1, withTies: true) { totalCount } }`},
	{"meetings, before another", `query($anchor: String!, $pivot: String!) { meetings(between: [{name: $anchor}], where: {when: {beforeEvent: {where: {type: ["meeting"], participants: [{some: {is: {name: $anchor}}}, {some: {is: {name: $pivot}}}]}}}}) { totalCount nodes { label } } }`},
	{"meetings, near a point", `{ meetings(where: {where: {near: {lat: 48.8584, lon: 2.2945, km: 20}}}) { totalCount nodes { label } } }`},
	{"meetings, as of a day", `{ meetings(between: [{name: "Shaibani"}], asOf: {published: "2025-07-28"}) { totalCount nodes { label } } }`},
	{"events, by role and month", `query($anchor: String!, $relation: String!, $time: EDTF!) { events(where: {type: [$relation], participants: [{some: {is: {name: $anchor}, role: [INITIATOR]}}], when: {during: $time}}) { totalCount nodes { label } } }`},
	{"events, by words", `{ events(where: {text: "first ministerial"}) { totalCount nodes { label } } }`},
	{"disclosure", `{ meetings(between: [{name: "Barrack"}, {name: "Dermer"}], where: {where: {within: {name: "Paris"}}}) { nodes { disclosure { kind by { name } first } } } }`},
	{"positions", `{ actor(by: {name: "Bashar al-Assad"}) { positions(at: "2024-06") { title } } }`},
	{"met, by a person", `query($person: String!) { actor(by: {name: $person}) { met { totalCount nodes { actor { name } count first { id } last { id } } } } }`},
	{"met, by a state", `query($anchor: String!) { actor(by: {name: $anchor}) { met { totalCount nodes { actor { name } count } } } }`},
	{"paths, in the news", `{ paths(from: {name: "Tarif"}, to: {name: "Barrot"}) { length certainty } }`},
	{"paths", `query($from: String!, $to: String!) { paths(from: {name: $from}, to: {name: $to}) { length actors { id } } }`},
	{"paths, in order of time", `query($from: String!, $to: String!) { paths(from: {name: $from}, to: {name: $to}, timeRespecting: true) { length actors { id } } }`},
	{"paths, where there is none", `query($to: String!) { paths(from: {name: "Mowafaq Tarif"}, to: {name: $to}, maxHops: 10) { length } }`},
	{"network, of one", `query($person: String!) { network(of: [{name: $person}], where: {type: ["meeting"]}) { nodes { id } edges { weight } } }`},
	{"network, of one, two steps", `query($person: String!) { network(of: [{name: $person}], depth: 2, where: {type: ["meeting"]}) { nodes { id } edges { weight } } }`},
	{"network, of all", `{ network { nodes { id } edges { weight } } }`},
	{"timeline, days of one", `query($person: String!, $year: EDTF!) { timeline(bucket: DAY, where: {when: {during: $year}, participants: [{some: {is: {name: $person}}}]}) { start certain possible } }`},
	{"timeline, weeks of a year", `query($year: EDTF!) { timeline(bucket: WEEK, where: {when: {during: $year}}) { start certain possible } }`},
	{"distribution, types, of a state", `query($anchor: String!) { distribution(by: TYPE, where: {participants: [{some: {is: {name: $anchor}}}]}) { key certain } }`},
	{"distribution, types", `{ distribution(by: TYPE) { key certain possible } }`},
	{"distribution, countries", `{ distribution(by: COUNTRY) { key certain possible } }`},
	{"distribution, who began meetings", `{ distribution(by: ACTOR, role: [INITIATOR], where: {type: ["meeting"]}) { key certain possible } }`},
	{"distribution, actors", `{ distribution(by: ACTOR) { key certain possible } }`},
	{"conflicts", `{ conflicts { totalCount nodes { kind } } }`},
	{"diff, of four weeks", `{ diff(from: {published: "2025-07-24", mode: POSSIBLY}, to: {published: "2025-08-20", mode: POSSIBLY}, where: {when: {during: "2025"}}) { totalCount nodes { kind } } }`},
	{"triples, of an actor", `{ triples(subject: "actor/tom-barrack") { totalCount } }`},
	{"search, exact", `query($person: String!) { search(text: $person) { totalCount } }`},
	{"search, misspelt", `{ search(text: "Baracc Obma") { totalCount } }`},
	{"search, for nothing", `{ search(text: "Xyzzyxyzzy") { totalCount } }`},
}

// BenchmarkQuestions asks every question, and MultiTQ's templates, of both
// graphs; rows/op is how many events, claims, words and entries of postings an
// answer looks at.
func BenchmarkQuestions(b *testing.B) {
	if os.Getenv(benchLarge) == "" {
		b.Skip("loads 90,730 and 332,289 facts: set " + benchLarge)
	}
	asked, ofMultiTQ := questions, templates(b)
	for _, name := range slices.Sorted(maps.Keys(ofMultiTQ)) {
		asked = append(asked, struct{ name, question string }{"multitq, " + name, ofMultiTQ[name]})
	}
	for _, graph := range measured {
		b.Run(graph.name, func(b *testing.B) {
			s := loadArticles(b, "memory:")
			loadTable(b, s, graph.table, graph.format)
			reader := query.NewReader(s.Snapshot, s.Store())
			for _, q := range asked {
				b.Run(q.name, func(b *testing.B) { benchQuestion(b, reader, q.question, graph.variables) })
			}
		})
	}
}

// benchQuestion asks a question again and again; the first time, which reads what
// is read once, does not count.
func benchQuestion(b *testing.B, reader *query.Reader, question string, variables map[string]any) {
	ctx, plan := query.WithPlan(b.Context())
	if _, err := resolvers.Ask(ctx, reader, question, variables); err != nil {
		b.Fatalf("%s: %v", question, err)
	}
	for b.Loop() {
		if _, err := resolvers.Ask(b.Context(), reader, question, variables); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(plan.Touched()), "rows/op")
}
