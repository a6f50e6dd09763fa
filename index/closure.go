package index

import "slices"

// closure says of each ordinal which others it leads to, directly or through
// others. Rows are sorted and do not hold the ordinal itself, whatever cycles
// there are.
type closure [][]uint32

// newClosure follows direct steps as far as they lead. It takes time in
// proportion to the size of the result.
func newClosure(direct [][]uint32) closure {
	all := make(closure, len(direct))
	for start := range direct {
		all[start] = reachable(direct, uint32(start))
	}
	return all
}

func reachable(direct [][]uint32, start uint32) []uint32 {
	if len(direct[start]) == 0 {
		return nil
	}
	seen := map[uint32]bool{start: true}
	var found []uint32
	for queue := []uint32{start}; len(queue) > 0; queue = queue[1:] {
		for _, next := range direct[queue[0]] {
			if !seen[next] {
				seen[next] = true
				found = append(found, next)
				queue = append(queue, next)
			}
		}
	}
	slices.Sort(found)
	return found
}

// leads tells whether from leads to to. Nothing leads to itself.
func (c closure) leads(from, to uint32) bool {
	_, found := slices.BinarySearch(c[from], to)
	return found
}
