package quadstore

// ranked is a quad whose ids are replaced by their ranks among those of a load:
// in the same order, in half the memory. Where a quad has no label its rank is 0.
type ranked [4]uint32

const (
	digit  = 11 // bits that are sorted by at once: the counts stay in the processor's first cache
	digits = (32 + digit - 1) / digit
)

// sortRanked sorts by the order of a table. It takes as long for each quad
// however many there are, and returns quads or spare, whichever holds the
// result; the other one is overwritten.
func sortRanked(quads, spare []ranked, order [4]int, largest uint32) []ranked {
	for i := len(order) - 1; i >= 0; i-- {
		for at := range digits {
			shift := at * digit
			if largest>>shift == 0 {
				break
			}
			if sortByDigit(quads, spare, order[i], shift) {
				quads, spare = spare, quads
			}
		}
	}
	return quads
}

// sortByDigit writes the quads to another slice, in the order of one digit, and
// those with the same one in the order in which they are. It does nothing where
// all have the same.
func sortByDigit(from, to []ranked, position, shift int) bool {
	const mask = 1<<digit - 1
	var starts [1 << digit]int
	for i := range from {
		starts[from[i][position]>>shift&mask]++
	}
	if len(from) == 0 || starts[from[0][position]>>shift&mask] == len(from) {
		return false
	}
	sum := 0
	for i, n := range starts {
		starts[i] = sum
		sum += n
	}
	for i := range from {
		at := from[i][position] >> shift & mask
		to[starts[at]] = from[i]
		starts[at]++
	}
	return true
}
