package query

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// when holds for events that were before, after and during the given times, as
// far as is known. With CERTAINLY, what is only possible does not hold.
func (c *compiler) when(f *graph.TimeFilter, negated bool) (condition, error) {
	found := index.Both(c.session.snap.All())
	span := allDays
	for _, part := range []struct {
		name   string
		time   *edtf.Time
		events func(edtf.Time) index.Matches
		span   func(edtf.Bounds) window
	}{
		{"before", f.Before, c.session.snap.Before, until},
		{"after", f.After, c.session.snap.After, from},
		{"during", f.During, c.session.snap.During, inside},
	} {
		if part.time == nil {
			continue
		}
		if part.time.IsZero() {
			return nil, fmt.Errorf("when: %s needs a time: %w", part.name, graph.ErrInvalid)
		}
		found = found.And(part.events(*part.time))
		span = span.and(part.span(part.time.Bounds()))
	}
	if span.empty() {
		found = index.Matches{}
	}
	if f.Mode != nil && *f.Mode == graph.Certainly {
		found.Possible = found.Certain
	}
	return leaf(found, negated), nil
}

// window is the days from first to last. Where before, after and during leave
// no day, an uncertain time may satisfy each alone, and no time all together.
type window struct{ first, last int64 }

var allDays = window{int64(edtf.OpenPast), int64(edtf.OpenFuture)}

func until(b edtf.Bounds) window { return window{allDays.first, int64(b.EarliestStart) - 1} }

func from(b edtf.Bounds) window { return window{int64(b.LatestEnd) + 1, allDays.last} }

func inside(b edtf.Bounds) window { return window{int64(b.EarliestStart), int64(b.LatestEnd)} }

func (w window) and(o window) window {
	return window{max(w.first, o.first), min(w.last, o.last)}
}

func (w window) empty() bool { return w.first > w.last }
