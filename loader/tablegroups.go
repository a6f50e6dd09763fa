package loader

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// numberedClaim has what sorting looks at beside the pointer.
type numberedClaim struct {
	digest    uint64
	kind, day uint32 // the ranks of the words
	claim     *rowClaim
}

// claimGroup are claims whose ids differ in their digests only.
type claimGroup struct {
	words  string // of the ids
	claims []numberedClaim
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
// are sorted, and the many claims put where their words stand.
func (t *claimTable) byWords(kinds, days []*idWord) []numberedClaim {
	kindCount, dayCount := rankWords(kinds), rankWords(days)
	byDay := putInPlace(t.numbered, t.count, dayCount, func(n numberedClaim) uint32 { return n.day })
	return putInPlace(slices.Values(byDay), t.count, kindCount, func(n numberedClaim) uint32 { return n.kind })
}

// numbered yields the claims in the order of the rows, once words have their ranks.
func (t *claimTable) numbered(yield func(numberedClaim) bool) {
	for _, block := range t.blocks {
		for i := range block {
			c := &block[i]
			if !yield(numberedClaim{c.digest, c.kind.inID.rank, c.when.inID.rank, c}) {
				return
			}
		}
	}
}

// putInPlace sorts claims by a rank below ranks, and leaves those of one rank in order.
func putInPlace(claims iter.Seq[numberedClaim], count, ranks int, rank func(numberedClaim) uint32) []numberedClaim {
	next := make([]int, ranks+1) // where the next one of a rank goes
	for n := range claims {
		next[rank(n)+1]++
	}
	for i := range ranks {
		next[i+1] += next[i]
	}
	placed := make([]numberedClaim, count)
	for n := range claims {
		r := rank(n)
		placed[next[r]] = n
		next[r]++
	}
	return placed
}

// claimGroups divides claims that are in order.
func claimGroups(claims []numberedClaim) []claimGroup {
	var groups []claimGroup
	compareWords := func(a, b numberedClaim) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.day, b.day)) }
	for same := range runs(claims, compareWords) {
		groups = append(groups, claimGroup{same[0].claim.words(), same})
	}
	return groups
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
