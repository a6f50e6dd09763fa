package quadstore

import (
	"bytes"
	"hash/maphash"
)

// distinct numbers different values, by their encodings, in the order in which
// they come. It is the dictionary of one load: a table of numbers, whose
// encodings lie in one piece, is several times as fast as a map of strings, and
// nothing that the garbage collector would look at.
type distinct struct {
	seed  maphash.Seed
	table []slot // of a size that is a power of two, at most three quarters full
	text  []byte // the encodings, one behind the other
	ends  []int  // of each, in text
}

// slot is one value: part of its hash, so that few encodings are compared, and
// its number plus one; 0 for an empty one.
type slot struct{ tag, number uint32 }

func newDistinct() *distinct {
	return &distinct{seed: maphash.MakeSeed(), table: make([]slot, 1<<12)}
}

func (d *distinct) len() int { return len(d.ends) }

// encoded returns the encoding of the value with the number.
func (d *distinct) encoded(number int) []byte {
	start := 0
	if number > 0 {
		start = d.ends[number-1]
	}
	return d.text[start:d.ends[number]:d.ends[number]]
}

// number returns that of a value, the next one where it is new. The encoding is
// copied.
func (d *distinct) number(encoded []byte) int {
	h := maphash.Bytes(d.seed, encoded)
	at, tag := d.place(h), uint32(h>>32)
	for ; d.table[at].number != 0; at = (at + 1) & (len(d.table) - 1) {
		if found := d.table[at]; found.tag == tag && bytes.Equal(d.encoded(int(found.number-1)), encoded) {
			return int(found.number - 1)
		}
	}
	d.text = append(d.text, encoded...)
	d.ends = append(d.ends, len(d.text))
	d.table[at] = slot{tag: tag, number: uint32(len(d.ends))}
	if len(d.ends)*4 > len(d.table)*3 {
		d.grow()
	}
	return len(d.ends) - 1
}

// place is where a search for the hash begins. The tag shares no bits with it in
// tables of up to four thousand million values.
func (d *distinct) place(h uint64) int { return int(h) & (len(d.table) - 1) }

func (d *distinct) grow() {
	d.table = make([]slot, 2*len(d.table))
	for number := range d.ends {
		h := maphash.Bytes(d.seed, d.encoded(number))
		at := d.place(h)
		for d.table[at].number != 0 {
			at = (at + 1) & (len(d.table) - 1)
		}
		d.table[at] = slot{tag: uint32(h >> 32), number: uint32(number + 1)}
	}
}
