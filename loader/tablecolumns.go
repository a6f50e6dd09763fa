package loader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// column is a part of a row of an event table that has a meaning here.
type column int

// The columns, in the order of columnNames.
const (
	colSubject column = iota
	colRelation
	colObject
	colDate
	colCode
	colPublisher
	colCity
	colDistrict
	colProvince
	colCountry
	colLatitude
	colLongitude
	colSubjectCountry
	colObjectCountry
	colSubjectSectors
	colObjectSectors
	colReport
	colSentence
	columnCount
)

// columnNames are the keys of the section columns of a mapping file.
var columnNames = [columnCount]string{
	"Subject", "Relation", "Object", "Date", "Code", "Publisher", "City", "District", "Province", "Country",
	"Latitude", "Longitude", "SubjectCountry", "ObjectCountry", "SubjectSectors", "ObjectSectors", "Report", "Sentence",
}

// layout says in which cell of a row each column stands, -1 where in none, and
// what the other cells are called.
type layout struct {
	cell  [columnCount]int
	width int
	// kept are the cells that claims keep under the names of the header, in the order of these.
	kept   []int
	header []string
	// places tells that there is a column of a place.
	places bool
	// signature tells two layouts apart that make other claims of the same cells.
	signature string
}

// dyadLayout is that of a table without a header: subject, relation, object, date.
func dyadLayout() *layout {
	t := &layout{width: 4}
	for c := range t.cell {
		t.cell[c] = -1
	}
	for c := colSubject; c <= colDate; c++ {
		t.cell[c] = int(c)
	}
	return t.sign()
}

// layoutOf finds the columns in a header by the names that the mapping has for
// them, else by their own. missing names the columns that a table cannot be
// without.
func layoutOf(header []string, m *mapping) (t *layout, missing []string) {
	t = &layout{width: len(header), header: header}
	used := make([]bool, len(header))
	for c := range t.cell {
		t.cell[c] = indexFold(header, m.columnOf(columnNames[c]))
		if t.cell[c] >= 0 {
			used[t.cell[c]] = true
			t.places = t.places || colCity <= column(c) && column(c) <= colLongitude
		}
	}
	for i := range header {
		isSource := i == t.cell[colReport] || i == t.cell[colSentence]
		if isSource || !used[i] && strings.TrimSpace(header[i]) != "" {
			t.kept = append(t.kept, i)
		}
	}
	slices.SortStableFunc(t.kept, func(a, b int) int { return cmp.Compare(header[a], header[b]) })
	for _, c := range []column{colSubject, colRelation, colDate} {
		if t.cell[c] < 0 {
			missing = append(missing, m.columnOf(columnNames[c]))
		}
	}
	return t.sign(), missing
}

func indexFold(header []string, name string) int {
	return slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
}

// sign makes the signature, once the layout is known.
func (t *layout) sign() *layout {
	t.signature = fmt.Sprintln(t.cell, t.header)
	return t
}

// has tells whether the table has the column.
func (t *layout) has(c column) bool { return t.cell[c] >= 0 }

// columnOf returns the header of a column: what the mapping calls it, else its own name.
func (m *mapping) columnOf(name string) string {
	if header, ok := lookUp(m, func(m *mapping) *labelTable[string] { return &m.columns }, name); ok {
		return header
	}
	return name
}
