package loader

import "slices"

// A batch is handed over once it has so many rows, or so many bytes in them: what is
// read ahead is bounded however long the rows are. batchesAhead is how many batches
// are under way at once.
const rowsInBatch, bytesInBatch, batchesAhead = 128, 1 << 20, 6

// labelledRow is a row of the width that the table has, with what its label means
// and the digest that the id of its claim ends in.
type labelledRow struct {
	tableRow
	kind   *rowType
	digest uint64
}

// rowBatch holds rows, whose lists lie in it.
type rowBatch struct {
	rows   []labelledRow
	cells  []string
	starts []cellStart
	bytes  int // in the rows, with what parts their cells
}

// isFull tells that it is time to hand the batch over.
func (b *rowBatch) isFull() bool { return len(b.rows) >= rowsInBatch || b.bytes >= bytesInBatch }

func (b *rowBatch) add(r tableRow) {
	b.cells, b.starts = append(b.cells, r.cells...), append(b.starts, r.starts...)
	r.cells = lastOf(b.cells, len(r.cells))
	if r.starts != nil {
		r.starts = lastOf(b.starts, len(r.starts))
	}
	b.rows = append(b.rows, labelledRow{tableRow: r})
	for _, cell := range r.cells {
		b.bytes += len(cell) + 1
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

// each calls claim for every row of the table, in order. Before that a row is read and
// then labelled, each by a goroutine of its own, so that processors share the work
// however much of it each step is. It returns false where the file could not be read
// to its end.
func (t *eventTable) each(l *load, claim func(*labelledRow)) (whole bool) {
	read, labelled, free := make(chan *rowBatch, batchesAhead), make(chan *rowBatch, batchesAhead), make(chan *rowBatch, batchesAhead)
	for range batchesAhead {
		free <- &rowBatch{}
	}
	go func() {
		defer close(read)
		whole = t.read(l, read, free)
	}()
	go func() {
		defer close(labelled)
		for batch := range read {
			for i := range batch.rows {
				t.label(&batch.rows[i])
			}
			labelled <- batch
		}
	}()
	for batch := range labelled {
		for i := range batch.rows {
			claim(&batch.rows[i])
		}
		batch.empty()
		free <- batch
	}
	return whole
}

// read fills free batches with the rows that have the width of the table, behind its
// header where it has one.
func (t *eventTable) read(l *load, filled chan<- *rowBatch, free <-chan *rowBatch) (whole bool) {
	batch := <-free
	whole = t.rows(l, t.file, &t.unread, func(r tableRow) bool {
		switch {
		case t.layout == nil:
			return t.readHeader(&r)
		case len(r.cells) != t.layout.width:
			t.unread.also(t.problem(&r, len(r.cells)-1, "%d cells, not %d", len(r.cells), t.layout.width))
			return true
		}
		if batch.add(r); batch.isFull() {
			filled <- batch
			batch = <-free
		}
		return true
	})
	filled <- batch
	return whole
}

// label looks up what the label of a row means, and takes the digest. A row without a
// label makes no claim and has no digest.
func (t *eventTable) label(r *labelledRow) {
	if r.kind = t.typeOf(&r.tableRow); r.kind.shown != "" {
		r.digest = r.kind.digest(&r.tableRow)
	}
}
