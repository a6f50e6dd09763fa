package index

import (
	"cmp"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
)

// segment is everything that a snapshot knows of a corpus. It is filled by
// newSegment and then only read.
type segment struct {
	articles   table[graph.Article]
	mentions   table[*graph.Mention]
	claims     table[*graph.Claim]
	judgements table[graph.Judgement]
	actors     table[graph.Actor]
	places     table[graph.Place]
	events     table[graph.Event] // in the order of WHEN
	counts     Counts

	// By the ordinal of the article: its mentions and claims by their place in the text.
	articleMentions, articleClaims [][]graph.ID
	// By the ordinal of the mention: what it names.
	refersTo []reference
	// By the ordinal of the claim: the event it tells of, or none.
	eventOf []uint32
	// By the ordinal of the event: when its first claim was stored.
	recorded []time.Time

	clusters clusters
	// By the ordinals of actors and places: whom they act for and what they lie in, through others too.
	represented, around closure

	names    nameIndex
	search   searchIndex
	postings postings
	naming   naming
	columns  timeColumns
	byRecord []uint32
	listed   listed
}

// reference is what a mention names.
type reference struct {
	place   bool
	ordinal uint32 // in the table of actors or places; none where it names neither
}

// listed are the ids of everything, in the orders in which they are listed.
type listed struct{ actors, places, articles, claims, judgements []graph.ID }

func newSegment(c *graph.Corpus, r *graph.Resolution) *segment {
	s := &segment{}
	s.addArticles(c)
	s.addClusters(r)
	s.actors = newTable(s.foldActors(), func(a *graph.Actor) graph.ID { return a.ID })
	s.places = newTable(s.foldPlaces(), func(p *graph.Place) graph.ID { return p.ID })
	s.addTerritories()
	s.addPositions()
	s.addEvents()
	s.postings = s.newPostings()
	s.naming = s.newNaming()
	s.columns = s.newTimeColumns()
	s.byRecord = s.recordedOrder()
	s.names = s.newNameIndex()
	s.search = s.newSearchIndex()
	s.list()
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
	s.articles.rows = make([]graph.Article, 0, len(c.Articles))
	s.mentions.rows = make([]*graph.Mention, 0, mentions)
	s.claims.rows = make([]*graph.Claim, 0, claims)
	for i := range c.Articles {
		a := &c.Articles[i]
		article := a.Article
		article.Text = ""
		s.articles.rows = append(s.articles.rows, article)
		for k := range a.Mentions {
			s.mentions.rows = append(s.mentions.rows, &a.Mentions[k])
		}
		for k := range a.Claims {
			s.claims.rows = append(s.claims.rows, &a.Claims[k])
		}
	}
	s.articles = newSortedTable(s.articles.rows, func(a *graph.Article) graph.ID { return a.ID })
	s.mentions = newSortedTable(s.mentions.rows, func(m **graph.Mention) graph.ID { return (*m).ID })
	s.claims = newSortedTable(s.claims.rows, func(c **graph.Claim) graph.ID { return (*c).ID })
	s.orderArticles()
}

// orderArticles lists what each article holds by its place in the text.
func (s *segment) orderArticles() {
	mentions := make([][]*graph.Mention, len(s.articles.rows))
	for _, m := range s.mentions.rows {
		if article := s.articles.find(m.Article); article != none {
			mentions[article] = append(mentions[article], m)
		}
	}
	claims := make([][]*graph.Claim, len(s.articles.rows))
	for _, c := range s.claims.rows {
		if article := s.articles.find(c.Article); article != none {
			claims[article] = append(claims[article], c)
		}
	}
	s.articleMentions = make([][]graph.ID, len(mentions))
	s.articleClaims = make([][]graph.ID, len(claims))
	for i := range s.articles.rows {
		s.articleMentions[i] = inTextOrder(mentions[i],
			func(m *graph.Mention) graph.ID { return m.ID },
			func(m *graph.Mention) graph.Span { return graph.Hull(m.Fragments) })
		s.articleClaims[i] = inTextOrder(claims[i],
			func(c *graph.Claim) graph.ID { return c.ID }, claimSpan)
	}
}

// claimSpan is where a claim stands: its trigger, else its sentence.
func claimSpan(c *graph.Claim) graph.Span {
	if len(c.Trigger) > 0 {
		return graph.Hull(c.Trigger)
	}
	return c.Sentence
}

func inTextOrder[T any](rows []T, id func(T) graph.ID, span func(T) graph.Span) []graph.ID {
	slices.SortFunc(rows, func(a, b T) int {
		x, y := span(a), span(b)
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(id(a), id(b)))
	})
	ids := make([]graph.ID, len(rows))
	for i, row := range rows {
		ids[i] = id(row)
	}
	return ids
}

// list fills the lists of ids and the counts.
func (s *segment) list() {
	s.listed = listed{
		actors:     byName(s.actors.rows, func(a *graph.Actor) (string, graph.ID) { return a.Name, a.ID }),
		places:     byName(s.places.rows, func(p *graph.Place) (string, graph.ID) { return p.Name, p.ID }),
		articles:   s.articles.ids(func(a *graph.Article) graph.ID { return a.ID }),
		claims:     s.claims.ids(func(c **graph.Claim) graph.ID { return (*c).ID }),
		judgements: s.judgements.ids(func(j *graph.Judgement) graph.ID { return j.ID }),
	}
	s.counts = Counts{
		Articles: len(s.articles.rows), Claims: len(s.claims.rows), Events: len(s.events.rows),
		Meetings: int(s.postings.meetings.GetCardinality()), Actors: len(s.actors.rows), Places: len(s.places.rows),
		Mentions: len(s.mentions.rows), Judgements: len(s.judgements.rows),
	}
}

func byName[T any](rows []T, key func(*T) (string, graph.ID)) []graph.ID {
	sorted := make([]*T, len(rows))
	for i := range rows {
		sorted[i] = &rows[i]
	}
	slices.SortFunc(sorted, func(a, b *T) int {
		nameA, idA := key(a)
		nameB, idB := key(b)
		return cmp.Or(cmp.Compare(nameA, nameB), cmp.Compare(idA, idB))
	})
	ids := make([]graph.ID, len(rows))
	for i, row := range sorted {
		_, ids[i] = key(row)
	}
	return ids
}
