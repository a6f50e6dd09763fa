package quadstore

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Quad returns the quad of a reference, and an empty one where there is none.
func (s *Store) Quad(ref graph.Ref) quad.Quad {
	ids, ok := ref.(quadRef)
	if !ok {
		return quad.Quad{}
	}
	q, err := s.quad(ids)
	if err != nil {
		s.lose(err)
		return quad.Quad{}
	}
	return q
}

func (s *Store) quad(ids quadRef) (q quad.Quad, err error) {
	for i, d := range [...]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label} {
		if ids[i] == 0 && d == quad.Label {
			continue
		}
		v, err := s.mustValue(ids[i])
		if err != nil {
			return quad.Quad{}, err
		}
		q.Set(d, v)
	}
	return q, nil
}

// QuadDirection returns the reference to what a quad has in a direction, and
// nil where it has nothing.
func (s *Store) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	ids, ok := ref.(quadRef)
	at, known := position(d)
	if !ok || !known || ids[at] == 0 {
		return nil
	}
	return nodeRef(ids[at])
}
