package copies

import (
	"cmp"
	"slices"
)

// finder compares each text with the longer ones that it may be a copy of.
//
// Two texts that share half of the shorter one share at least one of any half of
// it and one hash more. So it suffices to look for others that hold one of the
// rarest half: what stands in many texts, as the note on an agency does, leads to
// nothing (prefix filtering: R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs
// similarity search, 2007).
type finder struct {
	texts  []text
	groups groups
	// shared is, by text, what of its wording stands in other texts too: for each hash, all that hold it.
	shared [][]holders
	// seen is, by text, the last one that was compared with it.
	seen []int32
}

// holders are the texts that hold one hash, in order.
type holders []int32

func newFinder(texts []text, groups groups) *finder {
	f := &finder{texts: texts, groups: groups, shared: make([][]holders, len(texts)), seen: make([]int32, len(texts))}
	size := 0
	for _, t := range texts {
		size += len(t.wording)
	}
	held := make([]uint64, 0, size) // a hash, and in the lower half a text that holds it
	for i, t := range texts {
		f.seen[i] = -1
		if len(t.wording) < leastWording {
			continue
		}
		for _, hash := range t.wording {
			held = append(held, uint64(hash)<<32|uint64(i)) //nolint:gosec // ordinals are of 32 bits
		}
	}
	slices.Sort(held)
	for from, to := 0, 0; from < len(held); from = to {
		for to = from; to < len(held) && held[to]>>32 == held[from]>>32; to++ {
		}
		if to-from > 1 {
			f.add(held[from:to])
		}
	}
	return f
}

// add notes which texts share a hash.
func (f *finder) add(held []uint64) {
	all := make(holders, len(held))
	for i, h := range held {
		all[i] = int32(uint32(h)) //nolint:gosec // the lower half is an ordinal
	}
	for _, text := range all {
		f.shared[text] = append(f.shared[text], all)
	}
}

// compare joins a text with its copies among those that are as long or longer.
// Of those that share a run of words it looks at the next 64 in length: copies are
// about as long as one another, so that any number of copies of one text become
// one group, and a phrase in any number of texts costs little.
func (f *finder) compare(i int32) {
	shorter := f.texts[i].wording
	for _, others := range f.rarest(i) {
		at, _ := slices.BinarySearch(others, i)
		for _, other := range others[at+1 : min(at+1+nextLonger, len(others))] {
			longer := f.texts[other].wording
			if len(longer) > timesLonger*len(shorter) {
				break
			}
			if f.seen[other] == i || f.groups.find(i) == f.groups.find(other) {
				continue
			}
			f.seen[other] = i
			if share(shorter, longer) {
				f.groups.join(i, other)
			}
		}
	}
}

// rarest returns who else holds each of the hashes of which a copy must hold one;
// none where too few are shared. It sorts what the text shares.
func (f *finder) rarest(i int32) []holders {
	shared := f.shared[i]
	must := (sharePercent*len(f.texts[i].wording) + 99) / 100
	if len(shared) < max(must, 1) {
		return nil
	}
	slices.SortStableFunc(shared, func(a, b holders) int { return cmp.Compare(len(a), len(b)) })
	return shared[:len(shared)-must+1]
}
