package edtf

// In Before, After and During the reference u stands for the days that it
// covers (see [Time.Covers]): nothing lies during [2025-07-24,2025-07-26] that
// touches the 25th, and what 1948/ covers after its first day is not known. Nor
// does that set lie on the 25th: of a one-of set During compares the members, and
// Same does. Else the bounds of t tell all. A time or reference that is
// not known makes them POSSIBLE, and so do two times that both lie farther off
// than Day can count. The marks ~ ? % on either side do not widen the bounds;
// they turn CERTAIN into POSSIBLE. CERTAIN before is therefore not the contrary
// of CERTAIN after: both may be POSSIBLE.

// Before says whether t ends before u can begin: CERTAIN if even its latest end
// does, POSSIBLE if its earliest end does.
func (t Time) Before(u Time) Certainty {
	return t.compare(u, func() Certainty {
		b, ref := t.bounds, u.covered()
		return certainty(b.LatestEnd < ref.EarliestStart, b.EarliestEnd < ref.LatestStart)
	})
}

// After says whether t starts after u can have ended: CERTAIN if even its
// earliest start does, POSSIBLE if its latest start does.
func (t Time) After(u Time) Certainty {
	return t.compare(u, func() Certainty {
		b, ref := t.bounds, u.covered()
		return certainty(b.EarliestStart > ref.LatestEnd, b.LatestStart > ref.EarliestEnd)
	})
}

// During says whether t lies wholly within a run of days that u covers: CERTAIN
// if its possible range does, POSSIBLE if it can start and can end there. An
// all-of set lies there if each of its members does, be it in different runs.
func (t Time) During(u Time) Certainty {
	return t.compare(u, func() Certainty {
		if runs := u.Covers(); len(runs) > 1 || t.form == formOneOf {
			return t.duringRuns(runs)
		}
		return t.bounds.during(u.covered())
	})
}

// Same says whether t and u start on one day and end on one day. It is CERTAIN
// if start and end of both are known to the day and are equal (one day, or one
// span), POSSIBLE if the possible starts have a day in common and so have the
// possible ends, else IMPOSSIBLE. Unlike the other comparisons it treats both
// sides alike. Times of day are not compared.
func (t Time) Same(u Time) Certainty {
	return t.compare(u, func() Certainty {
		if t.bounds.fixed() && t.bounds == u.bounds {
			return Certain
		}
		for _, b := range t.readings() {
			for _, o := range u.readings() {
				if b.maySame(o) {
					return Possible
				}
			}
		}
		return Impossible
	})
}

// maySame tells whether the possible starts have a day in common, and the possible ends.
func (b Bounds) maySame(o Bounds) bool {
	starts := b.EarliestStart <= o.LatestStart && o.EarliestStart <= b.LatestStart
	ends := b.EarliestEnd <= o.LatestEnd && o.EarliestEnd <= b.LatestEnd
	return starts && ends
}

// readings are the bounds of what t may be: of each member of a one-of set, else of t.
func (t Time) readings() []Bounds {
	if t.form != formOneOf {
		return []Bounds{t.bounds}
	}
	members := t.members()
	all := make([]Bounds, len(members))
	for i, m := range members {
		all[i] = m.bounds(t.form)
	}
	return all
}

// compare asks for the certainty of a relation and caps it where t or u is less
// than its bounds say.
func (t Time) compare(u Time, relation func() Certainty) Certainty {
	if t.IsZero() || u.IsZero() {
		return Possible
	}
	if t.bounds.beyond() && t.bounds == u.bounds {
		return Possible
	}
	found := relation()
	if t.Qualified() || u.Qualified() {
		return found.And(Possible)
	}
	return found
}

// Conflicts reports whether t and u cannot be two readings of one time: their
// possible ranges share no day. A time that is not known conflicts with none.
func (t Time) Conflicts(u Time) bool { return !t.Bounds().Overlaps(u.Bounds()) }

// Refines reports whether t says the same as u, only more exactly: its possible
// range lies in that of u and is narrower. Every known time refines the unknown
// one, unless its own range is open at both ends.
func (t Time) Refines(u Time) bool {
	a, b := t.Bounds(), u.Bounds()
	inside := a.EarliestStart >= b.EarliestStart && a.LatestEnd <= b.LatestEnd
	equal := a.EarliestStart == b.EarliestStart && a.LatestEnd == b.LatestEnd
	return inside && !equal
}
