package index

import (
	"bytes"
	"fmt"
	"iter"
	"sync/atomic"

	"github.com/vmihailenco/msgpack/v5"

	"github.com/parley-kg/parley/graph"
)

// rows are the records of a table. Those of a snapshot that was read from a file
// are decoded when they are first asked for: most never are, and a snapshot of
// any size is ready at once.
type rows[T any] struct {
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

func newRows[T any](all []*T) rows[T] {
	r := rows[T]{decoded: make([]atomic.Pointer[T], len(all))}
	for i, row := range all {
		r.decoded[i].Store(row)
	}
	return r
}

// at returns a row, the same at each call; nil where it was nil.
func (r *rows[T]) at(i uint32) *T {
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

func (r *rows[T]) all() iter.Seq2[uint32, *T] {
	return func(yield func(uint32, *T) bool) {
		for i := range uint32(len(r.decoded)) { //nolint:gosec // ordinals are of 32 bits
			if !yield(i, r.at(i)) {
				return
			}
		}
	}
}

// encoded returns the encoding of a row; nothing where it is nil.
func (r *rows[T]) encoded(i uint32) []byte {
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
func (r *rows[T]) encode(first, end int) (b block, err error) {
	var data bytes.Buffer
	for i := first; i < end && err == nil; i++ {
		if row := r.at(uint32(i)); row != nil { //nolint:gosec // ordinals are of 32 bits
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
	case *article:
		row.RecordedAt = row.RecordedAt.UTC()
	case *graph.Judgement:
		row.At = row.At.UTC()
	case *graph.Claim:
		row.RecordedAt = row.RecordedAt.UTC()
		if row.RetractedAt != nil {
			*row.RetractedAt = row.RetractedAt.UTC()
		}
	}
}
