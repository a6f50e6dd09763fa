package copies

import (
	"cmp"
	"slices"
)

// Two texts that share half of the shorter one share at least one of any half of
// it and one hash more. So it suffices to look for others that hold one of the
// rarest half: what stands in many texts, as the note on an agency does, leads to
// nothing (prefix filtering: R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs
// similarity search, 2007).

// holders are the texts that hold one hash.
type holders []*text

// sharedBy returns what of the wording of some texts stands in others, too: for
// each hash all that hold it, in order.
func (m *Memory) sharedBy(some map[*text]bool) map[*text][]holders {
	shared := make(map[*text][]holders, len(some))
	for t := range some {
		shared[t] = nil
	}
	for from, to := 0, 0; from < len(m.held); from = to {
		wanted := false
		for to = from; to < len(m.held) && m.held[to]>>32 == m.held[from]>>32; to++ {
			wanted = wanted || some[m.at(m.held[to])]
		}
		if !wanted || to-from < 2 {
			continue
		}
		all := make(holders, 0, to-from)
		for _, h := range m.held[from:to] {
			all = append(all, m.at(h))
		}
		slices.SortFunc(all, (*text).compare)
		for _, t := range all {
			if some[t] {
				shared[t] = append(shared[t], all)
			}
		}
	}
	return shared
}

// findCopies finds the copies of a text among those that are as long or longer.
// Of those that share a run of words it looks at the next 64 in length: copies are
// about as long as one another, so that any number of copies of one text become
// one group, and a phrase in any number of texts costs little.
func (t *text) findCopies(shared []holders) {
	t.copies, t.longest = nil, 0
	seen := map[*text]bool{}
	for _, others := range rarest(t, shared) {
		t.longest = max(t.longest, len(others))
		at, _ := slices.BinarySearchFunc(others, t, (*text).compare)
		for _, other := range others[at+1 : min(at+1+nextLonger, len(others))] {
			if len(other.wording) > timesLonger*len(t.wording) {
				break
			}
			if seen[other] {
				continue
			}
			seen[other] = true
			if share(t.wording, other.wording) {
				t.copies = append(t.copies, other)
			}
		}
	}
}

// rarest returns who else holds each of the hashes of which a copy must hold one;
// none where too few are shared. It sorts what the text shares.
func rarest(t *text, shared []holders) []holders {
	must := (sharePercent*len(t.wording) + 99) / 100
	if len(shared) < max(must, 1) {
		return nil
	}
	slices.SortStableFunc(shared, func(a, b holders) int { return cmp.Compare(len(a), len(b)) })
	return shared[:len(shared)-must+1]
}
