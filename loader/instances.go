package loader

import (
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// instanceDraft is a thing that mentions and events of several articles mean,
// under the id that the corpus gives it.
type instanceDraft struct {
	id      string
	members []word
}

// instance notes what the members became, whatever their types: those of one
// thing may be a place and a government.
func (t *translator) instance(i foreignInstance) {
	d := instanceDraft{id: i.id.s}
	for _, id := range i.members {
		switch x := t.spans[id.s]; {
		case x == nil:
		case x.event != nil:
			d.members = append(d.members, x.event.id)
		default:
			for _, kind := range slices.Sorted(maps.Keys(x.mentions)) {
				d.members = append(d.members, x.mentions[kind].id)
			}
		}
	}
	t.d.instances = append(t.d.instances, d)
}

// byCorpus is who judges what means an instance: the annotators of a corpus.
const byCorpus = "annotators"

// instanceJudgements say of each mention and claim that it is the instance of
// the corpus. So each document can be read by itself: two that mean one instance
// come together by its id.
func instanceJudgements(instances []instanceDraft, locals map[string]graph.ID) []graph.Judgement {
	var all []graph.Judgement
	seen := map[graph.ID]bool{}
	for _, i := range instances {
		right := graph.InstanceID(i.id)
		for _, member := range i.members {
			left, known := locals[member.s]
			if !known {
				continue
			}
			j := graph.Judgement{
				Left: min(left, right), Right: max(left, right), Verdict: graph.VerdictSame, By: byCorpus,
				Reason: "cross-document coreference, as annotated in the corpus",
			}
			if j.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason); !seen[j.ID] {
				seen[j.ID] = true
				all = append(all, j)
			}
		}
	}
	return all
}
