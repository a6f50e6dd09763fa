package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// joinVariants joins sets whose names are spellings of one name, the surest
// first. What fits two that are not held to be one with one another is joined with
// neither, and what nobody can tell is recorded for a person to see.
func (r *resolver) joinVariants(p *profiles) {
	v := &variants{profiles: p, partners: map[int32][]int32{}, doubts: map[int32]int{}}
	for _, c := range v.candidates() {
		v.compare(c)
	}
	slices.SortStableFunc(v.found, func(a, b match) int { return cmp.Compare(b.Score, a.Score) })
	for i := range v.found {
		v.decide(&v.found[i])
	}
}

// variants holds the state of that step.
type variants struct {
	*profiles
	found []match
	// partners are, for each root, those with which it was found to be the same by name.
	partners map[int32][]int32
	// doubts counts what was recorded as undecided, by root.
	doubts map[int32]int
}

// match is a comparison of two sets that are not different: by those of their
// names that agree best.
type match struct {
	Comparison
	left, right namedForm
}

// mostDoubts is how many doubts about one set are recorded, the likeliest first:
// no one reads through more.
const mostDoubts = 5

// compare compares two sets, and keeps what they may be one by.
func (v *variants) compare(c candidate) {
	a, b := v.of(c.a), v.of(c.b)
	if haveOneName(a, b) {
		return // the rule of equal names knows why these are not one
	}
	best, relatives := v.bestMatch(a, b)
	if best.Verdict == graph.VerdictDifferent || relatives {
		return
	}
	if _, apart := v.keptApart(c.a, c.b); apart {
		return // of two kinds, or judged to be two: no doubt to tell of
	}
	v.addContext(&best.Comparison, a, b)
	best.conclude()
	if best.Verdict == graph.VerdictDifferent {
		return
	}
	if best.Verdict == graph.VerdictSame {
		v.partners[c.a] = append(v.partners[c.a], c.b)
		v.partners[c.b] = append(v.partners[c.b], c.a)
	}
	v.found = append(v.found, best)
}

// haveOneName tells whether equal names make one of two sets, or that rule knows why not.
func haveOneName(a, b *profile) bool {
	return slices.ContainsFunc(a.forms, func(f namedForm) bool {
		return slices.ContainsFunc(b.forms, func(g namedForm) bool { return f.normal == g.normal && !f.unclear && !g.unclear })
	})
}

// bestMatch compares the names of two sets. They are relatives where names agree
// in the family name and differ in the given name.
func (v *variants) bestMatch(a, b *profile) (best match, relatives bool) {
	best.Score = -1
	if b.forms[0].node < a.forms[0].node {
		a, b = b, a // so that it is worded in one way whatever else was joined before
	}
	for _, left := range a.forms {
		for _, right := range b.forms {
			c := v.namesCompared.compare(left.form, right.form)
			if (left.unclear || right.unclear) && c.Verdict == graph.VerdictSame {
				c.add("article", -1, unclearWeight, "the article does not tell which of that name it means")
				c.conclude()
			}
			if c.Score > best.Score {
				best = match{c, left, right}
			}
			relatives = relatives || c.Verdict == graph.VerdictDifferent && c.inFamily()
		}
	}
	return best, relatives
}

// inFamily tells whether family names agree.
func (c *Comparison) inFamily() bool {
	return len(c.Features) > 0 && c.Features[0].Name == familyName && c.Features[0].Value > 0.5
}

// decide joins the sets of a match, or records the doubt.
func (v *variants) decide(m *match) {
	a, b := v.resolver.sets.find(m.left.node), v.resolver.sets.find(m.right.node)
	if a == b {
		return
	}
	if m.Verdict == graph.VerdictUnsure && v.answered(a, b) {
		return
	}
	p := v.pairOf(m.left.node, m.right.node, byVariant, "“"+m.left.text+"” and “"+m.right.text+"”: "+m.reason())
	p.because = &m.Comparison
	if why := v.against(m, a, b); why != "" {
		p.reason += why
		v.note(p, a, b)
		return
	}
	if v.propose(p) {
		kept := v.resolver.sets.find(a)
		v.merge(kept, a+b-kept)
		v.partners[kept] = append(v.partners[kept], v.partners[a+b-kept]...)
	}
}

// answered tells whether what was joined since leaves no doubt that two sets are
// two: the bare London is that of England by now, and not that of Ontario.
func (v *variants) answered(a, b int32) bool {
	if _, apart := v.keptApart(a, b); apart {
		return true
	}
	_, relatives := v.bestMatch(v.of(a), v.of(b))
	return relatives
}

// against says what keeps a rule from joining two sets whose names may be one;
// "" where nothing does.
func (v *variants) against(m *match, a, b int32) string {
	if m.Verdict == graph.VerdictUnsure {
		return "; that does not suffice"
	}
	if v.leftOpen(a, b) {
		return "; but a person could not tell"
	}
	if _, relatives := v.bestMatch(v.of(a), v.of(b)); relatives {
		return "; but other names of theirs tell them apart"
	}
	if len(common(v.claimsOf(v.of(a)), v.claimsOf(v.of(b)))) > 0 {
		return "; but both take part in one event"
	}
	if v.fitsAnother(a, b) || v.fitsAnother(b, a) {
		return "; but the name fits others as well, who may not be the same"
	}
	return ""
}

// fitsAnother tells whether the names of a set are as well those of a third,
// which the rules do not hold to be one with the second.
func (v *variants) fitsAnother(a, b int32) bool {
	return slices.ContainsFunc(v.partners[a], func(partner int32) bool {
		third := v.resolver.sets.find(partner)
		return third != a && third != b && !v.areOne(b, third)
	})
}

// areOne tells whether rules hold two sets to be one that are not joined yet.
func (v *variants) areOne(a, b int32) bool {
	left, right := v.of(a), v.of(b)
	if haveOneName(left, right) || v.leftOpen(a, b) {
		return false // or they were joined by now
	}
	if _, apart := v.keptApart(a, b); apart {
		return false
	}
	best, relatives := v.bestMatch(left, right)
	if relatives || best.Verdict == graph.VerdictDifferent || len(common(v.claimsOf(left), v.claimsOf(right))) > 0 {
		return false
	}
	v.addContext(&best.Comparison, left, right)
	return best.conclude().Verdict == graph.VerdictSame
}

// note records a doubt, unless there are many about one of the sets already.
func (v *variants) note(p proposal, a, b int32) {
	if v.doubts[a] < mostDoubts && v.doubts[b] < mostDoubts {
		v.doubts[a]++
		v.doubts[b]++
		v.doubt(p)
	}
}
