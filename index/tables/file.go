package tables

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

// File goes through what is held, part by part, either to write it or to read
// it. The same calls serve both ways, so that they cannot differ. A part is the
// length of its data, their checksum, and they. The first error ends it.
type File struct {
	out io.Writer // nil where it is read
	in  []byte    // what was not read yet
	err error
}

// Writer returns a file of which the parts are written.
func Writer(out io.Writer) *File { return &File{out: out} }

// Reader returns a file of which the parts are read. What is read keeps the
// bytes, which must not be changed.
func Reader(file []byte) *File { return &File{in: file} }

// Reading tells whether parts are read, and all before were.
func (f *File) Reading() bool { return f.out == nil && f.err == nil }

// AtEnd tells whether all that there is was read.
func (f *File) AtEnd() bool { return len(f.in) == 0 }

// Err returns the first error.
func (f *File) Err() error { return f.err }

// Refuse ends it with an error, if none did before.
func (f *File) Refuse(err error) {
	if f.err == nil {
		f.err = err
	}
}

// partHead is the size of what stands before the data: eight bytes of length
// and four of the CRC-32 by Castagnoli, which processors compute by themselves.
const partHead = 8 + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errCut = errors.New("the file is cut")

// Bytes writes or reads one part. What was read belongs to the file: it may be
// kept, and not be changed.
func (f *File) Bytes(data *[]byte) {
	if f.err != nil {
		return
	}
	if f.out != nil {
		head := binary.LittleEndian.AppendUint64(make([]byte, 0, partHead), uint64(len(*data)))
		head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(*data, castagnoli))
		_, err := f.out.Write(head)
		if err == nil {
			_, err = f.out.Write(*data)
		}
		f.err = err
		return
	}
	if len(f.in) < partHead {
		f.err = errCut
		return
	}
	size, sum := binary.LittleEndian.Uint64(f.in), binary.LittleEndian.Uint32(f.in[8:])
	if size > uint64(len(f.in)-partHead) {
		f.err = errCut
		return
	}
	*data = f.in[partHead : partHead+size]
	f.in = f.in[partHead+size:]
	if crc32.Checksum(*data, castagnoli) != sum {
		f.err = errors.New("a checksum is wrong")
	}
}

// Numbers writes or reads Numbers of 32 bits.
func Numbers[T ~uint32 | ~int32](f *File, all *[]T) {
	var data []byte
	if f.out != nil {
		data = make([]byte, 0, 4*len(*all))
		for _, n := range *all {
			data = binary.LittleEndian.AppendUint32(data, uint32(n))
		}
	}
	if f.Bytes(&data); !f.Reading() {
		return
	}
	found := make([]T, len(data)/4)
	for i := range found {
		found[i] = T(binary.LittleEndian.Uint32(data[4*i:]))
	}
	*all = found
}

// Number writes or reads one Number.
func Number[T ~int | ~uint32](f *File, n *T) {
	one := []uint32{uint32(*n)} //nolint:gosec // sizes and ordinals are of 32 bits
	if Numbers(f, &one); f.err == nil && len(one) == 1 {
		*n = T(one[0])
	}
}

