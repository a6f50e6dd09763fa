package loader

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// claimGroup are claims whose ids differ in their digests only.
type claimGroup struct {
	words  string // of the ids
	claims []rowClaim
}

// idWord is a word of ids, and its rank among those of the table once all are known.
type idWord struct {
	text string
	rank uint32
}

// rankWords gives equal words one rank and each other word its own, from 0, and
// returns how many there are.
func rankWords(words []*idWord) (count int) {
	if len(words) == 0 {
		return 0
	}
	slices.SortFunc(words, func(a, b *idWord) int { return cmp.Compare(a.text+"-", b.text+"-") }) // as in ids
	for i, word := range words {
		if i > 0 && word.text != words[i-1].text {
			count++
		}
		word.rank = uint32(count) //nolint:gosec // there are not as many words
	}
	return count + 1
}

// byWords returns the claims in the order of the words of their ids: the few words
// are sorted, and the many claims put where their words stand. Those of the same
// words are nearly in the order of their digests.
func (t *claimTable) byWords() []rowClaim {
	var kinds, days []*idWord
	for _, kind := range t.kinds {
		kinds = append(kinds, &kind.inID)
	}
	for _, when := range t.days {
		days = append(days, &when.inID)
	}
	kindCount, dayCount := rankWords(kinds), rankWords(days)
	one, other := make([]rowClaim, t.rows.count), make([]rowClaim, t.rows.count)
	putInPlace(one, t.rows.all, 1<<digestRankBits, digestRank)
	putInPlace(other, pointers(one), dayCount, t.dayRank)
	putInPlace(one, pointers(other), kindCount, t.kindRank)
	return one
}

// digestRankBits are few enough that counting ranks is cheap.
const digestRankBits = 12

func digestRank(r *rowClaim) uint32 { return uint32(r.digest >> (64 - digestRankBits)) }

func (t *claimTable) kindRank(r *rowClaim) uint32 { return t.kinds[r.kind].inID.rank }

func (t *claimTable) dayRank(r *rowClaim) uint32 { return t.days[r.day].inID.rank }

func pointers(rows []rowClaim) iter.Seq[*rowClaim] {
	return func(yield func(*rowClaim) bool) {
		for i := range rows {
			if !yield(&rows[i]) {
				return
			}
		}
	}
}

// putInPlace copies claims in the order of a rank below ranks, and leaves those of one
// rank in their order.
func putInPlace(to []rowClaim, rows iter.Seq[*rowClaim], ranks int, rank func(*rowClaim) uint32) {
	next := make([]int, ranks+1) // where the next one of a rank goes
	for r := range rows {
		next[rank(r)+1]++
	}
	for i := range ranks {
		next[i+1] += next[i]
	}
	for r := range rows {
		place := &next[rank(r)]
		to[*place] = *r
		*place++
	}
}

// claimGroups divides claims that are in the order of their words.
func (t *claimTable) claimGroups(rows []rowClaim) []claimGroup {
	var groups []claimGroup
	sameWords := func(a, b *rowClaim) bool {
		return t.kindRank(a) == t.kindRank(b) && t.dayRank(a) == t.dayRank(b)
	}
	for same := range runs(rows, sameWords) {
		groups = append(groups, claimGroup{t.words(&same[0]), same})
	}
	return groups
}

// runs yields the pieces of a list in which neighbours are the same.
func runs[T any](list []T, same func(a, b *T) bool) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for from, to := 0, 0; from < len(list); from = to {
			for to = from + 1; to < len(list) && same(&list[to-1], &list[to]); to++ {
			}
			if !yield(list[from:to:to]) {
				return
			}
		}
	}
}

// areApart tells whether the ids of one group come before those of the next: those
// of 2014 and 2014-01 are mixed.
func areApart(groups []claimGroup) bool {
	for i := 1; i < len(groups); i++ {
		before, words := groups[i-1].words, groups[i].words
		if before >= words || strings.HasPrefix(words, before) {
			return false
		}
	}
	return true
}
