package tables

import (
	"bytes"
	"fmt"
	"iter"
	"sync/atomic"

	"github.com/vmihailenco/msgpack/v5"

	"github.com/parley-kg/parley/graph"
)

// Rows are the records of a table. Those of a snapshot that was read from a file
// are decoded when they are first asked for: most never are, and a snapshot of
// any size is ready at once.
type Rows[T any] struct {
	decoded []atomic.Pointer[T]
	blocks  []block // none where all rows are decoded
}

// block is the encodings of up to rowsInBlock rows, one after the other.
type block struct {
	ends []uint32
	data []byte
}

// rowsInBlock bounds what is in memory while a table is written.
const rowsInBlock = 4096

// NewRows returns rows that are in memory.
func NewRows[T any](all []*T) Rows[T] {
	r := Rows[T]{decoded: make([]atomic.Pointer[T], len(all))}
	for i, row := range all {
		r.decoded[i].Store(row)
	}
	return r
}

// At returns a row, the same At each call; nil where it was nil.
func (r *Rows[T]) At(i uint32) *T {
	if row := r.decoded[i].Load(); row != nil {
		return row
	}
	encoded := r.encoded(i)
	if len(encoded) == 0 {
		return nil
	}
	row := new(T)
	if err := decode(encoded, row); err != nil {
		// The checksum and the types of the file are right, so that this is a mistake of the program.
		panic(fmt.Sprintf("a row of the index cannot be read: %v", err))
	}
	if !r.decoded[i].CompareAndSwap(nil, row) {
		return r.decoded[i].Load()
	}
	return row
}

// Len is how many rows there are.
func (r *Rows[T]) Len() int { return len(r.decoded) }

// All yields every row with its ordinal, in order.
func (r *Rows[T]) All() iter.Seq2[uint32, *T] {
	return func(yield func(uint32, *T) bool) {
		for i := range uint32(len(r.decoded)) { //nolint:gosec // ordinals are of 32 bits
			if !yield(i, r.At(i)) {
				return
			}
		}
	}
}

// encoded returns the encoding of a row; nothing where it is nil.
func (r *Rows[T]) encoded(i uint32) []byte {
	if len(r.blocks) == 0 {
		return nil
	}
	b, at, start := &r.blocks[i/rowsInBlock], i%rowsInBlock, uint32(0)
	if at > 0 {
		start = b.ends[at-1]
	}
	return b.data[start:b.ends[at]]
}

// encode makes a block of some of the rows.
func (r *Rows[T]) encode(first, end int) (b block, err error) {
	var data bytes.Buffer
	for i := first; i < end && err == nil; i++ {
		if row := r.At(uint32(i)); row != nil { //nolint:gosec // ordinals are of 32 bits
			err = encode(&data, row)
		}
		b.ends = append(b.ends, uint32(data.Len())) //nolint:gosec // a row is of some kilobytes
	}
	b.data = data.Bytes()
	return b, err
}

// encode appends a row: its fields in their order, without names, and each
// string that repeats once.
func encode[T any](to *bytes.Buffer, row *T) error {
	e := msgpack.GetEncoder()
	defer msgpack.PutEncoder(e)
	e.Reset(to)
	e.UseArrayEncodedStructs(true)
	e.UseInternedStrings(true)
	return e.Encode(row)
}

func decode[T any](from []byte, row *T) error {
	d := msgpack.GetDecoder()
	defer msgpack.PutDecoder(d)
	d.Reset(bytes.NewReader(from))
	d.UseInternedStrings(true)
	err := d.Decode(row)
	inUTC(row)
	return err
}

// inUTC undoes that msgpack reads instants in the local zone.
func inUTC(row any) {
	switch row := row.(type) {
	case interface{ InUTC() }:
		row.InUTC()
	case *graph.Judgement:
		row.At = row.At.UTC()
	case *graph.Claim:
		row.RecordedAt = row.RecordedAt.UTC()
		if row.RetractedAt != nil {
			*row.RetractedAt = row.RetractedAt.UTC()
		}
	}
}
