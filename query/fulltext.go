package query

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index"
)

// fulltext finds claims by the words of their sentences. It is made when it is
// first asked for, and holds what claims say, which never changes: one serves
// all snapshots, and of a later one only what is new is read.
type fulltext struct {
	archive graph.Archive
	// making holds one token: who has it may add articles.
	making chan struct{}

	mu sync.RWMutex
	// claims are numbered as they came, lists holds the numbers of those whose sentence has a word.
	claims []graph.ID
	lists  map[string][]uint32
	// read holds the revision of each article that was read, covered the last snapshot of which all were.
	read    map[graph.ID]string
	covered string
}

func newFulltext(archive graph.Archive) *fulltext {
	f := &fulltext{archive: archive, making: make(chan struct{}, 1), lists: map[string][]uint32{}, read: map[graph.ID]string{}}
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

// addArticle adds the sentences of an article; one without a text has none.
func (f *fulltext) addArticle(snap *index.Snapshot, a *graph.Article, whole string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if whole == "" {
		f.read[a.ID] = a.Revision
		return nil
	}
	if err := sameText(a, whole); err != nil {
		return err
	}
	text := newText(whole)
	for _, id := range snap.ArticleClaims(a.ID) {
		sentence, err := text.cut(held(snap.Claim(id)).Sentence)
		if err != nil {
			return fmt.Errorf("sentence of %s: %w", id, err)
		}
		number := uint32(len(f.claims)) //nolint:gosec // claims are fewer than 4 billion
		f.claims = append(f.claims, id)
		words := names.Words(sentence)
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			f.lists[word] = append(f.lists[word], number)
		}
	}
	f.read[a.ID] = a.Revision
	return nil
}

// find returns the claims whose sentence has all of the words, and how many
// entries of lists were compared.
func (f *fulltext) find(words []string) (claims []graph.ID, touched int) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	lists := make([][]uint32, len(words))
	for i, word := range words {
		lists[i] = f.lists[word]
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return len(a) - len(b) })
	found := lists[0]
	for _, list := range lists[1:] {
		touched += len(found)
		found = slices.DeleteFunc(slices.Clone(found), func(claim uint32) bool {
			_, has := slices.BinarySearch(list, claim)
			return !has
		})
	}
	claims = make([]graph.ID, len(found))
	for i, number := range found {
		claims[i] = f.claims[number]
	}
	return claims, touched + len(found)
}
