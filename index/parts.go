package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"maps"
	"math"
	"slices"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// parts goes through what a segment holds, part by part, either to write it or
// to read it. One function, [segment.store], serves both ways, so that they
// cannot differ. A part is the length of its data, their checksum, and they.
// The first error ends it.
type parts struct {
	out io.Writer // nil where it is read
	in  []byte    // what was not read yet
	err error
}

// partHead is the size of what stands before the data: eight bytes of length
// and four of the CRC-32 by Castagnoli, which processors compute by themselves.
const partHead = 8 + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errCut = errors.New("the file is cut")

// bytes writes or reads one part. What was read belongs to the file: it may be
// kept, and not be changed.
func (p *parts) bytes(data *[]byte) {
	if p.err != nil {
		return
	}
	if p.out != nil {
		head := binary.LittleEndian.AppendUint64(make([]byte, 0, partHead), uint64(len(*data)))
		head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(*data, castagnoli))
		_, err := p.out.Write(head)
		if err == nil {
			_, err = p.out.Write(*data)
		}
		p.err = err
		return
	}
	if len(p.in) < partHead {
		p.err = errCut
		return
	}
	size, sum := binary.LittleEndian.Uint64(p.in), binary.LittleEndian.Uint32(p.in[8:])
	if size > uint64(len(p.in)-partHead) {
		p.err = errCut
		return
	}
	*data = p.in[partHead : partHead+size]
	p.in = p.in[partHead+size:]
	if crc32.Checksum(*data, castagnoli) != sum {
		p.err = errors.New("a checksum is wrong")
	}
}

// numbers writes or reads numbers of 32 bits.
func numbers[T ~uint32 | ~int32](p *parts, all *[]T) {
	var data []byte
	if p.out != nil {
		data = make([]byte, 0, 4*len(*all))
		for _, n := range *all {
			data = binary.LittleEndian.AppendUint32(data, uint32(n))
		}
	}
	if p.bytes(&data); p.out != nil || p.err != nil {
		return
	}
	found := make([]T, len(data)/4)
	for i := range found {
		found[i] = T(binary.LittleEndian.Uint32(data[4*i:]))
	}
	*all = found
}

// number writes or reads one number.
func number[T ~int | ~uint32](p *parts, n *T) {
	one := []uint32{uint32(*n)} //nolint:gosec // sizes and ordinals are of 32 bits
	if numbers(p, &one); p.err == nil && len(one) == 1 {
		*n = T(one[0])
	}
}

// words writes or reads texts. Those that were read are parts of one.
func words[S ~string](p *parts, all *[]S) {
	var ends []uint32
	var data []byte
	if p.out != nil {
		for _, word := range *all {
			data = append(data, word...)
			ends = append(ends, p.offset(len(data)))
		}
	}
	numbers(p, &ends)
	if p.bytes(&data); p.out != nil || p.err != nil {
		return
	}
	if !p.fit(ends, len(data)) {
		return
	}
	text, start := string(data), uint32(0)
	found := make([]S, len(ends))
	for i, end := range ends {
		found[i] = S(text[start:end])
		start = end
	}
	*all = found
}

// lists writes or reads lists of numbers. An empty list is read as nil.
func lists[L ~[][]uint32](p *parts, all *L) {
	var ends, data []uint32
	if p.out != nil {
		for _, list := range *all {
			data = append(data, list...)
			ends = append(ends, p.offset(len(data)))
		}
	}
	numbers(p, &ends)
	if numbers(p, &data); p.out != nil || p.err != nil {
		return
	}
	if !p.fit(ends, len(data)) {
		return
	}
	found, start := make(L, len(ends)), uint32(0)
	for i, end := range ends {
		if end > start {
			found[i] = data[start:end:end]
		}
		start = end
	}
	*all = found
}

// keyed writes or reads lists by keys.
func keyed[K ~string](p *parts, all *map[K][]uint32) {
	keys := slices.Sorted(maps.Keys(*all))
	of := make([][]uint32, len(keys))
	for i, key := range keys {
		of[i] = (*all)[key]
	}
	words(p, &keys)
	lists(p, &of)
	if p.out != nil || p.err != nil || !p.check(len(keys) == len(of)) {
		return
	}
	*all = make(map[K][]uint32, len(keys))
	for i, key := range keys {
		(*all)[key] = of[i]
	}
}

// bitmaps writes or reads sets of ordinals, at once; a set may be nil.
func bitmaps(p *parts, all *[]*roaring.Bitmap) {
	r := newRows(*all)
	if records(p, &r); p.out != nil || p.err != nil {
		return
	}
	*all = make([]*roaring.Bitmap, len(r.decoded))
	for i, b := range r.all() {
		(*all)[i] = b
	}
}

// bitmap writes or reads one set of ordinals, which is not nil.
func bitmap(p *parts, b **roaring.Bitmap) {
	one := []*roaring.Bitmap{*b}
	if bitmaps(p, &one); p.err == nil && p.check(len(one) == 1 && one[0] != nil) {
		*b = one[0]
	}
}

// bitmapsBy writes or reads sets of ordinals by keys.
func bitmapsBy[K ~string](p *parts, all *map[K]*roaring.Bitmap) {
	keys := slices.Sorted(maps.Keys(*all))
	of := make([]*roaring.Bitmap, len(keys))
	for i, key := range keys {
		of[i] = (*all)[key]
	}
	words(p, &keys)
	bitmaps(p, &of)
	if p.out != nil || p.err != nil || !p.check(len(keys) == len(of)) {
		return
	}
	*all = make(map[K]*roaring.Bitmap, len(keys))
	for i, key := range keys {
		(*all)[key] = of[i]
	}
}

// offset returns the end of something in a part. What is larger than 4 GiB
// cannot be written: who has so much needs more than one segment.
func (p *parts) offset(n int) uint32 {
	if n > math.MaxUint32 {
		p.err = errors.New("a part is larger than 4 GiB")
		return 0
	}
	return uint32(n) //nolint:gosec // was just looked at
}

// fit checks that parts end one after the other, the last where all end.
func (p *parts) fit(ends []uint32, size int) bool {
	return p.check(slices.IsSorted(ends) && (len(ends) == 0 && size == 0 || len(ends) > 0 && int(ends[len(ends)-1]) == size))
}

// check notes that what was read cannot be.
func (p *parts) check(holds bool) bool {
	if !holds && p.err == nil {
		p.err = errors.New("lengths do not fit")
	}
	return p.err == nil
}

// records writes or reads rows. Those that were read are decoded later.
func records[T any](p *parts, r *rows[T]) {
	n := len(r.decoded)
	if number(p, &n); p.out == nil && p.err == nil {
		r.decoded = make([]atomic.Pointer[T], n)
		r.blocks = make([]block, (n+rowsInBlock-1)/rowsInBlock)
	}
	for first := 0; first < n && p.err == nil; first += rowsInBlock {
		var b block
		if p.out != nil {
			b, p.err = r.encode(first, min(first+rowsInBlock, n))
		}
		numbers(p, &b.ends)
		if p.bytes(&b.data); p.out == nil && p.fit(b.ends, len(b.data)) {
			r.blocks[first/rowsInBlock] = b
		}
	}
}

// interned writes or reads a table.
func interned[T any](p *parts, t *table[T]) {
	words(p, &t.ids)
	numbers(p, (*[]uint32)(&t.slots))
	records(p, &t.rows)
	p.check(p.out != nil || len(t.rows.decoded) == len(t.ids))
}
