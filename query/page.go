package query

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// The sizes of pages.
const (
	// DefaultPage is how many edges a page has where neither First nor Last is set.
	DefaultPage = 20
	// MaxPage is the most that may be asked for.
	MaxPage = 1000
)

// PageArgs cuts a page out of a list, as the Relay connection specification
// has it: those after After and before Before, and of these the first First or
// the last Last. Setting both First and Last, one that is negative or above
// [MaxPage], or a cursor that this list did not give is an error that wraps
// graph.ErrInvalid. Neither First nor Last means the first [DefaultPage].
type PageArgs struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// size returns how many edges are asked for, and whether from the end.
func (a PageArgs) size() (count int, backward bool, err error) {
	switch {
	case a.First != nil && a.Last != nil:
		return 0, false, fmt.Errorf("first and last are both set; set one: %w", graph.ErrInvalid)
	case a.First != nil:
		return *a.First, false, checkSize("first", *a.First)
	case a.Last != nil:
		return *a.Last, true, checkSize("last", *a.Last)
	}
	return DefaultPage, false, nil
}

// atMost asks for so many edges, from the same end.
func (a PageArgs) atMost(n int) PageArgs {
	if a.Last != nil {
		a.Last = &n
	} else {
		a.First = &n
	}
	return a
}

func checkSize(name string, n int) error {
	if n < 0 || n > MaxPage {
		return fmt.Errorf("%s is %d; it must be from 0 to %d: %w", name, n, MaxPage, graph.ErrInvalid)
	}
	return nil
}

// Page is a part of a list.
type Page[N any] struct {
	Edges    []Edge[N]
	PageInfo PageInfo
	// TotalCount is the length of the whole list, CertainCount how many of it certainly answer the
	// question; the rest only may.
	TotalCount, CertainCount int
}

// PossibleCount is how many of the whole list only may answer the question.
func (p Page[N]) PossibleCount() int { return p.TotalCount - p.CertainCount }

// Edge is one member of a list.
type Edge[N any] struct {
	// Cursor is opaque. It stays valid while data is added: it names a place in the order, not a
	// number.
	Cursor string
	Node   N
	// Certainty is CERTAIN or POSSIBLE: whether the node certainly answers the question.
	Certainty edtf.Certainty
}

// PageInfo tells where the page lies in the list. The cursors are nil for an
// empty page.
type PageInfo struct {
	// HasNextPage and HasPreviousPage tell whether the list goes on after, or began before, this
	// page, in whatever direction one is paging.
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}
