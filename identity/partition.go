package identity

import (
	"cmp"
	"slices"
)

// partition divides nodes into sets: a disjoint-set forest whose sets refuse to
// be joined where a judgement says that they differ.
type partition struct {
	parent []int32
	size   []int32
	// marks are those of the nodes of a set, at its root, sorted.
	marks [][]mark
	// seen tells of roots in which turn isNew saw them last; see forget.
	seen []int32
	turn int32
}

// forget lets isNew know no set.
func (p *partition) forget() { p.turn++ }

// isNew tells whether it was asked for no other node of a node's set.
func (p *partition) isNew(node int32) bool {
	for len(p.seen) < len(p.parent) {
		p.seen = append(p.seen, 0)
	}
	root := p.find(node)
	is := p.seen[root] != p.turn
	p.seen[root] = p.turn
	return is
}

// mark says that a node stands on one side of a judgement DIFFERENT.
type mark struct {
	judgement int32 // place in resolver.records
	side      uint8 // 0 or 1
}

func (m mark) compare(o mark) int {
	return cmp.Or(cmp.Compare(m.judgement, o.judgement), cmp.Compare(m.side, o.side))
}

// add makes a new set of one node.
func (p *partition) add() int32 {
	node := int32(len(p.parent))
	p.parent = append(p.parent, node)
	p.size = append(p.size, 1)
	p.marks = append(p.marks, nil)
	return node
}

// grow makes a set of each of so many nodes more.
func (p *partition) grow(nodes int) {
	from, size := len(p.parent), len(p.parent)+nodes
	room := nodes + nodes/4 // for what is added
	p.parent, p.size, p.marks = slices.Grow(p.parent, room), slices.Grow(p.size, room), append(slices.Grow(p.marks, room), make([][]mark, nodes)...)
	for node := from; node < size; node++ {
		p.parent, p.size = append(p.parent, int32(node)), append(p.size, 1) //nolint:gosec // as many as fit into memory
	}
}

// find returns the root of a node's set.
func (p *partition) find(node int32) int32 {
	for p.parent[node] != node {
		p.parent[node] = p.parent[p.parent[node]]
		node = p.parent[node]
	}
	return node
}

// mark puts a node, and so its set, on a side of a judgement.
func (p *partition) mark(node int32, m mark) {
	root := p.find(node)
	p.marks[root] = mergeMarks(p.marks[root], []mark{m})
}

// blocked returns the judgement that keeps the sets of a and b apart.
func (p *partition) blocked(a, b int32) (judgement int32, ok bool) {
	left, right := p.marks[p.find(a)], p.marks[p.find(b)]
	for len(left) > 0 && len(right) > 0 {
		switch order := cmp.Compare(left[0].judgement, right[0].judgement); {
		case order < 0:
			left = left[1:]
		case order > 0:
			right = right[1:]
		case left[0].side != right[0].side:
			return left[0].judgement, true
		default:
			left, right = left[1:], right[1:]
		}
	}
	return 0, false
}

// union joins the sets of a and b and returns the root of the new set and that
// of the set which it took in; both are the same where there was one set only.
func (p *partition) union(a, b int32) (kept, taken int32) {
	a, b = p.find(a), p.find(b)
	if a == b {
		return a, a
	}
	if p.size[a] < p.size[b] {
		a, b = b, a
	}
	p.parent[b] = a
	p.size[a] += p.size[b]
	p.marks[a] = mergeMarks(p.marks[a], p.marks[b])
	p.marks[b] = nil
	return a, b
}

func mergeMarks(a, b []mark) []mark {
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, mark.compare)
	return slices.Compact(all)
}
