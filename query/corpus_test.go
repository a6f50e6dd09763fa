package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// told is an event as one sentence of a test article tells it.
type told struct {
	key      string // what the test calls the event
	kind     string // meeting where empty
	label    string // the source's own
	status   graph.Status
	polarity graph.Polarity
	modality graph.Modality
	who      []part
	where    []string
	when     []string
	sources  []string
	topics   []string
}

// part is a participation; a person who was a present participant, unless said
// otherwise.
type part struct {
	name     string
	kind     graph.MentionType
	role     graph.Role
	presence graph.Presence
	actsFor  string // an organization
}

// writer writes a corpus, one article after the other.
type writer struct {
	corpus graph.Corpus
	draft  *draft
	// keys holds what the test calls the event of a claim.
	keys  map[graph.ID]string
	texts map[graph.ID]string
	// states are the organizations that are states; the rest are governments.
	states []string
}

// draft is the article being written.
type draft struct {
	graph.AnnotatedArticle
	text   []rune
	claims int
	// actsFor holds whom an actor of this article acts for.
	named map[string][]graph.ID
}

func newWriter(states ...string) *writer {
	return &writer{keys: map[graph.ID]string{}, texts: map[graph.ID]string{}, states: states}
}

func (w *writer) article(name, publisher string) *writer {
	w.finish()
	w.draft = &draft{named: map[string][]graph.ID{}}
	id := graph.NewArticleID(name)
	w.draft.Article = graph.Article{
		ID: id, Kind: graph.KindNews, Title: "Title of " + name, Language: "en",
		RecordedAt: time.Date(2025, 9, 1, 0, len(w.corpus.Articles), 0, 0, time.UTC),
	}
	if publisher != "" {
		outlet := graph.NamedMentionID(id, graph.MentionOrganization, publisher)
		w.draft.Mentions = append(w.draft.Mentions, graph.Mention{
			ID: outlet, Article: id, Type: graph.MentionOrganization, Text: publisher, Kind: "MEDIA", SameAs: iri(publisher),
		})
		w.draft.Article.Publisher = outlet
	}
	return w
}

func iri(name string) []string { return []string{"https://example.org/" + graph.Digest(8, name)} }

func (w *writer) write(words string) graph.Span {
	start := len(w.draft.text)
	w.draft.text = append(w.draft.text, []rune(words)...)
	return graph.Span{Start: start, End: len(w.draft.text)}
}

// whereTheyLie has the places of which articles give the coordinates.
var whereTheyLie = map[string]string{"Northtown": "50.5,9", "Southtown": "50,9.2"}

// mention writes words and annotates them.
func (w *writer) mention(kind graph.MentionType, words string, actsFor graph.ID) graph.ID {
	at := w.write(words)
	w.write(" ")
	id := graph.MentionID(w.draft.Article.ID, kind, at)
	m := graph.Mention{
		ID: id, Article: w.draft.Article.ID, Type: kind, Text: words, Fragments: []graph.Span{at}, ActsFor: actsFor,
	}
	switch kind {
	case graph.MentionPerson:
		m.SameAs = iri(words)
	case graph.MentionPlace:
		m.SameAs = iri("place " + words)
		if at := whereTheyLie[words]; at != "" {
			m.Kept = []graph.Kept{{Name: graph.KeptCoordinates, Value: at}}
		}
	case graph.MentionOrganization:
		m.SameAs, m.Kind = iri(words), "GOVERNMENT"
		if slices.Contains(w.states, words) {
			m.Kind = "STATE"
		}
	}
	w.draft.Mentions = append(w.draft.Mentions, m)
	return id
}

func (w *writer) organization(name string) graph.ID {
	return w.mention(graph.MentionOrganization, name, "")
}

// source writes who is cited: an organization, or someone whom the text does not name.
func (w *writer) source(name string) graph.ID {
	if strings.HasPrefix(name, "a ") {
		return w.mention(graph.MentionGroup, name, "")
	}
	return w.organization(name)
}

// tell writes a sentence and the claim that it makes.
func (w *writer) tell(e told) *writer {
	d := w.draft
	d.claims++
	start := len(d.text)
	c := graph.Claim{
		ID:      graph.ID(fmt.Sprintf("claim/%s/%s-%d", d.Article.ID.Local(), e.key, d.claims)),
		Article: d.Article.ID, Type: orElse(e.kind, "meeting"), SourceType: e.label,
		Trigger: []graph.Span{w.write("event’s")},
		Status:  orElse(e.status, graph.StatusHeld), Polarity: orElse(e.polarity, graph.PolarityPositive),
		Modality:   orElse(e.modality, graph.ModalityAsserted),
		RecordedAt: d.Article.RecordedAt.Add(time.Duration(d.claims%7) * time.Second),
	}
	w.write(" ")
	for _, p := range e.who {
		c.Participations = append(c.Participations, w.participation(e, p))
	}
	for _, place := range e.where {
		c.Places = append(c.Places, w.mention(graph.MentionPlace, place, ""))
	}
	for _, topic := range e.topics {
		c.Topics = append(c.Topics, w.mention(graph.MentionTopic, topic, ""))
	}
	for _, when := range e.when {
		c.Times = append(c.Times, graph.ClaimedTime{
			Mention: w.mention(graph.MentionTime, "on "+when, ""), When: edtf.MustParse(when),
		})
	}
	for _, source := range e.sources {
		c.Attribution = append(c.Attribution, graph.Source{Mention: w.source(source), Verb: "said"})
	}
	w.write(".")
	c.Sentence = graph.Span{Start: start, End: len(d.text)}
	w.write("\n")
	slices.Sort(c.Places)
	slices.Sort(c.Topics)
	w.keys[c.ID] = e.key
	d.Claims = append(d.Claims, c)
	return w
}

