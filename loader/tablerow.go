package loader

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// tableRow is one row of an event table.
type tableRow struct {
	cells []string
	// line is that of a row whose cells are parted by TABs; of any other row starts has the place of each cell.
	line   int
	starts []cellStart
}

// cellStart is the line and the column in bytes at which a cell begins, both from 1.
type cellStart struct{ line, column int }

// at tells where a cell begins: line and column, both from 1, in code points.
func (r tableRow) at(cell int) (line, column int) {
	cell = min(cell, len(r.cells)-1)
	if r.starts == nil {
		column = 1
		for _, before := range r.cells[:cell] {
			column += utf8.RuneCountInString(before) + 1
		}
		return r.line, column
	}
	start := r.starts[cell]
	for i, before := range r.cells[:cell] {
		if r.starts[i].line == start.line {
			start.column -= len(before) - utf8.RuneCountInString(before)
		}
	}
	return start.line, start.column
}

// rowReader hands over the rows of a file, until row returns false, and notes
// what cannot be read as one. It returns false where the file could not be read
// to its end. The cells are good for ever, the lists of them and of where they
// start until the next row.
type rowReader func(l *load, file string, p *problems, row func(tableRow) bool) bool

// tabRows reads cells that are parted by TABs, without quotes, a line a row.
func tabRows(l *load, file string, p *problems, row func(tableRow) bool) bool {
	var cells []string
	first := true
	note := func(item Item) bool {
		for _, problem := range item.Problems {
			p.also(problem)
		}
		return true
	}
	return l.rawLines(file, note, func(data []byte, number int) bool {
		if !utf8.Valid(data) {
			_, problem := newSource(file, data, number)
			p.also(problem)
			return true
		}
		rest := string(bytes.TrimRight(data, "\r\n"))
		if first {
			rest = strings.TrimPrefix(rest, byteOrderMark)
			first = false
		}
		cells = cells[:0]
		for more := true; more; {
			var cell string
			cell, rest, more = strings.Cut(rest, "\t")
			cells = append(cells, cell)
		}
		return row(tableRow{cells: cells, line: number})
	})
}

// csvRows reads RFC 4180, also where TABs or semicolons part the cells.
func csvRows(l *load, file string, p *problems, row func(tableRow) bool) bool {
	opened, problem := open(l.fsys, file)
	if problem != nil {
		p.also(problem)
		return false
	}
	defer func() { _ = opened.Close() }() // only read from: nothing can be lost
	limited := &rowLimit{r: l.meter(opened)}
	buffered := bufio.NewReaderSize(limited, 64<<10)
	limited.left = MaxFileBytes
	head, _ := buffered.Peek(buffered.Size()) // what cannot be read, reading the rows tells
	header, _, _ := bytes.Cut(head, []byte("\n"))
	r := csv.NewReader(buffered)
	r.FieldsPerRecord, r.ReuseRecord, r.Comma = -1, true, separatorOf(string(header))
	r.LazyQuotes = r.Comma == '\t' // where they seldom mean anything
	var starts []cellStart
	for first := true; ; first = false {
		if err := l.ctx.Err(); err != nil {
			p.take(wholeFile(file, err, "not read: %v", err))
			return false
		}
		limited.left = MaxFileBytes
		cells, err := r.Read()
		var syntax *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if first {
				p.also(emptyFile(file))
			}
			return true
		case errors.As(err, &syntax):
			p.also(quoteProblem(file, syntax))
			continue
		case errors.Is(err, errRowTooLong):
			p.also(tooLarge(file))
			return true // what follows cannot be told from the row
		case err != nil:
			p.also(cannotRead(file, err))
			return false
		}
		if first && len(cells) > 0 {
			cells[0] = strings.TrimPrefix(cells[0], byteOrderMark)
		}
		starts = starts[:0]
		for i := range cells {
			line, column := r.FieldPos(i)
			starts = append(starts, cellStart{line, column})
		}
		read := tableRow{cells: cells, starts: starts}
		if i := badCell(cells); i >= 0 {
			line, column := read.at(i)
			p.also(&ParseError{file, line, column, fmt.Sprintf("%q is not UTF-8: save the file as UTF-8", cells[i]), graph.ErrInvalid})
			continue
		}
		if !row(read) {
			return true
		}
	}
}

// badCell returns the first cell that is not UTF-8, else -1.
func badCell(cells []string) int {
	for i, c := range cells {
		if !utf8.ValidString(c) {
			return i
		}
	}
	return -1
}

var errRowTooLong = errors.New("the row is too long")

// rowLimit bounds how much is read for one row: a quote that is never closed
// must not take the whole file into memory.
type rowLimit struct {
	r    io.Reader
	left int
}

func (l *rowLimit) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, errRowTooLong
	}
	n, err := l.r.Read(b)
	l.left -= n
	return n, err
}

// quoteProblem tells what is wrong with the quotes of a row. One that is not closed
// takes what follows for its own: the row is then where the trouble begins.
func quoteProblem(file string, syntax *csv.ParseError) *ParseError {
	if syntax.StartLine == syntax.Line {
		return &ParseError{file, syntax.Line, syntax.Column, syntax.Err.Error(), invalid(syntax.Err)}
	}
	return &ParseError{
		file, syntax.StartLine, 1,
		fmt.Sprintf("a quote of this row is not closed, or not doubled: it goes on to line %d, and what lies between is not read", syntax.Line),
		invalid(syntax.Err),
	}
}
