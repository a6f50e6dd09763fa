package identity

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// eventMemory remembers how events compare. That follows from their two profiles and
// from what is known of the places in these, and from nothing else: two that are
// told as before need not be compared again.
type eventMemory struct {
	known []*knownEvent // by claim
}

// knownEvent is an event as it was compared. It is never changed: what is told of
// otherwise is another.
type knownEvent struct {
	claim   graph.ID // its first
	profile *eventProfile
	// sets are the people, bodies, sides, places, and whence and whither it goes, by the names that outlast a resolver, see setNames; sorted, with
	// -1 after each list. places are what is known of the last, in no order.
	sets   []int32
	places []string
	// compared are those that come after it and with which it was compared last, in order, and what came of that; nil
	// of those that differ.
	compared []*knownEvent
	outcomes []*eventComparison
}

// comparing is the comparison of the events of one resolver.
type comparing struct {
	*resolver
	profiles []*eventProfile
	events   []*knownEvent // by profile
	at       int           // the profile that is compared
	// before and outcomes are those with which it was compared last that were not asked for yet.
	before   []*knownEvent
	outcomes []*eventComparison
}

// compareAll returns what compares profiles, in order, and remembers them instead
// of those before.
func (m *eventMemory) compareAll(r *resolver, profiles []*eventProfile) *comparing {
	c := &comparing{resolver: r, profiles: profiles, at: -1}
	namer := setNamer{r, r.setNames(), map[int32]string{}}
	before := m.known
	for _, e := range profiles {
		now := namer.read(e)
		for len(before) > 0 && before[0].claim < now.claim {
			before = before[1:]
		}
		if len(before) > 0 && before[0].tellsAs(now) {
			now = before[0]
		}
		c.events = append(c.events, now)
	}
	m.known = c.events
	return c
}

// compare compares two profiles by their places. Pairs must come in order.
func (c *comparing) compare(i, j int) eventComparison {
	one, other := c.events[i], c.events[j]
	c.goTo(i)
	one.compared = append(one.compared, other)
	if at := slices.Index(c.before, other); at >= 0 {
		outcome := c.outcomes[at]
		one.outcomes = append(one.outcomes, outcome)
		c.before, c.outcomes = c.before[at+1:], c.outcomes[at+1:]
		if outcome == nil {
			return eventComparison{verdict: graph.VerdictDifferent}
		}
		return *outcome
	}
	like := c.compareEvents(c.profiles[i], c.profiles[j])
	if like.verdict == graph.VerdictDifferent {
		one.outcomes = append(one.outcomes, nil)
	} else {
		like.features = slices.Clip(like.features) // who takes it may add others
		kept := like
		one.outcomes = append(one.outcomes, &kept)
	}
	return like
}

// goTo goes on to the next profile that is compared, and forgets what those up to
// there were compared with.
func (c *comparing) goTo(i int) {
	for c.at < i {
		c.at++
		e := c.events[c.at]
		c.before, c.outcomes = e.compared, e.outcomes
		e.compared, e.outcomes = nil, nil
	}
}

// end forgets what only events were compared with that are compared with none any more.
func (c *comparing) end() { c.goTo(len(c.events) - 1) }

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
