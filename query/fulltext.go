package query

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
)

// fulltext finds claims by the words of their sentences, and articles by those of
// their titles and texts. It is made when it is first asked for, and holds what
// never changes: one serves all snapshots, and of a later one only what is new is
// read.
type fulltext struct {
	archive graph.Archive
	// making holds one token: who has it may add articles.
	making chan struct{}

	mu       sync.RWMutex
	claims   wordLists[graph.ID]
	articles wordLists[revision]
	// read holds the revision of each article that was read, covered the last snapshot of which all were.
	read    map[graph.ID]string
	covered string
}

// revision is an article as it was annotated once: another one may have another title.
type revision struct{ article, revision string }

func newFulltext(archive graph.Archive) *fulltext {
	f := &fulltext{archive: archive, making: make(chan struct{}, 1), read: map[graph.ID]string{}}
	f.making <- struct{}{}
	return f
}

// textsAtOnce bounds how many texts are in memory while they are read.
const textsAtOnce = 256

// cover makes sure that the sentences of a snapshot are known. Where that takes
// longer than the request may, the work goes on for those that come later.
func (f *fulltext) cover(ctx context.Context, snap *index.Snapshot) error {
	if f.covers(snap) {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-f.making:
	}
	made := make(chan error, 1)
	go func() {
		defer func() { f.making <- struct{}{} }()
		made <- f.add(context.WithoutCancel(ctx), snap)
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-made:
		return err
	}
}

func (f *fulltext) covers(snap *index.Snapshot) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.covered == snap.ID()
}

// add reads the articles of a snapshot that are new, or were annotated anew.
func (f *fulltext) add(ctx context.Context, snap *index.Snapshot) error {
	if f.covers(snap) {
		return nil // another made it meanwhile
	}
	var fresh []*graph.Article
	for _, id := range snap.Articles() {
		if a := held(snap.Article(id)); f.read[id] != a.Revision || a.Revision == "" {
			fresh = append(fresh, a)
		}
	}
	for some := range slices.Chunk(fresh, textsAtOnce) {
		found, err := f.archive.Texts(ctx, idsOf(some))
		if err != nil {
			return fmt.Errorf("fetch the texts of %d articles: %w", len(some), err)
		}
		for _, a := range some {
			if err := f.addArticle(snap, a, found[a.ID]); err != nil {
				return err
			}
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.covered = snap.ID()
	return nil
}

// addArticle adds an article and the sentences of its claims; one without a text
// has none.
func (f *fulltext) addArticle(snap *index.Snapshot, a *graph.Article, whole string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if whole != "" {
		if err := sameText(a, whole); err != nil {
			return err
		}
		text := newText(whole)
		for _, id := range snap.ArticleClaims(a.ID) {
			sentence, err := text.cut(held(snap.Claim(id)).Sentence)
			if err != nil {
				return fmt.Errorf("sentence of %s: %w", id, err)
			}
			f.claims.add(id, sentence)
		}
	}
	f.articles.add(revision{string(a.ID), a.Revision}, a.Title+"\n"+whole)
	f.read[a.ID] = a.Revision
	return nil
}

// claimsWith returns the claims whose sentence has all of the words, and how many
// entries of lists were compared.
func (f *fulltext) claimsWith(words []string) (claims []graph.ID, touched int) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.claims.find(words)
}

// articlesWith returns the articles of a snapshot whose title and text have all of
// the words, sorted, and how many entries of lists were compared.
func (f *fulltext) articlesWith(words []string, snap *index.Snapshot) (articles []graph.ID, touched int) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	found, touched := f.articles.find(words)
	for _, r := range found {
		if a, err := snap.Article(graph.ID(r.article)); err == nil && a.Revision == r.revision {
			articles = append(articles, a.ID)
		}
	}
	slices.Sort(articles)
	return slices.Compact(articles), touched
}
