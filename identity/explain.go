package identity

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Explanation says how two things compare and what has been judged of them.
type Explanation struct {
	// Comparison is what the rules find, whatever people have judged. Its features begin with those of
	// the names that agree best.
	Comparison
	// One tells whether both are one in the resolution, where people have the last word.
	One bool
	// Chain are the judgements SAME that join the one with the other, the fewest that do, in order;
	// empty where they are not one, or no judgement is needed.
	Chain []graph.Judgement
	// Apart says what keeps them from being joined; empty where nothing does, though nothing joins them.
	Apart string
	// Judgements are those between what the ids mean, by people and by rules, sorted by id.
	Judgements []graph.Judgement
	// Links are those between the two events, where they stay two: of rules, as in the resolution, and
	// those that articles state, of which By is the claim.
	Links []graph.RuleLink
}

// Explain compares what two ids mean: mentions, actors or places; claims or
// events. An id of an actor or place means the mentions that could mint it, that
// of an event the claim, as in a judgement. The error wraps [graph.ErrNotFound]
// for what the corpus does not hold, and [graph.ErrInvalid] for ids of which one
// cannot be the other.
func Explain(c *graph.Corpus, left, right graph.ID) (Explanation, error) {
	return new(Memory).Explain(c, left, right)
}

// Explain does what the function [Explain] does, and remembers what [Memory.Resolve] does.
func (m *Memory) Explain(c *graph.Corpus, left, right graph.ID) (Explanation, error) {
	kind, known := graph.KindOfJudged(left)
	if other, alsoKnown := graph.KindOfJudged(right); !known || !alsoKnown || (kind == graph.PrefixEvent) != (other == graph.PrefixEvent) {
		return Explanation{}, fmt.Errorf("%s and %s cannot be compared: name two mentions, actors or places, or two claims or events: %w",
			left, right, graph.ErrInvalid)
	}
	r := m.newResolver(c)
	r.joinBeforeVariants(c.Judgements)
	a, err := r.meant(left)
	if err != nil {
		return Explanation{}, err
	}
	b, err := r.meant(right)
	if err != nil {
		return Explanation{}, err
	}
	var e Explanation
	if kind != graph.PrefixEvent {
		e.Comparison = r.compareMeant(r.readProfiles(), a, b)
	}
	between := r.between(a, b)
	r.joinByLikeness()
	if kind == graph.PrefixEvent {
		between = r.between(a, b)
		e.Comparison = r.explainEvents(a[0], b[0])
	} else {
		r.joinEvents()
	}
	r.joinDescribedInEvents()
	r.explainOutcome(&e, a, b)
	if kind == graph.PrefixEvent && !e.One {
		e.Links, between = r.linksBetween(a[0], b[0]), r.between(a, b)
	}
	for _, j := range r.rulings.all() {
		if between(j.Left, j.Right) || newPair(j.Left, j.Right) == newPair(left, right) {
			e.Judgements = append(e.Judgements, j)
		}
	}
	return e, nil
}

// explainOutcome tells whether two lists of nodes are one, and by what, or why not.
func (r *resolver) explainOutcome(e *Explanation, a, b []int32) {
	for _, x := range r.distinctSets(a) {
		for _, y := range r.distinctSets(b) {
			if r.sets.find(x) == r.sets.find(y) {
				e.One = true
				e.Chain, e.Apart = r.chain(a, b), ""
				return
			}
			if why, apart := r.keptApart(x, y); apart {
				e.Apart = why
			}
		}
	}
}

// meant returns the mentions or the claim that an id means.
func (r *resolver) meant(id graph.ID) ([]int32, error) {
	own := id
	if id.Prefix() == graph.PrefixEvent {
		own = graph.ID(graph.PrefixClaim + "/" + id.Local())
	}
	if node, known := r.nodeOf(own); known && r.prefix(node) != "" {
		return []int32{node}, nil
	}
	var found []int32
	for node, m := range r.mentions {
		bare := r.mintedAt(int32(node))
		if (bare == id || graph.NamesakeID(bare, m.ID) == id) && !r.names[node].pronoun {
			found = append(found, int32(node))
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no article names %s: %w", id, graph.ErrNotFound)
	}
	return found, nil
}

// compareMeant compares the sets of mentions, each with each, and returns the
// comparison that finds them most alike.
func (r *resolver) compareMeant(p *profiles, a, b []int32) Comparison {
	best := Comparison{Score: -1}
	for _, x := range r.distinctSets(a) {
		for _, y := range r.distinctSets(b) {
			if c := r.comparePair(p, x, y); c.Score > best.Score {
				best = c
			}
		}
	}
	return best
}

func (r *resolver) comparePair(p *profiles, x, y int32) Comparison {
	a, b := r.sets.find(x), r.sets.find(y)
	left, right := p.of(a), p.of(b)
	if left == nil || right == nil || a == b {
		return compareForms(r.names[x], r.names[y])
	}
	v := variants{profiles: p}
	best, relatives := v.bestMatch(left, right)
	c, differ := best.Comparison, best.Verdict == graph.VerdictDifferent
	if differ {
		c = compareForms(best.left.form, best.right.form) // with the reasons, which are not kept
	}
	if left.kind == right.kind {
		p.addContext(&c, left, right)
	}
	if why, apart := r.keptApart(a, b); apart {
		c.add("apart", -1, 1, "%s", why)
	}
	c.conclude()
	if differ || relatives {
		c.Verdict = graph.VerdictDifferent
	}
	return c
}

// between tells of two ids whether one is of the set of a, the other of that of b.
func (r *resolver) between(a, b []int32) func(x, y graph.ID) bool {
	left, right := r.membersLike(a), r.membersLike(b)
	return func(x, y graph.ID) bool { return left[x] && right[y] || left[y] && right[x] }
}

// membersLike returns the ids of all mentions and claims in the sets of some.
func (r *resolver) membersLike(nodes []int32) map[graph.ID]bool {
	roots := map[int32]bool{}
	for _, node := range nodes {
		roots[r.sets.find(node)] = true
	}
	ids := map[graph.ID]bool{}
	for node := range int32(len(r.mentions) + len(r.claims)) {
		if roots[r.sets.find(node)] {
			ids[r.idOf(node)] = true
		}
	}
	return ids
}
