package lexicon

// edits counts the letters that must be put in, left out, changed, or swapped
// with their neighbour to make one word of another (optimal string alignment:
// what was swapped is not changed again). It keeps its rows between words and is
// not safe for concurrent use.
type edits struct {
	word []rune
	most int
	// rows hold the distances of the beginnings of the word from the last three beginnings of the other.
	rows  [3][]int
	other []rune
}

func newEdits(word string, most int) *edits {
	e := &edits{word: []rune(word), most: most}
	for i := range e.rows {
		e.rows[i] = make([]int, len(e.word)+1)
	}
	return e
}

// to returns the distance to another word; of one that is farther than what was
// asked for, some number that is greater than that.
func (e *edits) to(other string) int {
	e.other = e.other[:0]
	for _, letter := range other {
		e.other = append(e.other, letter)
	}
	if d := len(e.other) - len(e.word); d > e.most || -d > e.most {
		return e.most + 1
	}
	before, last, row := e.rows[0], e.rows[1], e.rows[2]
	for i := range last {
		last[i] = i
	}
	for j, letter := range e.other {
		row[0] = j + 1
		least := row[0]
		for i, own := range e.word {
			cost := 1
			if own == letter {
				cost = 0
			}
			row[i+1] = min(row[i]+1, last[i+1]+1, last[i]+cost)
			if i > 0 && j > 0 && own == e.other[j-1] && e.word[i-1] == letter {
				row[i+1] = min(row[i+1], before[i-1]+1)
			}
			least = min(least, row[i+1])
		}
		if least > e.most {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(e.word)]
}
