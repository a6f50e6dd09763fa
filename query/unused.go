package query

import (
	"context"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// What looking for what was not used may cost for one question and all that is
// asked below it. Beyond that it is not known.
const (
	unusedReads = 10_000 // events that are read one by one
	unusedLists = 100    // lists that are looked at
)

// Unused gathers what one question did not use: the claims that its day leaves
// out, and those about events that all of a filter matches but its conditions on
// the status, or on the time.
type Unused struct {
	mutex        sync.Mutex
	snap         *index.Snapshot
	status, time kept
	reads, lists int
}

// kept are events that one kind of condition keeps out of an answer.
type kept struct {
	events  *roaring.Bitmap // nil where there is no such condition
	unknown bool
}

// UnusedClaims counts claims; nil where looking for them would have cost too much.
type UnusedClaims struct {
	// AsOf are the claims about events, whatever was asked, that are left out as not published or
	// not recorded by then.
	AsOf int `json:"asOf"`
	// Status and Time are those about events that only the status, or only the time, keeps out.
	Status *int `json:"status"`
	Time   *int `json:"time"`
}

// Counting returns a session, for one question, that gathers what is not used.
func (s *Session) Counting() (*Session, *Unused) {
	unused := &Unused{snap: s.snap}
	return &Session{snap: s.snap, texts: s.texts, unused: unused}, unused
}

// Claims counts what was gathered; nil where the question leaves nothing out:
// it is of today, and no filter says anything of status or time.
func (u *Unused) Claims() *UnusedClaims {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.status.events == nil && u.time.events == nil && u.snap.Whole() == u.snap {
		return nil
	}
	return &UnusedClaims{AsOf: u.snap.LeftOut(), Status: u.status.claims(u.snap), Time: u.time.claims(u.snap)}
}

func (k *kept) claims(snap *index.Snapshot) *int {
	switch {
	case k.unknown:
		return nil
	case k.events == nil:
		return new(0)
	}
	return new(snap.CountClaims(k.events))
}

// note looks for what a filter keeps out of the base by its status or its time.
// Conditions within or and not are not taken apart.
func (u *Unused) note(ctx context.Context, s *Session, base index.Matches, filter *graph.EventFilter) error {
	if u == nil || filter == nil {
		return nil
	}
	ctx = withoutPlan(ctx)
	u.mutex.Lock()
	defer u.mutex.Unlock()
	ctx = context.WithValue(ctx, planKey{}, (*Plan)(nil)) // no part of how the question is answered
	if err := u.status.note(ctx, u, s, base, filter, takeStatus); err != nil {
		return err
	}
	return u.time.note(ctx, u, s, base, filter, takeWhen)
}

func (k *kept) note(ctx context.Context, u *Unused, s *Session, base index.Matches, filter *graph.EventFilter, take taker) error {
	rest, taken := apart(filter, take)
	if len(taken) == 0 {
		return nil
	}
	if k.events == nil {
		k.events = roaring.New()
	}
	if u.lists++; k.unknown || u.lists > unusedLists {
		k.unknown = true
		return nil
	}
	allowed, err := s.narrow(ctx, index.Both(s.snap.All()), &graph.EventFilter{And: taken})
	if err != nil {
		return err
	}
	out := roaring.AndNot(base.Possible, allowed.Possible)
	if readsEvents(rest) {
		if u.reads += int(out.GetCardinality()); u.reads > unusedReads { //nolint:gosec // ordinals are of 32 bits
			k.unknown = true
			return nil
		}
	}
	found, err := s.narrow(ctx, index.Both(out), rest)
	if err != nil {
		return err
	}
	k.events.Or(found.Possible)
	return nil
}

// taker takes one kind of condition from a filter, and tells whether there was one.
type taker func(from, to *graph.EventFilter) bool

func takeStatus(from, to *graph.EventFilter) bool {
	to.Status, from.Status = from.Status, nil
	return to.Status != nil
}

func takeWhen(from, to *graph.EventFilter) bool {
	to.When, from.When = from.When, nil
	return to.When != nil
}

// apart returns a filter without one kind of conditions, as far as all of them
// must hold, and these.
func apart(filter *graph.EventFilter, take taker) (rest *graph.EventFilter, taken []*graph.EventFilter) {
	without, one := *filter, graph.EventFilter{}
	if take(&without, &one) {
		taken = append(taken, &one)
	}
	without.And = make([]*graph.EventFilter, len(filter.And))
	for i, nested := range filter.And {
		within, more := apart(nested, take)
		without.And[i], taken = within, append(taken, more...)
	}
	return &without, taken
}

// readsEvents tells whether a filter may have to look at events one by one.
func readsEvents(f *graph.EventFilter) bool {
	if f == nil {
		return false
	}
	if len(f.Participants) > 0 || readsEvents(f.Not) {
		return true
	}
	for _, nested := range append(f.And[:len(f.And):len(f.And)], f.Or...) {
		if readsEvents(nested) {
			return true
		}
	}
	return false
}
