package identity

import (
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
)

// Who judges, where it is no person.
const (
	byAnnotator    = graph.ByAnnotator
	byRule         = graph.ByRule
	bySameID       = byRule + "same-id"
	bySameName     = byRule + "same-name"
	byFamily       = byRule + "family-name"
	byOffice       = byRule + "office"
	byState        = byRule + "state"
	byVariant      = byRule + "name-variant"
	byPlaceName    = byRule + "place-name"
	byStory        = byRule + "story-name"
	byDescription  = byRule + "description"
	byPart         = byRule + "event-description"
	byApposition   = byRule + "apposition"
	byEventPlace   = byRule + "event-place"
	byPronoun      = byRule + "pronoun"
	byMirroredRows = byRule + "mirrored-rows"
	bySameEvent    = byRule + "same-event"
	bySameWords    = byRule + "same-words"
	byBlocked      = graph.ByBlocked
)

// record is a judgement and the nodes that it concerns.
type record struct {
	*ruling
	concerns []int32
}

// record records a judgement that concerns some nodes, the last of which remembers it.
func (r *resolver) record(j graph.Judgement, concerns ...int32) int32 {
	var kept *keptOf
	if n := len(concerns); n > 0 && int(concerns[n-1]) < len(r.kept) {
		kept = r.kept[concerns[n-1]]
	}
	return r.recordRuling(r.rulings.of(&j, kept), concerns...)
}

func (r *resolver) recordRuling(one *ruling, concerns ...int32) int32 {
	at := int32(len(r.records))
	r.rulings.made(one, at)
	r.records = append(r.records, record{one, r.copyOf(concerns)})
	return at
}

// copyOf copies a short list of nodes to where there are many.
func (r *resolver) copyOf(nodes []int32) []int32 {
	const atOnce = 1 << 14
	if len(r.nodeLists)+len(nodes) > cap(r.nodeLists) {
		r.nodeLists = make([]int32, 0, max(atOnce, len(nodes)))
	}
	from := len(r.nodeLists)
	r.nodeLists = append(r.nodeLists, nodes...)
	return r.nodeLists[from:len(r.nodeLists):len(r.nodeLists)]
}

// proposal is a join that a rule or an annotator proposes: of a pair, by the
// nodes that would come together.
type proposal struct {
	pair       pair
	left       int32
	right      int32
	by, reason string
	at         time.Time
	// because is what was compared; nil for what is no matter of degree.
	because *Comparison
}

// judgement returns what a proposal comes to, without an id; see record.
func (r *resolver) judgement(p proposal, verdict graph.Verdict) graph.Judgement {
	j := graph.Judgement{
		Left: p.pair.left, Right: p.pair.right,
		Verdict: verdict, By: p.by, Reason: p.reason, At: p.at,
	}
	if p.because != nil {
		j.Score, j.Features = &p.because.Score, p.because.Features
	}
	return j
}

// propose records a proposed join and makes it, unless a person has judged the
// pair or something keeps the sets apart. It tells whether both are in one set
// afterwards.
func (r *resolver) propose(p proposal) bool {
	j := r.judgement(p, graph.VerdictSame)
	if standing, ok := r.standing[p.pair]; ok {
		j.SupersededBy = r.records[standing].ID
		r.record(j, p.left, p.right)
		return r.sets.find(p.left) == r.sets.find(p.right)
	}
	if j.SupersededBy = r.overruled(p.left, p.right); j.SupersededBy != "" {
		r.record(j, p.left, p.right)
		return false
	}
	if why, apart := r.keptApart(p.left, p.right); apart {
		r.recordBlocked(p, why, p.left, p.right)
		return false
	}
	r.record(j, p.left, p.right)
	r.join(p.left, p.right)
	return true
}

// recordBlocked records a join that was not made, and why.
func (r *resolver) recordBlocked(p proposal, why string, concerns ...int32) {
	p.reason = p.by + " would join them, but " + why
	p.by = byBlocked
	r.record(r.judgement(p, graph.VerdictUnsure), concerns...)
}

// doubt records that a rule cannot tell whether two sets are one.
func (r *resolver) doubt(p proposal) {
	j := r.judgement(p, graph.VerdictUnsure)
	if standing, ok := r.standing[p.pair]; ok {
		j.SupersededBy = r.records[standing].ID
	} else {
		j.SupersededBy = r.overruled(p.left, p.right)
	}
	r.record(j, p.left, p.right)
}

// overruled returns the judgement by which a person has told two nodes apart, not
// through others but these themselves: there is nothing left to ask. Empty where
// there is none.
func (r *resolver) overruled(a, b int32) graph.ID {
	at, blocked := r.sets.blocked(a, b)
	if !blocked {
		return ""
	}
	d := &r.records[at]
	left, right := r.denotedBy(d.Left).all(), r.denotedBy(d.Right).all()
	if slices.Contains(left, a) && slices.Contains(right, b) || slices.Contains(left, b) && slices.Contains(right, a) {
		return d.ID
	}
	return ""
}

// keptApart says why two sets must not come together.
func (r *resolver) keptApart(a, b int32) (why string, apart bool) {
	if j, blocked := r.sets.blocked(a, b); blocked {
		d := &r.records[j]
		return string(d.ID) + " by " + d.By + " says that " + string(d.Left) + " and " + string(d.Right) + " differ", true
	}
	if left, right := r.prefix(a), r.prefix(b); left != right && left != "" && right != "" {
		return "one is an id of kind " + left + ", the other of kind " + right, true
	}
	return r.traits.of(r.sets.find(a)).against(r.traits.of(r.sets.find(b)))
}

// join unites two sets and what is known of them.
func (r *resolver) join(a, b int32) {
	kept, taken := r.sets.union(a, b)
	r.traits.merge(kept, taken)
	r.careers.merge(kept, taken)
}
