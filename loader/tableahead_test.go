package loader

import (
	"strings"
	"testing"
)

// What is read ahead of a table is bounded by bytes as well as by rows, and a batch
// that was handed back holds on to nothing.
func TestBatchesAreBounded(t *testing.T) {
	for _, tt := range []struct {
		what  string
		cells []string
		rows  int // after which the batch is full
	}{
		{"short rows", []string{"x", "y"}, rowsInBatch},
		{"long rows", []string{strings.Repeat("x", bytesInBatch/2)}, 2},
		{"a row that is longer than a batch", []string{strings.Repeat("x", bytesInBatch+1)}, 1},
		{"rows of many empty cells", make([]string, bytesInBatch/2), 2},
	} {
		b := &rowBatch{}
		row := tableRow{cells: tt.cells}
		for range 2 { // the second time in what was used before
			rows := 0
			for !b.isFull() {
				b.add(row)
				rows++
			}
			if rows != tt.rows {
				t.Errorf("%s: full after %d rows, want %d", tt.what, rows, tt.rows)
			}
			b.empty()
			if b.isFull() || b.cells[:1][0] != "" || b.rows[:1][0].cells != nil {
				t.Errorf("%s: the emptied batch holds what it had", tt.what)
			}
		}
	}
}
