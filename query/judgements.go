package query

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// JudgementFilter chooses judgements.
type JudgementFilter struct {
	// Verdicts is nil for all; an empty list matches none.
	Verdicts []graph.Verdict
	// ByPeople leaves out rules and annotators.
	ByPeople bool
	// Superseded takes those in, too, that a later judgement or a person's has superseded.
	Superseded bool
}

func (f *JudgementFilter) matches(j *graph.Judgement) bool {
	return (f.Verdicts == nil || slices.Contains(f.Verdicts, j.Verdict)) &&
		(!f.ByPeople || graph.IsPerson(j.By)) && (f.Superseded || j.SupersededBy == "")
}

// JudgementIDs returns the judgements that a filter chooses, by id.
func (s *Session) JudgementIDs(f JudgementFilter) []graph.ID {
	var found []graph.ID
	for _, id := range s.snap.Judgements() {
		if f.matches(held(s.snap.Judgement(id))) {
			found = append(found, id)
		}
	}
	return found
}

// Judgements pages through the judgements that a filter chooses, sorted by
// instant, then id. The UNSURE ones wait for a person.
func (s *Session) Judgements(f JudgementFilter, page PageArgs) (*Page[*graph.Judgement], error) {
	return s.JudgementsPage(s.JudgementIDs(f), page)
}
