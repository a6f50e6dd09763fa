package query

import (
	"fmt"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// benchWorld holds 200 articles of 50 events among 300 persons of 20 states.
var benchWorld = sync.OnceValue(func() *world {
	const articles, events, persons, states = 200, 50, 300, 20
	var names []string
	for s := range states {
		names = append(names, fmt.Sprintf("State%d", s))
	}
	w := newWriter(names...)
	n := 0
	who := func(offset int) part {
		p := (n*7 + offset*offset*13) % persons
		return part{name: fmt.Sprintf("Given%d Family%d", p, p), actsFor: names[p%states]}
	}
	for a := range articles {
		w.article(fmt.Sprintf("%04d", a), fmt.Sprintf("Outlet %d", a%10))
		for e := range events {
			n++
			host := who(2)
			host.role = graph.RoleHost
			w.tell(told{
				key: fmt.Sprintf("e%d", e), where: []string{fmt.Sprintf("City%d", n%40)},
				when: []string{fmt.Sprintf("2025-%02d-%02d", 1+n%12, 1+n%28)}, who: []part{who(0), who(1), host},
			})
		}
	}
	return w.build()
})

func BenchmarkMeetings(b *testing.B) {
	w := benchWorld()
	between := namedAll("State3", "State10")
	for b.Loop() {
		if _, err := w.Meetings(b.Context(), between, EventArgs{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMet(b *testing.B) {
	w := benchWorld()
	for _, name := range []string{"Given7 Family7", "State3"} {
		actor, err := w.Actor(*named(name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Met(b.Context(), actor.ID, nil, PageArgs{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFilter(b *testing.B) {
	w := benchWorld()
	for name, filter := range map[string]*graph.EventFilter{
		"postings":   {Type: []string{"meeting"}, When: &graph.TimeFilter{During: day("2025-07")}},
		"verified":   some(graph.ActorMatch{Is: named("State3"), Role: []graph.Role{graph.RoleHost}}),
		"role alone": some(graph.ActorMatch{Role: []graph.Role{graph.RoleHost}}),
		"every":      every(graph.ActorMatch{In: namedAll("State3", "State10", "State17")}),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Events(b.Context(), EventArgs{Where: filter}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTriples(b *testing.B) {
	w := benchWorld()
	for b.Loop() {
		if _, err := w.Triples(b.Context(), TriplePattern{Subject: new("actor/given7-family7")}, PageArgs{}); err != nil {
			b.Fatal(err)
		}
	}
}
