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
	minted []graph.ID
	// rulings are those that concern the members, in order of records.
	rulings []*ruling
	cluster graph.Cluster
	// kind and spelling are what preferred says, where that follows from the members alone; else empty.
	kind     graph.MentionType
	spelling string
	// before is what it was the last time; nil where it had other members.
	before *thing
}

// thing is what came out as one the last time.
type thing struct {
	cluster  graph.Cluster
	kind     graph.MentionType
	spelling string
	readings []*reading // of the members
	rulings  []*ruling
}

// resolution names the sets and says which judgements concern them.
func (r *resolver) resolution() *graph.Resolution {
	sets, of := r.collect()
	r.explain(sets, of)
	r.recall(sets)
	r.nameThings(sets)
	r.nameEvents(sets)
	r.remember(sets)

	result := &graph.Resolution{Judgements: r.rulings.all(), Copies: r.copies.Groups()}
	kinds := map[string][]*set{}
	for i := range sets {
		kinds[sets[i].prefix] = append(kinds[sets[i].prefix], &sets[i])
	}
	result.Actors, result.Places, result.Events = clusters(kinds[graph.PrefixActor]), clusters(kinds[graph.PrefixPlace]), clusters(kinds[graph.PrefixEvent])
	result.Links = r.links
	slices.SortFunc(result.Links, func(a, b graph.RuleLink) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	return result
}

// clusters returns what became of sets, by their ids.
func clusters(sets []*set) []graph.Cluster {
	slices.SortFunc(sets, func(a, b *set) int { return cmp.Compare(a.cluster.ID, b.cluster.ID) })
	var all []graph.Cluster
	for _, s := range sets {
		if all == nil {
			all = make([]graph.Cluster, 0, len(sets))
		}
		all = append(all, s.cluster)
	}
	return all
}

// collect returns the sets by their smallest members, and the place of that of each
// mention and claim.
func (r *resolver) collect() (sets []set, of []int32) {
	type kindOfRoot struct {
		root   int32
		prefix string
	}
	first := make([]int32, len(r.sets.parent)) // one more than the place of the set of a root
	others := map[kindOfRoot]int32{}           // of those of which a person has joined two kinds
	var sizes []int32
	var prefixes []string
	of = make([]int32, len(r.homes))
	for node := range int32(len(of)) {
		prefix, root := r.prefix(node), r.sets.find(node)
		at := first[root] - 1
		if at >= 0 && prefixes[at] != prefix {
			at = others[kindOfRoot{root, prefix}] - 1
		}
		if at < 0 {
			at = int32(len(sizes)) //nolint:gosec // as many as fit into memory
			prefixes, sizes = append(prefixes, prefix), append(sizes, 0)
			if first[root] == 0 {
				first[root] = at + 1
			} else {
				others[kindOfRoot{root, prefix}] = at + 1
			}
		}
		of[node] = at
		sizes[at]++
	}
	nodes := make([]int32, len(of))
	sets = make([]set, len(sizes))
	for i := range sets {
		sets[i].prefix = prefixes[i]
		sets[i].members, nodes = nodes[:0:sizes[i]], nodes[sizes[i]:]
	}
	for node, at := range of {
		sets[at].members = append(sets[at].members, int32(node)) //nolint:gosec // as many as fit into memory
	}
	return sets, of
}

// explain finds the judgements that concern the members of each set.
func (r *resolver) explain(sets []set, of []int32) {
	sizes := make([]int32, len(sets))
	each := func(note func(at int32, one *ruling)) {
		for i := range r.records {
			last := int32(-1)
			for _, node := range r.records[i].concerns {
				if int(node) < len(of) && of[node] != last {
					last = of[node]
					note(last, r.records[i].ruling)
				}
			}
		}
	}
	all := int32(0)
	each(func(at int32, _ *ruling) { sizes[at]++; all++ })
	rulings := make([]*ruling, all)
	for i := range sets {
		sets[i].rulings, rulings = rulings[:0:sizes[i]], rulings[sizes[i]:]
	}
	each(func(at int32, one *ruling) { sets[at].rulings = append(sets[at].rulings, one) })
}

// recall gives each set its members and judgements by their ids: the very lists that it had
// the last time, where these are the same.
func (r *resolver) recall(sets []set) {
	for i := range sets {
		s := &sets[i]
		if s.before = r.kept[s.members[0]].thing; !s.before.has(r, s.members) {
			s.before = nil
		}
		if s.before != nil {
			s.cluster.Members = s.before.cluster.Members
		} else {
			s.cluster.Members = make([]graph.ID, len(s.members))
			for k, node := range s.members {
				s.cluster.Members[k] = r.idOf(node)
			}
		}
		if s.before != nil && slices.Equal(s.before.rulings, s.rulings) {
			s.cluster.Judgements, s.rulings = s.before.cluster.Judgements, s.before.rulings
			continue
		}
		for _, one := range s.rulings {
			s.cluster.Judgements = append(s.cluster.Judgements, one.ID)
		}
		s.cluster.Judgements = slices.Clip(sortedOnce(s.cluster.Judgements))
		s.rulings = slices.Clone(s.rulings) // of a list that is not kept
	}
}

// has tells whether it had these members, as they are annotated.
func (t *thing) has(r *resolver, members []int32) bool {
	if t == nil || len(t.readings) != len(members) {
		return false
	}
	for i, node := range members {
		if r.homes[node].reading != t.readings[i] {
			return false
		}
	}
	for i, node := range members {
		if r.idOf(node) != t.cluster.Members[i] {
			return false
		}
	}
	return true
}

// remember keeps what became of the sets.
func (r *resolver) remember(sets []set) {
	for i := range sets {
		s := &sets[i]
		kept := r.kept[s.members[0]]
		switch {
		case s.before == nil:
			kept.thing = &thing{readings: make([]*reading, len(s.members))}
			for k, node := range s.members {
				kept.thing.readings[k] = r.homes[node].reading
			}
		case slices.Equal(s.before.cluster.Aliases, s.cluster.Aliases):
			s.cluster.Aliases = s.before.cluster.Aliases
		}
		kept.thing.cluster, kept.thing.rulings = s.cluster, s.rulings
		kept.thing.kind, kept.thing.spelling = s.kind, s.spelling
	}
}
