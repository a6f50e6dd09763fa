package query

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// numbers pages through integers, whose cursors are the integers themselves.
func numbers(t require, list []int, args PageArgs) *Page[string] {
	t.Helper()
	page, err := paginate(sorted("NUMBERS", slices.Clone(list), cmp.Compare[int]), args,
		certainly(func(n int) (string, error) { return strconv.Itoa(n), nil }))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return page
}

// require is what tests of testing and rapid have in common.
type require interface {
	Helper()
	Fatalf(format string, args ...any)
}

func nodes[N any](page *Page[N]) []N {
	list := make([]N, len(page.Edges))
	for i, edge := range page.Edges {
		list[i] = edge.Node
	}
	return list
}

func TestWindows(t *testing.T) {
	list := []int{10, 20, 30, 40, 50}
	at := func(n int) *string {
		cursor, err := encodeCursor("NUMBERS", n)
		if err != nil {
			t.Fatal(err)
		}
		return &cursor
	}
	for _, test := range []struct {
		name       string
		args       PageArgs
		want       []string
		prev, next bool
	}{
		{"default", PageArgs{}, []string{"10", "20", "30", "40", "50"}, false, false},
		{"first", PageArgs{First: new(2)}, []string{"10", "20"}, false, true},
		{"first none", PageArgs{First: new(0)}, nil, false, true},
		{"first all", PageArgs{First: new(5)}, []string{"10", "20", "30", "40", "50"}, false, false},
		{"first after", PageArgs{First: new(2), After: at(20)}, []string{"30", "40"}, true, true},
		{"after the last", PageArgs{First: new(2), After: at(50)}, nil, true, false},
		{"after what is gone", PageArgs{First: new(2), After: at(25)}, []string{"30", "40"}, true, true},
		{"before what is gone", PageArgs{Last: new(2), Before: at(25)}, []string{"10", "20"}, false, true},
		{"last", PageArgs{Last: new(2)}, []string{"40", "50"}, true, false},
		{"last before", PageArgs{Last: new(2), Before: at(40)}, []string{"20", "30"}, true, true},
		{"last before the first", PageArgs{Last: new(2), Before: at(10)}, nil, false, true},
		{"between", PageArgs{First: new(9), After: at(10), Before: at(50)}, []string{"20", "30", "40"}, true, true},
		{"last between", PageArgs{Last: new(1), After: at(10), Before: at(50)}, []string{"40"}, true, true},
		{"first before", PageArgs{First: new(1), Before: at(30)}, []string{"10"}, false, true},
		{"crossed", PageArgs{First: new(9), After: at(40), Before: at(20)}, nil, true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := numbers(t, list, test.args)
			if got := nodes(page); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
			info := page.PageInfo
			if info.HasPreviousPage != test.prev || info.HasNextPage != test.next {
				t.Errorf("previous %v, next %v; want %v, %v", info.HasPreviousPage, info.HasNextPage, test.prev, test.next)
			}
			if page.TotalCount != len(list) {
				t.Errorf("total %d", page.TotalCount)
			}
			if empty := len(test.want) == 0; empty != (info.StartCursor == nil) || empty != (info.EndCursor == nil) {
				t.Error("cursors of the page: nil exactly where it is empty")
			}
		})
	}
}

func TestPageSizes(t *testing.T) {
	for name, args := range map[string]PageArgs{
		"both":           {First: new(1), Last: new(1)},
		"negative first": {First: new(-1)},
		"negative last":  {Last: new(-1)},
		"too many":       {First: new(MaxPage + 1)},
		"too many last":  {Last: new(MaxPage + 1)},
	} {
		t.Run(name, func(t *testing.T) {
			q := sorted("NUMBERS", []int{1}, cmp.Compare[int])
			if _, _, err := q.window(args); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("got %v; want ErrInvalid", err)
			}
		})
	}
	long := make([]int, DefaultPage+1)
	for i := range long {
		long[i] = i
	}
	if got := len(numbers(t, long, PageArgs{}).Edges); got != DefaultPage {
		t.Errorf("a page has %d edges by default, want %d", got, DefaultPage)
	}
}

// walk reads a list page by page; it fails where the pages do not say truly
// whether there are more.
func walk[N any](t require, size int, backward bool, ask func(PageArgs) *Page[N]) []N {
	t.Helper()
	var all []N
	var cursor *string
	for {
		var page *Page[N]
		if backward {
			page = ask(PageArgs{Last: &size, Before: cursor})
			all = append(nodes(page), all...)
			cursor = page.PageInfo.StartCursor
			if !page.PageInfo.HasPreviousPage {
				break
			}
		} else {
			page = ask(PageArgs{First: &size, After: cursor})
			all = append(all, nodes(page)...)
			cursor = page.PageInfo.EndCursor
			if !page.PageInfo.HasNextPage {
				break
			}
		}
		if len(page.Edges) != size {
			t.Fatalf("a page of %d edges, though there are more", len(page.Edges))
		}
		if len(all) > page.TotalCount {
			t.Fatalf("read %d of %d and still no end", len(all), page.TotalCount)
		}
	}
	return all
}

func TestPagedIsUnpaged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(-50, 50), 0, 40).Draw(t, "list")
		size := rapid.IntRange(1, 45).Draw(t, "size")
		backward := rapid.Bool().Draw(t, "backward")
		want := nodes(numbers(t, list, PageArgs{First: new(MaxPage)}))
		got := walk(t, size, backward, func(args PageArgs) *Page[string] { return numbers(t, list, args) })
		if len(got)+len(want) > 0 && !slices.Equal(got, want) {
			t.Fatalf("pages of %d: %s", size, gocmp.Diff(want, got))
		}
	})
}

// What is added while somebody pages is neither skipped nor shown twice where it
// belongs after the cursor, and never moves what was seen.
func TestPagesStayStableWhileDataIsAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.SliceOfNDistinct(rapid.IntRange(0, 100), 1, 20, rapid.ID[int]).Draw(t, "before")
		added := rapid.SliceOfN(rapid.IntRange(0, 100), 0, 20).Draw(t, "added")
		size := rapid.IntRange(1, 5).Draw(t, "size")
		first := numbers(t, before, PageArgs{First: &size})
		rest := numbers(t, append(slices.Clone(before), added...), PageArgs{First: new(MaxPage), After: first.PageInfo.EndCursor})
		last, err := strconv.Atoi(first.Edges[len(first.Edges)-1].Node)
		if err != nil {
			t.Fatalf("%v", err)
		}
		for _, n := range append(slices.Clone(before), added...) {
			if shown := slices.Contains(nodes(rest), strconv.Itoa(n)); shown != (n > last) {
				t.Fatalf("%d after %d: shown %v", n, last, shown)
			}
		}
	})
}
