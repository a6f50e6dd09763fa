package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/identity/score"
	"github.com/parley-kg/parley/loader"
)

// ScoreRequest says what to score, and how.
type ScoreRequest struct {
	// LoadRequest says what to read; DryRun and Progress do not matter.
	LoadRequest
	// WithoutJudgements resolves without the coreference and the judgements of the input, which
	// make the key.
	WithoutJudgements bool
	// EachPath resolves the articles of each path by themselves, as the topics of a corpus. What is
	// one in the key across paths counts as missed.
	EachPath bool
}

// Scored is how well events and entities, actors and places, are resolved.
type Scored struct {
	Events   ScoredKind `json:"events"`
	Entities ScoredKind `json:"entities"`
}

// ScoredKind is how well one kind of thing is resolved.
type ScoredKind struct {
	All score.Scores `json:"all"`
	// Linked leaves out the clusters of one mention, in the key and in the response.
	Linked score.Scores `json:"withoutSingletons"`
	// Judgements are those of the response, held against the key.
	Judgements score.Verdicts `json:"judgements"`
}

// Score reads articles, and compares what Parley makes of them with what people
// say in them. Nothing is stored. Bad items are in the report and not scored. Where
// no article could be read there are no scores: those of nothing would be perfect.
// The error wraps graph.ErrInvalid where an article is read twice,
// graph.ErrNotFound where there is none and the report does not say why.
func Score(ctx context.Context, request ScoreRequest) (*Scored, *Report, error) {
	report := &Report{DryRun: true}
	paths := [][]string{request.Paths}
	if request.EachPath {
		paths = slices.Collect(slices.Chunk(request.Paths, 1))
	}
	var whole graph.Corpus
	var parts []*graph.Corpus
	for _, of := range paths {
		part := readCorpus(ctx, request.LoadRequest, of, report)
		parts = append(parts, part)
		whole.Articles = append(whole.Articles, part.Articles...)
		whole.Judgements = append(whole.Judgements, part.Judgements...)
	}
	if err := ctx.Err(); err != nil {
		return nil, report, err
	}
	if len(whole.Articles) == 0 {
		if len(report.Problems) > 0 {
			return nil, report, nil
		}
		return nil, report, fmt.Errorf("no article is in %s: nothing can be scored: %w", strings.Join(request.Paths, ", "), graph.ErrNotFound)
	}
	sortCorpus(&whole)
	if err := onceEach(whole.Articles); err != nil {
		return nil, report, err
	}
	scored, err := compare(identity.JudgedByPeople(&whole), respond(parts, request.WithoutJudgements))
	return scored, report, err
}

func readCorpus(ctx context.Context, request LoadRequest, paths []string, report *Report) *graph.Corpus {
	part := &graph.Corpus{}
	for item := range loader.Read(ctx, paths, loader.Options{Format: request.Format, FS: request.FS, NameByPath: request.NameByPath}) {
		report.Items++
		report.Problems = append(report.Problems, item.Problems...)
		if item.Article != nil {
			part.Articles = append(part.Articles, *item.Article)
		}
		part.Judgements = append(part.Judgements, item.Judgements...)
	}
	sortCorpus(part)
	return part
}

// respond resolves each part by itself.
func respond(parts []*graph.Corpus, withoutJudgements bool) *graph.Resolution {
	all := &graph.Resolution{}
	for _, part := range parts {
		if withoutJudgements {
			part = identity.WithoutJudgements(part)
		}
		r := identity.Resolve(part)
		all.Events = append(all.Events, r.Events...)
		all.Actors = append(all.Actors, r.Actors...)
		all.Places = append(all.Places, r.Places...)
		all.Judgements = append(all.Judgements, r.Judgements...)
	}
	return all
}

func compare(key, response *graph.Resolution) (*Scored, error) {
	events, err := scoreKind(partition(key.Events), partition(response.Events), response.Judgements)
	if err != nil {
		return nil, err
	}
	entities, err := scoreKind(
		partition(key.Actors, key.Places), partition(response.Actors, response.Places), response.Judgements)
	if err != nil {
		return nil, err
	}
	return &Scored{Events: events, Entities: entities}, nil
}

func scoreKind(key, response score.Partition, judgements []graph.Judgement) (ScoredKind, error) {
	all, err := score.Compare(key, response)
	if err != nil {
		return ScoredKind{}, err
	}
	linked, err := score.Compare(key.WithoutSingletons(), response.WithoutSingletons())
	return ScoredKind{All: all, Linked: linked, Judgements: score.Judge(key, judgements)}, err
}

func partition(lists ...[]graph.Cluster) score.Partition {
	var p score.Partition
	for _, clusters := range lists {
		for _, c := range clusters {
			p = append(p, c.Members)
		}
	}
	return p
}

func sortCorpus(c *graph.Corpus) {
	slices.SortFunc(c.Articles, func(a, b graph.AnnotatedArticle) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	slices.SortFunc(c.Judgements, func(a, b graph.Judgement) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
}

// onceEach tells of an article that was read twice: which annotation is meant,
// nobody can tell.
func onceEach(articles []graph.AnnotatedArticle) error {
	for i := 1; i < len(articles); i++ {
		if id := articles[i].Article.ID; id == articles[i-1].Article.ID {
			return fmt.Errorf("%s was read twice: name each article once: %w", id, graph.ErrInvalid)
		}
	}
	return nil
}
