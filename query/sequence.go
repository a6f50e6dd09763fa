package query

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// sequence is a sorted list that is read by position and sought by key, so that
// a page costs what the page holds and not what the list holds.
type sequence[K any] struct {
	// order names the list and its order; it stands in the cursors.
	order  string
	length int
	key    func(i int) K
	// compare sorts as the list is sorted; 0 means the same member.
	compare func(a, b K) int
}

// sorted makes a sequence of keys in any order; repeats are dropped. It
// changes the slice.
func sorted[K any](order string, keys []K, compare func(a, b K) int) sequence[K] {
	slices.SortFunc(keys, compare)
	keys = slices.CompactFunc(keys, func(a, b K) bool { return compare(a, b) == 0 })
	return sequence[K]{order, len(keys), func(i int) K { return keys[i] }, compare}
}

// window finds the positions from which and up to which a page reaches.
func (q sequence[K]) window(args PageArgs) (from, to int, err error) {
	count, backward, err := args.size()
	if err != nil {
		return 0, 0, err
	}
	from, to = 0, q.length
	if args.After != nil {
		if from, err = q.seek(*args.After, 1); err != nil {
			return 0, 0, err
		}
	}
	if args.Before != nil {
		if to, err = q.seek(*args.Before, 0); err != nil {
			return 0, 0, err
		}
	}
	to = max(from, to)
	if backward {
		return max(from, to-count), to, nil
	}
	return from, min(to, from+count), nil
}

// seek finds the first position whose key compares to the cursor's with at
// least the given sign: 0 finds the member itself or what now stands in its
// place, 1 what follows.
func (q sequence[K]) seek(cursor string, sign int) (int, error) {
	key, err := decodeCursor[K](q.order, cursor)
	if err != nil {
		return 0, err
	}
	return sort.Search(q.length, func(i int) bool { return q.compare(q.key(i), key) >= sign }), nil
}

// paginate cuts a page out of a sequence and loads the nodes of that page only.
func paginate[K, N any](q sequence[K], args PageArgs, load func(i int, key K) (N, edtf.Certainty, error)) (*Page[N], error) {
	from, to, err := q.window(args)
	if err != nil {
		return nil, err
	}
	page := &Page[N]{Edges: make([]Edge[N], 0, to-from), TotalCount: q.length, CertainCount: q.length}
	page.PageInfo.HasPreviousPage = from > 0
	page.PageInfo.HasNextPage = to < q.length
	for i := from; i < to; i++ {
		key := q.key(i)
		node, certainty, err := load(i, key)
		if err != nil {
			return nil, err
		}
		cursor, err := encodeCursor(q.order, key)
		if err != nil {
			return nil, err
		}
		page.Edges = append(page.Edges, Edge[N]{cursor, node, certainty})
	}
	if n := len(page.Edges); n > 0 {
		page.PageInfo.StartCursor = &page.Edges[0].Cursor
		page.PageInfo.EndCursor = &page.Edges[n-1].Cursor
	}
	return page, nil
}

// certainly makes of a look-up what [paginate] needs for lists whose members
// belong to them without doubt.
func certainly[K, N any](look func(K) (N, error)) func(int, K) (N, edtf.Certainty, error) {
	return func(_ int, key K) (N, edtf.Certainty, error) {
		node, err := look(key)
		return node, edtf.Certain, err
	}
}

func compareIDs(a, b graph.ID) int { return strings.Compare(string(a), string(b)) }
