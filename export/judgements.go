package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// writeJudgements writes a line for each judgement of a person, those included
// that were superseded, in the order in which they were given.
func writeJudgements(_ context.Context, w io.Writer, source Source) error {
	snapshot := source.Session.Snapshot()
	given := &graph.Corpus{}
	for _, id := range source.Session.JudgementIDs(query.JudgementFilter{ByPeople: true, Superseded: true}) {
		j, err := snapshot.Judgement(id)
		if err != nil {
			return err
		}
		given.Judgements = append(given.Judgements, *j)
	}
	graph.SortJudgements(given.Judgements)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, j := range judgementsOf(given) {
		if err := lines.Encode(j); err != nil {
			return err
		}
	}
	return nil
}
