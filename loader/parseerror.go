package loader

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/parley-kg/parley/graph"
)

// maxProblems is how many problems of one article or file are told apart; more
// are only counted.
const maxProblems = 100

// ParseError says what is wrong at one place of a file, and what to do.
type ParseError struct {
	File string
	// Line and Column count from 1, Column in code points; 0 means the whole file, or the whole line.
	Line, Column int
	Msg          string
	// Err is the kind of error, one of the sentinels of package graph, with its cause where there is one.
	Err error
}

// Error returns "file:line:col: msg".
func (e *ParseError) Error() string {
	where := e.File
	for _, n := range []int{e.Line, e.Column} {
		if n > 0 {
			where += ":" + strconv.Itoa(n)
		}
	}
	return where + ": " + e.Msg
}

// Unwrap returns Err.
func (e *ParseError) Unwrap() error { return e.Err }

// problems collects what is wrong with one article or file.
type problems struct {
	list []*ParseError
	more int
}

// add notes that the place is invalid.
func (p *problems) add(at pos, format string, args ...any) {
	p.wrap(at, graph.ErrInvalid, format, args...)
}

// wrap is add for another kind of error, or one with a cause.
func (p *problems) wrap(at pos, err error, format string, args ...any) {
	if p.full() {
		p.more++
		return
	}
	line, column := at.src.position(at.off)
	p.list = append(p.list, &ParseError{at.src.name, line, column, fmt.Sprintf(format, args...), err})
}

// also adds a problem that was found elsewhere.
func (p *problems) also(err *ParseError) {
	if p.full() {
		p.more++
		return
	}
	p.list = append(p.list, err)
}

// merge adds what was found by two who read one file, each in the order of the
// places: of these the first are told.
func (p *problems) merge(found ...problems) {
	for _, other := range found {
		p.list = append(p.list, other.list...)
		p.more += other.more
	}
	slices.SortStableFunc(p.list, comparePlaces)
	if over := len(p.list) - maxProblems; over > 0 {
		p.list, p.more = p.list[:maxProblems], p.more+over
	}
}

// take adds a problem of a whole file.
func (p *problems) take(err *ParseError) { p.list = append(p.list, err) }

// full tells whether further problems are only counted.
func (p *problems) full() bool { return len(p.list) >= maxProblems }

// count is how many problems there are, shown or not.
func (p *problems) count() int { return len(p.list) + p.more }

// any tells whether anything is wrong.
func (p *problems) any() bool { return len(p.list) > 0 }

// sorted returns the problems by file and place; a last one counts those that
// are not told.
func (p *problems) sorted() []*ParseError {
	slices.SortStableFunc(p.list, comparePlaces)
	if p.more > 0 {
		p.list = append(p.list, &ParseError{
			File: p.list[len(p.list)-1].File,
			Msg:  fmt.Sprintf("too many problems: %d more are not shown; mend these first", p.more),
			Err:  graph.ErrInvalid,
		})
	}
	return p.list
}

func comparePlaces(a, b *ParseError) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column), cmp.Compare(a.Msg, b.Msg))
}

// wholeFile makes a problem that concerns a file as a whole.
func wholeFile(name string, err error, format string, args ...any) *ParseError {
	return &ParseError{File: name, Msg: fmt.Sprintf(format, args...), Err: err}
}
