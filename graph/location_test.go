package graph_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

func TestParseLocation(t *testing.T) {
	for text, want := range map[string]graph.Location{
		"48.8534,2.3488":   {Latitude: 48.8534, Longitude: 2.3488},
		"-33.92584 , 18.4": {Latitude: -33.92584, Longitude: 18.4},
		"90,-180":          {Latitude: 90, Longitude: -180},
	} {
		if got, err := graph.ParseLocation(text); err != nil || got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "48.85", "48.85;2.35", "90.1,0", "0,180.5", "NaN,0", "0,NaN", "1,2,3", "Inf,0", "N48,E2"} {
		if got, err := graph.ParseLocation(text); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
}

func TestLocationsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLocation(t)
		if got, err := graph.ParseLocation(l.String()); err != nil || got != l {
			t.Fatalf("%v was read as %v, %v", l, got, err)
		}
	})
}

// The distances are those between points whose distance follows from the
// circumference alone: a quarter and a half of it.
func TestKilometres(t *testing.T) {
	const circumference = 2 * math.Pi * 6371.0088
	for _, tt := range []struct {
		from, to graph.Location
		want     float64
	}{
		{graph.Location{Latitude: 48.85, Longitude: 2.35}, graph.Location{Latitude: 48.85, Longitude: 2.35}, 0},
		{graph.Location{Latitude: 90, Longitude: 12}, graph.Location{Longitude: 80}, circumference / 4},
		{graph.Location{Latitude: 10, Longitude: 30}, graph.Location{Latitude: -10, Longitude: -150}, circumference / 2},
		{graph.Location{Longitude: 179.5}, graph.Location{Longitude: -179.5}, circumference / 360},
		{graph.Location{Latitude: 60}, graph.Location{Latitude: 61}, circumference / 360},
	} {
		if got := tt.from.Kilometres(tt.to); math.Abs(got-tt.want) > 0.001 {
			t.Errorf("from %v to %v: %g km, want %g", tt.from, tt.to, got, tt.want)
		}
	}
}

// The chord between the points of a sphere gives the same distance.
func TestKilometresAgreeWithTheChord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyLocation(t), anyLocation(t)
		var chord float64
		p, q := onSphere(a), onSphere(b)
		for i := range p {
			chord += (p[i] - q[i]) * (p[i] - q[i])
		}
		want := 2 * 6371.0088 * math.Asin(min(math.Sqrt(chord)/2, 1))
		if got := a.Kilometres(b); math.Abs(got-want) > 0.01 || got != b.Kilometres(a) {
			t.Fatalf("from %v to %v: %g and %g km, by the chord %g", a, b, got, b.Kilometres(a), want)
		}
	})
}

func onSphere(l graph.Location) [3]float64 {
	latitude, longitude := l.Latitude*math.Pi/180, l.Longitude*math.Pi/180
	return [3]float64{math.Cos(latitude) * math.Cos(longitude), math.Cos(latitude) * math.Sin(longitude), math.Sin(latitude)}
}

func anyLocation(t *rapid.T) graph.Location {
	return graph.Location{
		Latitude: rapid.Float64Range(-90, 90).Draw(t, "latitude"), Longitude: rapid.Float64Range(-180, 180).Draw(t, "longitude"),
	}
}
