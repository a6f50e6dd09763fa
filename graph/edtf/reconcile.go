package edtf

import (
	"cmp"
	"slices"
)

// Reconcile folds the readings of one event's time into one time. Each largest
// group of readings that can hold together gives the days that all of them
// allow; what is left by several groups becomes a one-of set. So a reading that
// another one refines adds nothing, readings that overlap are narrowed to what
// they share, and readings in conflict stay side by side. What spans several
// days is not cut: of "some day last week" and an interval that began before,
// the interval tells when the event began, and is kept. The order of the
// readings does not matter, and those that are not known are ignored; without
// any other the result is the zero Time.
//
// The result keeps the notation of a reading that has the very same days, an
// unqualified and narrower one first; so an interval stays one as long as no
// other reading cuts it. Where EDTF has no notation for the result, the
// smallest one that contains it is used: intervals and all-of sets in conflict
// with other readings become ranges [a..b] of a set, "some day of these", and
// two times of day on one day become that day. An end of the result is
// qualified if all the readings that it comes from are.
func Reconcile(readings []Time) Time {
	distinct := withoutCutting(distinctReadings(readings))
	switch len(distinct) {
	case 0:
		return Time{}
	case 1:
		return distinct[0].time
	}
	groups := agreements(distinct)
	if len(groups) == 1 {
		return groups[0].notation()
	}
	var members []member
	for _, g := range groups {
		members = append(members, g.notation().loosened()...)
	}
	return setOf(formOneOf, members)
}

// loosened returns t as members of a one-of set: what spans several days, an
// interval or an all-of set, becomes the range from its first to its last date.
func (t Time) loosened() []member {
	if t.form != formAllOf {
		return t.Within().members()
	}
	all := t.members()
	first := slices.MinFunc(all, func(a, b member) int { return cmp.Compare(a.first(), b.first()) })
	last := slices.MaxFunc(all, func(a, b member) int { return cmp.Compare(a.last(), b.last()) })
	return []member{{first.start, last.stop}}
}

// reading is a time with its possible days.
type reading struct {
	time  Time
	spans []span
}

// distinctReadings drops the unknown and the repeated, and forgets the order.
func distinctReadings(times []Time) []reading {
	var readings []reading
	seen := make(map[Time]bool, len(times))
	for _, t := range times {
		if !t.IsZero() && !seen[t] {
			seen[t] = true
			readings = append(readings, reading{t, t.spans()})
		}
	}
	slices.SortFunc(readings, func(a, b reading) int { return cmp.Compare(a.time.text, b.time.text) })
	return readings
}

// withoutCutting drops the readings of some day within a range that overlap an
// interval or an all-of set in part: they do not say when it began or ended.
func withoutCutting(readings []reading) []reading {
	return slices.DeleteFunc(slices.Clone(readings), func(r reading) bool {
		return !r.time.lasts() && slices.ContainsFunc(readings, func(whole reading) bool {
			return whole.time.lasts() && r.time.bounds.Overlaps(whole.time.bounds) &&
				!r.time.Refines(whole.time) && !whole.time.Refines(r.time) && !r.sameDays(whole)
		})
	})
}

// lasts tells whether the time is one of an event that took from one date to another.
func (t Time) lasts() bool { return t.form == formInterval || t.form == formAllOf }

// sameDays tells whether both allow the same range of days.
func (r reading) sameDays(o reading) bool {
	a, b := r.time.bounds, o.time.bounds
	return a.EarliestStart == b.EarliestStart && a.LatestEnd == b.LatestEnd
}

// agreement is a group of readings that can hold together, such that no further
// reading fits, and the days on which they do.
type agreement struct {
	readings []reading
	days     []span
}

// agreements finds all such groups, ordered by their first day. It cuts the
// line of days wherever a reading starts or ends; a piece whose readings are
// all found elsewhere together with more of them gives no group.
func agreements(readings []reading) []agreement {
	pieces := cut(readings)
	var groups []agreement
	index := make(map[string]int) // place in groups, by the readings of the group
	for _, p := range pieces {
		if p.outdone(pieces) {
			continue
		}
		at, known := index[string(p.holds)]
		if !known {
			at = len(groups)
			index[string(p.holds)] = at
			groups = append(groups, agreement{readings: p.among(readings)})
		}
		groups[at].days = append(groups[at].days, span{first: p.first, last: p.last})
	}
	for i := range groups {
		groups[i].days = join(groups[i].days)
		groups[i].qualify()
	}
	return groups
}

