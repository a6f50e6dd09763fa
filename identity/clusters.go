package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// set is what came out as one thing.
type set struct {
	prefix string
	// members are mentions or claims, in order.
	members []int32
	// minted are the bare ids that they could mint, sorted; of no event.
	minted  []graph.ID
	cluster graph.Cluster
}

// resolution names the sets and says which judgements concern them.
func (r *resolver) resolution() *graph.Resolution {
	sets, of := r.collect()
	r.nameThings(sets)
	r.nameEvents(sets)
	r.explain(sets, of)

	result := &graph.Resolution{Judgements: r.rulings.all(), Copies: r.copies.Groups()}
	for _, s := range sets {
		slices.Sort(s.cluster.Aliases)
		switch s.prefix {
		case graph.PrefixActor:
			result.Actors = append(result.Actors, s.cluster)
		case graph.PrefixPlace:
			result.Places = append(result.Places, s.cluster)
		default:
			result.Events = append(result.Events, s.cluster)
		}
	}
	for _, clusters := range [][]graph.Cluster{result.Actors, result.Places, result.Events} {
		slices.SortFunc(clusters, func(a, b graph.Cluster) int { return cmp.Compare(a.ID, b.ID) })
	}
	result.Links = r.links
	slices.SortFunc(result.Links, func(a, b graph.RuleLink) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	return result
}

// collect returns the sets by their smallest members, and the set of each
// mention and claim.
func (r *resolver) collect() (sets []*set, of []*set) {
	byRoot := map[string][]*set{}
	for _, prefix := range []string{graph.PrefixActor, graph.PrefixPlace, graph.PrefixEvent} {
		byRoot[prefix] = make([]*set, len(r.sets.parent))
	}
	of = make([]*set, len(r.mentions)+len(r.claims))
	for node := range int32(len(of)) {
		prefix, root := r.prefix(node), r.sets.find(node)
		s := byRoot[prefix][root]
		if s == nil {
			s = &set{prefix: prefix}
			byRoot[prefix][root] = s
			sets = append(sets, s)
		}
		s.members = append(s.members, node)
		s.cluster.Members = append(s.cluster.Members, r.idOf(node))
		of[node] = s
	}
	return sets, of
}

// explain adds to each set the judgements that concern its members.
func (r *resolver) explain(sets []*set, of []*set) {
	for i := range r.records {
		for _, node := range r.records[i].concerns {
			if int(node) < len(of) {
				c := &of[node].cluster
				c.Judgements = append(c.Judgements, r.records[i].ID)
			}
		}
	}
	for _, s := range sets {
		slices.Sort(s.cluster.Judgements)
		s.cluster.Judgements = slices.Compact(s.cluster.Judgements)
	}
}
