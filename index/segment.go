package index

import (
	"cmp"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/calendar"
	"github.com/parley-kg/parley/index/lexicon"
	"github.com/parley-kg/parley/index/tables"
)

// segment is everything that a snapshot knows of a corpus. It is filled by
// newTables and fill, and then only read.
type segment struct {
	articles   tables.Table[article]
	mentions   tables.Table[graph.Mention]
	claims     tables.Table[graph.Claim]
	judgements tables.Table[graph.Judgement]
	actors     tables.Table[graph.Actor]
	places     tables.Table[graph.Place]
	events     tables.Table[graph.Event] // in the order of WHEN
	counts     Counts
	// given are the judgements of the corpus, in its order.
	given tables.Rows[graph.Judgement]
	// links are those that rules found.
	links tables.Rows[graph.RuleLink]

	// By the ordinal of the article: the ordinals of its mentions and claims by their place in the text.
	articleMentions, articleClaims [][]uint32
	// By the ordinal of the mention: what it names.
	refersTo []reference
	// By the ordinal of the claim: the event it tells of, or none.
	eventOf []uint32

	clusters clusters
	// By the ordinals of actors and places: whom they act for and what they lie in, through others too.
	represented, around closure

	names nameIndex
	// search returns the names that a search finds, and makes them ready where it is first asked for.
	lexicon func() *lexicon.Lexicon

	postings postings
	// copies are groups of articles with one text, by ordinals, each sorted.
	copies   [][]uint32
	grounds  grounds
	sources  sourcePostings
	naming   naming
	calendar *calendar.Calendar
	placeMap placeMap
	byRecord []uint32
	listed   listed
}

// article is an article without its text, which comes from graph.Archive.
type article struct {
	graph.Article
	Coreference [][]graph.ID
}

// InUTC is called when an article was read from a file.
func (a *article) InUTC() { a.RecordedAt = a.RecordedAt.UTC() }

// reference is what a mention names: an ordinal in the table of actors, one in
// that of places with isPlace added, or none.
type reference uint32

const isPlace reference = 1 << 31

// listed are the ids of actors and places by name, then by id. Everything else
// is listed in the order of its table.
type listed struct{ actors, places []graph.ID }

// newTables makes a segment that holds what a corpus and its resolution say, and
// nothing that is made of it; and says what of the segment before, if any, it takes
// over.
func newTables(c *graph.Corpus, r *graph.Resolution, before *segment) *takeover {
	t := &takeover{segment: &segment{}, other: before}
	s, other := t.segment, t.orNothing()
	together(
		func() {
			s.judgements, t.judgementsMoved = other.judgements.Next(tables.Pointers(r.Judgements), func(j *graph.Judgement) graph.ID { return j.ID })
		},
		func() { t.addArticles(c) },
	)
	t.addClusters(r)
	s.addCopies(r.Copies)
	return t
}

// fill makes the rest. Of the segment before a change, if any, it takes over what
// is the same.
func (t *takeover) fill() {
	t.fold()
	if t.other == nil {
		t.segment.lexicon()
	}
}

// fold makes of articles and clusters what is asked for, but for the lexicon of
// names. Of another segment, if any, it takes over what is the same.
func (t *takeover) fold() {
	s, same := t.segment, t
	t.compareMentions()
	together(
		func() { s.actors = tables.SameIDs(&s.clusters.actors, tables.Pointers(s.foldActors(same))) },
		func() { s.places = tables.SameIDs(&s.clusters.places, tables.Pointers(s.foldPlaces(same))) },
	)
	together(
		func() {
			s.addLocations()
			s.addTerritories()
			s.addPositions()
		},
		func() {
			s.names = s.newNameIndex(same)
			s.grounds = s.newGrounds()
		},
	)
	same.compare()
	s.addEvents(same)
	together(
		func() { s.postings = s.newPostings(same) },
		func() {
			s.sources = s.newSourcePostings(same)
			s.naming = s.newNaming(same)
			s.calendar = s.newCalendar(same)
		},
	)
	s.placeMap = s.newPlaceMap()
	s.list(same)
	s.lexicon = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.New(s.nameAll) })
}

// nameAll tells what a search finds, by each of its names.
func (s *segment) nameAll(add func(id graph.ID, name string)) {
	for _, a := range s.actors.All() {
		for _, name := range a.Names {
			add(a.ID, name.Value)
		}
	}
	for _, p := range s.places.All() {
		for _, name := range p.Names {
			add(p.ID, name.Value)
		}
	}
	for _, e := range s.events.All() {
		add(e.ID, e.Label)
		for _, topic := range e.Topics {
			add(e.ID, topic)
		}
	}
	for _, a := range s.articles.All() {
		add(a.ID, a.Title)
	}
}

// addArticles fills the tables with what the corpus holds. Texts are left out:
// they come from graph.Archive.
func (t *takeover) addArticles(c *graph.Corpus) {
	s, other := t.segment, t.orNothing()
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
		allArticles = append(allArticles, textless(a))
		for m := range a.Mentions {
			allMentions = append(allMentions, &a.Mentions[m])
		}
		for m := range a.Claims {
			allClaims = append(allClaims, &a.Claims[m])
		}
	}
	together(
		func() { s.mentions, t.mentionsMoved = other.mentions.Next(allMentions, mentionID) },
		func() {
			s.articles, t.articlesMoved = other.articles.Next(allArticles, articleID)
			s.claims, t.claimsMoved = other.claims.Next(allClaims, claimOwnID)
		},
	)
	s.given = tables.NewRows(tables.Pointers(c.Judgements))
	t.orderArticles()
}

func textless(a *graph.AnnotatedArticle) *article {
	row := &article{a.Article, a.Coreference}
	row.Text = ""
	return row
}

func articleID(a *article) graph.ID       { return a.ID }
func mentionID(m *graph.Mention) graph.ID { return m.ID }
func claimOwnID(c *graph.Claim) graph.ID  { return c.ID }
func clusterID(c *graph.Cluster) graph.ID { return c.ID }

// list fills the lists of ids and the counts.
func (s *segment) list(same *takeover) {
	other := same.orNothing()
	if s.listed = other.listed; !calledAlike(&s.actors, &other.actors, sameActorNames) {
		s.listed.actors = byName(&s.actors, func(a *graph.Actor) string { return a.Name })
	}
	if !calledAlike(&s.places, &other.places, samePlaceNames) {
		s.listed.places = byName(&s.places, func(p *graph.Place) string { return p.Name })
	}
	s.counts = Counts{
		Articles: s.articles.Len(), Claims: s.claims.Len(), Events: s.events.Len(),
		Meetings: int(s.postings.meetings.GetCardinality()), Actors: s.actors.Len(), Places: s.places.Len(),
		Mentions: s.mentions.Len(), Judgements: s.judgements.Len(),
	}
}

// byName returns the ids of a table that is sorted by id, by name, then by id.
func byName[T any](t *tables.Table[T], name func(*T) string) []graph.ID {
	type named struct {
		name string
		id   graph.ID
	}
	sorted := make([]named, t.Len())
	for i, row := range t.All() {
		sorted[i] = named{name(row), t.IDs[i]}
	}
	slices.SortFunc(sorted, func(a, b named) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id)) })
	ids := make([]graph.ID, len(sorted))
	for i, row := range sorted {
		ids[i] = row.id
	}
	return ids
}
