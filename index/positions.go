package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// office tells positions of one actor apart: equal words of the title, without
// case and punctuation, and the same organization.
type office struct {
	holder       uint32
	title        string
	organization uint32
}

// position is an office while its claims are folded.
type position struct {
	graph.Position
	titles map[string]int
	times  []edtf.Time
}

// addPositions folds the claims that someone holds an office. Claims that deny
// it give none.
func (s *segment) addPositions() {
	found := map[office]*position{}
	for _, c := range s.claims.All() {
		if c.Position == nil || c.Polarity == graph.PolarityNegative {
			continue
		}
		title := s.textOf(c.Position.Title)
		key := office{s.actorOf(c.Position.Holder), names.Normalise(title), s.actorOf(c.Position.Organization)}
		if key.holder == tables.None {
			continue
		}
		p := found[key]
		if p == nil {
			p = &position{titles: map[string]int{}}
			if key.organization != tables.None {
				p.Organization = s.actors.IDs[key.organization]
			}
			found[key] = p
		}
		p.titles[title]++
		p.Claims = append(p.Claims, c.ID)
		if when := c.Position.When; !when.IsZero() {
			p.times = append(p.times, when)
			p.When.Readings = addReading(p.When.Readings, graph.TimeReading{Time: when}, c.ID)
		}
	}
	for key, p := range found {
		p.Title = mostCounted(p.titles, func(string, string) int { return 0 })
		p.When.Time = edtf.Reconcile(p.times)
		sortReadings(p.When.Readings)
		actor := s.actors.At(key.holder)
		actor.Positions = append(actor.Positions, p.Position)
	}
	for _, a := range s.actors.All() {
		slices.SortFunc(a.Positions, func(a, b graph.Position) int {
			return cmp.Or(
				cmp.Compare(a.Title, b.Title), cmp.Compare(a.Organization, b.Organization), cmp.Compare(a.Claims[0], b.Claims[0]),
			)
		})
	}
}
