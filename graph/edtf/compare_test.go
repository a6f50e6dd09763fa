package edtf

import (
	"fmt"
	"testing"
)

// extent is one exact time: all days from start to end.
type extent struct{ start, end Day }

// extents lists all exact times of a calendar of n days.
func extents(n Day) []extent {
	var all []extent
	for start := range n {
		for end := start; end < n; end++ {
			all = append(all, extent{start, end})
		}
	}
	return all
}

// uncertainTimes returns a time for each normalised bounds of n days.
func uncertainTimes(n Day) []Time {
	var all []Time
	for _, early := range extents(n) {
		for latestStart := early.start; latestStart < n; latestStart++ {
			for latestEnd := max(early.end, latestStart); latestEnd < n; latestEnd++ {
				b := Bounds{early.start, latestStart, early.end, latestEnd}
				all = append(all, Time{text: fmt.Sprint(b), bounds: b, form: formInterval})
			}
		}
	}
	return all
}

// allows reports whether the exact time is one that the bounds allow.
func (b Bounds) allows(e extent) bool {
	return b.EarliestStart <= e.start && e.start <= b.LatestStart &&
		b.EarliestEnd <= e.end && e.end <= b.LatestEnd
}

// bruteForce asks a question of every exact time that t allows.
func bruteForce(t Time, all []extent, holds func(extent) bool) Certainty {
	always, ever := true, false
	for _, e := range all {
		if t.bounds.allows(e) {
			always = always && holds(e)
			ever = ever || holds(e)
		}
	}
	return certainty(always && ever, ever)
}

// Before, After and During must say of the four bounds what is true of all, of
// some or of none of the exact times that the bounds allow.
func TestComparisonsAgainstAllExactTimes(t *testing.T) {
	const days = 7
	all := extents(days)
	for _, x := range uncertainTimes(days) {
		for _, ref := range all {
			u := Time{text: "reference", bounds: within(ref.start, ref.end), form: formDate}
			checks := []struct {
				name      string
				got, want Certainty
			}{
				{"before", x.Before(u), bruteForce(x, all, func(e extent) bool { return e.end < ref.start })},
				{"after", x.After(u), bruteForce(x, all, func(e extent) bool { return e.start > ref.end })},
				{"during", x.During(u), bruteForce(x, all, func(e extent) bool { return e.start >= ref.start && e.end <= ref.end })},
			}
			for _, c := range checks {
				if c.got != c.want {
					t.Fatalf("%v %s %v = %s, want %s", x.bounds, c.name, ref, c.got, c.want)
				}
			}
		}
	}
}

// Same, Conflicts and Refines must agree with the exact times on both sides.
func TestPairsAgainstAllExactTimes(t *testing.T) {
	const days = 5
	all := extents(days)
	times := uncertainTimes(days)
	for _, x := range times {
		for _, u := range times {
			always, ever := true, false
			for _, e := range all {
				for _, f := range all {
					if x.bounds.allows(e) && u.bounds.allows(f) {
						always = always && e == f
						ever = ever || e == f
					}
				}
			}
			if got, want := x.Same(u), certainty(always, ever); got != want {
				t.Fatalf("%v same as %v = %s, want %s", x.bounds, u.bounds, got, want)
			}
			checkDaysShared(t, x, u, days)
		}
	}
}

