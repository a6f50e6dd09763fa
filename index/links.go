package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// linked are the links of one event: those that lead from it, and to it, and what
// articles say of its own claims.
type linked struct {
	to, from []graph.EventLink
	inside   []*graph.ClaimedLink
}

// eventLinks returns the links of each cluster's event, by place in the clusters:
// what articles say, and what rules find where no article says it. An event is not
// linked to itself.
func (s *segment) eventLinks(clusterOf []uint32) []linked {
	links := make([]linked, s.clusters.events.Len())
	for _, c := range s.claims.All() {
		if c.Link != nil && c.Polarity != graph.PolarityNegative {
			s.link(links, clusterOf, graph.RuleLink{ClaimedLink: *c.Link}, c.ID)
		}
	}
	for _, l := range s.links.All() {
		s.link(links, clusterOf, *l, min(l.From, l.To), max(l.From, l.To))
	}
	for i := range links {
		for _, list := range [][]graph.EventLink{links[i].to, links[i].from} {
			slices.SortFunc(list, func(a, b graph.EventLink) int {
				return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Event, b.Event))
			})
		}
	}
	return links
}

// link adds one link at both of its ends, where they are two events.
func (s *segment) link(links []linked, clusterOf []uint32, l graph.RuleLink, claims ...graph.ID) {
	from, to := s.clusterOf(l.From, clusterOf), s.clusterOf(l.To, clusterOf)
	if from == tables.None || to == tables.None {
		return
	}
	if from == to {
		links[from].inside = append(links[from].inside, &l.ClaimedLink)
		return
	}
	ids := s.clusters.events.IDs
	links[from].to = addLink(links[from].to, l, ids[to], claims)
	links[to].from = addLink(links[to].from, l, ids[from], claims)
}

func (s *segment) clusterOf(claim graph.ID, clusterOf []uint32) uint32 {
	if ordinal := s.claims.Find(claim); ordinal != tables.None {
		return clusterOf[ordinal]
	}
	return tables.None
}

// addLink adds what claims say of a link, or a rule has found. What articles say
// comes first, and a rule adds nothing to it; of several findings of rules the
// first tells why.
func addLink(links []graph.EventLink, l graph.RuleLink, event graph.ID, claims []graph.ID) []graph.EventLink {
	for i := range links {
		known := &links[i]
		if known.Kind != l.Kind || known.Event != event {
			continue
		}
		if known.By != "" || l.By == "" {
			known.Claims = append(known.Claims, claims...)
			slices.Sort(known.Claims)
			known.Claims = slices.Compact(known.Claims)
		}
		return links
	}
	return append(links, graph.EventLink{Kind: l.Kind, Event: event, Claims: slices.Clone(claims), By: l.By, Reason: l.Reason})
}
