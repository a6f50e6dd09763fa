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
	claims := make([]numberedClaim, 0, t.count)
	for _, block := range t.blocks {
		for i := range block {
			c := &block[i]
			claims = append(claims, numberedClaim{c.digest, c.kind.inID.rank, c.when.inID.rank, c})
		}
	}
	claims = putInPlace(claims, dayCount, func(n *numberedClaim) uint32 { return n.day })
	return putInPlace(claims, kindCount, func(n *numberedClaim) uint32 { return n.kind })
}

// putInPlace sorts claims by a rank below count, and leaves those of one rank in order.
func putInPlace(claims []numberedClaim, count int, rank func(*numberedClaim) uint32) []numberedClaim {
	next := make([]int, count+1) // where the next one of a rank goes
	for i := range claims {
		next[rank(&claims[i])+1]++
	}
	for i := range count {
		next[i+1] += next[i]
	}
	placed := make([]numberedClaim, len(claims))
	for i := range claims {
		r := rank(&claims[i])
		placed[next[r]] = claims[i]
		next[r]++
	}
	return placed
}

// claimGroups divides claims that are in order.
func claimGroups(claims []numberedClaim) iter.Seq[claimGroup] {
	return func(yield func(claimGroup) bool) {
		for from, to := 0, 0; from < len(claims); from = to {
			for to = from + 1; to < len(claims) && claims[to].kind == claims[from].kind && claims[to].day == claims[from].day; to++ {
			}
			if !yield(claimGroup{claims[from].claim.words(), claims[from:to:to]}) {
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
