package query

import (
	"errors"
	"math"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// Berlin and Paris are 878 km apart, Sweida is said to lie nowhere.
func TestNear(t *testing.T) {
	whereTheyLie["Paris"], whereTheyLie["Berlin"] = "48.8566,2.3522", "52.52,13.405"
	defer func() { delete(whereTheyLie, "Paris"); delete(whereTheyLie, "Berlin") }()
	w := newWriter().article("000", "AFP").
		tell(told{key: "paris", where: []string{"Paris"}}).
		tell(told{key: "berlin", where: []string{"Berlin"}}).
		tell(told{key: "both", where: []string{"Paris", "Sweida"}}).
		tell(told{key: "sweida", where: []string{"Sweida"}}).
		tell(told{key: "nowhere"}).build()
	paris := func(km float64) *graph.EventFilter {
		return &graph.EventFilter{Where: &graph.PlaceFilter{Near: &graph.Near{Lat: 48.8566, Lon: 2.3522, Km: km}}}
	}
	for _, test := range []struct {
		name  string
		where *graph.EventFilter
		want  answer
	}{
		{"here", paris(0), answer{certain: []string{"both", "paris"}, possible: []string{"sweida"}}},
		{"nearly as far as Berlin", paris(877), answer{certain: []string{"both", "paris"}, possible: []string{"sweida"}}},
		{"as far as Berlin", paris(879), answer{certain: []string{"berlin", "both", "paris"}, possible: []string{"sweida"}}},
		{"elsewhere", not(paris(100)), answer{certain: []string{"berlin", "nowhere"}, possible: []string{"sweida"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := w.Events(t.Context(), EventArgs{Where: test.where})
			w.check(t, test.want, page, err)
		})
	}
	for _, wrong := range []graph.Near{{Lat: 91}, {Lon: -181}, {Km: -1}, {Lat: math.NaN()}, {Km: math.NaN()}} {
		where := &graph.EventFilter{Where: &graph.PlaceFilter{Near: &wrong}}
		if _, err := w.Events(t.Context(), EventArgs{Where: where}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v; want ErrInvalid", wrong, err)
		}
	}
}
