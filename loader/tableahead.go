package loader

import (
	"crypto/sha256"
	"slices"
)

// A batch is handed over once it has so many rows, or so many bytes in them: what is
// read ahead is bounded however long the rows are. batchesAhead is how many batches
// are read before the claims of the ones before are made.
const rowsInBatch, bytesInBatch, batchesAhead = 256, 1 << 20, 4

// labelledRow is a row of the width that the table has, with what its label means
// and its digest.
type labelledRow struct {
	tableRow
	kind   *rowType
	digest [sha256.Size]byte
}

// rowBatch holds rows, whose lists lie in it.
type rowBatch struct {
	rows   []labelledRow
	cells  []string
	starts []cellStart
	bytes  int // in the cells
}

// isFull tells that it is time to hand the batch over.
func (b *rowBatch) isFull() bool { return len(b.rows) >= rowsInBatch || b.bytes >= bytesInBatch }

func (b *rowBatch) add(r labelledRow) {
	b.cells, b.starts = append(b.cells, r.cells...), append(b.starts, r.starts...)
	r.cells = lastOf(b.cells, len(r.cells))
	if r.starts != nil {
		r.starts = lastOf(b.starts, len(r.starts))
	}
	b.rows = append(b.rows, r)
	for _, cell := range r.cells {
		b.bytes += len(cell)
	}
}

// lastOf returns the last n of a list, which stay what they are when it grows.
func lastOf[T any](list []T, n int) []T { return slices.Clip(list[len(list)-n:]) }

// empty makes room for other rows. It lets go of what the rows held.
func (b *rowBatch) empty() {
	clear(b.rows)
	clear(b.cells)
	b.rows, b.cells, b.starts, b.bytes = b.rows[:0], b.cells[:0], b.starts[:0], 0
}

// each calls claim for every row of the table, in order, while the next ones are
// read, labelled and digested by another processor. It returns false where the file
// could not be read to its end.
func (t *eventTable) each(l *load, claim func(labelledRow)) (whole bool) {
	filled, free := make(chan *rowBatch, batchesAhead), make(chan *rowBatch, batchesAhead+1)
	for range cap(free) {
		free <- &rowBatch{}
	}
	go func() {
		defer close(filled)
		batch := <-free
		whole = t.rows(l, t.file, &t.unread, func(r tableRow) bool {
			labelled, good, more := t.label(r)
			if good {
				batch.add(labelled)
			}
			if batch.isFull() {
				filled <- batch
				batch = <-free
			}
			return more
		})
		filled <- batch
	}()
	for batch := range filled {
		for _, row := range batch.rows {
			claim(row)
		}
		batch.empty()
		free <- batch
	}
	return whole
}

// label reads the header, or what the label of a row means and the digest of the
// row. A row without a label has no digest. more is false where no further rows
// make sense.
func (t *eventTable) label(r tableRow) (labelled labelledRow, good, more bool) {
	if t.layout == nil {
		return labelledRow{}, false, t.readHeader(r)
	}
	if len(r.cells) != t.layout.width {
		t.unread.also(t.problem(r, len(r.cells)-1, "%d cells, not %d", len(r.cells), t.layout.width))
		return labelledRow{}, false, true
	}
	labelled = labelledRow{tableRow: r, kind: t.typeOf(r)}
	if labelled.kind.shown != "" {
		labelled.digest = t.digest(r, labelled.kind)
	}
	return labelled, true, true
}
