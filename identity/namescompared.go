package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// namesCompared remember how names compare, which follows from the two of them alone, as
// long as they are asked for: by one resolver and the next.
type namesCompared struct {
	now, before map[[2]*form]*Comparison
	// anew counts those that were not remembered.
	anew int
}

// begin goes on to the next resolver.
func (n *namesCompared) begin() { n.now, n.before = make(map[[2]*form]*Comparison, len(n.now)), n.now }

// end forgets what was not asked for any more.
func (n *namesCompared) end() { n.before = nil }

// compare does what compareForms does, but that it does not say why names differ that have
// not even the family in common.
func (n *namesCompared) compare(a, b *form) Comparison {
	key := [2]*form{a, b}
	known := n.now[key]
	if known == nil {
		if known = n.before[key]; known == nil {
			known = n.read(a, b)
		}
		n.now[key] = known
	}
	return *known
}

func (n *namesCompared) read(a, b *form) *Comparison {
	n.anew++
	c := compareForms(a, b)
	if c.Verdict == graph.VerdictDifferent && !c.inFamily() {
		c.Features = nil // there are many
	}
	c.Features = slices.Clip(c.Features) // who takes it may add others
	return &c
}
