package query

import (
	"fmt"
	"sort"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// periods are stretches of the calendar that follow one another: by their first
// days, and the day after the last.
type periods struct {
	first []int64
	end   int64
}

// periodsOf divides days; none where an end of them is open or none is left.
func periodsOf(days window, by edtf.Granularity) (periods, error) {
	if days.empty() || days.first == allDays.first || days.last == allDays.last {
		return periods{}, nil
	}
	var p periods
	for day := days.first; day <= days.last; day = p.end {
		if len(p.first) == MaxBuckets {
			return periods{}, fmt.Errorf("from %s to %s there are more than %d periods of a %s: ask for a longer one, or for fewer days (where.when.during): %w",
				edtf.Day(days.first), edtf.Day(days.last), MaxBuckets, by, graph.ErrInvalid)
		}
		first, last := by.Period(edtf.Day(day)) //nolint:gosec // within the days that edtf can count
		p.first, p.end = append(p.first, int64(first)), int64(last)+1
	}
	return p, nil
}

// of returns the period of a day, the next one for a day before all of them or,
// at the other end, the last.
func (p periods) of(day int64) int {
	after := sort.Search(len(p.first), func(i int) bool { return p.first[i] > day })
	return max(0, after-1)
}

// tally counts events by period in time that grows with the events and with the
// periods, and not with their product: steps holds by how much the number of
// possible events differs from that of the period before.
type tally struct {
	periods
	certain, steps []int
}

func newTally(p periods) *tally {
	return &tally{p, make([]int, len(p.first)), make([]int, len(p.first)+1)}
}

// inOne tells whether some days lie in one period.
func (t *tally) inOne(days window) bool {
	period := t.of(days.first)
	return days.first >= t.first[period] && days.last < t.endOf(period)
}

// add counts an event that began on one of some days, which are in order, as far as
// they were asked for. It is certain of a period only if all of them lie in it.
func (t *tally) add(began []window, certain bool, asked []window) {
	if days := hull(began); certain && t.inOne(days) {
		t.certain[t.of(days.first)]++
		return
	}
	next := 0 // the first period in which it was not counted yet
	for _, days := range meet(meet(began, asked), []window{{t.first[0], t.end - 1}}) {
		from, to := max(next, t.of(days.first)), t.of(days.last)
		if from <= to {
			t.steps[from]++
			t.steps[to+1]--
			next = to + 1
		}
	}
}

func (t *tally) endOf(period int) int64 {
	if period+1 < len(t.first) {
		return t.first[period+1]
	}
	return t.end
}

func (t *tally) buckets() ([]*Bucket, error) {
	found := make([]*Bucket, len(t.first))
	possible := 0
	for i, first := range t.first {
		start, err := dayTime(first)
		if err != nil {
			return nil, err
		}
		end, err := dayTime(t.endOf(i) - 1)
		if err != nil {
			return nil, err
		}
		possible += t.steps[i]
		found[i] = &Bucket{Start: start, End: end, Certain: t.certain[i], Possible: possible}
	}
	return found, nil
}

// dayTime is a day as a time.
func dayTime(day int64) (edtf.Time, error) {
	return edtf.Parse(edtf.Day(day).String()) //nolint:gosec // within the days that edtf can count
}
