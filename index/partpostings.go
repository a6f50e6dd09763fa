package index

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index/tables"
)

// partKey is what somebody's part in an event is: a role and a presence.
type partKey string

func keyOfPart(role graph.Role, presence graph.Presence) partKey {
	return partKey(string(role) + " " + string(presence))
}

// partPostings are the events in which somebody has a part: told is what any
// source tells, asserted what is certain, and there what makes it certain that
// somebody took part, see [isCertainPart].
type partPostings struct {
	told, asserted, there map[partKey]*roaring.Bitmap
}

// partLists are the lists that become partPostings.
type partLists struct{ told, asserted, there map[partKey][]uint32 }

func newPartLists() partLists {
	return partLists{map[partKey][]uint32{}, map[partKey][]uint32{}, map[partKey][]uint32{}}
}

// add adds an event, in which somebody has this part; events come in order, an
// event possibly several times.
func (l *partLists) add(p *graph.Participation, there bool, event uint32) {
	key := keyOfPart(p.Role, p.Presence)
	to := func(list map[partKey][]uint32) {
		if events := list[key]; len(events) == 0 || events[len(events)-1] != event {
			list[key] = append(events, event)
		}
	}
	to(l.told)
	if p.Certainty == edtf.Certain {
		to(l.asserted)
	}
	if there {
		to(l.there)
	}
}

func (l *partLists) bitmaps() partPostings {
	return partPostings{bitmapsOf(l.told), bitmapsOf(l.asserted), bitmapsOf(l.there)}
}

// WithPart returns the events in which somebody has this role and this presence,
// certainly where it is asserted.
func (s *Snapshot) WithPart(role graph.Role, presence graph.Presence) Matches {
	p, key := &s.base.postings.byPart, keyOfPart(role, presence)
	return Matches{Certain: present(p.asserted[key]), Possible: present(p.told[key])}
}

// InRole returns the events in which somebody in this role was there, or is
// expected: as certainly as for [Snapshot.TookPart].
func (s *Snapshot) InRole(role graph.Role) Matches {
	p := &s.base.postings.byPart
	was, will := keyOfPart(role, graph.PresencePresent), keyOfPart(role, graph.PresenceExpected)
	return Matches{p.there[was], p.told[was]}.Or(Matches{p.there[will], p.told[will]})
}

// TookPartSelf returns the events in which the actor took part itself, as
// certainly as for [Snapshot.TookPart].
func (s *Snapshot) TookPartSelf(actor graph.ID) Matches {
	ordinal := s.base.actors.Find(actor)
	if ordinal == tables.None {
		return Matches{present(nil), present(nil)}
	}
	if self := s.base.postings.possibleSelf.At(ordinal); self != nil {
		return Matches{Certain: s.base.postings.certainSelf.At(ordinal), Possible: self}
	}
	return s.TookPart(actor)
}

// servedByOthers tells of each actor whether others act for it.
func (s *segment) servedByOthers() []bool {
	served := make([]bool, s.actors.Len())
	for _, whom := range s.represented {
		for _, actor := range whom {
			served[actor] = true
		}
	}
	return served
}

// bitmapsOfAll returns sets for some keys, also where they are empty.
func (o ordinals) bitmapsOfAll(some []bool) tables.Rows[roaring.Bitmap] {
	all := make([]*roaring.Bitmap, len(o))
	for i, wanted := range some {
		if wanted {
			all[i] = bitmapOf(o[i])
		}
	}
	return tables.NewRows(all)
}

// ofThemselves returns the carried events by actors who took part themselves: of
// those for whom nobody acts there, the events in which they took part at all.
func (t *takeover) ofThemselves(self, part *tables.Rows[roaring.Bitmap]) ordinals {
	lists := t.ofActors(part)
	for actor, events := range self.All() {
		if here := t.actorsMoved.Here[actor]; here != tables.None && events != nil {
			lists[here] = t.events(events)
		}
	}
	return lists
}

// parts returns the carried events by what somebody's part in them is.
func (t *takeover) parts(there *partPostings) partLists {
	return partLists{carriedBy(t, there.told), carriedBy(t, there.asserted), carriedBy(t, there.there)}
}
