package postgres

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// rows are quads as the tables hold them: each value once, and quads that name
// values. Both are in the order of the hashes: indexes are made and filled
// faster so, and quads about one thing lie together.
type rows struct {
	nodes   []node
	encoded []byte // the values of the nodes, as COPY wants them
	quads   []link
}

// node is a value, and how often the quads name it.
type node struct {
	hash     cayley.ValueHash
	refs     int32
	from, to int // where its columns are among the encoded ones
}

// link is a quad: the places of its values among the nodes, in the order of
// [quad.Directions]; none is the place of a label that is absent.
type link [4]int32

const none = -1

// rowsOf splits quads into nodes and links. A quad that is there twice is taken
// once.
func rowsOf(quads []quad.Quad) (*rows, error) {
	s := splitter{
		places: make(map[quad.Value]int32, len(quads)/2),
		known:  make(map[cayley.ValueHash]int32, len(quads)/2),
		rows:   &rows{quads: make([]link, len(quads))},
	}
	for i, q := range quads {
		for d, direction := range quad.Directions {
			place, err := s.place(d, q.Get(direction))
			if err != nil {
				return nil, fmt.Errorf("%s cannot be stored: %w: %w", q.NQuad(), err, graph.ErrInvalid)
			}
			s.rows.quads[i][d] = place
		}
	}
	s.rows.sort()
	s.rows.count()
	return s.rows, nil
}

// digest tells rows apart by what they say.
func (r *rows) digest() []byte {
	h := sha256.New()
	for i := range r.nodes {
		h.Write(r.nodes[i].hash[:])
	}
	var places [16]byte
	for _, q := range r.quads {
		for d, place := range q {
			binary.BigEndian.PutUint32(places[4*d:], uint32(place)) //nolint:gosec // only to tell them apart
		}
		h.Write(places[:])
	}
	return h.Sum(nil)
}

// splitter finds the values among quads. Neighbours often name the same ones.
type splitter struct {
	places map[quad.Value]int32       // spares hashing a value again
	known  map[cayley.ValueHash]int32 // two values may be written alike
	last   [4]quad.Value
	at     link // the places of the last ones
	rows   *rows
}

// place returns which node the value in a direction is.
func (s *splitter) place(d int, v quad.Value) (int32, error) {
	if v == nil {
		return none, nil
	}
	if v == s.last[d] {
		return s.at[d], nil
	}
	place, known := s.places[v]
	if !known {
		var err error
		if place, err = s.add(v); err != nil {
			return none, err
		}
		s.places[v] = place
	}
	s.last[d], s.at[d] = v, place
	return place, nil
}

func (s *splitter) add(v quad.Value) (int32, error) {
	hash := cayley.HashOf(v)
	if place, known := s.known[hash]; known {
		return place, nil
	}
	c, err := columnsOf(v)
	if err != nil {
		return none, err
	}
	place := int32(len(s.rows.nodes)) //nolint:gosec // 2^31 nodes do not fit into memory
	from := len(s.rows.encoded)
	s.rows.encoded = c.encode(s.rows.encoded)
	s.rows.nodes = append(s.rows.nodes, node{hash: hash, from: from, to: len(s.rows.encoded)})
	s.known[hash] = place
	return place, nil
}

// sort puts nodes and quads into the order of their hashes, and drops quads that
// are there twice.
func (r *rows) sort() {
	type key struct {
		head  uint64 // of the hash; decides nearly always
		place int32
	}
	keys := make([]key, len(r.nodes))
	for i := range r.nodes {
		keys[i] = key{binary.BigEndian.Uint64(r.nodes[i].hash[:]), int32(i)} //nolint:gosec // see add
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return bytes.Compare(r.nodes[a.place].hash[:], r.nodes[b.place].hash[:])
	})
	sorted, moved := make([]node, len(keys)), make([]int32, len(keys))
	for i, k := range keys {
		sorted[i], moved[k.place] = r.nodes[k.place], int32(i) //nolint:gosec // see add
	}
	r.nodes = sorted
	for i := range r.quads {
		for d, place := range r.quads[i] {
			if place != none {
				r.quads[i][d] = moved[place]
			}
		}
	}
	slices.SortFunc(r.quads, link.compare)
	r.quads = slices.Compact(r.quads)
}

func (l link) compare(m link) int {
	for d := range l {
		if l[d] != m[d] {
			return cmp.Compare(l[d], m[d])
		}
	}
	return 0
}

// count counts how often each node is named.
func (r *rows) count() {
	for _, l := range r.quads {
		for _, place := range l {
			if place != none {
				r.nodes[place].refs++
			}
		}
	}
}