// piece is a run of days on which the same readings are possible.
type piece struct {
	first, last Day
	holds       []byte // one bit for each reading
}

// cut divides the days into pieces; those without any reading are left out.
func cut(readings []reading) []piece {
	var edges []int64 // first days of pieces; int64, for one lies after the last day
	for _, r := range readings {
		for _, s := range r.spans {
			edges = append(edges, int64(s.first), int64(s.last)+1)
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var pieces []piece
	for i := range len(edges) - 1 {
		p := piece{Day(edges[i]), Day(edges[i+1] - 1), make([]byte, (len(readings)+7)/8)}
		if p.fill(readings) {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// fill notes which readings hold on the piece, and reports whether any does.
func (p piece) fill(readings []reading) bool {
	found := false
	for i, r := range readings {
		if slices.ContainsFunc(r.spans, func(s span) bool { return s.first <= p.first && p.last <= s.last }) {
			p.holds[i/8] |= 1 << (i % 8)
			found = true
		}
	}
	return found
}

// outdone reports whether the readings of p hold together with others on
// another piece.
func (p piece) outdone(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(o piece) bool {
		more := false
		for i := range p.holds {
			if p.holds[i]&^o.holds[i] != 0 {
				return false
			}
			more = more || p.holds[i] != o.holds[i]
		}
		return more
	})
}

// among picks those of the readings that hold on the piece.
func (p piece) among(readings []reading) []reading {
	var held []reading
	for i, r := range readings {
		if p.holds[i/8]&(1<<(i%8)) != 0 {
			held = append(held, r)
		}
	}
	return held
}

// qualify gives each end of the group's days the marks of the readings that end
// there: none if one of them is unmarked, else all their marks together.
func (g agreement) qualify() {
	for i := range g.days {
		day := &g.days[i]
		var firsts, lasts []qualifier
		for _, r := range g.readings {
			for _, s := range r.spans {
				if s.first == day.first {
					firsts = append(firsts, s.firstQual)
				}
				if s.last == day.last {
					lasts = append(lasts, s.lastQual)
				}
			}
		}
		day.firstQual, day.lastQual = weakest(firsts), weakest(lasts)
	}
}

// weakest joins the marks of one end, unless one of them is no mark.
func weakest(marks []qualifier) qualifier {
	var all qualifier
	for _, q := range marks {
		if q == 0 {
			return 0
		}
		all |= q
	}
	return all
}

// notation writes the days of the group as one of its readings does, or else in
// the shortest way.
func (g agreement) notation() Time {
	var exact []Time
	for _, r := range g.readings {
		if sameDays(r.spans, g.days) {
			exact = append(exact, r.time)
		}
	}
	if len(exact) > 1 && exact[0].bounds.beyond() {
		return farTime(exact)
	}
	if clocks := slices.DeleteFunc(slices.Clone(exact), Time.lacksClock); len(clocks) > 1 {
		exact = slices.DeleteFunc(exact, func(t Time) bool { return !t.lacksClock() })
	}
	if len(exact) == 0 {
		return compose(g.days)
	}
	return slices.MinFunc(exact, preference)
}

// farTime is one of several times that lie farther off than Day can count, so
// that their bounds do not tell them apart.
func farTime(times []Time) Time {
	var members []member
	for _, t := range times {
		members = append(members, t.loosened()...)
	}
	return setOf(formOneOf, members)
}

// lacksClock reports whether t has no time of day.
func (t Time) lacksClock() bool { return t.form != formClock }

// preference orders readings of the same days, the best first: unqualified,
// with the narrowest start and end, with a time of day, in the shortest text.
func preference(a, b Time) int {
	return cmp.Or(
		cmp.Compare(a.qual, b.qual),
		cmp.Compare(a.bounds.slack(), b.bounds.slack()),
		clockFirst(a, b),
		cmp.Compare(len(a.text), len(b.text)),
		cmp.Compare(a.text, b.text),
	)
}

// clockFirst puts a time of day before none.
func clockFirst(a, b Time) int {
	switch {
	case a.lacksClock() == b.lacksClock():
		return 0
	case b.lacksClock():
		return -1
	default:
		return 1
	}
}

// slack is the number of days by which start and end may move.
func (b Bounds) slack() int64 {
	return int64(b.LatestStart) - int64(b.EarliestStart) + int64(b.LatestEnd) - int64(b.EarliestEnd)
}
