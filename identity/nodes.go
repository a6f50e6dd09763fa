package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// nodeRange are the nodes from one up to another.
type nodeRange struct{ from, to int32 }

// sortMentions puts the mentions in the order of their ids, in which they are where the
// corpus is sorted. One id is one node, even where a corpus that no store has checked
// holds it twice.
func (r *resolver) sortMentions() {
	if r.inOrder(func(h *home) (nodeRange, bool) { return h.mentions, h.reading.outline.sortedMentions }) {
		return
	}
	order := orderOf(r.mentions, func(m *graph.Mention) graph.ID { return m.ID })
	for _, h := range r.homes {
		h.mentions = nodeRange{}
	}
	r.mentions, r.names, r.words = ordered(r.mentions, order), ordered(r.names, order), ordered(r.words, order)
	r.numbers, r.homes, r.kept = ordered(r.numbers, order), ordered(r.homes, order), ordered(r.kept, order)
}

// sortClaims does so with the claims.
func (r *resolver) sortClaims() {
	if r.inOrder(func(h *home) (nodeRange, bool) { return h.claims, h.reading.outline.sortedClaims }) {
		return
	}
	order := orderOf(r.claims, func(c *graph.Claim) graph.ID { return c.ID })
	r.scattered = true
	n := len(r.mentions)
	for _, h := range r.homes[n:] {
		h.claims = nodeRange{}
	}
	r.claims, r.said = ordered(r.claims, order), ordered(r.said, order)
	r.homes, r.kept = append(r.homes[:n], ordered(r.homes[n:], order)...), append(r.kept[:n], ordered(r.kept[n:], order)...)
}

// inOrder tells whether nodes are in the order of their ids, each article's after those
// of the one before.
func (r *resolver) inOrder(nodes func(*home) (own nodeRange, sorted bool)) bool {
	last := int32(-1)
	for i := range r.articles {
		own, sorted := nodes(&r.articles[i])
		if own.from == own.to {
			continue
		}
		if !sorted || last >= 0 && r.idOf(last) >= r.idOf(own.from) {
			return false
		}
		last = own.to - 1
	}
	return true
}

// orderOf returns in which order things are sorted by id, of several with one id the
// first only.
func orderOf[T any](all []T, id func(T) graph.ID) []int32 {
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i) //nolint:gosec // as many as fit into memory
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(id(all[a]), id(all[b])) })
	return slices.CompactFunc(order, func(a, b int32) bool { return id(all[a]) == id(all[b]) })
}

func ordered[T any](all []T, order []int32) []T {
	sorted := make([]T, len(order))
	for i, from := range order {
		sorted[i] = all[from]
	}
	return sorted
}

// node returns the node of an id, a new one where there is none.
func (r *resolver) node(id graph.ID) int32 {
	node, known := r.nodeOf(id)
	if !known {
		node = r.sets.add()
		r.added[id] = node
	}
	return node
}

// nodeOf returns the node of any id.
func (r *resolver) nodeOf(id graph.ID) (int32, bool) {
	if at, found := slices.BinarySearchFunc(r.mentions, id, func(m *graph.Mention, id graph.ID) int { return cmp.Compare(m.ID, id) }); found {
		return int32(at), true
	}
	if at, found := r.claimOf(r.claims, id); found {
		return int32(len(r.mentions)) + at, true
	}
	node, known := r.added[id]
	return node, known
}

func (r *resolver) claimOf(among []*graph.Claim, id graph.ID) (int32, bool) {
	at, found := slices.BinarySearchFunc(among, id, func(c *graph.Claim, id graph.ID) int { return cmp.Compare(c.ID, id) })
	return int32(at), found //nolint:gosec // as many as fit into memory
}

// searched is among how many one is searched; those of larger articles are looked up.
const searched = 64

// nodeIn returns the node of an id that an article has, most often that of one of its own
// mentions or claims.
func (r *resolver) nodeIn(in *home, id graph.ID) (int32, bool) {
	own := in.mentions
	if strings.HasPrefix(string(id), graph.PrefixClaim+"/") {
		own = in.claims
	}
	if own.to-own.from > searched {
		if at, known := r.offsets(in)[id]; known {
			return own.from + at, true
		}
		return r.nodeOf(id)
	}
	for node := own.from; node < own.to; node++ {
		if r.idOf(node) == id {
			return node, true
		}
	}
	if id == "" {
		return 0, false
	}
	return r.nodeOf(id)
}

// offsets are the places of an article's mentions among its nodes, and of its claims.
func (r *resolver) offsets(in *home) map[graph.ID]int32 {
	if in.reading.offsets == nil {
		in.reading.offsets = map[graph.ID]int32{}
		for _, own := range []nodeRange{in.mentions, in.claims} {
			for node := own.from; node < own.to; node++ {
				in.reading.offsets[r.idOf(node)] = node - own.from
			}
		}
	}
	return in.reading.offsets
}
