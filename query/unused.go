package query

import (
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index"
)

// What looking for what was not used may cost for one question and all that is
// asked below it. Beyond that it is not known.
const (
	unusedReads = 200 // events that are read one by one, beside as many as the question itself reads
	unusedLists = 100 // lists that are looked at
)

// Unused gathers what one question did not use: the claims that its day leaves
// out, and those about events that all of a filter matches but its conditions on
// the status, or on the time.
type Unused struct {
	mutex        sync.Mutex
	snap         *index.Snapshot
	status, time kept
	// reads is how many events may still be read, and lists how many lists were looked at.
	reads uint64
	lists int
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
	unused := &Unused{snap: s.snap, reads: unusedReads}
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

// aspect is what a condition is about, as far as what it keeps out is counted.
type aspect int

const (
	anything aspect = iota
	ofStatus
	ofTime
)

// about says what a condition is about, and all of which it is made.
func (c condition) about(a aspect) condition {
	c.aspect, c.parts = a, slices.Clone(c.parts)
	for i := range c.parts {
		c.parts[i] = c.parts[i].about(a)
	}
	return c
}

// note looks for what the conditions of a question on the status, or on the time,
// keep out. Those within or and not are not taken apart.
func (u *Unused) note(asked condition) error {
	if u == nil {
		return nil
	}
	conditions := asked.parts
	if len(conditions) == 0 {
		conditions = []condition{asked}
	}
	u.mutex.Lock()
	defer u.mutex.Unlock()
	for _, c := range conditions {
		if c.reads {
			u.reads += c.step.Total()
		}
	}
	if err := u.status.note(u, conditions, ofStatus); err != nil {
		return err
	}
	return u.time.note(u, conditions, ofTime)
}

// note narrows by postings first, those that fewest events can meet before the
// others, as the question itself does: only what is left is compared and read.
func (k *kept) note(u *Unused, conditions []condition, about aspect) error {
	var taken, posted, reading []condition
	for _, c := range conditions {
		switch {
		case c.aspect == about:
			taken = append(taken, c)
		case c.reads:
			reading = append(reading, c)
		default:
			posted = append(posted, c)
		}
	}
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
	rest, err := narrow(u.snap.All(), posted)
	if err != nil {
		return err
	}
	allowed, err := narrow(rest, taken)
	if err != nil {
		return err
	}
	out := roaring.AndNot(rest, allowed)
	if len(reading) > 0 {
		n := out.GetCardinality()
		if n > u.reads {
			k.unknown = true
			return nil
		}
		u.reads -= n
	}
	if out, err = narrow(out, reading); err != nil {
		return err
	}
	k.events.Or(out)
	return nil
}

// narrow returns the events of a scope that may meet all of the conditions.
func narrow(scope *roaring.Bitmap, conditions []condition) (*roaring.Bitmap, error) {
	for _, holds := range conditions {
		if scope.IsEmpty() {
			break
		}
		found, err := holds.in(scope)
		if err != nil {
			return nil, err
		}
		scope = found.Possible
	}
	return scope, nil
}
