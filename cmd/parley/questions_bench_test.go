package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// eventTable is a year of events, which is not part of this repository.
const eventTable = "../../../shared/corpora/icews/icews14.tsv.gz"

// graphQuestions are the questions about many events at once.
var graphQuestions = []struct{ name, question string }{
	{"distribution/actors", `{ distribution(by: ACTOR) { key certain possible } }`},
	{"distribution/hosts of meetings", `{ distribution(by: ACTOR, role: [INITIATOR], where: {type: ["meeting"]}) { key certain possible } }`},
	{"distribution/types", `{ distribution(by: TYPE) { key certain possible } }`},
	{"distribution/countries", `{ distribution(by: COUNTRY) { key certain possible } }`},
	{"timeline/weeks", `{ timeline(bucket: WEEK, where: {when: {during: "2014"}}) { start certain possible } }`},
	{"timeline/days of one", `{ timeline(bucket: DAY, where: {when: {during: "2014"}, participants: [{some: {is: {name: "John Kerry"}}}]}) { start certain possible } }`},
	{"network/of one", `{ network(of: [{name: "John Kerry"}], where: {type: ["meeting"]}) { nodes { id } edges { weight } } }`},
	{"network/of one, two steps", `{ network(of: [{name: "John Kerry"}], depth: 2, where: {type: ["meeting"]}) { nodes { id } edges { weight } } }`},
	{"network/of all", `{ network { nodes { id } edges { weight } } }`},
	{"paths/one meeting between", `{ paths(from: {name: "Pope Francis"}, to: {name: "Xi Jinping"}) { length actors { id } } }`},
	{"paths/in order of time", `{ paths(from: {name: "Pope Francis"}, to: {name: "Xi Jinping"}, timeRespecting: true) { length actors { id } } }`},
	{"paths/none", `{ paths(from: {name: "Mowafaq Tarif"}, to: {name: "Xi Jinping"}, maxHops: 10) { length actors { id } } }`},
	{"met", `{ actor(by: {name: "John Kerry"}) { met { nodes { actor { id } count first { id } last { id } } } } }`},
	{"search/exact", `{ search(text: "Barack Obama") { totalCount } }`},
	{"search/misspelt", `{ search(text: "Baracc Obma") { totalCount } }`},
	{"search/nothing", `{ search(text: "Xyzzyxyzzy") { totalCount } }`},
}

// BenchmarkGraphQuestions asks of the five articles beside ICEWS14, 79,131
// events, as a server does that opened the copy of its index: rows/op is how
// many events and entries of postings an answer looks at.
func BenchmarkGraphQuestions(b *testing.B) {
	if _, err := os.Stat(eventTable); err != nil {
		b.Skip("the event table ICEWS14 is not here: ", err)
	}
	dir := filepath.Join(b.TempDir(), "graph")
	s, err := service.Open(b.Context(), dir, service.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Load(b.Context(), service.LoadRequest{Paths: []string{articles, eventTable}}); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	s = openService(b, dir)
	reader := query.NewReader(s.Snapshot, s.Store())
	for _, q := range graphQuestions {
		ask := func(b *testing.B) uint64 {
			ctx, plan := query.WithPlan(b.Context())
			if _, err := resolvers.Ask(ctx, reader, q.question, nil); err != nil {
				b.Fatal(fmt.Errorf("%s: %w", q.question, err))
			}
			return plan.Touched()
		}
		b.Run(q.name, func(b *testing.B) {
			rows := ask(b) // reads what is read once
			for b.Loop() {
				ask(b)
			}
			b.ReportMetric(float64(rows), "rows/op")
		})
	}
}
