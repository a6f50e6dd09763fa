package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// notStatus begins the value of a reading that denies a status.
const notStatus = "NOT "

// status finds what is affirmed and denied: that it took place, or, where nobody
// says so, that it was called off, put off or planned. On the way from plan to event
// nothing is in dispute: what was planned need not have taken place, and what was
// put off may have in the end.
func (d *disputes) status() {
	held, denied := d.saidOf(graph.StatusHeld)
	if len(held) > 0 {
		d.disputeStatus(graph.StatusHeld, held, append(denied, d.calledOffAfter(held)...))
		return
	}
	for _, st := range []graph.Status{graph.StatusCancelled, graph.StatusPostponed, graph.StatusPlanned} {
		affirmed, denied := d.saidOf(st)
		affirmed, denied = d.unsettled(affirmed, denied), d.unsettled(denied, affirmed)
		if len(affirmed) > 0 {
			d.disputeStatus(st, affirmed, denied)
			return
		}
	}
}

func (d *disputes) disputeStatus(st graph.Status, affirmed, denied []*graph.Claim) {
	if len(denied) > 0 {
		d.add(graph.ConflictStatus, tables.None, []reading{{string(st), affirmed}, {notStatus + string(st), denied}}, ruleAffirmed)
	}
}

func (d *disputes) saidOf(st graph.Status) (affirmed, denied []*graph.Claim) {
	for _, c := range d.claims {
		switch {
		case c.Status != st:
		case c.Polarity == graph.PolarityNegative:
			denied = append(denied, c)
		default:
			affirmed = append(affirmed, c)
		}
	}
	return affirmed, denied
}

// calledOffAfter returns the claims that it was called off, but for those that are
// certainly older than all that it was held: who called it off may have thought
// better of it.
func (d *disputes) calledOffAfter(held []*graph.Claim) []*graph.Claim {
	calledOff, _ := d.saidOf(graph.StatusCancelled)
	return slices.DeleteFunc(calledOff, func(c *graph.Claim) bool {
		return !slices.ContainsFunc(held, func(h *graph.Claim) bool { return !d.publishedBefore(c, h) })
	})
}

// unsettled returns the claims for which there is one of the others that is not
// certainly older or newer: a newer word replaces an older one.
func (d *disputes) unsettled(claims, others []*graph.Claim) []*graph.Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(a *graph.Claim) bool {
		return !slices.ContainsFunc(others, func(b *graph.Claim) bool {
			return !d.publishedBefore(a, b) && !d.publishedBefore(b, a)
		})
	})
}
