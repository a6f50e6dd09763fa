package edtf

import "strings"

// Covers returns the days that t stands for as the reference of a comparison, as
// runs in order that neither overlap nor touch: the possible days of t, so that
// July 24 lies CERTAINLY during 2025-07. A set of days that do not follow one
// another has several runs, any other time one. The outer bounds of a run are
// its first and last possible day. The inner ones equal them, but at the end of
// an interval that is not known (1948/, /2025), where LatestStart or EarliestEnd
// is the last day that t covers wherever that end may be.
func (t Time) Covers() []Bounds {
	if t.form == formOneOf || t.form == formAllOf {
		return runs(t.members())
	}
	return []Bounds{t.covered()}
}

// covered is the run from the first of these days to the last.
func (t Time) covered() Bounds {
	b := t.Bounds()
	run := whole(b.EarliestStart, b.LatestEnd)
	if t.form == formInterval && strings.HasPrefix(t.text, "/") {
		run.LatestStart = b.LatestStart
	}
	if t.form == formInterval && strings.HasSuffix(t.text, "/") {
		run.EarliestEnd = b.EarliestEnd
	}
	return run
}

// whole bounds what lasts from the first day to the last.
func whole(first, last Day) Bounds { return Bounds{first, first, last, last} }

// runs joins the possible days of members.
func runs(members []member) []Bounds {
	spans := make([]span, len(members))
	for i, m := range members {
		spans[i] = span{first: m.first(), last: m.last()}
	}
	spans = join(spans)
	covered := make([]Bounds, len(spans))
	for i, s := range spans {
		covered[i] = whole(s.first, s.last)
	}
	return covered
}

// during is the certainty that what b bounds lies within a run of days. A run
// farther off than Day can count holds nothing for certain.
func (b Bounds) during(run Bounds) Certainty {
	always := b.EarliestStart >= run.LatestStart && b.LatestEnd <= run.EarliestEnd && !run.beyond()
	ever := b.LatestStart >= run.EarliestStart && b.EarliestEnd <= run.LatestEnd
	return certainty(always, ever)
}

// duringOne is the certainty that it lies within one of the runs.
func (b Bounds) duringOne(runs []Bounds) Certainty {
	found := Impossible
	for _, run := range runs {
		found = found.Or(b.during(run))
	}
	return found
}

// duringRuns compares with runs of days. There the members of a set tell more than
// its bounds: all of an all-of set must lie in the runs, each in its own; of a
// one-of set all must for it to be CERTAIN, and one may for it to be POSSIBLE.
func (t Time) duringRuns(runs []Bounds) Certainty {
	if t.form != formOneOf && t.form != formAllOf {
		return t.bounds.duringOne(runs)
	}
	all, one := Certain, Impossible
	for _, m := range t.members() {
		found := m.bounds(t.form).duringOne(runs)
		all, one = all.And(found), one.Or(found)
	}
	if t.form == formAllOf || all == Certain {
		return all
	}
	return one.And(Possible)
}
