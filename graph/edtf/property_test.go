package edtf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The generators draw from a few months, so that times often meet.

func dayText(t *rapid.T) string {
	return DayOf(2025, 7, rapid.IntRange(-5, 40).Draw(t, "day")).String()
}

// plainDate draws a date without qualifier.
func plainDate(t *rapid.T) string {
	fixed := []string{"2025-07", "2025-08", "2025", "2024", "2025-22", "2025-07-XX", "202X", "20XX", "Y170000002", "-0044"}
	if rapid.IntRange(0, 2).Draw(t, "kind of date") > 0 {
		return dayText(t)
	}
	return rapid.SampledFrom(fixed).Draw(t, "date")
}

func qualifiedDate(t *rapid.T) string {
	return plainDate(t) + rapid.SampledFrom([]string{"", "", "", "~", "?", "%"}).Draw(t, "qualifier")
}

// inOrder draws two dates of which the first does not lie after the second.
func inOrder(t *rapid.T) (first, last string) {
	first, last = qualifiedDate(t), qualifiedDate(t)
	if MustParse(first).Bounds().EarliestStart > MustParse(last).Bounds().LatestEnd {
		return last, first
	}
	return first, last
}

func setText(t *rapid.T, brackets string) string {
	n := rapid.IntRange(1, 4).Draw(t, "members")
	members := make([]string, n)
	for i := range members {
		first, last := inOrder(t)
		forms := []string{first, first, first + ".." + last, ".." + last, first + ".."}
		members[i] = rapid.SampledFrom(forms).Draw(t, "member")
	}
	return brackets[:1] + strings.Join(members, ",") + brackets[1:]
}

func timeText(t *rapid.T) string {
	switch rapid.IntRange(0, 6).Draw(t, "form") {
	case 0:
		first, last := inOrder(t)
		forms := []string{first + "/" + last, first + "/..", "../" + last, first + "/", "/" + last}
		return rapid.SampledFrom(forms).Draw(t, "interval")
	case 1:
		return setText(t, "[]")
	case 2:
		return setText(t, "{}")
	case 3:
		return dayText(t) + "T" + rapid.SampledFrom([]string{"10:00:00Z", "23:30:00-02:00", "20:30:00"}).Draw(t, "clock")
	case 4:
		return fmt.Sprintf("2025-W%02d", rapid.IntRange(26, 33).Draw(t, "week"))
	default:
		return qualifiedDate(t)
	}
}

var anyTime = rapid.Custom(func(t *rapid.T) Time { return MustParse(timeText(t)) })

// anyReading draws the unknown time, too.
var anyReading = rapid.OneOf(anyTime, anyTime, anyTime, rapid.Just(Time{}))

// inside reports whether the possible range of b lies in that of o.
func (b Bounds) inside(o Bounds) bool {
	return b.EarliestStart >= o.EarliestStart && b.LatestEnd <= o.LatestEnd
}

func TestPropRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := timeText(t)
		x := MustParse(in)
		if again := MustParse(x.String()); again != x || again.String() != x.String() {
			t.Fatalf("%s is read as %+v, its text as %+v", in, x, again)
		}
		checkNormalised(t, x.Bounds())
		checkNormalised(t, x.Within().Bounds())
	})
}

// mirror turns time round: what was before is then after.
func mirror(b Bounds) Bounds {
	return Bounds{-b.LatestEnd, -b.EarliestEnd, -b.LatestStart, -b.EarliestStart}
}

func TestPropBeforeAndAfterAreDual(t *testing.T) {
	days := rapid.SliceOfN(rapid.Int32Range(-20, 20), 4, 4)
	draw := func(t *rapid.T, label string) Time {
		d := days.Draw(t, label)
		slices.Sort(d)
		b := Bounds{Day(d[0]), Day(d[1]), Day(d[2]), Day(d[3])}
		if rapid.Bool().Draw(t, label+" inner bounds crossed") {
			b.LatestStart, b.EarliestEnd = b.EarliestEnd, b.LatestStart
		}
		return Time{text: boundsText(b), bounds: b, form: formInterval}
	}
	rapid.Check(t, func(t *rapid.T) {
		x, u := draw(t, "t"), draw(t, "u")
		mx, mu := x, u
		mx.bounds, mu.bounds = mirror(x.bounds), mirror(u.bounds)
		if x.Before(u) != mx.After(mu) || x.After(u) != mx.Before(mu) || x.During(u) != mx.During(mu) {
			t.Fatalf("%v and %v compare differently in the mirror", x.bounds, u.bounds)
		}
	})
}

func TestPropComparisonsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, u := anyTime.Draw(t, "t"), anyTime.Draw(t, "u")
		if (x.Before(u) == Certain) != (u.After(x) == Certain) {
			t.Fatalf("%s before %s is %s, the other way round after is %s", x, u, x.Before(u), u.After(x))
		}
		if x.Before(u) == Certain && (x.After(u) != Impossible || x.During(u) != Impossible) {
			t.Fatalf("%s is before %s and also after or during it", x, u)
		}
		if x.Same(u) != u.Same(x) || x.Conflicts(u) != u.Conflicts(x) {
			t.Fatalf("%s and %s: Same or Conflicts depends on the side", x, u)
		}
		if x.Conflicts(u) && x.Same(u) != Impossible {
			t.Fatalf("%s and %s conflict and may be the same", x, u)
		}
		qualified := x.Qualified() || u.Qualified()
		if qualified && slices.Contains([]Certainty{x.Before(u), x.After(u), x.During(u), x.Same(u)}, Certain) {
			t.Fatalf("%s and %s are qualified, and a comparison is certain", x, u)
		}
	})
}

// coversAll reports whether all that the narrow time may cover the wide one does.
func coversAll(wide, narrow Time) bool {
	for _, run := range narrow.Covers() {
		if run.duringOne(wide.Covers()) != Certain {
			return false
		}
	}
	return true
}

func TestPropDuringIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := anyTime.Draw(t, "t")
		narrow, wide := anyTime.Draw(t, "narrow"), anyTime.Draw(t, "wide")
		narrow.qual, wide.qual = 0, 0
		farOff := x.bounds.beyond() // such times are POSSIBLE by decree
		if farOff || !coversAll(wide, narrow) {
			t.Skip()
		}
		if x.During(narrow).rank() > x.During(wide).rank() {
			t.Fatalf("%s: during %s %s, during the wider %s %s", x, narrow, x.During(narrow), wide, x.During(wide))
		}
	})
}

func TestPropReconcile(t *testing.T) {
	readings := rapid.SliceOfN(anyReading, 1, 6)
	rapid.Check(t, func(t *rapid.T) {
		in := readings.Draw(t, "readings")
		got := Reconcile(in)
		if shuffled := rapid.Permutation(in).Draw(t, "order"); Reconcile(shuffled) != got {
			t.Fatalf("%v gives %s, %v gives %s", in, got, shuffled, Reconcile(shuffled))
		}
		if again := Reconcile([]Time{got}); again != got {
			t.Fatalf("%s alone gives %s", got, again)
		}
		if doubled := Reconcile(slices.Concat(in, in)); doubled != got {
			t.Fatalf("%v gives %s, each twice %s", in, got, doubled)
		}
		if MustParse(got.String()) != got {
			t.Fatalf("%+v does not come back from its text", got)
		}
		checkNarrowed(t, in, got)
	})
}

// checkNarrowed checks that the result lies in each reading that no other
// reading conflicts with, and in the hull of all readings in any case.
func checkNarrowed(t *rapid.T, in []Time, got Time) {
	known := slices.DeleteFunc(slices.Clone(in), Time.IsZero)
	if len(known) == 0 {
		return
	}
	all := within(OpenFuture, OpenPast)
	for _, r := range known {
		all = all.oneOf(within(r.bounds.EarliestStart, r.bounds.LatestEnd))
		if r.form != formOneOf && sharedByAll(r, known) && !got.Bounds().inside(r.Bounds()) {
			t.Fatalf("%v gives %s, which leaves %s", in, got, r)
		}
	}
	if !got.Bounds().inside(all) {
		t.Fatalf("%v gives %s, which is wider than all", in, got)
	}
}

// sharedByAll reports whether all the times have a day in common with each day
// run of each other: then they hold together.
func sharedByAll(r Time, all []Time) bool {
	days := r.spans()
	for _, o := range all {
		days = slices.DeleteFunc(slices.Clone(days), func(s span) bool {
			return !slices.ContainsFunc(o.spans(), func(x span) bool { return x.first <= s.first && s.last <= x.last })
		})
	}
	return len(days) > 0
}

