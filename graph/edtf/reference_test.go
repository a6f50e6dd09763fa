package edtf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCompareWithGapsAndUnknownEnds(t *testing.T) {
	tests := []struct {
		t, u                  string
		before, after, during Certainty
	}{
		{"2025-07-12", "[2025-07-10,2025-07-14]", Impossible, Impossible, Impossible},
		{"2025-07-10", "[2025-07-10,2025-07-14]", Impossible, Impossible, Certain},
		{"2025-07-15", "[2025-07-10,2025-07-14]", Impossible, Certain, Impossible},
		{"[2025-07-10..2025-07-12]", "[2025-07-10,2025-07-14]", Impossible, Impossible, Possible},
		{"2025-07-10/2025-07-14", "[2025-07-10,2025-07-14]", Impossible, Impossible, Impossible},
		{"2025-07-10/2025-07-11", "[2025-07-10,2025-07-11,2025-07-14]", Impossible, Impossible, Certain},
		{"[2025-07-10,2025-07-14]", "[2025-07-10,2025-07-14]", Impossible, Impossible, Certain},
		{"[2025-07-10,2025-07-14]", "[2025-07-10,2025-07-15]", Impossible, Impossible, Possible},
		{"2025-07-12", "{2025-07-10,2025-07-14}", Impossible, Impossible, Impossible},
		{"{2025-07-10,2025-07-14}", "[2025-07-10,2025-07-14]", Impossible, Impossible, Certain},
		{"{2025-07-10,2025-07-12}", "[2025-07-10,2025-07-14]", Impossible, Impossible, Impossible},
		{"2025-07-12", "[..2025-07-10,2025-07-14..]", Impossible, Impossible, Impossible},
		{"2025-08-02", "[2025-07-10?,2025-08]", Impossible, Impossible, Possible},
		{"2025-08-02", "2025-07-10/", Impossible, Possible, Possible},
		{"2025-08-02", "2025-07-10/..", Impossible, Impossible, Certain},
		{"2025-07-10", "2025-07-10/", Impossible, Impossible, Certain},
		{"2025-07-09", "2025-07-10/", Certain, Impossible, Impossible},
		{"2025-07-09", "/2025-07-10", Possible, Impossible, Possible},
		{"2025-07-11", "/2025-07-10", Impossible, Certain, Impossible},
		{"Y170000002", "[2025-07-10,Y170000003]", Impossible, Impossible, Possible},
		{"", "[2025-07-10,2025-07-14]", Possible, Possible, Possible},
		{"", "2025-07-10/", Possible, Possible, Possible},
	}
	for _, tt := range tests {
		x, u := MustParse(tt.t), MustParse(tt.u)
		got := [3]Certainty{x.Before(u), x.After(u), x.During(u)}
		if want := [3]Certainty{tt.before, tt.after, tt.during}; got != want {
			t.Errorf("%q before, after, during %q = %v, want %v", tt.t, tt.u, got, want)
		}
	}
}

// holds reports whether the extent lies on days of the set alone.
func (days daySet) holds(e extent) bool {
	for d := e.start; d <= e.end; d++ {
		if days&(1<<d) == 0 {
			return false
		}
	}
	return true
}

// daySet has a bit for each day of a small calendar.
type daySet uint

func (days daySet) members(calendar Day) (members []string) {
	for d := range calendar {
		if days&(1<<d) != 0 {
			members = append(members, d.String())
		}
	}
	return members
}

// During a set must be true of all, of some or of none of the exact times: they
// lie on days that the set names, whichever these are.
func TestDuringEverySetOfDays(t *testing.T) {
	const days = 6
	all := extents(days)
	for set := daySet(1); set < 1<<days; set++ {
		for _, brackets := range []string{"[]", "{}"} {
			u := MustParse(brackets[:1] + strings.Join(set.members(days), ",") + brackets[1:])
			for _, x := range uncertainTimes(days) {
				if got, want := x.During(u), bruteForce(x, all, set.holds); got != want {
					t.Fatalf("%v during %s = %s, want %s", x.bounds, u, got, want)
				}
			}
		}
	}
}

