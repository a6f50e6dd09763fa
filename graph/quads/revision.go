package quads

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// RevisionLabel returns the label of what a revision of the annotation says:
// "article/000@3f2a91c0".
func RevisionLabel(article graph.ID, revision string) graph.ID {
	return article + graph.ID("@"+revision)
}

// EncodeRevision returns what this revision of the annotation says about the
// article: metadata, zones, mentions and coreference, labelled with
// [RevisionLabel] and sorted. Claims, the text and its digest are not part of
// it. The error wraps [graph.ErrInvalid].
func EncodeRevision(a *graph.AnnotatedArticle) ([]quad.Quad, error) {
	article := &a.Article
	w := newWriter(RevisionLabel(article.ID, article.Revision))
	if article.ID.Prefix() != graph.PrefixArticle || article.ID.Local() == "" || strings.Contains(string(article.ID), "#") {
		w.fail("%q cannot be the id of an article", article.ID)
	}
	if article.Revision == "" || strings.Contains(article.Revision, "@") {
		w.fail("%s: %q cannot be a revision", article.ID, article.Revision)
	}
	text := newWords(article.Text)
	w.metadata(article)
	w.zones(article, text)
	for i := range a.Mentions {
		w.mention(&a.Mentions[i], article.ID, text)
	}
	w.coreference(a.Coreference)
	w.plainMentions(a)
	return w.done()
}

func (w *writer) metadata(a *graph.Article) {
	w.unless(string(graph.KindNews), a.ID, termKind, string(a.Kind))
	w.say(a.ID, termTitle, a.Title)
	w.say(a.ID, termURL, a.URL)
	w.say(a.ID, termAuthor, a.Author)
	w.say(a.ID, termLanguage, a.Language)
	w.refer(a.ID, termPublisher, a.Publisher)
	w.when(a.ID, termPublished, a.Published)
	w.say(a.ID, termNote, a.PublishedNote)
	for _, source := range a.DerivedFrom {
		if strings.HasPrefix(source, graph.PrefixArticle+"/") || strings.Contains(source, "://") {
			w.refer(a.ID, termDerivedFrom, graph.ID(source))
		} else {
			w.say(a.ID, termDerivedFrom, source)
		}
	}
}

func (w *writer) zones(a *graph.Article, text words) {
	for _, z := range a.Zones {
		if !text.holds(z.Span) {
			w.fail("%s: a zone lies beyond the text: %d,%d", a.ID, z.Span.Start, z.Span.End)
		}
		w.must(graph.SpanID(a.ID, z.Span), termKind, string(z.Type))
	}
}

// coreference writes each group as a chain, so that no member is a hub.
func (w *writer) coreference(groups [][]graph.ID) {
	seen := make(map[graph.ID]bool)
	for _, group := range groups {
		if len(group) < 2 {
			w.fail("a group of coreference needs two members: %q", group)
		}
		members := slices.Sorted(slices.Values(group))
		for i, member := range members {
			if seen[member] {
				w.fail("%s is in two groups of coreference", member)
			}
			seen[member] = true
			if i > 0 {
				w.refer(members[i-1], termCorefersWith, member)
			}
		}
	}
}

// plainMentions writes those mentions that no other quad names. All that are
// named must be among the mentions, each once.
func (w *writer) plainMentions(a *graph.AnnotatedArticle) {
	plain := make(map[graph.ID]bool, len(a.Mentions))
	for i := range a.Mentions {
		if plain[a.Mentions[i].ID] {
			w.fail("mention %s is there twice", a.Mentions[i].ID)
		}
		plain[a.Mentions[i].ID] = true
	}
	for _, id := range named(a.Article.ID, w.quads) {
		if !plain[id] {
			w.fail("%s is named, but is not among the mentions of the article", id)
		}
		delete(plain, id)
	}
	for id := range plain { // done sorts
		w.refer(a.Article.ID, termMentions, id)
	}
}

// DecodeRevision reads back what [EncodeRevision] wrote. Of the article it is
// given the id, the text, the digest and the revision. All lists are sorted.
// The error names the quad that cannot be read, and wraps [graph.ErrInvalid].
func DecodeRevision(article graph.Article, quads []quad.Quad) (*graph.AnnotatedArticle, error) {
	r := newReader(quads)
	text := newWords(article.Text)
	r.metadata(&article)
	article.Zones = r.zones()
	a := &graph.AnnotatedArticle{Article: article}
	for _, id := range named(article.ID, r.quads) {
		if mention, ok := r.mention(id, text); ok {
			a.Mentions = append(a.Mentions, mention)
		}
	}
	a.Coreference = r.coreference()
	return a, r.compare(EncodeRevision(a))
}

func (r *reader) metadata(a *graph.Article) {
	r = r.of(a.ID)
	a.Kind = graph.ArticleKind(r.textOr(string(graph.KindNews), a.ID, termKind))
	a.Title = r.text(a.ID, termTitle)
	a.URL = r.text(a.ID, termURL)
	a.Author = r.text(a.ID, termAuthor)
	a.Language = r.text(a.ID, termLanguage)
	a.Publisher = r.id(a.ID, termPublisher)
	a.Published = r.when(a.ID, termPublished)
	a.PublishedNote = r.text(a.ID, termNote)
	a.DerivedFrom = slices.Sorted(slices.Values(r.texts(a.ID, termDerivedFrom)))
}

// zones returns the zones by place, then by type.
func (r *reader) zones() []graph.Zone {
	var zones []graph.Zone
	for _, q := range r.with(termKind) {
		id := graph.ID(textOf(q.Subject))
		if id.IsMention() {
			continue
		}
		_, spans, err := graph.ParseSpanID(id)
		if err == nil && len(spans) == 1 {
			zones = append(zones, graph.Zone{Type: graph.ZoneType(textOf(q.Object)), Span: spans[0]})
		}
	}
	slices.SortStableFunc(zones, func(a, b graph.Zone) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Type, b.Type))
	})
	return zones
}

// coreference follows each chain from the member that nothing points to.
func (r *reader) coreference() [][]graph.ID {
	chains := r.with(termCorefersWith)
	next := make(map[graph.ID]graph.ID, len(chains))
	follows := make(map[graph.ID]bool, len(chains))
	for _, q := range chains {
		from, to := graph.ID(textOf(q.Subject)), graph.ID(textOf(q.Object))
		next[from] = to
		follows[to] = true
	}
	var groups [][]graph.ID
	for _, first := range slices.Sorted(maps.Keys(next)) {
		if follows[first] {
			continue
		}
		group := []graph.ID{first}
		for member := next[first]; member != "" && len(group) <= len(chains); member = next[member] {
			group = append(group, member)
		}
		groups = append(groups, group)
	}
	return groups
}
