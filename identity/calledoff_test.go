package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// A report that a meeting was held and one that it was called off contradict each
// other on one event; a meeting that may be another is not what became of a plan
// that was called off.
func TestHeldAgainstCalledOff(t *testing.T) {
	as := func(r report, status graph.Status) report {
		r.status = status
		return r
	}
	held := as(paris, graph.StatusHeld)
	for _, tt := range []struct {
		what string
		a, b report
		one  bool
	}{
		{"all the same", held, as(paris, graph.StatusCancelled), true},
		{"nothing said of its status", paris, as(paris, graph.StatusCancelled), true},
		{"planned and called off", as(paris, graph.StatusPlanned), as(paris, graph.StatusCancelled), true},
		{"two days later", as(paris, graph.StatusCancelled), report{people: annaAndChaim, place: "Paris", when: "2025-07-26"}, false},
		{"weeks later", as(paris, graph.StatusCancelled), report{people: annaAndChaim, place: "Paris", when: "2025-08-20"}, false},
		{"another place", as(paris, graph.StatusCancelled), report{people: annaAndChaim, place: "Baku", when: "2025-07-24"}, false},
		{"no place", as(paris, graph.StatusCancelled), report{people: annaAndChaim, when: "2025-07-24"}, false},
		{"no day", as(paris, graph.StatusCancelled), report{people: annaAndChaim, place: "Paris"}, false},
		{"one of the two", as(paris, graph.StatusCancelled), report{people: annaAndChaim[:1], place: "Paris", when: "2025-07-24"}, false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			for _, pair := range [][2]report{{tt.a, tt.b}, {tt.b, tt.a}} {
				a, one := tellReports("000", pair[0])
				b, other := tellReports("001", pair[1])
				r := resolve([]*graphtest.Article{a, b})
				if together(t, r, one[0], other[0]) != tt.one {
					t.Errorf("one event: %v", !tt.one)
				}
				if links := linksOf(t, r); len(links) > 0 {
					t.Errorf("links %v", links)
				}
			}
		})
	}
}

// The plan goes with the report that it was called off, and is realised by nothing
// that may be another meeting.
func TestAPlanThatWasCalledOffIsNotRealised(t *testing.T) {
	plan, off := paris, paris
	plan.status, off.status = graph.StatusPlanned, graph.StatusCancelled
	a, planned := tellReports("000", plan)
	b, called := tellReports("001", off)
	c, held := tellReports("002", report{people: annaAndChaim, when: "2025-07-24"})
	r := resolve([]*graphtest.Article{a, b, c})
	if !together(t, r, planned[0], called[0]) || together(t, r, planned[0], held[0]) || len(linksOf(t, r)) > 0 {
		t.Errorf("links %v", r.Links)
	}
	d, same := tellReports("003", paris)
	if r := resolve([]*graphtest.Article{a, b, d}); !together(t, r, planned[0], same[0]) || !together(t, r, called[0], same[0]) {
		t.Error("what was held on that day at that place is not the event that another calls off")
	}
}
