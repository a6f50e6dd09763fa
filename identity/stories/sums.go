package stories

// total is what a word weighs in a group.
type total struct {
	word   int32
	weight int64
}

func totals(words []term) []total {
	var sum []total
	for _, t := range words {
		if t.weight > 0 {
			sum = append(sum, total{t.word, int64(t.weight)})
		}
	}
	return sum
}

// product multiplies the sums of two groups.
func product(a, b []total) (sum int64) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			a = a[1:]
		case a[0].word > b[0].word:
			b = b[1:]
		default:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// added returns the sum of two groups' sums.
func added(a, b []total) []total {
	sum := make([]total, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word < b[0].word:
			sum, a = append(sum, a[0]), a[1:]
		case a[0].word > b[0].word:
			sum, b = append(sum, b[0]), b[1:]
		default:
			sum = append(sum, total{a[0].word, a[0].weight + b[0].weight})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(sum, a...), b...)
}