// checkDaysShared compares Conflicts and Refines with the sets of possible days.
func checkDaysShared(t *testing.T, x, u Time, days Day) {
	t.Helper()
	var shared, ofX, ofU int
	for d := range days {
		inX := x.bounds.EarliestStart <= d && d <= x.bounds.LatestEnd
		inU := u.bounds.EarliestStart <= d && d <= u.bounds.LatestEnd
		shared += count(inX && inU)
		ofX += count(inX)
		ofU += count(inU)
	}
	if got, want := x.Conflicts(u), shared == 0; got != want {
		t.Fatalf("%v conflicts with %v = %v, want %v", x.bounds, u.bounds, got, want)
	}
	if got, want := x.Refines(u), shared == ofX && ofX < ofU; got != want {
		t.Fatalf("%v refines %v = %v, want %v", x.bounds, u.bounds, got, want)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestCompare(t *testing.T) {
	tests := []struct {
		t, u                        string
		before, after, during, same Certainty
	}{
		{"2025-07-24", "2025-07-26", Certain, Impossible, Impossible, Impossible},
		{"2025-07-24", "2025-07-24", Impossible, Impossible, Certain, Certain},
		{"2025-07", "2025-07-24", Possible, Possible, Possible, Possible},
		{"2025-07-24", "2025-07", Impossible, Impossible, Certain, Possible},
		{"2025-07", "2025", Impossible, Impossible, Certain, Possible},
		{"2025-07", "2025-07", Impossible, Impossible, Certain, Possible},
		{"2025-07-21/2025-07-27", "2025-07", Impossible, Impossible, Certain, Possible},
		{"2025-07-21/2025-07-27", "2025-07-24", Impossible, Impossible, Impossible, Impossible},
		{"2025-07-21/2025-07-27", "2025-07-21/2025-07-27", Impossible, Impossible, Certain, Certain},
		{"[2025-07-21..2025-07-27]", "2025-07-24", Possible, Possible, Possible, Possible},
		{"2025-07-24~", "2025-07-26", Possible, Impossible, Impossible, Impossible},
		{"2025-07-24", "2025-07-24?", Impossible, Impossible, Possible, Possible},
		{"2025-07-24T20:30:00Z", "2025-07-24T10:00:00Z", Impossible, Impossible, Certain, Certain},
		{"2025-07-24", "../2025-08-19", Impossible, Impossible, Certain, Impossible},
		{"1948/..", "2025", Impossible, Impossible, Impossible, Impossible},
		{"1948/..", "1940/..", Impossible, Impossible, Certain, Impossible},
		{"1948/", "2025", Possible, Impossible, Impossible, Impossible},
		{"/2025", "2024", Impossible, Possible, Impossible, Impossible},
		{"", "2025", Possible, Possible, Possible, Possible},
		{"2025", "", Possible, Possible, Possible, Possible},
		{"", "", Possible, Possible, Possible, Possible},
		{"Y170000002", "2025", Impossible, Certain, Impossible, Impossible},
		{"Y170000002", "Y170000003", Possible, Possible, Possible, Possible},
	}
	for _, tt := range tests {
		x, u := MustParse(tt.t), MustParse(tt.u)
		got := [4]Certainty{x.Before(u), x.After(u), x.During(u), x.Same(u)}
		want := [4]Certainty{tt.before, tt.after, tt.during, tt.same}
		if got != want {
			t.Errorf("%q before, after, during, same as %q = %v, want %v", tt.t, tt.u, got, want)
		}
	}
}

func TestConflictsAndRefines(t *testing.T) {
	tests := []struct {
		t, u               string
		conflicts, refines bool
	}{
		{"2025-07-24", "2025-07-26", true, false},
		{"2025-07-24", "[2025-07-21..2025-07-27]", false, true},
		{"2025-07-24", "2025-07", false, true},
		{"2025-07", "2025-07-24", false, false},
		{"2025-07", "2025-07", false, false},
		{"2025-07-24", "", false, true},
		{"", "2025-07-24", false, false},
		{"", "", false, false},
		{"2025-07~", "2025-08~", true, false},
	}
	for _, tt := range tests {
		x, u := MustParse(tt.t), MustParse(tt.u)
		if got := x.Conflicts(u); got != tt.conflicts {
			t.Errorf("%q conflicts with %q = %v", tt.t, tt.u, got)
		}
		if got := x.Refines(u); got != tt.refines {
			t.Errorf("%q refines %q = %v", tt.t, tt.u, got)
		}
	}
}

func TestKleene(t *testing.T) {
	const c, p, i = Certain, Possible, Impossible
	values := []Certainty{c, p, i}
	and := [][]Certainty{{c, p, i}, {p, p, i}, {i, i, i}}
	or := [][]Certainty{{c, c, c}, {c, p, p}, {c, p, i}}
	not := []Certainty{i, p, c}
	for row, x := range values {
		if got := x.Not(); got != not[row] {
			t.Errorf("not %s = %s", x, got)
		}
		for column, y := range values {
			if got := x.And(y); got != and[row][column] {
				t.Errorf("%s and %s = %s", x, y, got)
			}
			if got := x.Or(y); got != or[row][column] {
				t.Errorf("%s or %s = %s", x, y, got)
			}
		}
	}
	if got := Certainty("").And(Certain); got != Possible {
		t.Errorf("nothing said and CERTAIN = %s, want POSSIBLE", got)
	}
}
