package query

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// texts keeps the texts of a session, so that each is fetched once.
type texts struct {
	archive graph.Archive
	// full finds sentences of all articles; all sessions share it.
	full *fulltext
	// fetching holds one token: who has it may ask the archive. Others wait for it, or for the end
	// of their request, and then mostly find what they wanted.
	fetching chan struct{}

	mu sync.RWMutex
	// known holds nil for an article that has no text.
	known map[graph.ID]*text
}

func newTexts(archive graph.Archive) *texts {
	t := &texts{archive: archive, fetching: make(chan struct{}, 1), known: map[graph.ID]*text{}}
	t.fetching <- struct{}{}
	return t
}

// fetch makes sure that the texts of the articles are known, in at most one
// call of the archive.
func (t *texts) fetch(ctx context.Context, articles []*graph.Article) error {
	if len(t.missing(articles)) == 0 {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.fetching:
	}
	defer func() { t.fetching <- struct{}{} }()

	wanted := t.missing(articles) // another may have fetched them meanwhile
	if len(wanted) == 0 {
		return nil
	}
	found, err := t.archive.Texts(ctx, idsOf(wanted))
	if err != nil {
		return fmt.Errorf("fetch the texts of %d articles: %w", len(wanted), err)
	}
	return t.keep(wanted, found)
}

// missing returns the articles whose texts are not known yet, each once, by id.
func (t *texts) missing(articles []*graph.Article) []*graph.Article {
	t.mu.RLock()
	defer t.mu.RUnlock()
	wanted := slices.DeleteFunc(slices.Clone(articles), func(a *graph.Article) bool {
		_, ok := t.known[a.ID]
		return ok
	})
	slices.SortFunc(wanted, func(a, b *graph.Article) int { return compareIDs(a.ID, b.ID) })
	return slices.CompactFunc(wanted, func(a, b *graph.Article) bool { return a.ID == b.ID })
}

func (t *texts) keep(wanted []*graph.Article, found map[graph.ID]string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, article := range wanted {
		whole, ok := found[article.ID]
		if !ok || whole == "" {
			t.known[article.ID] = nil
			continue
		}
		if err := sameText(article, whole); err != nil {
			return err
		}
		t.known[article.ID] = newText(whole)
	}
	return nil
}

// sameText makes sure that the text is the one that the snapshot's offsets
// count in: a sentence cut from another revision would be a false quotation.
func sameText(article *graph.Article, whole string) error {
	digest := sha256.Sum256([]byte(whole))
	if article.SHA256 != "" && article.SHA256 != hex.EncodeToString(digest[:]) {
		return fmt.Errorf("the text of %s changed while it was being read; ask again: %w", article.ID, graph.ErrUnavailable)
	}
	return nil
}

// of returns the text of an article; nil where it has none.
func (t *texts) of(ctx context.Context, article *graph.Article) (*text, error) {
	if err := t.fetch(ctx, []*graph.Article{article}); err != nil {
		return nil, err
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.known[article.ID], nil
}

func idsOf(articles []*graph.Article) []graph.ID {
	ids := make([]graph.ID, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	return ids
}
