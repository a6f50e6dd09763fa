package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

func plus(certain, possible int) string { return fmt.Sprintf("%d+%d", certain, possible) }

// meetingsAt is a world of meetings at some times.
func meetingsAt(times ...string) *world {
	w := newWriter().article("000", "AFP")
	for i, when := range times {
		e := told{key: fmt.Sprintf("e%d", i), who: []part{{name: fmt.Sprintf("Given Family%d", i)}, {name: fmt.Sprintf("Other Person%d", i)}}}
		if when != "" {
			e.when = []string{when}
		}
		w.tell(e)
	}
	return w.build()
}

func TestTimeline(t *testing.T) {
	during := func(when string) *graph.EventFilter {
		return &graph.EventFilter{When: &graph.TimeFilter{During: day(when)}}
	}
	for _, test := range []struct {
		name  string
		times []string
		where *graph.EventFilter
		by    edtf.Granularity
		want  string
	}{
		{"none", nil, nil, edtf.ByMonth, ""},
		{"days", []string{"2025-07-24", "2025-07-24", "2025-07-26"}, nil, edtf.ByDay, "2025-07-24 2+0, 2025-07-25 0+0, 2025-07-26 1+0"},
		{"weeks begin on Monday", []string{"2025-07-24", "2025-07-28"}, nil, edtf.ByWeek, "2025-07-21 1+0, 2025-07-28 1+0"},
		{"a month is possible in each of its weeks", []string{"2025-08"}, nil, edtf.ByWeek, "2025-07-28 0+1, 2025-08-04 0+1, 2025-08-11 0+1, 2025-08-18 0+1, 2025-08-25 0+1"},
		{"a month is certain in its year", []string{"2025-08"}, nil, edtf.ByYear, "2025-01-01 1+0"},
		{"a mark is never certain", []string{"2025-08~"}, nil, edtf.ByYear, "2025-01-01 0+1"},
		{"one of two days", []string{"[2025-07-24,2025-07-26]"}, nil, edtf.ByDay, "2025-07-24 0+1, 2025-07-25 0+0, 2025-07-26 0+1"},
		{"one of two days in one week, or another", []string{"[2025-07-24,2025-07-26,2025-08-12]"}, nil, edtf.ByWeek, "2025-07-21 0+1, 2025-07-28 0+0, 2025-08-04 0+0, 2025-08-11 0+1"},
		{"both of two days", []string{"{2025-07-24,2025-07-26}"}, nil, edtf.ByDay, "2025-07-24 1+0"},
		{"what goes on is counted where it began", []string{"2025-07-30/2025-09-02"}, nil, edtf.ByMonth, "2025-07-01 1+0"},
		{"no time is possible at all times", []string{"", "2025-07-24", "2025-09"}, nil, edtf.ByMonth, "2025-07-01 1+1, 2025-08-01 0+1, 2025-09-01 1+1"},
		{"no event has a date", []string{""}, nil, edtf.ByMonth, ""},
		{"no event has a date in days that are asked for", []string{""}, during("2025-07"), edtf.ByMonth, "2025-07-01 0+1"},
		{"some day until then", []string{"[..2025-08-19]", "2025-07-24"}, nil, edtf.ByMonth, "2025-07-01 1+1, 2025-08-01 0+1"},
		{"what has gone on for ever began in none", []string{"../2025-08-19", "2025-07-24"}, nil, edtf.ByMonth, "2025-07-01 1+0"},
		{"only days that are asked for", []string{"2025", "2025-07-24"}, during("2025-07"), edtf.ByMonth, "2025-07-01 1+1"},
		{"only days of a set that are asked for", []string{"2025-07"}, during("[2025-07-24,2025-07-26]"), edtf.ByDay, "2025-07-24 0+1, 2025-07-25 0+0, 2025-07-26 0+1"},
		{"asked for in a nested filter", []string{"2025"}, &graph.EventFilter{And: []*graph.EventFilter{during("2025-07")}}, edtf.ByMonth, "2025-07-01 0+1"},
	} {
		buckets, err := meetingsAt(test.times...).Timeline(t.Context(), test.where, test.by)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var got []string
		for _, b := range buckets {
			got = append(got, b.Start.String()+" "+plus(b.Certain, b.Possible))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestATimelineIsBounded(t *testing.T) {
	w := meetingsAt("1948-05-14", "2025-07-24")
	_, err := w.Timeline(t.Context(), nil, edtf.ByDay)
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "from 1948-05-14 to 2025-07-24") {
		t.Errorf("77 years of days: %v", err)
	}
	if buckets, err := w.Timeline(t.Context(), nil, edtf.ByMonth); err != nil || len(buckets) != 77*12+3 {
		t.Errorf("77 years of months: %d, %v", len(buckets), err)
	}
	if _, err := w.Timeline(t.Context(), nil, "CENTURY"); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("centuries: %v", err)
	}
}

// Counted bucket by bucket, asking of each event on each of its days.
func TestTimelineAgreesWithLookingAtEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		by := rapid.SampledFrom([]edtf.Granularity{edtf.ByDay, edtf.ByWeek, edtf.ByMonth, edtf.ByYear}).Draw(t, "by")
		some := func(label string) *edtf.Time {
			return rapid.Ptr(rapid.Map(rapid.SampledFrom(someTimes), edtf.MustParse), true).Draw(t, label)
		}
		filter := &graph.EventFilter{When: &graph.TimeFilter{Before: some("before"), After: some("after"), During: some("during")}}
		buckets, err := w.Timeline(t.Context(), filter, by)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for i, b := range buckets {
			first, last := b.Start.Bounds().EarliestStart, b.End.Bounds().EarliestStart
			if i > 0 && buckets[i-1].End.Bounds().EarliestStart+1 != first {
				t.Fatalf("a gap before %s", b.Start)
			}
			certain, possible := naive{w}.began(filter, first, last)
			want = append(want, plus(certain, possible))
			got = append(got, plus(b.Certain, b.Possible))
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("(-naive +counted):\n%s", diff)
		}
	})
}

// began counts the events that match and began on one of some days.
func (n naive) began(f *graph.EventFilter, first, last edtf.Day) (certain, possible int) {
	for id, matched := range n.events(f) {
		when := held(n.w.snap.Event(id)).When.Time
		bounds := when.Bounds()
		in, out := 0, 0
		for d := edtf.DayOf(2024, 12, 1); d < edtf.DayOf(2026, 2, 1); d++ {
			if d < bounds.EarliestStart || d > bounds.LatestStart || edtf.MustParse(d.String()).During(when) == edtf.Impossible {
				continue
			}
			if d < first || d > last || bounds.EarliestStart == edtf.OpenPast {
				out++
			}
			if d >= first && d <= last && asked(f.When, d) {
				in++
			}
		}
		switch {
		case in > 0 && out == 0 && matched == edtf.Certain && !when.IsZero() && !when.Qualified():
			certain++
		case in > 0:
			possible++
		}
	}
	return certain, possible
}

// asked tells whether the filter's own times allow a day.
func asked(f *graph.TimeFilter, d edtf.Day) bool {
	day := edtf.MustParse(d.String())
	return (f.Before == nil || day.Before(*f.Before) != edtf.Impossible) &&
		(f.After == nil || day.After(*f.After) != edtf.Impossible) &&
		(f.During == nil || day.During(*f.During) != edtf.Impossible)
}