// What was on one of the days of a set was on none of those between them.
func TestASetOfDaysIsOnItsDaysAlone(t *testing.T) {
	const days = 6
	for set := daySet(1); set < 1<<days; set++ {
		x := MustParse("[" + strings.Join(set.members(days), ",") + "]")
		for _, ref := range extents(days) {
			always, ever := true, false
			for d := range Day(days) {
				if set&(1<<d) != 0 {
					always = always && ref.start <= d && d <= ref.end
					ever = ever || ref.start <= d && d <= ref.end
				}
			}
			u := Time{text: "reference", bounds: within(ref.start, ref.end), form: formDate}
			if got, want := x.During(u), certainty(always, ever); got != want {
				t.Fatalf("%s during %v = %s, want %s", x, ref, got, want)
			}
			if got, want := x.Same(u), certainty(always && ref.start == ref.end, ever); got != want {
				t.Fatalf("%s same as some day of %v = %s, want %s", x, ref, got, want)
			}
		}
	}
}

// Against an interval of which an end is not known, the answer must be true for
// all, for some or for none of the days on which that end may be.
func TestCompareWithEveryUnknownEnd(t *testing.T) {
	const days = 6
	all := extents(days)
	for _, x := range uncertainTimes(days) {
		for known := range Day(days) {
			for _, u := range []Time{MustParse(known.String() + "/"), MustParse("/" + known.String())} {
				var before, after, during []Certainty
				// an end that lies beyond the calendar is like one on the day after it
				for other := Day(-1); other <= days; other++ {
					ref := extent{min(known, other), max(known, other)}
					if startsLate := u.text[0] != '/' && other < known; startsLate || u.text[0] == '/' && other > known {
						continue
					}
					before = append(before, bruteForce(x, all, func(e extent) bool { return e.end < ref.start }))
					after = append(after, bruteForce(x, all, func(e extent) bool { return e.start > ref.end }))
					during = append(during, bruteForce(x, all, func(e extent) bool { return e.start >= ref.start && e.end <= ref.end }))
				}
				got := [3]Certainty{x.Before(u), x.After(u), x.During(u)}
				if want := [3]Certainty{inAll(before), inAll(after), inAll(during)}; got != want {
					t.Fatalf("%v before, after, during %s = %v, want %v", x.bounds, u, got, want)
				}
			}
		}
	}
}

// inAll is CERTAIN if all are, IMPOSSIBLE if all are.
func inAll(worlds []Certainty) Certainty {
	return certainty(
		!slices.ContainsFunc(worlds, func(c Certainty) bool { return c != Certain }),
		slices.ContainsFunc(worlds, func(c Certainty) bool { return c != Impossible }),
	)
}

// What a set holds for certain is what its members do, whatever marks it has.
func TestPropDuringASetIsDuringAMember(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := MustParse(plainDate(t))
		n := rapid.IntRange(1, 4).Draw(t, "members")
		var texts []string
		want := Impossible
		for range n {
			first := DayOf(2025, 7, rapid.IntRange(-5, 40).Draw(t, "first"))
			text := first.String()
			if more := rapid.IntRange(0, 9).Draw(t, "more"); more > 0 {
				text = fmt.Sprintf("%s..%s", first, first+Day(more))
			}
			texts = append(texts, text)
			want = want.Or(x.During(MustParse("[" + text + "]")))
		}
		u := MustParse("[" + strings.Join(texts, ",") + "]")
		got := x.During(u)
		if got.rank() < want.rank() {
			t.Fatalf("%s during %s is %s, during a member %s", x, u, got, want)
		}
		if len(u.Covers()) == len(texts) && got != want {
			t.Fatalf("%s during %s, of members apart, is %s, during the members %s", x, u, got, want)
		}
	})
}
