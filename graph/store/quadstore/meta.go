package quadstore

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// FormatVersion is that of the stores that this package writes and reads.
const FormatVersion = 2

// ErrNewer is wrapped where a store was written by a newer version of this package.
var ErrNewer = errors.New("the store has a newer format")

// ErrDamaged is wrapped where a store does not hold what it should.
var ErrDamaged = errors.New("the store is damaged")

// meta is what is kept about the whole store. It changes with each batch, and
// in the same batch, so that it is always right.
type meta struct {
	next   uint64 // id of the next value
	quads  int64
	values int64
	mark   Mark
}

// The sizes of the description. That of version 1 ends before the mark: stores
// had no log then. They are of the present version from their next change on.
const (
	metaSize1 = 4 + 3*8
	metaSize  = metaSize1 + 8 + 16
)

func (m meta) encode() []byte {
	text := binary.BigEndian.AppendUint32(make([]byte, 0, metaSize), FormatVersion)
	text = binary.BigEndian.AppendUint64(text, m.next)
	text = binary.BigEndian.AppendUint64(text, uint64(m.quads))
	text = binary.BigEndian.AppendUint64(text, uint64(m.values))
	text = binary.BigEndian.AppendUint64(text, m.mark.Sequence)
	return append(text, m.mark.Digest[:]...)
}

func decodeMeta(text []byte) (meta, error) {
	if len(text) < 4 {
		return meta{}, fmt.Errorf("its description has %d bytes: %w", len(text), ErrDamaged)
	}
	if version := binary.BigEndian.Uint32(text); version > FormatVersion {
		return meta{}, fmt.Errorf("format %d, and this program reads formats up to %d: use the newer program that wrote it: %w",
			version, FormatVersion, ErrNewer)
	} else if version == 0 || len(text) != map[uint32]int{1: metaSize1, 2: metaSize}[version] {
		return meta{}, fmt.Errorf("its description is of version %d and has %d bytes: %w", version, len(text), ErrDamaged)
	}
	m := meta{
		next:   binary.BigEndian.Uint64(text[4:]),
		quads:  int64(binary.BigEndian.Uint64(text[12:])),
		values: int64(binary.BigEndian.Uint64(text[20:])),
	}
	if len(text) == metaSize {
		m.mark.Sequence = binary.BigEndian.Uint64(text[metaSize1:])
		copy(m.mark.Digest[:], text[metaSize1+8:])
	}
	if m.next == 0 || m.next > maxID+1 || m.quads < 0 || m.values < 0 || uint64(m.values) >= m.next {
		return meta{}, fmt.Errorf("it counts %d quads and %d values with ids below %d: %w", m.quads, m.values, m.next, ErrDamaged)
	}
	return m, nil
}
