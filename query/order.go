package query

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

var orderFields = []graph.EventOrderField{graph.OrderWhen, graph.OrderRecorded, graph.OrderSources}

// eventOrder fills in the defaults: WHEN, DESC. The error wraps
// graph.ErrInvalid.
func eventOrder(by *graph.EventOrder) (graph.EventOrder, error) {
	order := graph.EventOrder{Field: graph.OrderWhen, Direction: graph.Descending}
	if by == nil {
		return order, nil
	}
	order.Field = cmp.Or(by.Field, order.Field)
	order.Direction = cmp.Or(by.Direction, order.Direction)
	if !slices.Contains(orderFields, order.Field) {
		return order, fmt.Errorf("events cannot be ordered by %q; use WHEN, RECORDED or SOURCES: %w", order.Field, graph.ErrInvalid)
	}
	if order.Direction != graph.Ascending && order.Direction != graph.Descending {
		return order, fmt.Errorf("direction is %q; use ASC or DESC: %w", order.Direction, graph.ErrInvalid)
	}
	return order, nil
}

// positions are events in an order, by position from 0.
type positions struct {
	length int
	// ascending gives the ordinal at a position of the ascending order.
	ascending func(i int) uint32
	reverse   bool
}

func (p positions) ordinal(i int) uint32 {
	if p.reverse {
		i = p.length - 1 - i
	}
	return p.ascending(i)
}

// positions lays the possible matches out in an order. Ordinals are in WHEN
// order already, so that nothing has to be sorted.
func (s *Session) positions(m index.Matches, order graph.EventOrder) positions {
	p := positions{
		length:    int(m.Possible.GetCardinality()),
		ascending: func(i int) uint32 { return ordinalAt(m.Possible, i) },
		reverse:   order.Direction == graph.Descending,
	}
	switch order.Field {
	case graph.OrderSources:
		p.ascending = s.bySourcesFrom(m.Possible)
	case graph.OrderRecorded:
		recorded := s.inRecordedOrder(m.Possible)
		p.ascending = func(i int) uint32 { return recorded[i] }
	}
	return p
}

// sortedAlone is how many times more events than are asked for there must be, so
// that sorting these costs less than going through the order of all.
const sortedAlone = 32

// inRecordedOrder returns events by when they were recorded, then by id.
func (s *Session) inRecordedOrder(events *roaring.Bitmap) []uint32 {
	all := s.snap.RecordedOrder()
	if int(events.GetCardinality()) > len(all)/sortedAlone { //nolint:gosec // no more than there are
		found := make([]uint32, 0, events.GetCardinality())
		for _, ordinal := range all {
			if events.Contains(ordinal) {
				found = append(found, ordinal)
			}
		}
		return found
	}
	type recorded struct {
		key     recordedKey
		ordinal uint32
	}
	few := make([]recorded, 0, events.GetCardinality())
	for it := events.Iterator(); it.HasNext(); {
		ordinal := it.Next()
		event := s.snap.EventAt(ordinal)
		few = append(few, recorded{recordedKey{s.firstRecorded(event), event.ID}, ordinal})
	}
	slices.SortFunc(few, func(a, b recorded) int { return compareRecorded(a.key, b.key) })
	found := make([]uint32, len(few))
	for i, r := range few {
		found[i] = r.ordinal
	}
	return found
}

// ordinalAt returns the i-th ordinal of the bitmap, from 0; like the index of a
// slice, i must be in range.
func ordinalAt(b *roaring.Bitmap, i int) uint32 {
	ordinal, err := b.Select(uint32(i))
	if err != nil {
		panic(fmt.Sprintf("position %d of %d events: %v", i, b.GetCardinality(), err))
	}
	return ordinal
}

// whenKey is a place in WHEN order: earliest start, latest end, id.
type whenKey struct {
	Start edtf.Day `json:"s"`
	End   edtf.Day `json:"e"`
	ID    graph.ID `json:"id"`
}

func keyOfWhen(e *graph.Event) whenKey {
	bounds := e.When.Time.Bounds()
	return whenKey{bounds.EarliestStart, bounds.LatestEnd, e.ID}
}

func compareWhen(a, b whenKey) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), compareIDs(a.ID, b.ID))
}

func (s *Session) byWhen(p positions, d graph.Direction) sequence[whenKey] {
	key := func(i int) whenKey { return keyOfWhen(s.snap.EventAt(p.ordinal(i))) }
	return sequence[whenKey]{"WHEN " + string(d), p.length, key, directed(d, compareWhen)}
}

// recordedKey is a place in RECORDED order: instant of the first claim, id.
type recordedKey struct {
	At time.Time `json:"at"`
	ID graph.ID  `json:"id"`
}

func compareRecorded(a, b recordedKey) int {
	return cmp.Or(a.At.Compare(b.At), compareIDs(a.ID, b.ID))
}

func (s *Session) byRecorded(p positions, d graph.Direction) sequence[recordedKey] {
	key := func(i int) recordedKey {
		event := s.snap.EventAt(p.ordinal(i))
		return recordedKey{s.firstRecorded(event), event.ID}
	}
	return sequence[recordedKey]{"RECORDED " + string(d), p.length, key, directed(d, compareRecorded)}
}

// firstRecorded returns the instant at which the first claim of the event was
// stored.
func (s *Session) firstRecorded(event *graph.Event) (first time.Time) {
	for i, id := range event.Claims {
		at := held(s.snap.Claim(id)).RecordedAt
		if i == 0 || at.Before(first) {
			first = at
		}
	}
	return first
}

// directed turns an ascending order round where asked to.
func directed[K any](d graph.Direction, compare func(a, b K) int) func(a, b K) int {
	if d == graph.Descending {
		return func(a, b K) int { return compare(b, a) }
	}
	return compare
}