// dayRange draws days without notation trouble, for laws of the exact days.
var dayRange = rapid.Custom(func(t *rapid.T) Time {
	first := rapid.IntRange(1, 28).Draw(t, "first")
	last := first + rapid.IntRange(0, 9).Draw(t, "more days")
	return MustParse(fmt.Sprintf("[%s..%s]", DayOf(2025, 7, first), DayOf(2025, 7, last)))
})

func TestPropReconcileAbsorbsItsResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(dayRange, 1, 6).Draw(t, "readings")
		got := Reconcile(in)
		if again := Reconcile(append(slices.Clone(in), got)); again != got {
			t.Fatalf("%v gives %s, and with it %s", in, got, again)
		}
	})
}

// Ranges that all overlap give their intersection; in general every day of the
// result belongs to a largest group of readings that hold together.
func TestPropReconcileAgainstAllDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(dayRange, 1, 6).Draw(t, "readings")
		spans := Reconcile(in).spans()
		for n := 1; n <= 40; n++ {
			d := DayOf(2025, 7, n)
			got := slices.ContainsFunc(spans, func(s span) bool { return s.first <= d && d <= s.last })
			if want := isBestDay(in, d); got != want {
				t.Fatalf("%v gives %v: day %s in it is %v, want %v", in, Reconcile(in), d, got, want)
			}
		}
	})
}

// isBestDay reports whether some reading allows the day and no other day is
// allowed by all of the day's readings and one more.
func isBestDay(in []Time, d Day) bool {
	holds := func(d Day) (set int) {
		for i, r := range in {
			if r.Bounds().Overlaps(within(d, d)) {
				set |= 1 << i
			}
		}
		return set
	}
	mine := holds(d)
	for n := 1; n <= 40; n++ {
		other := holds(DayOf(2025, 7, n))
		if mine&^other == 0 && mine != other {
			return false
		}
	}
	return mine != 0
}

func TestPropOneOfContainsItsMembers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(anyTime, 1, 5).Draw(t, "times")
		got, err := OneOf(in...)
		if err != nil {
			return
		}
		for _, x := range in {
			if !x.Bounds().inside(got.Bounds()) {
				t.Fatalf("%s is not in %s, one of %v", x, got, in)
			}
		}
		shuffled, err := OneOf(rapid.Permutation(in).Draw(t, "order")...)
		if err != nil || shuffled != got || MustParse(got.String()) != got {
			t.Fatalf("%v gives %s, in another order %s, %v", in, got, shuffled, err)
		}
	})
}

var expressions = []string{
	"Thursday", "Tuesday night", "last Friday", "next Monday", "this Sunday", "today", "yesterday", "last week",
	"this week", "earlier this week", "early next week", "this month", "later this month", "last month", "a month ago",
	"two weeks ago", "two years ago", "late last year", "mid-July", "earlier in July", "later in July", "December",
	"last March", "next August", "July 18", "13 August", "29 February", "since last month", "since July 4",
}

// A reader who knows the day of publication better must not get an answer that
// the one who knows it less was told to be impossible.
func TestPropAnchorIsMonotone(t *testing.T) {
	publication := rapid.Custom(func(t *rapid.T) [4]int {
		days := rapid.SliceOfN(rapid.IntRange(0, 900), 4, 4).Draw(t, "days")
		slices.Sort(days)
		return [4]int(days)
	})
	rapid.Check(t, func(t *rapid.T) {
		days := publication.Draw(t, "publication")
		text := rapid.SampledFrom(expressions).Draw(t, "text")
		wide := publishedBetween(days[0], days[3])
		narrow := publishedBetween(days[1], days[2])
		atWide, wideOK := Anchor(text, wide)
		atNarrow, narrowOK := Anchor(text, narrow)
		if !wideOK || !narrowOK {
			t.Fatalf("%q is not read in %s or %s", text, wide, narrow)
		}
		if !atNarrow.Bounds().inside(atWide.Bounds()) {
			t.Fatalf("%q in %s is %s, in the wider %s %s", text, narrow, atNarrow, wide, atWide)
		}
		for _, s := range atNarrow.spans() {
			if !slices.ContainsFunc(atWide.spans(), func(o span) bool { return o.first <= s.first && s.last <= o.last }) {
				t.Fatalf("%q in %s is %s, in the wider %s %s", text, narrow, atNarrow, wide, atWide)
			}
		}
	})
}

func publishedBetween(first, last int) Time {
	return MustParse(fmt.Sprintf("[%s..%s]", DayOf(2024, 1, 1+first), DayOf(2024, 1, 1+last)))
}
