package identity

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

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

	result := &graph.Resolution{Judgements: r.judgements(), Copies: r.copies.Groups()}
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

// judgements returns all records by id. One that several steps came to is there
// once, as the first step has it.
func (r *resolver) judgements() []graph.Judgement {
	order := make([]ranked, len(r.records))
	for i := range order {
		order[i] = ranked{beginningOf(r.records[i].ID), int32(i)} //nolint:gosec // as many records as fit into memory
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if a.id != b.id {
			return cmp.Compare(a.id, b.id)
		}
		return cmp.Or(cmp.Compare(r.records[a.at].ID, r.records[b.at].ID), cmp.Compare(a.at, b.at))
	})
	all := make([]graph.Judgement, 0, len(order))
	for _, one := range order {
		if j := &r.records[one.at].Judgement; len(all) == 0 || all[len(all)-1].ID != j.ID {
			all = append(all, *j)
		}
	}
	return all
}

// ranked is a record by where it is, and how its id begins.
type ranked struct {
	id uint64
	at int32
}

// beginningOf returns as a number how the id of a judgement begins, so that most
// are put in order without a look at the ids themselves.
func beginningOf(id graph.ID) uint64 {
	const prefix = graph.PrefixJudgement + "/"
	own, is := strings.CutPrefix(string(id), prefix)
	switch {
	case is:
		var first [8]byte
		copy(first[:], own)
		return binary.BigEndian.Uint64(first[:])
	case id < prefix:
		return 0
	default:
		return math.MaxUint64
	}
}
