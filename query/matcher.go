package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// matcher is an ActorMatch whose names have been looked up. All its conditions
// must hold of one participation.
type matcher struct {
	snap *index.Snapshot
	// anyOf are sets of actors: the participant must be, or act for, one of each set.
	anyOf [][]graph.ID
	// asked remembers which participants are: the same ones come again and again.
	asked map[graph.ID]bool
	// roles and presences are nil where nothing is asked for: then VENUE_STATE and DENIED do not match.
	roles     []graph.Role
	presences []graph.Presence
	// onBehalfOf is empty where nothing is asked for.
	onBehalfOf graph.ID
}

// matcher looks up the names of a match; known is false where it cannot match
// because it names something unknown.
func (s *Session) matcher(match *graph.ActorMatch) (m *matcher, known bool, err error) {
	m = &matcher{snap: s.snap, roles: match.Role, presences: match.Presence, asked: map[graph.ID]bool{}}
	if match.Is != nil {
		known, err := m.addSet(s, []*graph.ActorRef{match.Is})
		if !known || err != nil {
			return nil, false, err
		}
	}
	if match.In != nil {
		known, err := m.addSet(s, match.In)
		if !known || err != nil {
			return nil, false, err
		}
	}
	if match.OnBehalfOf != nil {
		principals, err := s.knownActors(match.OnBehalfOf)
		if len(principals) == 0 || err != nil {
			return nil, false, err
		}
		m.onBehalfOf = principals[0]
	}
	return m, true, nil
}

func (m *matcher) addSet(s *Session, refs []*graph.ActorRef) (known bool, err error) {
	ids, err := s.knownActors(refs...)
	if err != nil || len(ids) == 0 && len(refs) > 0 {
		return false, err
	}
	m.anyOf = append(m.anyOf, ids)
	return true, nil
}

// postings returns what matches, where nothing else is asked for than who took
// part, or in which role and how.
func (m *matcher) postings() (found index.Matches, known bool) {
	if len(m.anyOf) == 0 && m.onBehalfOf == "" {
		return m.anybody(), true
	}
	if len(m.anyOf) != 1 || m.roles != nil || m.presences != nil || m.onBehalfOf != "" {
		return found, false
	}
	var certain, possible []*roaring.Bitmap
	for _, actor := range m.anyOf[0] {
		took := m.snap.TookPart(actor)
		certain, possible = append(certain, took.Certain), append(possible, took.Possible)
	}
	return index.Matches{Certain: union(certain...), Possible: union(possible...)}, true
}

// anybody returns the events in which anybody has one of the roles and presences.
func (m *matcher) anybody() index.Matches {
	var certain, possible []*roaring.Bitmap
	add := func(some index.Matches) {
		certain, possible = append(certain, some.Certain), append(possible, some.Possible)
	}
	for _, role := range graph.Roles() {
		switch {
		case !m.inRole(role.Role):
		case m.presences == nil:
			add(m.snap.InRole(role.Role))
		default:
			for _, presence := range m.presences {
				add(m.snap.WithPart(role.Role, presence))
			}
		}
	}
	return index.Matches{Certain: union(certain...), Possible: union(possible...)}
}

// candidates returns the events that postings allow; nil where they allow all.
func (m *matcher) candidates() *roaring.Bitmap {
	var allowed []*roaring.Bitmap
	for _, set := range m.anyOf {
		named := make([]*roaring.Bitmap, len(set))
		for i, actor := range set {
			named[i] = m.snap.Named(actor)
		}
		allowed = append(allowed, union(named...))
	}
	if m.onBehalfOf != "" {
		allowed = append(allowed, m.snap.Named(m.onBehalfOf))
	}
	switch len(allowed) {
	case 0:
		return nil
	case 1:
		return allowed[0]
	default:
		return roaring.FastAnd(allowed...)
	}
}

// String says what is asked for.
func (m *matcher) String() string {
	var parts []string
	for _, set := range m.anyOf {
		parts = append(parts, fmt.Sprint(set))
	}
	if m.roles != nil {
		parts = append(parts, fmt.Sprint(m.roles))
	}
	if m.presences != nil {
		parts = append(parts, fmt.Sprint(m.presences))
	}
	if m.onBehalfOf != "" {
		parts = append(parts, "for "+string(m.onBehalfOf))
	}
	return cmp.Or(strings.Join(parts, " "), "anybody")
}

// some tells how certain it is that a participation of the event matches.
func (m *matcher) some(event *graph.Event) edtf.Certainty {
	best := edtf.Impossible
	for i := range event.Participations {
		best = best.Or(m.certainty(event, &event.Participations[i]))
	}
	return best
}

// every tells how certain it is that all who took part match. Those who only
// possibly took part can make it possible that others were all there were.
func (m *matcher) every(event *graph.Event) edtf.Certainty {
	all := edtf.Certain
	for i := range event.Participations {
		took, matched := m.overall(event, event.Participations[i].Actor)
		all = all.And(took.Not().Or(matched))
	}
	return all
}

// overall tells how certain it is that an actor took part in any way, and that
// one of its participations matches.
func (m *matcher) overall(event *graph.Event, actor graph.ID) (took, matched edtf.Certainty) {
	took, matched = edtf.Impossible, edtf.Impossible
	for i := range event.Participations {
		if p := &event.Participations[i]; p.Actor == actor {
			took = took.Or(tookPart(event, p))
			matched = matched.Or(m.certainty(event, p))
		}
	}
	return took, matched
}

// certainty tells how certain it is that the participation matches.
func (m *matcher) certainty(event *graph.Event, p *graph.Participation) edtf.Certainty {
	if !m.named(p) || !m.inRole(p.Role) {
		return edtf.Impossible
	}
	if m.presences == nil {
		return present(event, p)
	}
	if !slices.Contains(m.presences, p.Presence) {
		return edtf.Impossible
	}
	return p.Certainty
}

func (m *matcher) named(p *graph.Participation) bool {
	if m.onBehalfOf != "" && (p.ActsFor == "" || !m.snap.ActsFor(p.ActsFor, m.onBehalfOf)) {
		return false
	}
	if len(m.anyOf) == 0 {
		return true
	}
	answer, asked := m.asked[p.Actor]
	if !asked {
		answer = m.isOneOfEach(p.Actor)
		m.asked[p.Actor] = answer
	}
	return answer
}

func (m *matcher) isOneOfEach(actor graph.ID) bool {
	for _, set := range m.anyOf {
		if !slices.ContainsFunc(set, func(asked graph.ID) bool { return m.snap.ActsFor(actor, asked) }) {
			return false
		}
	}
	return true
}

func (m *matcher) inRole(role graph.Role) bool {
	if m.roles == nil {
		return role.Info().TookPart
	}
	return slices.Contains(m.roles, role)
}
