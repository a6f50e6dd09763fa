package postgres

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// Rows are written in PostgreSQL's binary format of COPY, see its manual, by
// hand: a few fixed types need none of what pgx does for a value of any type,
// and take a third of the time.

// copyNodes copies the nodes into a table that may count how often they are named.
func (r *rows) copyNodes(ctx context.Context, tx pgx.Tx, table string, withRefs bool) error {
	columns := append([]string{"hash"}, columnNames...)
	if withRefs {
		columns = append(columns, "refs")
	}
	return copyRows(ctx, tx, table, columns, len(r.nodes), func(b []byte, i int) []byte {
		n := &r.nodes[i]
		b = append(appendBytes(b, n.hash[:]), r.encoded[n.from:n.to]...)
		if withRefs {
			b = binary.BigEndian.AppendUint32(b, 4)
			b = binary.BigEndian.AppendUint32(b, uint32(n.refs)) //nolint:gosec // it counts: never negative
		}
		return b
	})
}

// copyQuads copies the quads into a table.
func (r *rows) copyQuads(ctx context.Context, tx pgx.Tx, table string) error {
	var columns []string
	for _, d := range quad.Directions {
		columns = append(columns, d.String()+"_hash")
	}
	return copyRows(ctx, tx, table, columns, len(r.quads), func(b []byte, i int) []byte {
		for _, place := range r.quads[i] {
			if place == none {
				b = appendNull(b)
			} else {
				b = appendBytes(b, r.nodes[place].hash[:])
			}
		}
		return b
	})
}

// copyRows copies n rows, which row appends, into columns of a table.
func copyRows(ctx context.Context, tx pgx.Tx, table string, columns []string, n int, row func(b []byte, i int) []byte) error {
	statement := fmt.Sprintf("COPY %s (%s) FROM STDIN BINARY", table, strings.Join(columns, ", "))
	source := &copyReader{columns: uint16(len(columns)), rows: n, row: row} //nolint:gosec // a handful
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, source, statement); err != nil {
		return fmt.Errorf("copy into %s: %w", table, err)
	}
	return nil
}

// copyHeader is a signature, then no flags and no extension; copyTrailer is a
// row of -1 columns.
const (
	copyHeader  = "PGCOPY\n\xff\r\n\x00" + "\x00\x00\x00\x00" + "\x00\x00\x00\x00"
	copyTrailer = "\xff\xff"
)

// copyReader gives rows in the binary format of COPY.
type copyReader struct {
	columns uint16
	rows    int
	row     func(b []byte, i int) []byte

	given   int    // rows
	ended   bool   // the trailer was given
	pending []byte // made and not yet read
	room    []byte
}

// Read gives the next bytes.
func (r *copyReader) Read(p []byte) (int, error) {
	if len(r.pending) == 0 {
		r.room = r.next(r.room[:0])
		r.pending = r.room
	}
	if len(r.pending) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.pending)
	r.pending = r.pending[n:]
	return n, nil
}

// next appends some rows, and what stands before the first and after the last.
func (r *copyReader) next(b []byte) []byte {
	const atOnce = 64 << 10
	if r.ended {
		return b
	}
	if r.given == 0 {
		b = append(b, copyHeader...)
	}
	for ; r.given < r.rows && len(b) < atOnce; r.given++ {
		b = binary.BigEndian.AppendUint16(b, r.columns)
		b = r.row(b, r.given)
	}
	if r.given == r.rows {
		b = append(b, copyTrailer...)
		r.ended = true
	}
	return b
}

// encode appends the columns.
func (c *columns) encode(b []byte) []byte {
	b = appendBytes(b, c.data)
	for _, text := range []*string{c.text, c.datatype, c.lang} {
		b = appendColumn(b, text, func(b []byte, s string) []byte { return append(b, s...) })
	}
	b = appendColumn(b, c.iri, appendBool)
	b = appendColumn(b, c.bnode, appendBool)
	b = appendColumn(b, c.integer, appendInt)
	b = appendColumn(b, c.boolean, appendBool)
	b = appendColumn(b, c.float, func(b []byte, f float64) []byte { return binary.BigEndian.AppendUint64(b, math.Float64bits(f)) })
	return appendColumn(b, c.instant, func(b []byte, t time.Time) []byte { return appendInt(b, t.UnixMicro()-epoch) })
}

// epoch is PostgreSQL's, in microseconds of Unix time.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro()

// appendColumn appends a column: its length, then what is in it; or NULL.
func appendColumn[T any](b []byte, v *T, value func([]byte, T) []byte) []byte {
	if v == nil {
		return appendNull(b)
	}
	at := len(b)
	b = value(append(b, 0, 0, 0, 0), *v)
	binary.BigEndian.PutUint32(b[at:], uint32(len(b)-at-4)) //nolint:gosec // PostgreSQL refuses more than 1 GB
	return b
}

func appendBytes(b, data []byte) []byte {
	if data == nil {
		return appendNull(b)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(data))) //nolint:gosec // PostgreSQL refuses more than 1 GB
	return append(b, data...)
}

func appendNull(b []byte) []byte { return append(b, 0xff, 0xff, 0xff, 0xff) }

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}

func appendInt(b []byte, v int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(v)) } //nolint:gosec // the same bits
