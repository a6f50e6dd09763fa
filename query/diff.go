package query

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// Change is one thing that became different of an event.
type Change struct {
	Cursor string
	Kind   graph.ChangeKind
	// Event is as it stands after the change; as it stood before, where the cause is found there only.
	Event *graph.Event
	// Before and After say what it was and is, in words; empty where there was or is nothing.
	Before, After string
	// Cause is the claim that made the difference, or the judgement; nil where no single one did.
	Cause any
	// At is when the cause was recorded, a claim that is gone retracted; nil where that is not known.
	At *time.Time
	// Session reads the state that the event and the cause are of.
	Session *Session
}

// Diff tells what became different from one state of the graph to another, of the
// events that match the filter in either; by event in the order of WHEN, then by
// kind, see [graph.ChangeKind]. Two states tell of the same event where they share a
// claim of it, or where it is one today. Not used is what the later state leaves
// out. The errors are those of
// [Session.AsOf] and [Session.Events].
func (s *Session) Diff(ctx context.Context, from, to *graph.AsOf, where *graph.EventFilter, page PageArgs) (*Page[*Change], error) {
	before, err := s.AsOf(ctx, from)
	if err != nil {
		return nil, err
	}
	after, err := s.AsOf(ctx, to)
	if err != nil {
		return nil, err
	}
	if after.unused = s.unused; after.unused != nil {
		after.unused.snap = after.snap
	}
	d := differ{before: before, after: after, found: map[changeKey]*difference{}}
	if err := d.compare(ctx, where); err != nil {
		return nil, err
	}
	keys := make([]changeKey, 0, len(d.found))
	for key := range d.found {
		keys = append(keys, key)
	}
	found, err := paginate(sorted("CHANGES", keys, compareChanges), page,
		certainly(func(k changeKey) (*Change, error) { return d.change(k), nil }))
	if err != nil {
		return nil, err
	}
	for i := range found.Edges {
		found.Edges[i].Node.Cursor = found.Edges[i].Cursor
	}
	return found, nil
}

// changeKey is a place in the order of changes.
type changeKey struct {
	whenKey
	// Kind is the place of the kind in the list of kinds.
	Kind int `json:"k"`
	// Item tells changes of one kind apart: who, or which claim or event.
	Item string `json:"i"`
}

func compareChanges(a, b changeKey) int {
	return cmp.Or(compareWhen(a.whenKey, b.whenKey), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Item, b.Item))
}

// difference is a change before its cause is looked for.
type difference struct {
	kind          graph.ChangeKind
	old, new      *graph.Event // nil where there is none
	before, after string
	// carries tells of a claim whether it can have made the difference; nil: any can.
	carries func(*graph.Claim) bool
	// judged tells that a judgement made it, rather than a claim.
	judged bool
}

// differ compares two states.
type differ struct {
	before, after *Session
	found         map[changeKey]*difference
}

// compare compares all events that match in either state.
func (d *differ) compare(ctx context.Context, where *graph.EventFilter) error {
	old, err := d.before.match(ctx, allEvents, where)
	if err != nil {
		return err
	}
	current, err := d.after.match(ctx, allEvents, where)
	if err != nil {
		return err
	}
	if d.before.snap == d.after.snap {
		return nil
	}
	planOf(ctx).readAll(old.Possible)
	planOf(ctx).readAll(current.Possible)
	seen := map[uint32]bool{}
	for n, events := 0, old.Possible.Iterator(); events.HasNext(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		e := d.before.snap.EventAt(events.Next())
		there := toldIn(d.after, e)
		if len(there) == 0 {
			d.add(&difference{kind: graph.ChangeVanished, old: e, before: e.Label}, "")
		}
		for _, ordinal := range there {
			d.follow(ordinal, seen)
		}
	}
	for n, events := 0, current.Possible.Iterator(); events.HasNext(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		d.follow(events.Next(), seen)
	}
	return nil
}

// toldIn returns the ordinals of the events that the claims of an event tell of
// in a state: the one that shares most claims first, of equals that of the
// smaller id. An event that both states have in common is the only one.
func toldIn(s *Session, e *graph.Event) []uint32 {
	if ordinal, ok := s.snap.Ordinal(e.ID); ok && s.snap.EventAt(ordinal) == e {
		return []uint32{ordinal}
	}
	shared := map[graph.ID]int{}
	for _, claim := range e.Claims {
		if id := s.snap.EventOf(claim); id != "" {
			shared[id]++
		}
	}
	if len(shared) == 0 { // of other claims, that are one event with these today
		if same, err := s.snap.Event(e.ID); err == nil {
			shared[same.ID] = 1
		}
	}
	ids := make([]graph.ID, 0, len(shared))
	for id := range shared {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b graph.ID) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), compareIDs(a, b)) })
	ordinals := make([]uint32, len(ids))
	for i, id := range ids {
		ordinals[i], _ = s.snap.Ordinal(id)
	}
	return ordinals
}

// follow compares an event of the later state, once, with what it was before.
func (d *differ) follow(ordinal uint32, seen map[uint32]bool) {
	if seen[ordinal] {
		return
	}
	seen[ordinal] = true
	e := d.after.snap.EventAt(ordinal)
	origins := toldIn(d.before, e)
	if len(origins) == 0 {
		d.add(&difference{kind: graph.ChangeAppeared, new: e, after: e.Label}, "")
		return
	}
	old := d.before.snap.EventAt(origins[0])
	if old == e {
		return
	}
	for _, other := range origins[1:] {
		if joined := d.before.snap.EventAt(other); toldIn(d.after, joined)[0] == ordinal {
			d.add(&difference{kind: graph.ChangeJoined, old: joined, new: e, before: joined.Label, after: e.Label, judged: true}, string(joined.ID))
		}
	}
	if toldIn(d.after, old)[0] != ordinal {
		d.add(&difference{kind: graph.ChangeSplit, old: old, new: e, before: old.Label, after: e.Label, judged: true}, "")
		return
	}
	d.compareEvents(old, e)
}

// add keeps a difference. The event of the later state gives its place, if there is one.
func (d *differ) add(found *difference, item string) {
	e := cmp.Or(found.new, found.old)
	bounds := e.When.Time.Bounds()
	key := changeKey{whenKey{bounds.EarliestStart, bounds.LatestEnd, e.ID}, slices.Index(graph.ChangeKinds(), found.kind), item}
	d.found[key] = found
}

// change loads what the answer tells of a difference.
func (d *differ) change(key changeKey) *Change {
	found := d.found[key]
	c := &Change{Kind: found.kind, Event: found.new, Before: found.before, After: found.after, Session: d.after}
	if found.new == nil {
		c.Event, c.Session = found.old, d.before
	}
	cause, at, side := d.cause(found)
	c.Cause, c.At = cause, at
	if side == d.before && found.old != nil {
		c.Event, c.Session = found.old, d.before
	}
	return c
}

// certainlySaid marks what sources only believe.
func certainlySaid(what string, c edtf.Certainty) string {
	if c == edtf.Certain {
		return what
	}
	return what + " (" + string(edtf.Possible) + ")"
}
