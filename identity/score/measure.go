package score

// Measure is how well a response reproduces a key. All values are from 0 to 1.
type Measure struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	// F1 is the harmonic mean of precision and recall; 0 where both are.
	F1 float64 `json:"f1"`
}

// fraction is a precision or a recall before it is divided.
type fraction struct{ found, of float64 }

// measure divides. A side that has nothing to be found scores 0, as in the
// reference scorer (Pradhan et al. 2014); where neither has, nothing was missed
// and nothing made up, and both score 1.
func measure(precision, recall fraction) Measure {
	if precision.of == 0 && recall.of == 0 {
		return Measure{1, 1, 1}
	}
	m := Measure{Precision: precision.value(), Recall: recall.value()}
	if sum := m.Precision + m.Recall; sum > 0 {
		m.F1 = 2 * m.Precision * m.Recall / sum
	}
	return m
}

func (f fraction) value() float64 {
	if f.of == 0 {
		return 0
	}
	return f.found / f.of
}
