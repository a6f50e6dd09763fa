package identity

import (
	"cmp"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
)

// Resolve decides what is one in a corpus, and says why. It does not change the
// corpus. Its result does not depend on the order of articles, nor of what they
// hold.
func Resolve(c *graph.Corpus) *graph.Resolution { return new(Memory).Resolve(c) }

// joinBeforeVariants joins for the stronger reasons: all but likeness of names.
func (r *resolver) joinBeforeVariants(judged []graph.Judgement) {
	r.readPlacings()
	r.readPeople(judged)
	r.joinByPeople()
	r.joinByID()
	r.joinByCoreference()
	r.readTraits()
	r.open = r.questions()
	r.joinInsideArticles()
	r.joinByName()
	r.joinStates()
}

// joinByLikeness joins names that are alike, and what only other articles tell.
func (r *resolver) joinByLikeness() {
	p := r.readProfiles()
	r.joinVariants(p)
	r.joinInStories()
	r.joinBareAcross(p)
	r.joinAppositions()
	r.joinDescriptions()
	r.joinPronouns()
	r.doubtOffices()
}

// resolver holds the state of one call of Resolve. Its nodes are, in this
// order: the mentions of actors and places, the claims about events, each
// sorted by id, and then what judgements and names add.
type resolver struct {
	corpus   *graph.Corpus
	mentions []*graph.Mention
	names    []*form   // of the mentions
	numbers  []int32   // of the mentions, see setNames
	homes    []*home   // of mentions and claims
	words    []*saidOf // around the mentions; nil of such as are no descriptions
	groups   [][]int32 // see byArticle
	taken    [][]int32 // see claimsOf
	claims   []*graph.Claim
	said     []*heard // in the words of the claims; nil where there are none to be read
	nodes    map[graph.ID]int32
	sets     partition
	placed   map[string]bool // see placeNames
	open     []question      // see leftOpen
	placings map[int32]*placing
	made     forms // see formOf
	states   map[string]stateName
	titles   map[string]title
	// positions are the mentions of offices, which are no nodes.
	positions map[graph.ID]*graph.Mention

	judged  judged
	records []record
	// standing are the places in records of the judgements by people that stand, by pair.
	standing map[pair]int32
	// containers are the places in which others lie, by roots; see joinEvents.
	containers map[int32][]int32
	grounds    map[int32]*ground // what names tell of places, by roots; see joinEvents
	links      []graph.RuleLink
	watched    *watchedEvents // nil but in Explain
	// Memory is what is known of the articles.
	*Memory
	// traits is nil until names are compared: stronger reasons than names need no regard for it.
	traits traits
	// careers is nil but while equal names are joined.
	careers careers
}

// pair is two things that are judged, the smaller first.
type pair struct{ left, right graph.ID }

func newPair(a, b graph.ID) pair { return pair{min(a, b), max(a, b)} }

// prefixOf returns what the ids of the things begin with that such mentions
// name; "" for times, topics and positions, which are no nodes.
func prefixOf(t graph.MentionType) string {
	switch {
	case t.IsActor():
		return graph.PrefixActor
	case t == graph.MentionPlace:
		return graph.PrefixPlace
	default:
		return ""
	}
}

func newResolver(c *graph.Corpus) *resolver { return new(Memory).newResolver(c) }

func (m *Memory) newResolver(c *graph.Corpus) *resolver {
	readings := m.read(c)
	r := &resolver{
		corpus: c, Memory: m,
		states: map[string]stateName{}, titles: map[string]title{}, positions: map[graph.ID]*graph.Mention{}, standing: map[pair]int32{},
		records: make([]record, 0, m.size.records),
	}
	all, claims := make([]mentioned, 0, m.size.mentions), make([]told, 0, m.size.claims)
	for i := range c.Articles {
		a := &c.Articles[i]
		in := &home{Article: &a.Article, reading: readings[i], annotated: len(a.Coreference) > 0}
		all, claims = r.addMentions(all, a, in), addClaims(claims, a, in)
	}
	r.mentions, r.names, r.words = make([]*graph.Mention, 0, len(all)), make([]*form, 0, len(all)), make([]*saidOf, 0, len(all))
	r.numbers, r.homes = make([]int32, 0, len(all)), make([]*home, 0, len(all)+len(claims))
	r.claims, r.said = make([]*graph.Claim, 0, len(claims)), make([]*heard, 0, len(claims))
	// One id is one node, even where a corpus that no store has checked holds it twice.
	for _, m := range sortedByID(all, func(m mentioned) graph.ID { return m.ID }) {
		r.mentions, r.names, r.words = append(r.mentions, m.Mention), append(r.names, m.name), append(r.words, m.said)
		r.numbers, r.homes = append(r.numbers, m.number), append(r.homes, m.home)
	}
	for _, c := range sortedByID(claims, func(c told) graph.ID { return c.ID }) {
		r.claims, r.said, r.homes = append(r.claims, c.Claim), append(r.said, c.said), append(r.homes, c.home)
	}
	r.nodes = make(map[graph.ID]int32, len(r.mentions)+len(r.claims))
	for _, m := range r.mentions {
		r.node(m.ID)
	}
	for _, claim := range r.claims {
		r.node(claim.ID)
	}
	return r
}

