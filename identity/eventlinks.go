package identity

import "github.com/parley-kg/parley/graph"

// withinReach is how many days may lie between the article of a plan and that
// which tells of it as held, where neither gives the day.
const withinReach = 7

// linkOf says how two reports that stay two events are linked: REALISES, a plan and
// what became of it; PART_OF, one of several; "" where the evidence does not
// suffice. It must be as strong as for one event.
func (c *eventComparison) linkOf(a, b *eventProfile, gap int, told bool) graph.LinkKind {
	known := c.value(featureTime) >= 0.6
	switch {
	case !told || gap > 0 || c.score < eventSame:
		return ""
	case a.several != b.several && a.planned == b.planned && known:
		return graph.LinkPartOf
	case a.several == b.several && a.planned != b.planned && (known || followsSoon(a, b)):
		return graph.LinkRealises
	default:
		return ""
	}
}

// decideCalledOff weighs a report that something was held and one that it was called
// off. They contradict each other on one event where pair, day and place are the
// same; else another may have been held, which is not what became of the plan.
func (c *eventComparison) decideCalledOff() {
	pair := c.value(featurePeople) == 1 || c.value(featureSides) == 1
	if pair && c.value(featureOthers) == 0 && c.value(featureTime) == 1 && c.value(featurePlace) == 1 && c.score >= eventSame {
		c.verdict = graph.VerdictSame
		c.add("status", 1, 0, "one says that it was held, the other that it was called off")
		return
	}
	c.verdict = graph.VerdictUnsure
	c.add("status", 1, 0, "one was called off, the other was held, and it may be another")
}

// aboutPlan says in words what is held of a plan and what was held.
func (c *eventComparison) aboutPlan() string {
	switch {
	case c.kind == "":
		return "one is planned, the other was held, and it may be another"
	case c.value(featureTime) == 0:
		return "one is the plan, the other, told within days of it, what became of it"
	default:
		return "one is the plan, the other what became of it"
	}
}

// followsSoon tells whether what was planned was held within days, as far as the
// days of publication tell: it was to come, and then it had been.
func followsSoon(a, b *eventProfile) bool {
	plan, held := a.reach, b.reach
	if b.planned {
		plan, held = held, plan
	}
	return int64(held.LatestEnd)-int64(plan.EarliestStart) <= withinReach
}

// link links two events that stay two, where nothing keeps them apart: what was
// held to the plan of it, one of several to these.
func (j *eventJoiner) link(like likeEvents) {
	if _, apart := j.keptApart(like.a.head, like.b.head); like.kind == "" || apart {
		return
	}
	if like.kind == graph.LinkRealises && (j.calledOff(like.a) || j.calledOff(like.b)) {
		return // the plan came to nothing, as a report says that is one with it
	}
	from, to := like.a, like.b
	if like.kind == graph.LinkRealises && from.planned || like.kind == graph.LinkPartOf && from.several {
		from, to = to, from
	}
	claimed := graph.ClaimedLink{Kind: like.kind, From: j.claim(from.head).ID, To: j.claim(to.head).ID}
	j.links = append(j.links, graph.RuleLink{ClaimedLink: claimed, By: bySameEvent, Reason: like.reason()})
}

// calledOff tells whether the event that a report has become part of was called off.
func (j *eventJoiner) calledOff(e *eventProfile) bool {
	event := j.profiles[j.sets.find(e.head)]
	return event != nil && event.calledOff()
}
