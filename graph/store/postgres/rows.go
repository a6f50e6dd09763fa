package postgres

import (
	"bytes"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// rows are quads as the tables hold them.
type rows struct {
	nodes []node
	quads []cayley.QuadHash
}

// node is a value and how often the quads name it.
type node struct {
	hash cayley.ValueHash
	refs int32
	columns
}

// rowsOf splits quads into nodes and hashes of nodes. A quad that is there
// twice is taken once.
func rowsOf(quads []quad.Quad) (*rows, error) {
	s := splitter{
		values: make(map[quad.Value]int32), nodes: make(map[cayley.ValueHash]int32),
		quads: make(map[cayley.QuadHash]bool, len(quads)), rows: &rows{quads: make([]cayley.QuadHash, 0, len(quads))},
	}
	for _, q := range quads {
		if err := s.take(q); err != nil {
			return nil, fmt.Errorf("%s cannot be stored: %w: %w", q.NQuad(), err, graph.ErrInvalid)
		}
	}
	return s.rows, nil
}

// sort puts nodes and quads into the order of their hashes.
func (r *rows) sort() {
	slices.SortFunc(r.nodes, func(a, b node) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	slices.SortFunc(r.quads, func(a, b cayley.QuadHash) int {
		for _, d := range quad.Directions {
			left, right := a.Get(d), b.Get(d)
			if order := bytes.Compare(left[:], right[:]); order != 0 {
				return order
			}
		}
		return 0
	})
}

type splitter struct {
	values map[quad.Value]int32 // spares hashing a value again
	nodes  map[cayley.ValueHash]int32
	quads  map[cayley.QuadHash]bool
	rows   *rows
}

func (s *splitter) take(q quad.Quad) error {
	var hashes cayley.QuadHash
	var named [4]int32
	count := 0
	for _, d := range quad.Directions {
		value := q.Get(d)
		if value == nil {
			continue
		}
		i, err := s.node(value)
		if err != nil {
			return err
		}
		hashes.Set(d, s.rows.nodes[i].hash)
		named[count] = i
		count++
	}
	if s.quads[hashes] {
		return nil
	}
	s.quads[hashes] = true
	s.rows.quads = append(s.rows.quads, hashes)
	for _, i := range named[:count] {
		s.rows.nodes[i].refs++
	}
	return nil
}

// node returns which node the value is.
func (s *splitter) node(v quad.Value) (int32, error) {
	if i, known := s.values[v]; known {
		return i, nil
	}
	hash := cayley.HashOf(v)
	i, known := s.nodes[hash]
	if !known {
		c, err := columnsOf(v)
		if err != nil {
			return 0, err
		}
		i = int32(len(s.rows.nodes)) //nolint:gosec // 2^31 nodes do not fit into memory
		s.rows.nodes = append(s.rows.nodes, node{hash: hash, columns: c})
		s.nodes[hash] = i
	}
	s.values[v] = i
	return i, nil
}
