package identity

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// ruling is a judgement as it was made. It is never changed: what is judged otherwise
// is another.
type ruling struct {
	graph.Judgement
	// turn is the resolver that made it last, and at the place of its first record there.
	turn, at int32
	// listed tells that it is among those of its memory.
	listed bool
	// next is another one that concerns the same mention or claim.
	next *ruling
	// named is the name of that by which it was joined with all of the name; nil of other rulings.
	named *form
}

// keptOf is what came of a mention or claim the last time.
type keptOf struct {
	rulings *ruling // that concern it
	thing   *thing  // of which it is the first; nil of others
}

// rulings remember the judgements that were made last, so that one that is made again
// needs no new id and no place among the others.
type rulings struct {
	turn int32
	// sorted are by id; news are those that were made since.
	sorted, news []*ruling
	// anew counts those that were not remembered.
	anew int
}

// begin goes on to the next resolver.
func (m *rulings) begin() { m.turn++ }

// of returns the ruling that says what a judgement does, which has no id yet where a
// rule makes it; kept has those that concern the same mention or claim, nil where
// none are kept.
func (m *rulings) of(j *graph.Judgement, kept *keptOf) *ruling {
	if kept != nil {
		for one := kept.rulings; one != nil; one = one.next {
			if one.says(j) {
				return m.list(one)
			}
		}
	}
	m.anew++
	one := &ruling{Judgement: *j}
	if one.ID == "" {
		one.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason)
	}
	if kept != nil {
		one.next = kept.rulings.stillListed()
		kept.rulings = one
	}
	return m.list(one)
}

func (m *rulings) list(one *ruling) *ruling {
	if !one.listed {
		one.listed = true
		m.news = append(m.news, one)
	}
	return one
}

// made notes where a ruling is recorded first.
func (m *rulings) made(one *ruling, at int32) {
	if one.turn != m.turn {
		one.turn, one.at = m.turn, at
	}
}

// stillListed leaves out of a chain what was not made again.
func (r *ruling) stillListed() *ruling {
	for r != nil && !r.listed {
		r = r.next
	}
	for one := r; one != nil; one = one.next {
		for one.next != nil && !one.next.listed {
			one.next = one.next.next
		}
	}
	return r
}

// says tells whether it is a judgement, whatever the id of that.
func (r *ruling) says(j *graph.Judgement) bool {
	return r.By == j.By && r.Verdict == j.Verdict && r.Left == j.Left && r.Right == j.Right && r.SupersededBy == j.SupersededBy &&
		r.At.Equal(j.At) && (r.Score == nil) == (j.Score == nil) && (r.Score == nil || *r.Score == *j.Score) &&
		r.Reason == j.Reason && slices.Equal(r.Features, j.Features)
}

// all returns what the resolver has made, by id, and forgets all others. One that
// several steps came to is there once, as the first step has it.
func (m *rulings) all() []graph.Judgement {
	sortRulings(m.news)
	before, news := m.sorted, m.news
	m.sorted, m.news = make([]*ruling, 0, len(before)+len(news)), nil
	all := make([]graph.Judgement, 0, len(before)+len(news))
	first := int32(math.MaxInt32) // the place of the last one's record
	for len(before)+len(news) > 0 {
		var one *ruling
		if len(before) == 0 || len(news) > 0 && news[0].ID < before[0].ID {
			one, news = news[0], news[1:]
		} else {
			one, before = before[0], before[1:]
		}
		if one.turn != m.turn {
			one.listed = false
			continue
		}
		m.sorted = append(m.sorted, one)
		switch {
		case len(all) == 0 || all[len(all)-1].ID != one.ID:
			all, first = append(all, one.Judgement), one.at
		case one.at < first:
			all[len(all)-1], first = one.Judgement, one.at
		}
	}
	return all
}

func sortRulings(all []*ruling) {
	order := make([]ranked, len(all))
	for i, one := range all {
		order[i] = ranked{beginningOf(one.ID), one}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if a.id != b.id {
			return cmp.Compare(a.id, b.id)
		}
		return cmp.Compare(a.ID, b.ID)
	})
	for i := range order {
		all[i] = order[i].ruling
	}
}

// ranked is a ruling, and how its id begins.
type ranked struct {
	id uint64
	*ruling
}

// beginningOf returns as a number how the id of a judgement begins, so that most
// are put in order without a look at the ids themselves.
func beginningOf(id graph.ID) uint64 {
	const prefix = graph.PrefixJudgement + "/"
	own, is := strings.CutPrefix(string(id), prefix)
	switch {
	case is:
		var first [8]byte
		copy(first[:], own)
		return binary.BigEndian.Uint64(first[:])
	case id < prefix:
		return 0
	default:
		return math.MaxUint64
	}
}
