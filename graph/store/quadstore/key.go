package quadstore

import (
	"bytes"
	"encoding/binary"

	"github.com/cayleygraph/quad"
)

// The tables, by the first byte of their keys.
const (
	tableHashes = 'h'
	tableLog    = 'l'
	tableMeta   = 'm'
	tableValues = 'v'
)

const (
	idSize  = 5
	maxID   = 1<<(8*idSize) - 1
	keySize = 1 + 4*idSize // of a quad
)

// ordering is a table of quads. Its order names positions in a quadRef.
type ordering struct {
	table byte
	order [4]int
}

var (
	bySubject   = ordering{'1', [4]int{0, 1, 2, 3}}
	byPredicate = ordering{'2', [4]int{1, 2, 0, 3}}
	byObject    = ordering{'3', [4]int{2, 0, 1, 3}}
	byLabel     = ordering{'4', [4]int{3, 0, 1, 2}}

	// orderings has at each position of a quad the table that begins with it.
	orderings = [4]ordering{bySubject, byPredicate, byObject, byLabel}
)

// position tells where the id of a direction is in a quadRef.
func position(d quad.Direction) (int, bool) {
	switch d {
	case quad.Subject:
		return 0, true
	case quad.Predicate:
		return 1, true
	case quad.Object:
		return 2, true
	case quad.Label:
		return 3, true
	}
	return 0, false
}

// holds tells whether the table has the quad: that of labels has only quads with one.
func (o ordering) holds(q quadRef) bool { return q[o.order[0]] != 0 }

// put writes the key of a quad into 21 bytes.
func (o ordering) put(key []byte, q quadRef) {
	key[0] = o.table
	for i, at := range o.order {
		putID(key[1+i*idSize:], q[at])
	}
}

// key returns the key of a quad.
func (o ordering) key(q quadRef) []byte {
	key := make([]byte, keySize)
	o.put(key, q)
	return key
}

// quad reads a key of the table.
func (o ordering) quad(key []byte) (q quadRef, ok bool) {
	if len(key) != keySize || key[0] != o.table {
		return q, false
	}
	for i, at := range o.order {
		q[at] = getID(key[1+i*idSize:])
	}
	return q, true
}

// prefix returns how the keys begin of all quads that have the first n ids of
// the ordering in common with q.
func (o ordering) prefix(q quadRef, n int) []byte {
	return o.key(q)[:1+n*idSize]
}

// bestOrdering returns the table in which most of the ids that are given, those
// that are not 0, begin the key, and how many these are. Of two that are as good
// it prefers labels: a label names few quads.
func bestOrdering(given quadRef) (best ordering, bound int) {
	best = bySubject // where nothing is given; that of labels does not have all quads
	for _, o := range [...]ordering{byLabel, bySubject, byPredicate, byObject} {
		n := 0
		for n < len(o.order) && given[o.order[n]] != 0 {
			n++
		}
		if n > bound {
			best, bound = o, n
		}
	}
	return best, bound
}

// after returns the first key behind all that begin with the prefix.
func after(prefix []byte) []byte {
	end := bytes.Clone(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil // there is none
}

func valueKey(id uint64) []byte {
	key := make([]byte, 1+idSize)
	key[0] = tableValues
	putID(key[1:], id)
	return key
}

func hashKey(h hash) []byte { return append([]byte{tableHashes}, h[:]...) }

var metaKey = []byte{tableMeta}

func putID(to []byte, id uint64) {
	to[0] = byte(id >> 32)
	binary.BigEndian.PutUint32(to[1:], uint32(id))
}

func getID(from []byte) uint64 {
	return uint64(from[0])<<32 | uint64(binary.BigEndian.Uint32(from[1:]))
}