// sortedByID sorts by id; of several with one id it keeps the first.
func sortedByID[T any](all []T, id func(T) graph.ID) []T {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return slices.CompactFunc(all, func(a, b T) bool { return id(a) == id(b) })
}

// home is what is known of the article that mentions and claims stand in.
type home struct {
	*graph.Article
	reading *reading
	// annotated tells that coreference is annotated in it.
	annotated bool
	// story is what it tells; see storyOf.
	story    graph.ID
	hasStory bool
}

// storyOf returns the story that the article of a mention or claim tells; "" for none.
func (r *resolver) storyOf(node int32) graph.ID {
	h := r.homes[node]
	if !h.hasStory {
		h.story, h.hasStory = r.stories.Of(h.ID), true
	}
	return h.story
}

// mentioned is a mention and its name.
type mentioned struct {
	*graph.Mention
	home   *home
	name   *form
	said   *saidOf
	number int32
}

func (r *resolver) addMentions(all []mentioned, a *graph.AnnotatedArticle, in *home) []mentioned {
	known := in.reading
	for i := range a.Mentions {
		if m := &a.Mentions[i]; prefixOf(m.Type) != "" {
			one := mentioned{Mention: m, home: in, name: known.names[i], number: known.first + int32(i)} //nolint:gosec // see Memory
			if len(known.Descriptions) > 0 && known.Descriptions[i].MayBe {
				one.said = &known.Descriptions[i]
			}
			all = append(all, one)
		} else if m.Type == graph.MentionPosition {
			r.positions[m.ID] = m
		}
	}
	return all
}

// told is a claim about an event and its words.
type told struct {
	*graph.Claim
	home *home
	said *heard
}

func addClaims(all []told, a *graph.AnnotatedArticle, in *home) []told {
	known, at := in.reading, 0
	for i := range a.Claims {
		if claim := &a.Claims[i]; claim.IsEvent() {
			one := told{Claim: claim, home: in}
			if len(known.Claims) > 0 {
				one.said = &known.Claims[at]
			}
			all = append(all, one)
			at++
		}
	}
	return all
}

// node returns the node of an id, a new one where there is none.
func (r *resolver) node(id graph.ID) int32 {
	node, known := r.nodes[id]
	if !known {
		node = r.sets.add()
		r.nodes[id] = node
	}
	return node
}

// mention returns the mention of a node; nil for any other node.
func (r *resolver) mention(node int32) *graph.Mention {
	if int(node) < len(r.mentions) {
		return r.mentions[node]
	}
	return nil
}

// prefix returns what the ids of the things begin with that a node is a mention
// or claim of; "" for nodes that are neither.
func (r *resolver) prefix(node int32) string {
	switch n := int(node); {
	case n < len(r.mentions):
		return prefixOf(r.mentions[n].Type)
	case n < len(r.mentions)+len(r.claims):
		return graph.PrefixEvent
	default:
		return ""
	}
}

// recordedAt returns when the article was stored that a mention or claim stands in.
func (r *resolver) recordedAt(node int32) time.Time {
	if a := r.articleOf(node); a != nil {
		return a.RecordedAt
	}
	return time.Time{}
}

// articleOf returns the article that a mention or claim stands in; nil for any
// other node.
func (r *resolver) articleOf(node int32) *graph.Article {
	if int(node) < len(r.homes) {
		return r.homes[node].Article
	}
	return nil
}

// inTable tells whether a mention or claim stands in an event table.
func (r *resolver) inTable(node int32) bool { return inTable(r.articleOf(node)) }

// mentionByID returns any mention of the corpus that is a node or a position.
func (r *resolver) mentionByID(id graph.ID) (*graph.Mention, bool) {
	if node, known := r.nodes[id]; known {
		m := r.mention(node)
		return m, m != nil
	}
	m, known := r.positions[id]
	return m, known
}
