package identity

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// joinByID joins mentions of one type that have an id of a knowledge base in
// common.
func (r *resolver) joinByID() {
	type key struct {
		iri  string
		kind graph.MentionType
	}
	groups := map[key][]int32{}
	for node, m := range r.mentions {
		for _, iri := range m.SameAs {
			k := key{graph.WithoutScheme(iri), m.Type}
			groups[k] = append(groups[k], int32(node))
		}
	}
	keys := slices.SortedFunc(maps.Keys(groups), func(a, b key) int {
		return strings.Compare(a.iri+" "+string(a.kind), b.iri+" "+string(b.kind))
	})
	for _, k := range keys {
		r.joinGroup(groups[k], func(a, b int32) bool {
			return r.sets.find(a) == r.sets.find(b) || r.propose(r.pairOf(a, b, bySameID, "both are "+k.iri))
		})
	}
}

// joinByCoreference joins the mentions and the claims that the annotator of an
// article holds to be one, and the rows of an event table that tell of one event
// from its two sides, which nobody annotated.
func (r *resolver) joinByCoreference() {
	for _, group := range r.coreference() {
		by, reason := byAnnotator, "annotated as coreferent"
		if len(group) > 0 && r.inTable(group[0]) {
			by, reason = byMirroredRows, "two rows of the table tell of one event, from its two sides"
		}
		r.joinGroup(group, func(a, b int32) bool { return r.propose(r.pairOf(a, b, by, reason)) })
	}
}

// coreference returns the groups of all articles, sorted.
func (r *resolver) coreference() [][]int32 {
	if r.coreferring != nil {
		return r.coreferring
	}
	groups := [][]int32{}
	for i := range r.corpus.Articles {
		for _, members := range r.corpus.Articles[i].Coreference {
			groups = append(groups, r.nodesOf(&r.articles[i], members))
		}
	}
	slices.SortFunc(groups, slices.Compare)
	r.coreferring = groups
	return groups
}

// nodesOf returns the nodes of mentions and claims of an article, sorted; of times, topics and
// what is not in the corpus there are none.
func (r *resolver) nodesOf(in *home, ids []graph.ID) []int32 {
	var nodes []int32
	for _, id := range ids {
		if node, known := r.nodeIn(in, id); known && r.prefix(node) != "" {
			nodes = append(nodes, node)
		}
	}
	slices.Sort(nodes)
	return slices.Compact(nodes)
}

// joinGroup joins the nodes of a group: each with the first that it may be
// joined with.
func (r *resolver) joinGroup(group []int32, join func(a, b int32) bool) {
	var heads []int32
	for _, node := range group {
		joined := slices.ContainsFunc(heads, func(head int32) bool { return join(head, node) })
		if !joined {
			heads = append(heads, node)
		}
	}
}

// pairOf proposes to join two mentions or two claims. It was said when the
// later of both was stored.
func (r *resolver) pairOf(a, b int32, by, reason string) proposal {
	at := r.recordedAt(a)
	if later := r.recordedAt(b); later.After(at) {
		at = later
	}
	return proposal{pair: newPair(r.idOf(a), r.idOf(b)), left: a, right: b, by: by, reason: reason, at: at}
}

// idOf returns the id of a mention's or claim's node.
func (r *resolver) idOf(node int32) graph.ID {
	if m := r.mention(node); m != nil {
		return m.ID
	}
	return r.claims[int(node)-len(r.mentions)].ID
}
