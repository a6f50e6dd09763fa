package query

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// naive answers filters by looking at every event, one at a time, with nothing
// but the folded events, actors and places. It knows no bitmap and no posting.
type naive struct {
	w *world
}

// events returns how certainly each event matches; those that do not are left out.
func (n naive) events(f *graph.EventFilter) map[graph.ID]edtf.Certainty {
	found := map[graph.ID]edtf.Certainty{}
	for i := range n.w.snap.Counts().Events {
		event := n.w.snap.EventAt(uint32(i))
		if c := n.filter(f, event, false); c != edtf.Impossible {
			found[event.ID] = c
		}
	}
	return found
}

func (n naive) filter(f *graph.EventFilter, e *graph.Event, negated bool) edtf.Certainty {
	var parts []edtf.Certainty
	leaf := func(c edtf.Certainty, known bool) {
		switch {
		case !known:
			c = edtf.Impossible
		case negated:
			c = c.Not()
		}
		parts = append(parts, c)
	}
	if f.Type != nil {
		written := func(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", " ")) }
		var asked []string
		for _, name := range f.Type {
			asked = append(asked, written(name))
		}
		typed := func(e *graph.Event) bool {
			return slices.Contains(asked, e.Type) || slices.ContainsFunc(e.Claims, func(id graph.ID) bool {
				label := written(held(n.w.snap.Claim(id)).SourceType)
				return label != "" && slices.Contains(asked, label)
			})
		}
		known := len(f.Type) == 0 || slices.ContainsFunc(asked, func(name string) bool { return slices.Contains(someKinds, name) })
		for i := range n.w.snap.Counts().Events {
			known = known || typed(n.w.snap.EventAt(uint32(i)))
		}
		leaf(yes(typed(e)), known)
	}
	if f.Status != nil {
		c := edtf.Impossible
		if slices.Contains(f.Status, e.Status) {
			c = orElse(e.StatusCertainty, edtf.Possible)
		}
		leaf(c, true)
	}
	if f.When != nil {
		n.when(f.When, e, negated, leaf)
	}
	if f.Where != nil && f.Where.Is != nil {
		place := n.place(*f.Where.Is.Name)
		leaf(yes(slices.Contains(e.Where, place)), place != "")
	}
	if f.Where != nil && f.Where.Within != nil {
		place := n.place(*f.Where.Within.Name)
		leaf(yes(slices.ContainsFunc(e.Where, func(p graph.ID) bool { return n.lies(p, place) })), place != "")
	}
	if f.Where != nil && f.Where.Near != nil {
		leaf(n.near(f.Where.Near, e), true)
	}
	if f.Publisher != nil {
		ids := n.actors(f.Publisher)
		leaf(yes(slices.ContainsFunc(e.Claims, func(c graph.ID) bool {
			article := held(n.w.snap.Article(held(n.w.snap.Claim(c)).Article))
			return slices.Contains(ids, n.w.snap.RefersTo(article.Publisher))
		})), len(ids) > 0 || len(f.Publisher) == 0)
	}
	if f.Text != nil {
		leaf(yes(n.says(*f.Text, e)), true)
	}
	if f.HasConflict != nil {
		leaf(yes(slices.ContainsFunc(e.Conflicts, func(c graph.Conflict) bool { return slices.Contains(f.HasConflict, c.Kind) })), true)
	}
	n.sources(f, e, leaf)
	for _, p := range f.Participants {
		if p.Some != nil {
			leaf(n.some(p.Some, e))
		}
		if p.None != nil {
			c, known := n.some(p.None, e)
			leaf(c.Not(), known)
		}
		if p.Every != nil {
			leaf(n.every(p.Every, e))
		}
	}
	for _, sub := range f.And {
		parts = append(parts, n.filter(sub, e, negated))
	}
	if f.Or != nil {
		var alternatives []edtf.Certainty
		for _, sub := range f.Or {
			alternatives = append(alternatives, n.filter(sub, e, negated))
		}
		parts = append(parts, fold(alternatives, !negated))
	}
	if f.Not != nil {
		parts = append(parts, n.filter(f.Not, e, !negated))
	}
	return fold(parts, negated)
}

func yes(b bool) edtf.Certainty {
	if b {
		return edtf.Certain
	}
	return edtf.Impossible
}

func fold(parts []edtf.Certainty, or bool) edtf.Certainty {
	c := yes(!or)
	for _, part := range parts {
		if or {
			c = c.Or(part)
		} else {
			c = c.And(part)
		}
	}
	return c
}

// when asks each condition alone, and day by day whether any day is left by all.
func (n naive) when(f *graph.TimeFilter, e *graph.Event, negated bool, leaf func(edtf.Certainty, bool)) {
	t := e.When.Time
	part := func(c edtf.Certainty, exists bool) {
		certainly := f.Mode != nil && *f.Mode == graph.Certainly
		if c == edtf.Possible && certainly {
			c = edtf.Impossible
		}
		if c == edtf.Impossible && negated && !exists && !certainly {
			c = edtf.Possible // its contrary is not certain
		}
		leaf(c, true)
	}
	var relative []func()
	exist := true // there is something to compare with
	for r, pick := range map[relation]*graph.EventPick{beforePick: f.BeforeEvent, afterPick: f.AfterEvent, withPick: f.SameTimeAs} {
		if pick == nil {
			continue
		}
		c, known, exists := n.relative(r, pick, e)
		if !known {
			leaf(edtf.Impossible, false)
			continue
		}
		exist = exist && exists
		relative = append(relative, func() { part(c, exists) })
	}
	for _, told := range relative {
		told()
	}
	if f.Before != nil {
		part(t.Before(*f.Before), true)
	}
	if f.After != nil {
		part(t.After(*f.After), true)
	}
	if f.During != nil {
		part(t.During(*f.During), true)
	}
	if !n.someDay(f) {
		part(edtf.Impossible, exist || !n.someDay(&graph.TimeFilter{Before: f.Before, After: f.After, During: f.During}))
	}
}

// someDay tells whether a single day could satisfy all conditions; the tests
// use times of 2025 only.
func (n naive) someDay(f *graph.TimeFilter) bool {
	picked := func(r relation, p *graph.EventPick, d edtf.Day) bool {
		if p == nil {
			return true
		}
		all, _ := n.pick(p)
		return len(all) == 0 || slices.ContainsFunc(all, func(c candidate) bool {
			day := &graph.Event{When: graph.TimeExtent{Time: edtf.MustParse(d.String())}}
			return c.relation(r, day, p.Granularity) != edtf.Impossible
		})
	}
	for d := edtf.DayOf(2024, 1, 1); d < edtf.DayOf(2027, 1, 1); d++ {
		day := edtf.MustParse(d.String())
		if (f.Before == nil || day.Before(*f.Before) != edtf.Impossible) &&
			(f.After == nil || day.After(*f.After) != edtf.Impossible) &&
			(f.During == nil || day.During(*f.During) != edtf.Impossible) &&
			picked(beforePick, f.BeforeEvent, d) && picked(afterPick, f.AfterEvent, d) && picked(withPick, f.SameTimeAs, d) {
			return true
		}
	}
	return false
}

func (n naive) actors(refs []*graph.ActorRef) (ids []graph.ID) {
	for _, ref := range refs {
		for _, id := range n.w.snap.Actors() {
			if held(n.w.snap.Actor(id)).Name == *ref.Name {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (n naive) place(name string) graph.ID {
	for _, id := range n.w.snap.Places() {
		if held(n.w.snap.Place(id)).Name == name {
			return id
		}
	}
	return ""
}

// near measures by the law of cosines on a sphere.
func (n naive) near(f *graph.Near, e *graph.Event) edtf.Certainty {
	c := edtf.Impossible
	for _, id := range e.Where {
		l := held(n.w.snap.Place(id)).Location
		if l == nil {
			c = c.Or(edtf.Possible)
			continue
		}
		rad := func(degrees float64) float64 { return degrees * math.Pi / 180 }
		angle := math.Acos(math.Sin(rad(f.Lat))*math.Sin(rad(l.Latitude)) +
			math.Cos(rad(f.Lat))*math.Cos(rad(l.Latitude))*math.Cos(rad(f.Lon-l.Longitude)))
		c = c.Or(yes(angle*6371.0088 <= f.Km))
	}
	return c
}

// says looks for the words in each sentence of the event.
func (n naive) says(text string, e *graph.Event) bool {
	rows, err := n.w.Evidence(context.Background(), e.Claims)
	if err != nil {
		panic(err)
	}
	return slices.ContainsFunc(rows, func(row Evidence) bool {
		has := strings.Fields(strings.ToLower(*row.Sentence))
		return !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(word string) bool { return !slices.Contains(has, word) })
	})
}

func (n naive) lies(inner, outer graph.ID) bool {
	return inner == outer || slices.ContainsFunc(held(n.w.snap.Place(inner)).Within, func(p graph.ID) bool { return n.lies(p, outer) })
}

// known tells whether the match names something known in each of its conditions.
func (n naive) known(m *graph.ActorMatch) bool {
	return (m.Is == nil || len(n.actors([]*graph.ActorRef{m.Is})) > 0) &&
		(len(m.In) == 0 || len(n.actors(m.In)) > 0) &&
		(m.OnBehalfOf == nil || len(n.actors([]*graph.ActorRef{m.OnBehalfOf})) > 0)
}

func (n naive) some(m *graph.ActorMatch, e *graph.Event) (c edtf.Certainty, known bool) {
	if !n.known(m) {
		return edtf.Impossible, false
	}
	c = edtf.Impossible
	for i := range e.Participations {
		c = c.Or(n.matches(m, e, &e.Participations[i]))
	}
	return c, true
}

// every: there is no one who took part and has no participation that matches.
func (n naive) every(m *graph.ActorMatch, e *graph.Event) (c edtf.Certainty, known bool) {
	if !n.known(m) {
		return edtf.Impossible, false
	}
	c = edtf.Certain
	for i := range e.Participations {
		actor, took, matched := e.Participations[i].Actor, edtf.Impossible, edtf.Impossible
		for j := range e.Participations {
			if p := &e.Participations[j]; p.Actor == actor {
				took = took.Or(n.matches(&graph.ActorMatch{}, e, p))
				matched = matched.Or(n.matches(m, e, p))
			}
		}
		c = c.And(took.And(matched.Not()).Not())
	}
	return c, true
}

func (n naive) matches(m *graph.ActorMatch, e *graph.Event, p *graph.Participation) edtf.Certainty {
	if m.Is != nil && !n.stands(p, n.actors([]*graph.ActorRef{m.Is})) {
		return edtf.Impossible
	}
	if m.In != nil && !n.stands(p, n.actors(m.In)) {
		return edtf.Impossible
	}
	if m.OnBehalfOf != nil && (p.ActsFor == "" || !n.serves(p.ActsFor, n.actors([]*graph.ActorRef{m.OnBehalfOf})[0], nil)) {
		return edtf.Impossible
	}
	if m.Role == nil && p.Role == graph.RoleVenueState || m.Role != nil && !slices.Contains(m.Role, p.Role) {
		return edtf.Impossible
	}
	if m.Presence != nil {
		if slices.Contains(m.Presence, p.Presence) {
			return p.Certainty
		}
		return edtf.Impossible
	}
	if p.Presence == graph.PresenceDenied {
		return edtf.Impossible
	}
	sure := p.Presence == graph.PresencePresent && p.Certainty == edtf.Certain ||
		p.Presence == graph.PresenceExpected &&
			(e.Status == graph.StatusPlanned || e.Status == graph.StatusPostponed || e.Status == graph.StatusCancelled)
	return edtf.Possible.Or(yes(sure))
}

// stands tells whether the participant is one of the actors or acts for one.
func (n naive) stands(p *graph.Participation, actors []graph.ID) bool {
	return slices.ContainsFunc(actors, func(a graph.ID) bool {
		return n.serves(p.Actor, a, nil)
	})
}

// serves follows who acts for whom from one actor to another.
func (n naive) serves(from, to graph.ID, seen []graph.ID) bool {
	if from == to {
		return true
	}
	if slices.Contains(seen, from) {
		return false
	}
	return slices.ContainsFunc(held(n.w.snap.Actor(from)).ActsFor, func(next graph.ID) bool {
		return n.serves(next, to, append(seen, from))
	})
}
