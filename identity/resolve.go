package identity

import (
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
	corpus        *graph.Corpus
	mentions      []*graph.Mention
	names         []*form    // of the mentions
	numbers       []int32    // of the mentions, see setNames
	articles      []home     // of the corpus
	homes         []*home    // of mentions and claims
	words         []*saidOf  // around the mentions; nil of such as are no descriptions
	groups        [][]int32  // see byArticle
	taken         [][]int32  // see claimsOf
	scattered     bool       // tells that the claims are not in the order of articles
	formsInTables tableForms // see there
	coreferring   [][]int32  // see coreference
	claims        []*graph.Claim
	said          []*heard           // in the words of the claims; nil where there are none to be read
	kept          []*keptOf          // those that concern mentions and claims
	added         map[graph.ID]int32 // what judgements add, see node
	sets          partition
	placed        map[string]bool  // see placeNames
	open          []question       // see leftOpen
	placings      byRoot[*placing] // by mentions
	acting        []acting         // see actors
	nations       []nationOf       // see readNations
	made          forms            // see formOf
	states        map[string]stateName
	told          told // by other claims than those about events
	titles        map[string]title
	// positions are the mentions of offices, which are no nodes.
	positions map[graph.ID]*graph.Mention

	judged  judged
	records []record
	// nodeLists is where the nodes are that records concern.
	nodeLists []int32
	// judgedNodes are those of which people have judged.
	judgedNodes byRoot[bool]
	// standing are the places in records of the judgements by people that stand, by pair.
	standing map[pair]int32
	// containers are the places in which others lie, by roots; see joinEvents.
	containers map[int32][]int32
	grounds    map[int32]*ground // what names tell of places, by roots; see joinEvents
	links      []graph.RuleLink
	watched    *watchedEvents // nil but in Explain
	// Memory is what is known of the articles.
	*Memory
	// traits are empty until names are compared: stronger reasons than names need no regard for it.
	traits traits
	// careers are empty but while equal names are joined.
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
	m.rulings.begin()
	m.namesCompared.begin()
	r := &resolver{
		corpus: c, Memory: m,
		states: map[string]stateName{}, titles: map[string]title{}, positions: map[graph.ID]*graph.Mention{}, standing: map[pair]int32{},
		records: make([]record, 0, m.size.records), added: map[graph.ID]int32{},
	}
	r.mentions, r.names, r.words = make([]*graph.Mention, 0, m.size.mentions), make([]*form, 0, m.size.mentions), make([]*saidOf, 0, m.size.mentions)
	r.numbers, r.claims, r.said = make([]int32, 0, m.size.mentions), make([]*graph.Claim, 0, m.size.claims), make([]*heard, 0, m.size.claims)
	r.homes, r.kept = make([]*home, 0, m.size.mentions+m.size.claims), make([]*keptOf, 0, m.size.mentions+m.size.claims)
	homes := make([]home, len(c.Articles))
	r.articles = homes
	for i := range c.Articles {
		a := &c.Articles[i]
		homes[i] = home{Article: &a.Article, reading: readings[i], annotated: len(a.Coreference) > 0}
		r.addMentions(a, &homes[i])
	}
	r.sortMentions()
	for i := range c.Articles {
		r.addClaims(&c.Articles[i], &homes[i])
	}
	r.sortClaims()
	r.sets.grow(len(r.homes))
	return r
}

// home is what is known of the article that mentions and claims stand in.
type home struct {
	*graph.Article
	reading *reading
	// taken tells that its claims were read by claimsOf.
	taken bool
	// annotated tells that coreference is annotated in it.
	annotated bool
	// mentions and claims are its nodes; none where these are not in the order of articles.
	mentions, claims nodeRange
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

// addMentions adds those of an article that are nodes.
func (r *resolver) addMentions(a *graph.AnnotatedArticle, in *home) {
	known := in.reading
	in.mentions.from = int32(len(r.mentions))
	for i, name := range known.names {
		if name == nil {
			continue
		}
		var said *saidOf
		if len(known.Descriptions) > 0 && known.Descriptions[i].MayBe {
			said = &known.Descriptions[i]
		}
		r.mentions, r.names, r.words = append(r.mentions, &a.Mentions[i]), append(r.names, name), append(r.words, said)
		r.numbers, r.homes = append(r.numbers, known.first+int32(i)), append(r.homes, in) //nolint:gosec // see Memory
		r.kept = append(r.kept, &known.kept[i])
	}
	in.mentions.to = int32(len(r.mentions))
	for _, at := range known.outline.positions {
		r.positions[a.Mentions[at].ID] = &a.Mentions[at]
	}
}

// addClaims adds those of an article that are about events.
func (r *resolver) addClaims(a *graph.AnnotatedArticle, in *home) {
	known := in.reading
	r.told.take(a.Claims, in)
	in.claims.from = int32(len(r.homes))
	for i, at := range known.outline.events {
		var said *heard
		if len(known.Claims) > 0 {
			said = &known.Claims[i]
		}
		r.claims, r.said, r.homes = append(r.claims, &a.Claims[at]), append(r.said, said), append(r.homes, in)
		r.kept = append(r.kept, &known.kept[len(a.Mentions)+int(at)])
	}
	in.claims.to = int32(len(r.homes))
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
		return prefixOf(r.names[n].kind)
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

// mentionIn returns any mention that is a node or a position, by its id as an article has it.
func (r *resolver) mentionIn(in *home, id graph.ID) (*graph.Mention, bool) {
	if node, known := r.nodeIn(in, id); known {
		m := r.mention(node)
		return m, m != nil
	}
	m, known := r.positions[id]
	return m, known
}
