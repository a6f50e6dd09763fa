package quadstore

import "github.com/cayleygraph/cayley/graph"

// nodeRef is the id of a value; never 0.
type nodeRef uint64

// Key implements graph.Ref.
func (n nodeRef) Key() any { return n }

// quadRef is the ids of subject, predicate, object and label, which is 0 for none.
type quadRef [4]uint64

// Key implements graph.Ref.
func (q quadRef) Key() any { return q }

// matches tells whether the quad has all the ids that are given, those that are not 0.
func (q quadRef) matches(given quadRef) bool {
	for i, id := range given {
		if id != 0 && q[i] != id {
			return false
		}
	}
	return true
}

// nodeOf returns the id that a reference stands for. Cayley also asks with
// references of its own: of those, only values that it fetched before are known.
func (s *Store) nodeOf(ref graph.Ref) (id uint64, ok bool) {
	switch ref := ref.(type) {
	case nodeRef:
		return uint64(ref), ref != 0
	case graph.PreFetchedValue:
		id = s.idOf(ref.NameOf())
	}
	return id, id != 0
}
