package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// meetingText has letters of two and three bytes before all mentions, so that
// bytes and code points differ.
const meetingText = "Café — Tom Barrack hosted Syrian officials in Paris on Thursday, state television said, " +
	"citing a government source. Barrack is the US envoy. Paris lies in France. Another meeting is planned."

// Noon is the instant at which the tests begin.
var Noon = time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)

// Meeting returns an article of the given name that has one of everything: two
// meetings with a chain of sources, an office, a place within another, a link
// between the meetings, coreference of mentions and of claims, and zones.
func Meeting(name string) *graph.AnnotatedArticle {
	a := graph.Article{
		ID: graph.NewArticleID(name), Kind: graph.KindNews, Text: meetingText, SHA256: digest(meetingText),
		Title: "Envoy hosts officials", URL: "https://example.org/" + name, Author: "A. Writer", Language: "en",
		Published: edtf.MustParse("2025-07-24/2025-07-30"), PublishedNote: "not stated in the text",
		DerivedFrom: []string{"Al Jazeera", "article/original"},
		Zones:       []graph.Zone{{Type: graph.ZoneHeadline, Span: graph.Span{Start: 0, End: 4}}},
	}
	m := mentions{article: a.ID}
	barrack := m.add("Tom Barrack", graph.MentionPerson)
	again := m.add("Barrack is", graph.MentionPerson) // and a word too many, as annotators do
	officials := m.add("Syrian officials", graph.MentionGroup)
	syria := m.add("Syrian", graph.MentionOrganization)
	paris := m.add("Paris", graph.MentionPlace)
	france := m.add("France", graph.MentionPlace)
	thursday := m.add("Thursday", graph.MentionTime)
	television := m.add("state television", graph.MentionOrganization)
	source := m.add("a government source", graph.MentionGroup)
	envoy := m.add("US envoy", graph.MentionPosition)
	states := m.add("US", graph.MentionOrganization)
	m.add("Café", graph.MentionTopic)
	a.Publisher = m.name("AFP", graph.MentionOrganization)
	m.of(syria).Kind, m.of(states).Kind, m.of(a.Publisher).Kind = "STATE", "STATE", "MEDIA"
	m.of(barrack).SameAs = []string{"https://www.wikidata.org/entity/Q7815209"}
	m.of(officials).ActsFor, m.of(source).Anonymous, m.of(paris).Lang = syria, true, "fr"

	held := claim(a.ID, "meeting-paris", "meeting", graph.StatusHeld)
	held.Trigger, held.Sentence = []graph.Span{spanOf("hosted")}, spanOf(meetingText[:strings.Index(meetingText, ".")+1])
	held.Attribution = []graph.Source{{Mention: television, Verb: "said"}, {Mention: source}}
	held.Participations = []graph.ClaimedParticipation{
		{Mention: barrack, Role: graph.RoleHost, Presence: graph.PresencePresent},
		{Mention: officials, Role: graph.RoleParticipant, Presence: graph.PresenceDenied},
	}
	held.Places, held.Times = []graph.ID{paris}, []graph.ClaimedTime{{Mention: thursday, When: edtf.MustParse("2025-07-24")}}
	planned := claim(a.ID, "meeting-planned", "meeting", graph.StatusPlanned)
	planned.Trigger, planned.Sentence = []graph.Span{spanOf("meeting")}, spanOf("Another meeting is planned.")
	planned.Modality, planned.Attribution = graph.ModalityProbable, held.Attribution
	planned.Participations = []graph.ClaimedParticipation{{Mention: again, Role: graph.RoleHost, Presence: graph.PresenceExpected}}
	office := claim(a.ID, "position-us-envoy", graph.ClaimPosition, graph.StatusHeld)
	office.Position = &graph.ClaimedPosition{Holder: again, Title: envoy, Organization: states, When: edtf.MustParse("2025")}
	within := claim(a.ID, "within-france", graph.ClaimWithin, graph.StatusHeld)
	within.Within = &graph.ClaimedWithin{Inner: paris, Outer: france}
	link := claim(a.ID, "link-follows", graph.ClaimLink, graph.StatusHeld)
	link.Link = &graph.ClaimedLink{Kind: graph.LinkFollows, From: planned.ID, To: held.ID}

	return &graph.AnnotatedArticle{
		Article:     revised(a, "1"),
		Mentions:    m.sorted(),
		Coreference: [][]graph.ID{sorted(barrack, again), sorted(held.ID, planned.ID)},
		Claims:      []graph.Claim{link, held, planned, office, within},
	}
}

// Corrected returns the next revision of an article that [Meeting] made: the
// planned meeting and what hangs on it is gone, a call was found instead, and
// the title was changed. Claims holds all that shall stand.
func Corrected(a *graph.AnnotatedArticle) *graph.AnnotatedArticle {
	next := *a
	next.Article = revised(a.Article, "2")
	next.Article.Title += ", again"
	next.Coreference = a.Coreference[:1]
	call := claim(a.Article.ID, "call-1", "call", graph.StatusHeld)
	call.Polarity = graph.PolarityNegative
	next.Claims = append([]graph.Claim{call}, a.Claims[1], a.Claims[3], a.Claims[4])
	return &next
}

// Judged returns a judgement of a person on two articles' envoys.
func Judged(left, right *graph.AnnotatedArticle, v graph.Verdict, at time.Time) graph.Judgement {
	pair := sorted(left.Coreference[0][0], right.Coreference[0][0])
	return graph.Judgement{
		ID:   graph.ID("judgement/" + graph.Digest(12, string(pair[0]), string(pair[1]), string(v))),
		Left: pair[0], Right: pair[1], Verdict: v, By: "editor", Reason: "the same office is given", At: at,
	}
}

func claim(article graph.ID, name, claimType string, status graph.Status) graph.Claim {
	return graph.Claim{
		ID: graph.ID("claim/" + article.Local() + "/" + name), Article: article, Type: claimType, Status: status,
		Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
	}
}

func revised(a graph.Article, revision string) graph.Article {
	a.Revision = graph.Digest(16, string(a.ID), revision)
	return a
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// spanOf returns where the words stand first, in code points.
func spanOf(words string) graph.Span {
	before, _, found := strings.Cut(meetingText, words)
	if !found {
		panic(fmt.Sprintf("the text does not hold %q", words))
	}
	start := len([]rune(before))
	return graph.Span{Start: start, End: start + len([]rune(words))}
}

func sorted(ids ...graph.ID) []graph.ID {
	slices.Sort(ids)
	return ids
}

// mentions collects the mentions of an article.
type mentions struct {
	article graph.ID
	all     []graph.Mention
}

func (m *mentions) add(words string, t graph.MentionType) graph.ID {
	at := spanOf(words)
	id := graph.MentionID(m.article, t, at)
	m.all = append(m.all, graph.Mention{ID: id, Article: m.article, Type: t, Text: words, Fragments: []graph.Span{at}})
	return id
}

func (m *mentions) name(name string, t graph.MentionType) graph.ID {
	id := graph.NamedMentionID(m.article, t, name)
	m.all = append(m.all, graph.Mention{ID: id, Article: m.article, Type: t, Text: name})
	return id
}

func (m *mentions) of(id graph.ID) *graph.Mention {
	return &m.all[slices.IndexFunc(m.all, func(m graph.Mention) bool { return m.ID == id })]
}

func (m *mentions) sorted() []graph.Mention {
	slices.SortFunc(m.all, func(a, b graph.Mention) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return m.all
}
