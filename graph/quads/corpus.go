package quads

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// Encode returns the quads of a corpus, sorted. Each article has one revision,
// recorded at Article.RecordedAt, and its claims, recorded at their RecordedAt.
// The error wraps [graph.ErrInvalid].
func Encode(corpus *graph.Corpus) ([]quad.Quad, error) {
	var quads []quad.Quad
	var err error
	for i := range corpus.Articles {
		if quads, err = appendQuads(quads)(historyOf(&corpus.Articles[i]).Encode()); err != nil {
			return nil, err
		}
	}
	for i := range corpus.Judgements {
		if quads, err = appendQuads(quads)(EncodeJudgement(&corpus.Judgements[i])); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(quads, Compare)
	return quads, nil
}

func historyOf(a *graph.AnnotatedArticle) *History {
	h := &History{ID: a.Article.ID, Text: a.Article.Text, SHA256: a.Article.SHA256}
	h.Revisions = []Revision{{AnnotatedArticle: *a, Recorded: []time.Time{a.Article.RecordedAt}}}
	for i := range a.Claims {
		c := RecordedClaim{Claim: a.Claims[i], Recorded: []time.Time{a.Claims[i].RecordedAt}}
		if at := c.RetractedAt; at != nil {
			c.Retracted = []time.Time{*at}
		}
		h.Claims = append(h.Claims, c)
	}
	return h
}

// Decode returns what stands of everything that was recorded. The quads may be
// in any order. The error names the quad that cannot be read, and wraps
// [graph.ErrInvalid].
func Decode(quads []quad.Quad) (*graph.Corpus, error) {
	corpus := &graph.Corpus{}
	for r := range Recorded(quads) {
		switch {
		case r.Err != nil:
			return nil, r.Err
		case r.History != nil:
			corpus.Articles = append(corpus.Articles, *r.History.Standing())
		default:
			corpus.Judgements = append(corpus.Judgements, r.Judgement)
		}
	}
	graph.SortJudgements(corpus.Judgements)
	return corpus, nil
}

// DecodeAt returns what stood at an instant, as [History.StandingAt] has it, with
// the judgements that had been given by then. The error is that of [Decode].
func DecodeAt(quads []quad.Quad, at time.Time) (*graph.Corpus, error) {
	corpus := &graph.Corpus{}
	for r := range Recorded(quads) {
		switch {
		case r.Err != nil:
			return nil, r.Err
		case r.History != nil:
			if standing := r.History.StandingAt(at); standing != nil {
				corpus.Articles = append(corpus.Articles, *standing)
			}
		default:
			if given := until(append(r.Earlier, r.Judgement.At), at); len(given) > 0 {
				r.Judgement.At = last(given)
				corpus.Judgements = append(corpus.Judgements, r.Judgement)
			}
		}
	}
	graph.SortJudgements(corpus.Judgements)
	return corpus, nil
}

// Record is one thing that was recorded: an article with its history, or a
// judgement, or what is wrong with one.
type Record struct {
	// Label is the article or the judgement; where quads belong to neither, their label.
	Label graph.ID
	// History is nil for a judgement.
	History *History
	// Judgement was given at its instant and, in order, at the earlier ones.
	Judgement graph.Judgement
	Earlier   []time.Time
	// Err names the quad that cannot be read, and wraps [graph.ErrInvalid].
	Err error
}

// Recorded returns everything that was recorded, by label: articles before
// judgements, and last the quads that belong to nothing. The quads may be in any
// order. One thing that cannot be read harms no other. All processors read, some
// things ahead of the one that is yielded.
func Recorded(quads []quad.Quad) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		graphs := byLabel(quads)
		for things := range slices.Chunk(thingsIn(graphs), thingsAhead) {
			records := make([]Record, len(things))
			inParallel(len(things), func(i int) { records[i] = things[i].read() })
			for _, r := range records {
				if !yield(r) {
					return
				}
			}
		}
		for _, label := range slices.Sorted(maps.Keys(graphs)) {
			err := fmt.Errorf("this quad belongs to no article that was recorded: %s: %w", graphs[label][0].NQuad(), graph.ErrInvalid)
			if !yield(Record{Label: label, Err: err}) {
				return
			}
		}
	}
}

// thingsAhead is how many articles and judgements are read before the first of
// them is yielded.
const thingsAhead = 256

// thing is an article or a judgement, and the quads that tell of it, by label.
type thing struct {
	label  graph.ID
	graphs map[graph.ID][]quad.Quad
}

// thingsIn returns the articles and judgements by label, and takes their graphs
// away.
func thingsIn(graphs map[graph.ID][]quad.Quad) []thing {
	var things []thing
	for _, label := range slices.Sorted(maps.Keys(graphs)) {
		t := thing{label, map[graph.ID][]quad.Quad{label: graphs[label]}}
		switch {
		case label.Prefix() == graph.PrefixJudgement:
		case isSource(graphs[label]):
			for _, further := range Referred(graphs[label]) {
				t.graphs[further] = graphs[further]
				delete(graphs, further)
			}
		default:
			continue
		}
		delete(graphs, label)
		things = append(things, t)
	}
	return things
}

func (t *thing) read() Record {
	if t.label.Prefix() == graph.PrefixJudgement {
		return recordedJudgement(t.label, t.graphs[t.label])
	}
	history, err := DecodeHistory(t.label, t.graphs)
	if err != nil {
		return Record{Label: t.label, Err: err}
	}
	return Record{Label: t.label, History: history}
}

func recordedJudgement(label graph.ID, quads []quad.Quad) Record {
	judgement, earlier, err := DecodeJudgement(label, quads)
	if err != nil {
		err = fmt.Errorf("%s: %w", label, err)
	}
	return Record{Label: label, Judgement: judgement, Earlier: earlier, Err: err}
}

func byLabel(quads []quad.Quad) map[graph.ID][]quad.Quad {
	graphs := make(map[graph.ID][]quad.Quad)
	for from, to := 0, 0; from < len(quads); from = to {
		for to = from + 1; to < len(quads) && quads[to].Label == quads[from].Label; to++ {
		}
		label := graph.ID(textOf(quads[from].Label))
		if known := graphs[label]; known != nil {
			graphs[label] = append(known, quads[from:to]...)
			continue
		}
		graphs[label] = quads[from:to:to] // mostly all of them, which are shared
	}
	return graphs
}

// isSource tells whether the quads, of one label, are those of an article: some
// mark says that a revision of it was recorded.
func isSource(quads []quad.Quad) bool {
	return slices.ContainsFunc(quads, func(q quad.Quad) bool {
		return q.Predicate == termRecorded.iri &&
			strings.HasPrefix(textOf(q.Subject), textOf(q.Label)+"@")
	})
}
