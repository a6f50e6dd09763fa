package quads

import (
	"encoding/json"
	"maps"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// EncodeJudgement returns what the judgement says, labelled with its id and
// sorted: <left> parley:same <right>. A judgement that was given several times
// has further instants. SupersededBy is not part of it: it follows from the
// other judgements. The error wraps [graph.ErrInvalid].
func EncodeJudgement(j *graph.Judgement, further ...time.Time) ([]quad.Quad, error) {
	w := newWriter(j.ID)
	if j.ID.Prefix() != graph.PrefixJudgement || j.Left == "" || j.Left >= j.Right {
		w.fail("%q cannot be a judgement on %q and %q: the id begins with %s/, and two different things are in the order of their ids",
			j.ID, j.Left, j.Right, graph.PrefixJudgement)
	}
	verdict, ok := verdicts[j.Verdict]
	if !ok {
		w.fail("%s: there is no verdict %q", j.ID, j.Verdict)
	}
	w.refer(j.Left, verdict, j.Right)
	w.must(j.ID, termAuthor, j.By)
	w.say(j.ID, termNote, j.Reason)
	if j.Score != nil {
		if !(*j.Score >= 0 && *j.Score <= 1) { // not a number is refused, too
			w.fail("%s: the score %v is not from 0 to 1", j.ID, *j.Score)
		}
		w.number(j.ID, termScore, *j.Score)
	}
	w.features(j)
	w.instants(j.ID, termRecorded, append([]time.Time{j.At}, further...))
	return w.done()
}

// feature gives [graph.Feature] its names in JSON.
type feature struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
	Detail string  `json:"detail,omitempty"`
}

func (w *writer) features(j *graph.Judgement) {
	if len(j.Features) == 0 {
		return
	}
	list := make([]feature, len(j.Features))
	for i, f := range j.Features {
		list[i] = feature(f)
		if !utf8.ValidString(f.Name + f.Detail) { // JSON would replace it in silence
			w.fail("%s: a feature is not valid UTF-8: %q", j.ID, f.Name+f.Detail)
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		w.fail("%s: features: %v", j.ID, err)
	}
	w.typed(j.ID, termFeatures, string(text), typeJSON)
}

// DecodeJudgement reads back what [EncodeJudgement] wrote. At is the latest
// instant; the earlier ones are returned in order. The error names the quad
// that cannot be read, and wraps [graph.ErrInvalid].
func DecodeJudgement(id graph.ID, quads []quad.Quad) (j graph.Judgement, earlier []time.Time, err error) {
	r := newReader(quads)
	j = graph.Judgement{
		ID:       id,
		By:       r.text(id, termAuthor),
		Reason:   r.text(id, termNote),
		Score:    r.number(id, termScore),
		Features: r.features(id),
	}
	for _, verdict := range slices.Sorted(maps.Keys(verdicts)) {
		if quads := r.with(verdicts[verdict]); len(quads) > 0 {
			j.Verdict = verdict
			j.Left, j.Right = graph.ID(textOf(quads[0].Subject)), graph.ID(textOf(quads[0].Object))
			break
		}
	}
	if instants := r.instants(id, termRecorded); len(instants) > 0 {
		last := len(instants) - 1
		j.At, earlier = instants[last], instants[:last:last]
	}
	return j, earlier, r.compare(EncodeJudgement(&j, earlier...))
}

func (r *reader) features(judgement graph.ID) []graph.Feature {
	var list []feature
	if err := json.Unmarshal([]byte(r.text(judgement, termFeatures)), &list); err != nil {
		return nil
	}
	features := make([]graph.Feature, len(list))
	for i, f := range list {
		features[i] = graph.Feature(f)
	}
	return features
}
