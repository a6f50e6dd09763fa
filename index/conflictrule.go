package index

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// undecided stands for a rule where none prefers a reading.
const undecided = "undecided"

// rule gives reasons to prefer one of the readings of a conflict.
type rule struct {
	name string
	// strength tells how strongly the rule speaks for the i-th reading.
	strength func(d *disputes, readings []reading, i int) int
}

// The rules; docs/conflicts.md says what they rest on.
var (
	// What a source asserts stands before what sources only believe.
	ruleAsserted = rule{"asserted", func(_ *disputes, r []reading, i int) int { return truth(asserted(r[i])) }}
	// The word of somebody who was there stands before that of those who were not.
	ruleFirstHand = rule{"first-hand", func(d *disputes, r []reading, i int) int { return truth(d.firstHand(r[i])) }}
	// What more independent sources say: copies count once.
	ruleMoreSources = rule{"more-sources", func(d *disputes, r []reading, i int) int { return len(d.independent(r[i].claims)) }}
	// What is affirmed, the first reading, stands before what is denied, as in the fields of the event:
	// but not a belief before an assertion.
	ruleAffirmed = rule{"affirmed", func(_ *disputes, r []reading, i int) int {
		return truth(i == 0 && (asserted(r[0]) || !asserted(r[1])))
	}}
	// The narrower reading says more.
	ruleNarrower = rule{"narrower", func(_ *disputes, r []reading, i int) int { return truth(i == len(r)-1) }}
)

// prefer returns the place of the reading that the first rule with an opinion
// speaks for, among those that the rules before it leave; -1 where none decides.
func (d *disputes) prefer(readings []reading, rules []rule) (best int, name string) {
	left := make([]int, len(readings))
	for i := range left {
		left[i] = i
	}
	for _, r := range rules {
		var strongest []int
		most := 0
		for _, i := range left {
			switch n := r.strength(d, readings, i); {
			case len(strongest) == 0 || n > most:
				strongest, most = []int{i}, n
			case n == most:
				strongest = append(strongest, i)
			}
		}
		if left = strongest; len(left) == 1 {
			return left[0], r.name
		}
	}
	return -1, undecided
}

func truth(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

func asserted(r reading) bool {
	for _, c := range r.claims {
		if c.Modality == graph.ModalityAsserted {
			return true
		}
	}
	return false
}

// firstHand tells whether the source of a claim, at the end of the chain, was
// present at the event.
func (d *disputes) firstHand(r reading) bool {
	for _, c := range r.claims {
		if len(c.Attribution) == 0 {
			continue
		}
		source := d.actorOf(c.Attribution[len(c.Attribution)-1].Mention)
		for i := range d.event.Participations {
			p := &d.event.Participations[i]
			if source != tables.None && p.TookPart() && p.Presence == graph.PresencePresent && d.actors.IDs[source] == p.Actor {
				return true
			}
		}
	}
	return false
}