// Words writes or reads texts. Those that were read are parts of one.
func Words[S ~string](f *File, all *[]S) {
	var ends []uint32
	var data []byte
	if f.out != nil {
		for _, word := range *all {
			data = append(data, word...)
			ends = append(ends, f.offset(len(data)))
		}
	}
	Numbers(f, &ends)
	if f.Bytes(&data); !f.Reading() {
		return
	}
	if !f.fit(ends, len(data)) {
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

// Lists writes or reads Lists of numbers. An empty list is read as nil.
func Lists[L ~[][]uint32](f *File, all *L) {
	var ends, data []uint32
	if f.out != nil {
		for _, list := range *all {
			data = append(data, list...)
			ends = append(ends, f.offset(len(data)))
		}
	}
	Numbers(f, &ends)
	if Numbers(f, &data); !f.Reading() {
		return
	}
	if !f.fit(ends, len(data)) {
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

// Keyed writes or reads lists by keys.
func Keyed[K ~string](f *File, all *map[K][]uint32) {
	keys := slices.Sorted(maps.Keys(*all))
	of := make([][]uint32, len(keys))
	for i, key := range keys {
		of[i] = (*all)[key]
	}
	Words(f, &keys)
	Lists(f, &of)
	if !f.Reading() || !f.Check(len(keys) == len(of)) {
		return
	}
	*all = make(map[K][]uint32, len(keys))
	for i, key := range keys {
		(*all)[key] = of[i]
	}
}

// Bitmaps writes or reads sets of ordinals, at once; a set may be nil.
func Bitmaps(f *File, all *[]*roaring.Bitmap) {
	r := NewRows(*all)
	if Records(f, &r); !f.Reading() {
		return
	}
	*all = make([]*roaring.Bitmap, len(r.decoded))
	for i, b := range r.All() {
		(*all)[i] = b
	}
}

// Bitmap writes or reads one set of ordinals, which is not nil.
func Bitmap(f *File, b **roaring.Bitmap) {
	one := []*roaring.Bitmap{*b}
	if Bitmaps(f, &one); f.err == nil && f.Check(len(one) == 1 && one[0] != nil) {
		*b = one[0]
	}
}

// BitmapsBy writes or reads sets of ordinals by keys.
func BitmapsBy[K ~string](f *File, all *map[K]*roaring.Bitmap) {
	keys := slices.Sorted(maps.Keys(*all))
	of := make([]*roaring.Bitmap, len(keys))
	for i, key := range keys {
		of[i] = (*all)[key]
	}
	Words(f, &keys)
	Bitmaps(f, &of)
	if !f.Reading() || !f.Check(len(keys) == len(of)) {
		return
	}
	*all = make(map[K]*roaring.Bitmap, len(keys))
	for i, key := range keys {
		(*all)[key] = of[i]
	}
}

// offset returns the end of something in a part. What is larger than 4 GiB
// cannot be written: who has so much needs more than one segment.
func (f *File) offset(n int) uint32 {
	if n > math.MaxUint32 {
		f.err = errors.New("a part is larger than 4 GiB")
		return 0
	}
	return uint32(n) //nolint:gosec // was just looked at
}

// fit checks that parts end one after the other, the last where all end.
func (f *File) fit(ends []uint32, size int) bool {
	return f.Check(slices.IsSorted(ends) && (len(ends) == 0 && size == 0 || len(ends) > 0 && int(ends[len(ends)-1]) == size))
}

// Check notes that what was read cannot be.
func (f *File) Check(holds bool) bool {
	if !holds {
		f.Refuse(errors.New("lengths do not fit"))
	}
	return f.err == nil
}

// Records writes or reads rows. Those that were read are decoded later.
func Records[T any](f *File, r *Rows[T]) {
	n := len(r.decoded)
	if Number(f, &n); f.Reading() {
		r.decoded = make([]atomic.Pointer[T], n)
		r.blocks = make([]block, (n+rowsInBlock-1)/rowsInBlock)
	}
	for first := 0; first < n && f.err == nil; first += rowsInBlock {
		var b block
		if f.out != nil {
			b, f.err = r.encode(first, min(first+rowsInBlock, n))
		}
		Numbers(f, &b.ends)
		if f.Bytes(&b.data); f.out == nil && f.fit(b.ends, len(b.data)) {
			r.blocks[first/rowsInBlock] = b
		}
	}
}

// Interned writes or reads a table.
func Interned[T any](f *File, t *Table[T]) {
	Words(f, &t.IDs)
	Numbers(f, &t.slots.starts)
	Numbers(f, &t.slots.places)
	Records(f, &t.rows)
	f.Check(f.out != nil || len(t.rows.decoded) == len(t.IDs) && t.slots.fit(len(t.IDs)))
}
