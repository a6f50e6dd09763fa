package edtf

// Bounds are the four days between which a time must lie, all inclusive: what
// happened began on a day from EarliestStart to LatestStart and ended on a day
// from EarliestEnd to LatestEnd. Bounds that this package returns are
// normalised: EarliestStart <= LatestStart <= LatestEnd and
// EarliestStart <= EarliestEnd <= LatestEnd.
type Bounds struct {
	EarliestStart, LatestStart, EarliestEnd, LatestEnd Day
}

// Overlaps reports whether the two possible ranges, from the earliest start to
// the latest end, share a day.
func (b Bounds) Overlaps(o Bounds) bool {
	return b.EarliestStart <= o.LatestEnd && o.EarliestStart <= b.LatestEnd
}

// unknown are the bounds of a time of which nothing is known.
var unknown = Bounds{OpenPast, OpenFuture, OpenPast, OpenFuture}

// within bounds what happened at some time from first to last.
func within(first, last Day) Bounds {
	return Bounds{EarliestStart: first, LatestStart: last, EarliestEnd: first, LatestEnd: last}
}

// normalised moves the inner bounds so that nothing ends before it starts: it
// cannot start after the last day on which it can end, nor end before the first
// day on which it can start.
func (b Bounds) normalised() Bounds {
	b.LatestStart = min(b.LatestStart, b.LatestEnd)
	b.EarliestEnd = max(b.EarliestEnd, b.EarliestStart)
	return b
}

// oneOf bounds a time that is bounded by b or by o.
func (b Bounds) oneOf(o Bounds) Bounds {
	return Bounds{
		EarliestStart: min(b.EarliestStart, o.EarliestStart),
		LatestStart:   max(b.LatestStart, o.LatestStart),
		EarliestEnd:   min(b.EarliestEnd, o.EarliestEnd),
		LatestEnd:     max(b.LatestEnd, o.LatestEnd),
	}
}

// allOf bounds a time that spans both b and o, from the first to the last.
func (b Bounds) allOf(o Bounds) Bounds {
	return Bounds{
		EarliestStart: min(b.EarliestStart, o.EarliestStart),
		LatestStart:   min(b.LatestStart, o.LatestStart),
		EarliestEnd:   max(b.EarliestEnd, o.EarliestEnd),
		LatestEnd:     max(b.LatestEnd, o.LatestEnd),
	}
}

// fixed reports whether start and end are each known to the day. What lies
// beyond the days we can count is not known to the day.
func (b Bounds) fixed() bool {
	return b.EarliestStart == b.LatestStart && b.EarliestEnd == b.LatestEnd && !b.beyond()
}

// beyond reports whether the whole range lies farther off than Day can count.
func (b Bounds) beyond() bool {
	return b.EarliestStart == OpenFuture || b.LatestEnd == OpenPast
}
