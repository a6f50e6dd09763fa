package index

import (
	"cmp"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// segment is everything that a snapshot knows of a corpus. It is filled by
// newSegment and then only read.
type segment struct {
	articles   table[article]
	mentions   table[graph.Mention]
	claims     table[graph.Claim]
	judgements table[graph.Judgement]
	actors     table[graph.Actor]
	places     table[graph.Place]
	events     table[graph.Event] // in the order of WHEN
	counts     Counts
	// given are the judgements of the corpus, in its order.
	given rows[graph.Judgement]
	// links are those that rules found.
	links rows[graph.RuleLink]

	// By the ordinal of the article: the ordinals of its mentions and claims by their place in the text.
	articleMentions, articleClaims [][]uint32
	// By the ordinal of the mention: what it names.
	refersTo []reference
	// By the ordinal of the claim: the event it tells of, or none.
	eventOf []uint32

	clusters clusters
	// By the ordinals of actors and places: whom they act for and what they lie in, through others too.
	represented, around closure

	names  nameIndex
	search searchIndex
	// laterSearch makes the search index, once; nil where it is made.
	laterSearch func()
	// spelt is made when a search first forgives spelling.
	spelt     *vocabulary
	speltOnce sync.Once

	postings postings
	// copies are groups of articles with one text, by ordinals, each sorted.
	copies   [][]uint32
	grounds  grounds
	sources  sourcePostings
	naming   naming
	columns  timeColumns
	placeMap placeMap
	byRecord []uint32
	listed   listed
}

// article is an article without its text, which comes from graph.Archive.
type article struct {
	graph.Article
	Coreference [][]graph.ID
}

// reference is what a mention names: an ordinal in the table of actors, one in
// that of places with isPlace added, or none.
type reference uint32

const isPlace reference = 1 << 31

// listed are the ids of actors and places by name, then by id. Everything else
// is listed in the order of its table.
type listed struct{ actors, places []graph.ID }

// newSegment makes the segment of a corpus. Of the one before a change, if any,
// it takes over what is the same.
func newSegment(c *graph.Corpus, r *graph.Resolution, before *segment) *segment {
	s := &segment{judgements: newSortedTable(pointers(r.Judgements), func(j *graph.Judgement) graph.ID { return j.ID })}
	s.addArticles(c)
	s.addClusters(r)
	s.addCopies(r.Copies)
	s.fold(before)
	if before == nil {
		s.search = s.newSearchIndex()
	} else {
		s.searchLater()
	}
	return s
}

// fold makes of articles and clusters what is asked for, but for the search
// index. Of another segment, if any, it takes over what is the same.
func (s *segment) fold(other *segment) {
	same := s.newTakeover(other)
	s.actors = newTable(pointers(s.foldActors(same)), func(a *graph.Actor) graph.ID { return a.ID })
	s.places = newTable(pointers(s.foldPlaces(same)), func(p *graph.Place) graph.ID { return p.ID })
	s.addLocations()
	s.addTerritories()
	s.addPositions()
	s.names = s.newNameIndex()
	s.grounds = s.newGrounds()
	same.compare()
	s.addEvents(same)
	s.postings = s.newPostings(same)
	s.sources = s.newSourcePostings(same)
	s.naming = s.newNaming(same)
	s.columns = s.newTimeColumns(same)
	s.placeMap = s.newPlaceMap()
	s.list()
}

// searchLater leaves the search index to be made where it is first asked for.
func (s *segment) searchLater() {
	s.laterSearch = sync.OnceFunc(func() { s.search = s.newSearchIndex() })
}

// searchable returns the segment once its search index is made: in a view, and
// after a change, where it is first asked for.
func (s *segment) searchable() *segment {
	if s.laterSearch != nil {
		s.laterSearch()
	}
	return s
}

// addArticles fills the tables with what the corpus holds. Texts are left out:
// they come from graph.Archive.
func (s *segment) addArticles(c *graph.Corpus) {
	var mentions, claims int
	for i := range c.Articles {
		mentions += len(c.Articles[i].Mentions)
		claims += len(c.Articles[i].Claims)
	}
	allArticles := make([]*article, 0, len(c.Articles))
	allMentions := make([]*graph.Mention, 0, mentions)
	allClaims := make([]*graph.Claim, 0, claims)
	for i := range c.Articles {
		a := &c.Articles[i]
		textless := &article{a.Article, a.Coreference}
		textless.Text = ""
		allArticles = append(allArticles, textless)
		allMentions = append(allMentions, pointers(a.Mentions)...)
		allClaims = append(allClaims, pointers(a.Claims)...)
	}
	s.articles = newSortedTable(allArticles, func(a *article) graph.ID { return a.ID })
	s.mentions = newSortedTable(allMentions, func(m *graph.Mention) graph.ID { return m.ID })
	s.claims = newSortedTable(allClaims, func(c *graph.Claim) graph.ID { return c.ID })
	s.given = newRows(pointers(c.Judgements))
	s.orderArticles()
}

// orderArticles lists what each article holds by its place in the text.
func (s *segment) orderArticles() {
	s.articleMentions = inTextOrder(s, &s.mentions,
		func(m *graph.Mention) (graph.ID, graph.Span) { return m.Article, graph.Hull(m.Fragments) })
	s.articleClaims = inTextOrder(s, &s.claims,
		func(c *graph.Claim) (graph.ID, graph.Span) { return c.Article, claimSpan(c) })
}

// claimSpan is where a claim stands: its trigger, else its sentence.
func claimSpan(c *graph.Claim) graph.Span {
	if len(c.Trigger) > 0 {
		return graph.Hull(c.Trigger)
	}
	return c.Sentence
}

// inTextOrder returns, by the ordinal of the article, the ordinals of rows by
// their place in its text, then by id.
func inTextOrder[T any](s *segment, t *table[T], place func(*T) (graph.ID, graph.Span)) [][]uint32 {
	of := make([][]uint32, s.articles.len())
	spans := make([]graph.Span, t.len())
	var last graph.ID // the rows of an article mostly follow one another
	article := none
	for i, row := range t.all() {
		id, span := place(row)
		spans[i] = span
		if id != last {
			last, article = id, s.articles.find(id)
		}
		if article != none {
			of[article] = append(of[article], i)
		}
	}
	for _, ordinals := range of {
		slices.SortFunc(ordinals, func(a, b uint32) int { // the table is sorted by id
			return cmp.Or(cmp.Compare(spans[a].Start, spans[b].Start), cmp.Compare(spans[a].End, spans[b].End), cmp.Compare(a, b))
		})
	}
	return of
}

// list fills the lists of ids and the counts.
func (s *segment) list() {
	s.listed = listed{
		actors: byName(&s.actors, func(a *graph.Actor) string { return a.Name }),
		places: byName(&s.places, func(p *graph.Place) string { return p.Name }),
	}
	s.counts = Counts{
		Articles: s.articles.len(), Claims: s.claims.len(), Events: s.events.len(),
		Meetings: int(s.postings.meetings.GetCardinality()), Actors: s.actors.len(), Places: s.places.len(),
		Mentions: s.mentions.len(), Judgements: s.judgements.len(),
	}
}

// byName returns the ids of a table that is sorted by id, by name, then by id.
func byName[T any](t *table[T], name func(*T) string) []graph.ID {
	type named struct {
		name string
		id   graph.ID
	}
	sorted := make([]named, t.len())
	for i, row := range t.all() {
		sorted[i] = named{name(row), t.ids[i]}
	}
	slices.SortFunc(sorted, func(a, b named) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id)) })
	ids := make([]graph.ID, len(sorted))
	for i, row := range sorted {
		ids[i] = row.id
	}
	return ids
}
