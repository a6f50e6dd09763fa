package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// eventProfile is what the claims of one set say of an event, with actors and
// places by the roots of their sets.
type eventProfile struct {
	// head is the node of the first claim.
	head  int32
	kind  string // type of event
	when  edtf.Time
	reach edtf.Bounds // when, or what publication days leave of all days
	// people are persons, bodies organizations by name; sides are bodies and those on whose behalf
	// anybody took part. Groups are known by description and are no evidence. All sorted.
	people, bodies, sides []int32
	// from are those of them who act and to those who are acted upon, where the event has a direction.
	from, to           []int32
	places             []int32
	topics, happenings []string
	articles           []graph.ID
	told               toldTimes
	planned, several   bool
	// cancelled tells that a report says it was called off; what is planned may have been, and what was
	// held by the word of another.
	cancelled bool
}

// profileReader reads claims into profiles.
type profileReader struct {
	*resolver
	principal map[int32]int32
}

// profiles returns those of the sets of claims that rules may join, by the first
// claim. Event tables are left out: what is one there their own rules tell.
func (r *resolver) profiles() []*eventProfile {
	reader := profileReader{resolver: r, principal: r.principals()}
	byRoot := map[int32]*eventProfile{}
	var all []*eventProfile
	for i, c := range r.claims {
		node := int32(len(r.mentions) + i)
		if r.inTable(node) {
			continue
		}
		one := reader.read(node, c)
		root := r.sets.find(node)
		if known := byRoot[root]; known != nil {
			known.take(one)
			continue
		}
		byRoot[root] = one
		all = append(all, one)
	}
	return all
}

// read returns the profile of one claim.
func (p *profileReader) read(node int32, c *graph.Claim) *eventProfile {
	e := &eventProfile{
		head: node, kind: c.Type, articles: []graph.ID{c.Article},
		planned:   c.Status.Presence() == graph.PresenceExpected,
		cancelled: c.Status == graph.StatusCancelled && c.Polarity != graph.PolarityNegative,
	}
	for _, part := range c.Participations {
		if part.Presence != graph.PresenceDenied && part.Role.Info().TookPart {
			p.readActor(e, part.Mention, part.Role)
		}
	}
	for _, id := range c.Places {
		if place, known := p.nodeIn(p.homes[e.head], id); known {
			e.places = append(e.places, p.sets.find(place))
		}
	}
	if said := p.saidIn(node); said != nil {
		e.topics, e.several = said.Topics, said.Several
		if said.Happening != "" {
			e.happenings = []string{said.Happening}
		}
	}
	var times []edtf.Time
	for _, t := range c.Times {
		if !t.When.IsZero() {
			times = append(times, t.When)
		}
	}
	e.when = edtf.Reconcile(times)
	e.reach = p.reachOf(e, c)
	e.told = timesOfOne(e, p.heldBy(e, c))
	if said := p.saidIn(node); said != nil {
		e.several = e.several || said.Periodic && len(e.told.days) == 0
		e.told.hours = []toldHour{{c.Article, c.Sentence.Start, said.Hour}}
	}
	e.sort()
	return e
}

func (p *profileReader) readActor(e *eventProfile, id graph.ID, role graph.Role) {
	node, known := p.nodeIn(p.homes[e.head], id)
	if !known {
		return
	}
	root := p.sets.find(node)
	switch role {
	case graph.RoleInitiator:
		e.from = append(e.from, root)
	case graph.RoleTarget:
		e.to = append(e.to, root)
	}
	switch p.mentions[node].Type {
	case graph.MentionPerson:
		e.people = append(e.people, root)
	case graph.MentionOrganization:
		e.bodies = append(e.bodies, root)
		e.sides = append(e.sides, root)
	}
	for range 3 { // a minister acts for a ministry, that for a state
		whom, acts := p.principal[root]
		if !acts || whom == root {
			break
		}
		root = whom
		e.sides = append(e.sides, root)
	}
}

// reachOf returns the days that an event may have been on: what is planned has
// not been before the article was published, what was held not after it.
func (p *profileReader) reachOf(e *eventProfile, c *graph.Claim) edtf.Bounds {
	if !e.when.IsZero() {
		return e.when.Bounds()
	}
	open := e.when.Bounds()
	a := p.articleOf(e.head)
	if a == nil || a.Published.IsZero() {
		return open
	}
	published := a.Published.Bounds()
	switch c.Status {
	case graph.StatusPlanned:
		open.EarliestStart = published.EarliestStart
	case graph.StatusHeld:
		open.LatestEnd = published.LatestEnd
	}
	return open
}

// heldBy returns the day by which an article says that an event was held: that of
// its publication, unless its own words put the event after it.
func (p *profileReader) heldBy(e *eventProfile, c *graph.Claim) edtf.Day {
	a := p.articleOf(e.head)
	if a == nil || a.Published.IsZero() || c.Status != graph.StatusHeld || c.Polarity == graph.PolarityNegative {
		return edtf.OpenFuture
	}
	return max(a.Published.Bounds().LatestEnd, e.reach.EarliestStart)
}

// take adds what another profile says.
func (e *eventProfile) take(o *eventProfile) {
	e.when = edtf.Reconcile([]edtf.Time{e.when, o.when})
	if e.when.IsZero() {
		e.reach.EarliestStart = max(e.reach.EarliestStart, o.reach.EarliestStart)
		e.reach.LatestEnd = min(e.reach.LatestEnd, o.reach.LatestEnd)
	} else {
		e.reach = e.when.Bounds()
	}
	e.told = e.told.and(o.told)
	e.people = append(e.people, o.people...)
	e.bodies = append(e.bodies, o.bodies...)
	e.sides = append(e.sides, o.sides...)
	e.from = append(e.from, o.from...)
	e.to = append(e.to, o.to...)
	e.places = append(e.places, o.places...)
	e.topics = append(e.topics, o.topics...)
	e.happenings = append(e.happenings, o.happenings...)
	e.articles = append(e.articles, o.articles...)
	e.planned = e.planned && o.planned
	e.cancelled = e.cancelled || o.cancelled
	e.several = e.several && o.several
	e.sort()
}

func (e *eventProfile) sort() {
	for _, list := range []*[]int32{&e.people, &e.bodies, &e.sides, &e.places, &e.from, &e.to} {
		*list = slices.Clip(sortedOnce(*list)) // what takes it in must not change it
	}
	e.topics, e.happenings, e.articles = slices.Clip(sortedOnce(e.topics)), slices.Clip(sortedOnce(e.happenings)), slices.Clip(sortedOnce(e.articles))
}

// calledOff tells whether all that is known of an event is that it was to be, and
// then was not.
func (e *eventProfile) calledOff() bool { return e.planned && e.cancelled }

// bare tells whether nothing but its words says which event it is.
func (e *eventProfile) bare() bool {
	return len(e.people)+len(e.sides)+len(e.places) == 0 && e.when.IsZero()
}
