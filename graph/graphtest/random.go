package graphtest

import (
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// Source is where random corpora come from: a *rand.Rand, or a property test's
// draws.
type Source interface{ IntN(n int) int }

// Size is how large a random corpus is.
type Size struct {
	Articles, Claims int // claims per article
	// Names is how many different persons there are, with a tenth as many states and places, all told
	// apart by their names; 0 for a few names and ids that are easily confused.
	Names int
	// Judgements is how many pairs people have judged.
	Judgements int
}

var (
	confusable = []string{"Anna Berg", "Berg", "Boris Berg", "ANNA BERG", "Anna Bérg", "Minister Berg", "the envoy", "Chaim Dor", "Dor"}
	states     = []string{"Syria", "Syrian", "syria", "Israel", "Foo Agency", "the army", "government", "Paris", "Syrian government"}
	groups     = []string{"officials", "Syrian officials", "a diplomat"}
	places     = []string{"Sweida", "Suwayda", "Paris", "France", "Syria", "the city"}
	placeKinds = []string{"", "", "COUNTRY", "PROVINCE", "CITY", "REGION", "OTHER"}
	times      = []string{
		"", "2025-07-24", "2025-07-26", "2025-07", "2025-08~", "2025", "2025-07-21/2025-07-27", "../2025-08-19", "2025-07-01/..",
		"[2025-07-24,2025-07-26]", "[2025-07-21..2025-07-27]", "1948/..", "2025-07-24?", "Y17000000", "2025-07-24T20:30:00Z",
	}
	statuses   = []graph.Status{graph.StatusHeld, graph.StatusHeld, graph.StatusPlanned, graph.StatusCancelled, graph.StatusPostponed, graph.StatusUnknown}
	modalities = []graph.Modality{graph.ModalityAsserted, graph.ModalityAsserted, graph.ModalityProbable, graph.ModalityPossible}
	presences  = []graph.Presence{"", "", graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied}
	verdicts   = []graph.Verdict{graph.VerdictSame, graph.VerdictDifferent, graph.VerdictSame, graph.VerdictUnsure}
)

// Random builds a corpus of articles that name, claim and judge at random.
func Random(src Source, size Size) *graph.Corpus {
	articles := make([]*Article, 0, size.Articles)
	for i := range size.Articles {
		articles = append(articles, randomArticle(src, fmt.Sprintf("%05d", i), size))
	}
	var judgements []graph.Judgement
	for range size.Judgements {
		a, b := pick(src, articles), pick(src, articles)
		left, right := judgeable(src, a), judgeable(src, b)
		if left != right {
			judgements = append(judgements, Judge(left, pick(src, verdicts), right, src.IntN(5)))
		}
	}
	return Corpus(articles, judgements...)
}

func pick[T any](src Source, from []T) T { return from[src.IntN(len(from))] }

// judgeable returns the id of something that a person may judge.
func judgeable(src Source, a *Article) graph.ID {
	switch src.IntN(4) {
	case 0:
		return pick(src, a.Claims).ID
	case 1:
		return pick(src, []graph.ID{"actor/anna-berg", "actor/boris-berg", "actor/berg", "actor/syria", "place/sweida", "place/suwayda"})
	default:
		return pick(src, a.Mentions).ID
	}
}

// cast is the mentions of an article by what they name.
type cast struct {
	actors, organizations, places []graph.ID
}

func randomArticle(src Source, name string, size Size) *Article {
	a := NewArticle(name)
	a.Article.RecordedAt = Recorded.AddDate(0, 0, src.IntN(3))
	if src.IntN(3) > 0 {
		a.Publish(pick(src, []string{"AFP", "Axios"}))
	}
	c := a.randomCast(src, size)
	var events []graph.ID
	for range size.Claims {
		events = append(events, a.randomEvent(src, c))
	}
	if len(events) > 1 {
		if src.IntN(2) == 0 {
			a.Corefer(events[0], events[1])
		}
		a.Claim(graph.Claim{Type: graph.ClaimLink, Link: &graph.ClaimedLink{
			Kind: graph.LinkFollows, From: pick(src, events), To: pick(src, events),
		}})
	}
	return a
}

func (a *Article) randomCast(src Source, size Size) cast {
	var c cast
	for range 2 + src.IntN(2) {
		c.organizations = append(c.organizations, a.Organization(stateName(src, size), kindOfState, sometimesSame(src, size, "Q", 2)))
	}
	for range 2 + src.IntN(3) {
		c.actors = append(c.actors, a.Person(personName(src, size), sometimesFor(src, c.organizations), sometimesSame(src, size, "Q1", 3)))
	}
	if size.Names == 0 && src.IntN(3) == 0 {
		a.Corefer(c.actors[0], c.actors[1])
	}
	if size.Names == 0 && src.IntN(3) == 0 {
		a.Corefer(c.organizations[0], c.organizations[1])
	}
	c.actors = append(c.actors, a.Group(pick(src, groups), sometimesFor(src, c.organizations)), c.organizations[0])
	c.places = a.randomPlaces(src, size)
	if len(c.places) > 1 {
		a.Claim(graph.Claim{Type: graph.ClaimWithin, Within: &graph.ClaimedWithin{Inner: c.places[0], Outer: c.places[1]}})
	}
	title := a.Mention(graph.MentionPosition, pick(src, []string{"minister", "Minister", "envoy"}))
	a.Claim(graph.Claim{Type: graph.ClaimPosition, Position: &graph.ClaimedPosition{
		Holder: c.actors[0], Title: title, Organization: c.organizations[0],
	}})
	return c
}

func personName(src Source, size Size) string {
	if size.Names == 0 {
		return pick(src, confusable)
	}
	n := src.IntN(size.Names)
	return fmt.Sprintf("Given%d Family%d", n%97, n)
}

func stateName(src Source, size Size) string {
	if size.Names == 0 {
		return pick(src, states)
	}
	return fmt.Sprintf("State%d", src.IntN(1+size.Names/10))
}

// randomPlaces adds one to three places. Among many names place 123 lies in
// place 12, as the claims say.
func (a *Article) randomPlaces(src Source, size Size) []graph.ID {
	if size.Names == 0 {
		var all []graph.ID
		for range 1 + src.IntN(3) {
			all = append(all, a.Place(pick(src, places), pick(src, placeKinds)))
		}
		return all
	}
	n := 1 + src.IntN(1+size.Names/10)
	return []graph.ID{a.Place(fmt.Sprintf("Place%d", n), ""), a.Place(fmt.Sprintf("Place%d", n/10), "")}
}

// kinds are those of the organizations that have one.
var kinds = map[string]string{"Syria": "STATE", "Israel": "STATE", "Paris": "GOVERNMENT", "Syrian government": "GOVERNMENT"}

func kindOfState(m *graph.Mention) { m.Kind = kinds[m.Text] }

// sometimesSame gives one of a few ids, whatever the name; among many names the
// id that belongs to the name.
func sometimesSame(src Source, size Size, prefix string, of int) func(*graph.Mention) {
	n := src.IntN(of * 5)
	return func(m *graph.Mention) {
		switch {
		case n >= of:
		case size.Names > 0:
			m.SameAs = []string{"https://www.wikidata.org/entity/" + strings.ReplaceAll(m.Text, " ", "_")}
		default:
			m.SameAs = []string{fmt.Sprintf("https://www.wikidata.org/entity/%s%d", prefix, n)}
		}
	}
}

func sometimesFor(src Source, organizations []graph.ID) func(*graph.Mention) {
	if src.IntN(2) == 0 {
		return func(*graph.Mention) {}
	}
	return ActsFor(pick(src, organizations))
}

func (a *Article) randomEvent(src Source, c cast) graph.ID {
	types := graph.EventTypes()
	claim := graph.Claim{
		Type: types[src.IntN(4)].Name, Status: pick(src, statuses), Modality: pick(src, modalities),
		Places: []graph.ID{pick(src, c.places)},
	}
	if src.IntN(5) == 0 {
		claim.Polarity = graph.PolarityNegative
	}
	if src.IntN(4) == 0 {
		claim.SourceType = pick(src, []string{"cameo:042", "Make a visit"})
	}
	if src.IntN(4) > 0 {
		claim.Times = append(claim.Times, a.At("then", pick(src, times)))
	}
	if src.IntN(3) == 0 {
		claim.Topics = []graph.ID{a.Mention(graph.MentionTopic, "peace")}
	}
	for range src.IntN(4) {
		claim.Participations = append(claim.Participations, graph.ClaimedParticipation{
			Mention: pick(src, c.actors), Role: pick(src, graph.Roles()).Role, Presence: pick(src, presences),
		})
	}
	return a.Claim(claim)
}
