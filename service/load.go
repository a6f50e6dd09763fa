package service

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

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
	// Step is how many items are stored in one step at most; 1000 where 0.
	Step int
	// Mapping is the path of a mapping file, see docs/formats.md; empty: the built-in ones alone.
	Mapping string
	// NameByPath names articles by their paths, as [loader.Options] has it.
	NameByPath bool
	// Jobs is how many files are read at once; 0 is one.
	Jobs int
	// DryRun stores nothing: the report tells what would happen.
	DryRun bool
	// Progress, where not nil, is called after each item that was read with their number so far. The
	// last ones are stored a little later, together.
	Progress func(items int)
	// Bytes, where not nil, is called before each item with the bytes read so far, and of all files.
	Bytes func(done, total int64)
}

// options are what the loader is told.
func (r *LoadRequest) options() loader.Options {
	return loader.Options{Format: r.Format, FS: r.FS, Mapping: r.Mapping, NameByPath: r.NameByPath, Jobs: r.Jobs, Progress: r.Bytes}
}

// Load reads annotated articles and judgements, stores each good article whole,
// many of them in one step, and publishes one snapshot of the result. Bad items
// are in the report and harm no others. An article that is known changes only
// what its annotation changed. The error tells that loading itself failed; what was stored before
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
	failed := target.Bulk(ctx, func() error { return l.read(ctx, request) })
	before, after, err := s.state, (*state)(nil), error(nil)
	shown := context.WithoutCancel(ctx) // what is stored is shown, even after a cancelled load
	if request.DryRun {
		after, err = readState(shown, target)
	} else if err = s.catchUp(shown); err == nil {
		after = s.state
	}
	if err != nil {
		return nil, errors.Join(failed, fmt.Errorf("read back what was loaded: %w", err))
	}
	l.report.compare(before, after)
	l.report.warnOfDanglingJudgements(after.snapshot, l.judgements)
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
