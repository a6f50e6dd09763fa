package postgres

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// copyQuads copies the quads into a table. It writes PostgreSQL's binary format
// itself: four hashes a row need none of what pgx does for a value of any type,
// and take a third of the time.
func (r *rows) copyQuads(ctx context.Context, tx pgx.Tx, table string) error {
	statement := "COPY " + table + " (subject_hash, predicate_hash, object_hash, label_hash) FROM STDIN BINARY"
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, &quadReader{quads: r.quads}, statement); err != nil {
		return fmt.Errorf("copy quads: %w", err)
	}
	return nil
}

// copyHeader is a signature, then no flags and no extension; copyTrailer is a
// row of -1 columns.
const (
	copyHeader  = "PGCOPY\n\xff\r\n\x00" + "\x00\x00\x00\x00" + "\x00\x00\x00\x00"
	copyTrailer = "\xff\xff"
)

// quadReader gives quads in the binary format of COPY.
type quadReader struct {
	quads   []cayley.QuadHash
	begun   bool
	ended   bool
	pending []byte // made and not yet read
	room    []byte
}

// Read gives the next bytes.
func (r *quadReader) Read(p []byte) (int, error) {
	if len(r.pending) == 0 {
		r.pending = r.next(r.room[:0])
		r.room = r.pending
	}
	if len(r.pending) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.pending)
	r.pending = r.pending[n:]
	return n, nil
}

// next appends some rows, and what stands before the first and after the last.
func (r *quadReader) next(b []byte) []byte {
	const atOnce = 512
	if !r.begun {
		b = append(b, copyHeader...)
		r.begun = true
	}
	n := min(atOnce, len(r.quads))
	for i := range r.quads[:n] {
		b = appendRow(b, &r.quads[i])
	}
	r.quads = r.quads[n:]
	if len(r.quads) == 0 && !r.ended {
		b = append(b, copyTrailer...)
		r.ended = true
	}
	return b
}

func appendRow(b []byte, q *cayley.QuadHash) []byte {
	const null = 0xffff_ffff
	b = binary.BigEndian.AppendUint16(b, uint16(len(quad.Directions)))
	for _, d := range quad.Directions {
		hash := q.Get(d)
		if !hash.Valid() {
			b = binary.BigEndian.AppendUint32(b, null)
			continue
		}
		b = binary.BigEndian.AppendUint32(b, uint32(len(hash)))
		b = append(b, hash[:]...)
	}
	return b
}