func (w *writer) participation(e told, p part) graph.ClaimedParticipation {
	var principal graph.ID
	if p.actsFor != "" {
		principal = w.organization(p.actsFor)
	}
	return graph.ClaimedParticipation{
		Mention:  w.mention(orElse(p.kind, graph.MentionPerson), p.name, principal),
		Role:     orElse(p.role, graph.RoleParticipant),
		Presence: orElse(p.presence, e.status.Presence()),
	}
}

// government says that one organization acts for another.
func (w *writer) government(name, state string) *writer {
	w.mention(graph.MentionOrganization, name, w.organization(state))
	w.write("\n")
	return w
}

// within says that one place lies in another.
func (w *writer) within(inner, outer string) *writer {
	d := w.draft
	d.claims++
	start := len(d.text)
	c := graph.Claim{
		ID:      graph.ID(fmt.Sprintf("claim/%s/within-%d", d.Article.ID.Local(), d.claims)),
		Article: d.Article.ID, Type: graph.ClaimWithin,
		Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
		Within: &graph.ClaimedWithin{
			Inner: w.mention(graph.MentionPlace, inner, ""), Outer: w.mention(graph.MentionPlace, outer, ""),
		},
		RecordedAt: d.Article.RecordedAt,
	}
	c.Sentence = graph.Span{Start: start, End: len(d.text)}
	w.write("\n")
	d.Claims = append(d.Claims, c)
	return w
}

// holds says that a person has an office.
func (w *writer) holds(person, title, organization string) *writer {
	d := w.draft
	d.claims++
	start := len(d.text)
	c := graph.Claim{
		ID:      graph.ID(fmt.Sprintf("claim/%s/position-%d", d.Article.ID.Local(), d.claims)),
		Article: d.Article.ID, Type: graph.ClaimPosition,
		Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
		Position: &graph.ClaimedPosition{
			Holder: w.mention(graph.MentionPerson, person, ""), Title: w.mention(graph.MentionPosition, title, ""),
			Organization: w.organization(organization),
		},
		RecordedAt: d.Article.RecordedAt,
	}
	c.Sentence = graph.Span{Start: start, End: len(d.text)}
	w.write("\n")
	d.Claims = append(d.Claims, c)
	return w
}

// finish closes the article being written. Claims of one key in it corefer.
func (w *writer) finish() {
	d := w.draft
	if d == nil {
		return
	}
	w.draft = nil
	d.Article.Text = string(d.text)
	w.texts[d.Article.ID] = d.Article.Text
	slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return compareIDs(a.ID, b.ID) })
	slices.SortFunc(d.Claims, func(a, b graph.Claim) int { return compareIDs(a.ID, b.ID) })
	groups := map[string][]graph.ID{}
	for _, c := range d.Claims {
		if c.IsEvent() {
			groups[w.keys[c.ID]] = append(groups[w.keys[c.ID]], c.ID)
		}
	}
	for _, group := range groups {
		if len(group) > 1 {
			d.Coreference = append(d.Coreference, group)
		}
	}
	slices.SortFunc(d.Coreference, slices.Compare[[]graph.ID])
	w.corpus.Articles = append(w.corpus.Articles, d.AnnotatedArticle)
}

// together judges that the claims of one key are one event, in all articles.
func (w *writer) together() *writer {
	w.finish()
	first := map[string]graph.ID{}
	for _, a := range w.corpus.Articles {
		for _, c := range a.Claims {
			switch left := first[w.keys[c.ID]]; {
			case !c.IsEvent():
			case left == "":
				first[w.keys[c.ID]] = c.ID
			default:
				w.corpus.Judgements = append(w.corpus.Judgements, graph.Judgement{
					ID:   graph.NewJudgementID(left, c.ID, graph.VerdictSame, "editor", "as read"),
					Left: min(left, c.ID), Right: max(left, c.ID), Verdict: graph.VerdictSame, By: "editor", Reason: "as read",
				})
			}
		}
	}
	graph.SortJudgements(w.corpus.Judgements)
	return w
}

func orElse[T comparable](value, other T) T {
	var zero T
	if value == zero {
		return other
	}
	return value
}

// world is a corpus that can be asked.
type world struct {
	*Session
	archive *countingArchive
	keys    map[graph.ID]string // by claim
}

func (w *writer) build() *world {
	w.finish()
	slices.SortFunc(w.corpus.Articles, func(a, b graph.AnnotatedArticle) int {
		return compareIDs(a.Article.ID, b.Article.ID)
	})
	resolution := identity.Resolve(&w.corpus)
	resolution.Copies = nil // the made sentences are alike without being copies
	snapshot := index.Build(&w.corpus, resolution)
	archive := &countingArchive{texts: w.texts}
	reader := NewReader(func() *index.Snapshot { return snapshot }, archive)
	return &world{reader.Session(), archive, w.keys}
}

// called names events as the test does.
func (w *world) called(events ...*graph.Event) []string {
	names := make([]string, len(events))
	for i, e := range events {
		names[i] = w.keys[e.Claims[0]]
	}
	return names
}

// countingArchive counts how often it is asked.
type countingArchive struct {
	texts map[graph.ID]string
	calls atomic.Int64
}

func (a *countingArchive) Texts(ctx context.Context, articles []graph.ID) (map[graph.ID]string, error) {
	a.calls.Add(1)
	found := map[graph.ID]string{}
	for _, id := range articles {
		if text, ok := a.texts[id]; ok {
			found[id] = text
		}
	}
	return found, ctx.Err()
}

func (*countingArchive) Size(context.Context) (int64, error) { return 0, nil }
