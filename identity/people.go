package identity

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// readPeople records the judgements by people and finds out which of them
// stand: on one pair the latest. Judgements by rules are not read, they are made
// anew; what was right when they were stored may not be so any more.
func (r *resolver) readPeople(all []graph.Judgement) {
	for _, j := range latestOfEachID(all) {
		at := r.record(j)
		key := newPair(j.Left, j.Right)
		if earlier, ok := r.standing[key]; ok {
			r.records[earlier].SupersededBy = j.ID
		}
		r.standing[key] = at
	}
	r.findMinting()
	for i := range r.records {
		j := &r.records[i]
		j.concerns = slices.Concat(r.denotedBy(j.Left).all(), r.denotedBy(j.Right).all())
		for _, node := range j.concerns {
			r.judgedNodes.note(node, true)
		}
	}
}

// latestOfEachID returns the judgements by people in the order of time, then of
// id. A judgement that was made twice in the same words counts from the second time.
func latestOfEachID(all []graph.Judgement) []graph.Judgement {
	latest := map[graph.ID]graph.Judgement{}
	for _, j := range all {
		if !graph.IsPerson(j.By) {
			continue
		}
		if j.ID == "" {
			j.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason)
		}
		j.Left, j.Right, j.SupersededBy = min(j.Left, j.Right), max(j.Left, j.Right), ""
		if earlier, known := latest[j.ID]; !known || earlier.At.Before(j.At) {
			latest[j.ID] = j
		}
	}
	people := make([]graph.Judgement, 0, len(latest))
	for _, j := range latest {
		people = append(people, j)
	}
	slices.SortFunc(people, func(a, b graph.Judgement) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return people
}

// joinByPeople marks what people hold to differ, then joins what they hold to be
// the same.
func (r *resolver) joinByPeople() {
	people := len(r.records) // blocked joins add more
	companions := r.companions()
	for i := range people {
		if j := &r.records[i]; j.Verdict == graph.VerdictDifferent && j.SupersededBy == "" {
			r.markDifferent(int32(i), companions)
		}
	}
	for i := range people {
		if j := r.records[i]; j.Verdict == graph.VerdictSame && j.SupersededBy == "" {
			r.joinJudged(&j.Judgement)
		}
	}
}

// markDifferent puts what a judgement names on its two sides. A mention that
// both sides name is judged not to be the actor whose id it could mint: it is on
// the side that names less, and so is what corefers with it.
func (r *resolver) markDifferent(judgement int32, companions companions) {
	j := &r.records[judgement]
	less, more := r.denotedBy(j.Left).all(), r.denotedBy(j.Right).all()
	if len(more) < len(less) {
		less, more = more, less
	}
	exempt, named := map[int32]bool{}, membersOf(more)
	for _, node := range less {
		r.sets.mark(node, mark{judgement, 0})
		if named[node] {
			exempt[node] = true
			for _, companion := range companions[node] {
				exempt[companion] = true
			}
		}
	}
	for _, node := range more {
		if !exempt[node] {
			r.sets.mark(node, mark{judgement, 1})
		}
	}
}

func membersOf(nodes []int32) map[int32]bool {
	all := make(map[int32]bool, len(nodes))
	for _, node := range nodes {
		all[node] = true
	}
	return all
}

// companions are, for each node, the nodes that corefer with it in its article.
type companions map[int32][]int32

func (r *resolver) companions() companions {
	all := companions{}
	for _, group := range r.coreference() {
		for _, node := range group {
			all[node] = group
		}
	}
	return all
}

// joinJudged joins what a judgement names.
func (r *resolver) joinJudged(j *graph.Judgement) {
	left, right := r.denotedBy(j.Left), r.denotedBy(j.Right)
	matches := left.matches(right)
	if len(matches) == 0 {
		p := proposal{pair: newPair(j.Left, j.Right), by: j.By, at: j.At}
		r.recordBlocked(p, "one of the ids may mean actors of several types", append(left.all(), right.all()...)...)
	}
	for _, match := range matches {
		for _, d := range match {
			r.joinMinting(j, d)
		}
		r.joinForPerson(j, match[0].node, match[1].node, newPair(j.Left, j.Right))
	}
}

// joinMinting joins the mentions that could mint an id with its node. Where people
// have said of all of them that they are not it, the id means nobody any more, and
// the judgement on it joins nothing: that is told.
func (r *resolver) joinMinting(j *graph.Judgement, d denotation) {
	for _, m := range d.minting {
		r.joinForPerson(j, d.node, m, newPair(d.id, r.mentions[m].ID))
	}
	means := func(m int32) bool { return r.sets.find(m) == r.sets.find(d.node) }
	if len(d.minting) == 0 || slices.ContainsFunc(d.minting, means) {
		return
	}
	if why, apart := r.keptApart(d.node, d.minting[0]); apart {
		r.recordBlocked(proposal{pair: newPair(j.Left, j.Right), by: j.By, at: j.At}, why, d.minting...)
	}
}

// joinForPerson joins two nodes, or records why that must not be. A person who
// judged the very pair need not be told.
func (r *resolver) joinForPerson(j *graph.Judgement, a, b int32, p pair) {
	why, apart := r.keptApart(a, b)
	if !apart {
		r.join(a, b)
		return
	}
	if standing, ok := r.standing[p]; !ok || r.records[standing].ID == j.ID {
		r.recordBlocked(proposal{pair: p, by: j.By, at: j.At}, why, a, b)
	}
}
