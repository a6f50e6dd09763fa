package identity

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// eventMemory remembers how events compare. That follows from their two profiles and
// from what is known of the places in these, and from nothing else: two that are
// told as before need not be compared again.
type eventMemory struct {
	known    []*knownEvent // by claim
	blocks   map[eventKey]*eventBlock
	compared int // pairs, in all this life
}

// knownEvent is an event as it was compared. What is told of otherwise is another.
type knownEvent struct {
	claim   graph.ID // its first
	at      int32    // where its profile is in the list of these
	gone    bool     // it is told of no more, or otherwise
	profile *eventProfile
	// sets are the people, bodies, sides, places, and whence and whither it goes, by the names that outlast a resolver, see setNames; sorted, with
	// -1 after each list. places are what is known of the last, in no order.
	sets   []int32
	places []string
	blocks []*eventBlock
}

// candidates returns the pairs of events that may be one, in the order of the
// profiles, and remembers these instead of those before.
func (m *eventMemory) candidates(r *resolver, profiles []*eventProfile) []alikeEvents {
	c := comparing{resolver: r, profiles: profiles, alike: map[eventPair]*eventComparison{}}
	for _, block := range m.take(r, profiles) {
		block.settle(c.compare)
		if len(block.members) == 0 {
			delete(m.blocks, block.key)
		}
	}
	var all []alikeEvents
	for _, block := range m.blocks {
		all = append(all, block.alike...)
	}
	slices.SortFunc(all, func(a, b alikeEvents) int { return cmp.Compare(a.pair(), b.pair()) })
	return slices.CompactFunc(all, func(a, b alikeEvents) bool { return a.pair() == b.pair() })
}

// take takes profiles, in order, instead of those before, and returns the blocks
// that this has changed.
func (m *eventMemory) take(r *resolver, profiles []*eventProfile) []*eventBlock {
	namer := setNamer{r, r.setNames(), map[int32]string{}}
	var changed blocksChanged
	before, known := m.known, make([]*knownEvent, len(profiles))
	for at, e := range profiles {
		now := namer.read(e)
		for len(before) > 0 && before[0].claim < now.claim {
			changed.leave(before[0])
			before = before[1:]
		}
		if len(before) > 0 && before[0].tellsAs(now) {
			now, before = before[0], before[1:]
		} else {
			namer.keys(e, func(key eventKey) { changed.enter(m.block(key), now) })
		}
		known[at], now.at = now, int32(at) //nolint:gosec // as many events as fit into memory
	}
	for _, e := range before {
		changed.leave(e)
	}
	m.known = known
	return changed
}

// block returns the block of a key, a new one where there is none.
func (m *eventMemory) block(key eventKey) *eventBlock {
	block := m.blocks[key]
	if block == nil {
		if m.blocks == nil {
			m.blocks = map[eventKey]*eventBlock{}
		}
		block = &eventBlock{key: key}
		m.blocks[key] = block
	}
	return block
}

// blocksChanged are the blocks that events have entered or left, each once.
type blocksChanged []*eventBlock

func (c *blocksChanged) enter(block *eventBlock, e *knownEvent) {
	e.blocks = append(e.blocks, block)
	block.coming = append(block.coming, e)
	c.note(block)
}

func (c *blocksChanged) leave(e *knownEvent) {
	e.gone = true
	for _, block := range e.blocks {
		c.note(block)
	}
}

func (c *blocksChanged) note(block *eventBlock) {
	if !block.changed {
		block.changed = true
		*c = append(*c, block)
	}
}

// tellsAs tells whether two events compare alike to any others.
func (k *knownEvent) tellsAs(o *knownEvent) bool {
	return k.claim == o.claim && slices.Equal(k.sets, o.sets) && slices.Equal(k.places, o.places) && k.profile.tellsAs(o.profile)
}

// tellsAs compares all but sets.
func (e *eventProfile) tellsAs(o *eventProfile) bool {
	return e.kind == o.kind && e.when == o.when && e.reach == o.reach && e.planned == o.planned && e.several == o.several &&
		e.cancelled == o.cancelled && slices.Equal(e.topics, o.topics) && slices.Equal(e.happenings, o.happenings) &&
		slices.Equal(e.articles, o.articles) && slices.Equal(e.told.days, o.told.days) &&
		e.told.latestStart == o.told.latestStart && e.told.earliestEnd == o.told.earliestEnd && e.told.heldBy == o.told.heldBy
}

// setNames returns a number for each set of mentions, by its root, that it keeps
// from one resolver to the next, whatever joins it: that of the mention of it which
// was read first.
func (r *resolver) setNames() []int32 {
	first := slices.Repeat([]int32{-1}, len(r.sets.parent))
	for node, number := range r.numbers {
		if root := r.sets.find(int32(node)); first[root] < 0 || number < first[root] {
			first[root] = number
		}
	}
	return first
}

// setNamer reads profiles in terms that outlast a resolver.
type setNamer struct {
	*resolver
	names  []int32          // see setNames
	places map[int32]string // what is known of them, by root
}

func (n *setNamer) read(e *eventProfile) *knownEvent {
	k := &knownEvent{claim: n.claim(e.head).ID, profile: e}
	k.sets = make([]int32, 0, len(e.people)+len(e.bodies)+len(e.sides)+len(e.places)+6)
	for _, roots := range [][]int32{e.people, e.bodies, e.sides, e.places, e.from, e.to} {
		k.sets = append(n.add(k.sets, roots), -1)
	}
	if len(e.sides) > sidesPaired+1 { // which are paired follows from their order
		for _, root := range e.sides {
			k.sets = append(k.sets, n.names[root])
		}
	}
	for _, place := range e.places {
		k.places = append(k.places, n.place(place))
	}
	slices.Sort(k.places)
	return k
}

// add adds the names of sets, sorted.
func (n *setNamer) add(names, roots []int32) []int32 {
	from := len(names)
	for _, root := range roots {
		names = append(names, n.names[root])
	}
	slices.Sort(names[from:])
	return names
}

// place says what places are compared by.
func (n *setNamer) place(root int32) string {
	known, is := n.places[root]
	if !is {
		known = fmt.Sprint(n.names[root], n.kindAt(root), *n.groundOf(root), n.add(nil, n.around(root)), n.countriesAround(root))
		n.places[root] = known
	}
	return known
}
