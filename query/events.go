package query

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// EventArgs say which events are asked for, in which order and which part of
// them.
type EventArgs struct {
	// Where is nil for all.
	Where *graph.EventFilter
	// OrderBy is WHEN, descending, where nil.
	OrderBy *graph.EventOrder
	// WithTies cuts the list to as many as the page would hold, and all that tie with them: see
	// [Session.Events].
	WithTies bool
	Page     PageArgs
}

// Events lists events of all types. Events of any status are in the answer
// unless the filter says otherwise; Edge.Certainty tells whether the event
// certainly matches.
//
// With WithTies the list is that of the first n in its order, of the last n if
// the page is counted from its end, and of all that tie with them: fewer than n
// others began before, or after, or may have. CERTAIN is what is among them
// whatever the uncertain times are. The page holds up to [MaxPage] of these.
//
// An error wraps graph.ErrInvalid or is a
// *graph.AmbiguousError; see [graph.EventFilter] for what it may hold, and
// [PageArgs].
func (s *Session) Events(ctx context.Context, args EventArgs) (*Page[*graph.Event], error) {
	return s.eventPage(ctx, allEvents, args)
}

// ActorEvents lists the events in which the actor took part, itself or through
// those who act for it. The id may be an old one. The errors are those of
// [Session.Events], and graph.ErrNotFound.
func (s *Session) ActorEvents(ctx context.Context, actor graph.ID, args EventArgs) (*Page[*graph.Event], error) {
	found, err := s.snap.Actor(actor)
	if err != nil {
		return nil, err
	}
	return s.eventPage(ctx, func(snap *index.Snapshot) index.Matches { return snap.TookPart(found.ID) }, args)
}

// EventsPage pages through events in time order. The error wraps
// graph.ErrNotFound for an id that no event answers to.
func (s *Session) EventsPage(ctx context.Context, events []graph.ID, page PageArgs) (*Page[*graph.Event], error) {
	ordinals, err := s.ordinals(events)
	if err != nil {
		return nil, err
	}
	asc := graph.EventOrder{Field: graph.OrderWhen, Direction: graph.Ascending}
	return s.ordered(ctx, s.asKnown(index.Both(ordinals)), asc, page)
}

// eventPage cuts a page out of those events that also match the filter.
func (s *Session) eventPage(ctx context.Context, base among, args EventArgs) (*Page[*graph.Event], error) {
	order, err := eventOrder(args.OrderBy)
	if err != nil {
		return nil, err
	}
	matches, err := s.match(ctx, base, args.Where)
	if err != nil {
		return nil, err
	}
	if args.WithTies {
		if matches, err = s.withTies(matches, order, args.Page); err != nil {
			return nil, err
		}
		args.Page = args.Page.atMost(MaxPage)
	}
	return s.ordered(ctx, matches, order, args.Page)
}

func (s *Session) ordered(ctx context.Context, m index.Matches, order graph.EventOrder, args PageArgs) (*Page[*graph.Event], error) {
	positions := s.positions(m, order)
	var page *Page[*graph.Event]
	var err error
	switch order.Field {
	case graph.OrderRecorded:
		page, err = paginate(s.byRecorded(positions, order.Direction), args, loadEvent[recordedKey](s, m, positions))
	case graph.OrderSources:
		page, err = paginate(s.bySources(positions, order.Direction), args, loadEvent[sourcesKey](s, m, positions))
	default:
		page, err = paginate(s.byWhen(positions, order.Direction), args, loadEvent[whenKey](s, m, positions))
	}
	if err != nil {
		return nil, err
	}
	page.CertainCount = int(m.Certain.GetCardinality()) //nolint:gosec // no more than there are
	planOf(ctx).read(len(page.Edges))
	return page, nil
}

// loadEvent makes what [paginate] needs for events at positions of an order.
func loadEvent[K any](s *Session, m index.Matches, at positions) func(int, K) (*graph.Event, edtf.Certainty, error) {
	return func(i int, _ K) (*graph.Event, edtf.Certainty, error) {
		ordinal := at.ordinal(i)
		if m.Certain.Contains(ordinal) {
			return s.snap.EventAt(ordinal), edtf.Certain, nil
		}
		return s.snap.EventAt(ordinal), edtf.Possible, nil
	}
}

// ordinals returns the places of events in WHEN order.
func (s *Session) ordinals(events []graph.ID) (*roaring.Bitmap, error) {
	found := roaring.New()
	for _, id := range events {
		event, err := s.snap.Event(id)
		if err != nil {
			return nil, err
		}
		ordinal, ok := s.snap.Ordinal(event.ID)
		if !ok {
			return nil, fmt.Errorf("%s has no place in time order: %w", event.ID, graph.ErrNotFound)
		}
		found.Add(ordinal)
	}
	return found, nil
}
