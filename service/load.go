package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/loader"
)

// LoadRequest says what to load.
type LoadRequest struct {
	// FS is where the paths lie; the disk where nil.
	FS fs.FS
	// Paths are files and directories, read in this order.
	Paths []string
	// Format is the name of a format of package loader; empty: recognised from the content.
	Format string
	// DryRun stores nothing: the report tells what would happen.
	DryRun bool
	// Progress, where not nil, is called after each item with the number of items read so far.
	Progress func(items int)
}

// Load reads annotated articles and judgements, stores each good article whole,
// and publishes one snapshot of the result. Bad items are in the report and
// harm no others. An article that is known changes only what its annotation
// changed. The error tells that loading itself failed; what was stored before
// stays stored, and the same call finishes the job.
func (s *Service) Load(ctx context.Context, request LoadRequest) (*Report, error) {
	s.changes.Lock()
	defer s.changes.Unlock()

	target := s.store
	if request.DryRun {
		rehearsal, err := s.rehearsal(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rehearsal.Close() }() // a store in memory: nothing can be lost
		target = rehearsal
	}
	l := load{service: s, target: target, report: &Report{DryRun: request.DryRun}}
	failed := l.read(ctx, request)
	shown := context.WithoutCancel(ctx) // what is stored is shown, even after a cancelled load
	sequence, err := target.Sequence(shown)
	if err != nil {
		return nil, errors.Join(failed, fmt.Errorf("read back what was loaded: %w", err))
	}
	corpus, err := target.Corpus(shown)
	if err != nil {
		return nil, errors.Join(failed, fmt.Errorf("read back what was loaded: %w", err))
	}
	before, after := s.Snapshot(), snapshotOf(corpus)
	l.report.compare(before, after)
	l.report.JudgementsAdded = len(corpus.Judgements) - s.judgements
	l.report.warnOfDanglingJudgements(after, l.judgements)
	if !request.DryRun {
		s.publish(after, corpus, sequence)
	}
	return l.report, failed
}

// rehearsal copies the store into memory, so that a dry run takes the very way
// of a real one.
func (s *Service) rehearsal(ctx context.Context) (*store.Store, error) {
	corpus, err := s.store.Corpus(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	copied, err := store.Open(ctx, "memory:", store.Options{})
	if err != nil {
		return nil, err
	}
	if err := copied.Apply(ctx, changesOf(corpus)...); err != nil {
		return nil, fmt.Errorf("copy the store for the dry run: %w", err)
	}
	return copied, nil
}

func changesOf(corpus *graph.Corpus) []store.Change {
	var changes []store.Change
	for i := range corpus.Articles {
		article := &corpus.Articles[i]
		changes = append(changes, store.Change{Article: article, At: article.Article.RecordedAt})
	}
	return append(changes, store.Change{Judgements: corpus.Judgements})
}

// load is one run of [Service.Load].
type load struct {
	service    *Service
	target     *store.Store
	report     *Report
	judgements []graph.Judgement
}

func (l *load) read(ctx context.Context, request LoadRequest) error {
	for item := range loader.Read(ctx, request.Paths, loader.Options{Format: request.Format, FS: request.FS}) {
		if err := l.take(ctx, item); err != nil {
			return err
		}
		l.report.Items++
		if request.Progress != nil {
			request.Progress(l.report.Items)
		}
	}
	return ctx.Err()
}

// take stores one item. What the store refuses is a problem of this item; any
// other error ends the load.
func (l *load) take(ctx context.Context, item loader.Item) error {
	l.report.Problems = append(l.report.Problems, item.Problems...)
	if len(item.Problems) > 0 {
		return nil
	}
	err := l.store(ctx, item)
	switch {
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrConflict):
		l.report.Problems = append(l.report.Problems, &loader.ParseError{File: item.Path, Msg: graph.Message(err), Err: err})
		return nil
	case err != nil:
		return fmt.Errorf("store %s: %w", item.Path, err)
	}
	return nil
}

func (l *load) store(ctx context.Context, item loader.Item) error {
	if item.Article != nil {
		if err := l.takeArticle(ctx, item.Article); err != nil {
			return err
		}
	}
	return l.takeJudgements(ctx, item.Judgements)
}

func (l *load) takeArticle(ctx context.Context, article *graph.AnnotatedArticle) error {
	known, err := l.target.Article(ctx, article.Article.ID)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return l.add(ctx, article)
	case err != nil:
		return err
	case known.Article.SHA256 != article.Article.SHA256:
		return fmt.Errorf("%s is already stored with another text: give this article another id in its metadata: %w",
			article.Article.ID, graph.ErrConflict)
	case known.Article.Revision == article.Article.Revision:
		l.report.Unchanged = append(l.report.Unchanged, article.Article.ID)
		return nil
	}
	return l.correct(ctx, known, article)
}

func (l *load) add(ctx context.Context, article *graph.AnnotatedArticle) error {
	if err := l.target.Apply(ctx, store.Change{Article: article, At: l.service.instant()}); err != nil {
		return err
	}
	l.report.Added = append(l.report.Added, article.Article.ID)
	l.report.ClaimsAdded += len(article.Claims)
	return nil
}

// correct replaces the annotation of a known article: claims that are gone are
// retracted, the others stay as they were recorded, new ones are added.
func (l *load) correct(ctx context.Context, known, corrected *graph.AnnotatedArticle) error {
	step := store.Change{Supersedes: known.Article.Revision, At: l.service.instant()}
	step.Retract = missingFrom(known.Claims, corrected.Claims)
	change := *corrected
	change.Claims = slices.DeleteFunc(slices.Clone(corrected.Claims), func(c graph.Claim) bool {
		return hasClaim(known.Claims, c.ID)
	})
	step.Article = &change
	if err := l.target.Apply(ctx, step); err != nil {
		return err
	}
	l.report.Corrected = append(l.report.Corrected, corrected.Article.ID)
	l.report.ClaimsAdded += len(change.Claims)
	l.report.ClaimsRetracted += len(step.Retract)
	return nil
}

// missingFrom returns the ids of the claims of the first list that the second lacks.
func missingFrom(claims, others []graph.Claim) []graph.ID {
	var missing []graph.ID
	for i := range claims {
		if !hasClaim(others, claims[i].ID) {
			missing = append(missing, claims[i].ID)
		}
	}
	return missing
}

// hasClaim searches a list that is sorted by id.
func hasClaim(claims []graph.Claim, id graph.ID) bool {
	_, found := slices.BinarySearchFunc(claims, id, func(c graph.Claim, id graph.ID) int {
		return cmp.Compare(c.ID, id)
	})
	return found
}

func (l *load) takeJudgements(ctx context.Context, judgements []graph.Judgement) error {
	if len(judgements) == 0 {
		return nil
	}
	if err := l.target.Apply(ctx, store.Change{Judgements: judgements, At: l.service.instant()}); err != nil {
		return err
	}
	l.judgements = append(l.judgements, judgements...)
	return nil
}
