package score

import "math"

// greatestAssignment gives each row a column of its own, so that the sum of the
// weights is greatest, and returns the sum. There are at least as many columns
// as rows. It is the Hungarian algorithm (Kuhn 1955, Munkres 1957) in the form
// of shortest augmenting paths with potentials (Jonker and Volgenant 1987):
// O(rows² · columns).
func greatestAssignment(weights [][]float64) float64 {
	a := assignment{weights: weights, rows: len(weights)}
	if a.rows == 0 {
		return 0
	}
	a.columns = len(weights[0])
	a.ofRow, a.ofColumn = make([]float64, a.rows+1), make([]float64, a.columns+1)
	a.rowAt = make([]int, a.columns+1)
	for row := 1; row <= a.rows; row++ {
		a.place(row)
	}
	sum := 0.0
	for column := 1; column <= a.columns; column++ {
		if row := a.rowAt[column]; row != 0 {
			sum += weights[row-1][column-1]
		}
	}
	return sum
}

// assignment is one under construction. Rows and columns count from 1; column 0
// stands for "the row that is to be placed", row 0 for "none".
type assignment struct {
	weights       [][]float64
	rows, columns int
	// ofRow and ofColumn are the potentials: cost - ofRow - ofColumn is never negative, and 0 where
	// a row has its column.
	ofRow, ofColumn []float64
	// rowAt is the row that has a column.
	rowAt []int
}

// reduced returns the cost of giving a row a column, less the potentials.
func (a *assignment) reduced(row, column int) float64 {
	return -a.weights[row-1][column-1] - a.ofRow[row] - a.ofColumn[column]
}

// place gives a row a column, moving rows placed before along the cheapest path.
func (a *assignment) place(row int) {
	cheapest := make([]float64, a.columns+1) // cost of the way to each column
	before := make([]int, a.columns+1)       // the column before on that way
	done := make([]bool, a.columns+1)
	for i := range cheapest {
		cheapest[i] = math.Inf(1)
	}
	a.rowAt[0] = row
	at := 0
	for a.rowAt[at] != 0 {
		done[at] = true
		next, step := 0, math.Inf(1)
		for column := 1; column <= a.columns; column++ {
			if done[column] {
				continue
			}
			if cost := a.reduced(a.rowAt[at], column); cost < cheapest[column] {
				cheapest[column], before[column] = cost, at
			}
			if cheapest[column] < step {
				next, step = column, cheapest[column]
			}
		}
		a.shift(done, cheapest, step)
		at = next
	}
	for at != 0 {
		a.rowAt[at] = a.rowAt[before[at]]
		at = before[at]
	}
}

// shift moves the potentials by a step, so that the next column costs nothing.
func (a *assignment) shift(done []bool, cheapest []float64, step float64) {
	for column := range done {
		if done[column] {
			a.ofRow[a.rowAt[column]] += step
			a.ofColumn[column] -= step
		} else {
			cheapest[column] -= step
		}
	}
}
