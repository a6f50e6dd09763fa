package edtf

// Certainty is one of three truth values: what the known bounds allow us to say.
type Certainty string

// The three truth values, from true to false.
const (
	Certain    Certainty = "CERTAIN"    // true whatever the exact time was
	Possible   Certainty = "POSSIBLE"   // true for some of the exact times, or capped by ~ ? %
	Impossible Certainty = "IMPOSSIBLE" // true for none of them
)

// byRank orders the truth values from false to true.
var byRank = [...]Certainty{Impossible, Possible, Certain}

// rank returns the place in byRank. Anything that is not one of the three
// constants, the empty string too, says nothing and so counts as POSSIBLE.
func (c Certainty) rank() int {
	switch c {
	case Impossible:
		return 0
	case Certain:
		return 2
	default:
		return 1
	}
}

// And is Kleene's strong conjunction: the lesser of the two.
func (c Certainty) And(o Certainty) Certainty { return byRank[min(c.rank(), o.rank())] }

// Or is Kleene's strong disjunction: the greater of the two.
func (c Certainty) Or(o Certainty) Certainty { return byRank[max(c.rank(), o.rank())] }

// Not is Kleene's negation: CERTAIN and IMPOSSIBLE change places.
func (c Certainty) Not() Certainty { return byRank[2-c.rank()] }

// certainty combines the two questions that every comparison asks.
func certainty(always, ever bool) Certainty {
	switch {
	case always:
		return Certain
	case ever:
		return Possible
	default:
		return Impossible
	}
}
