package export

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/parley-kg/parley/graph"
)

// MaxLoadable is how large an article in JSON may be to be loaded again.
const MaxLoadable = 16 << 20

// timeFormat is that of instants, to the nanosecond.
const timeFormat = time.RFC3339Nano

// writeJSONLines writes the annotation in Parley's own JSON, an article a line.
// The judgements of people follow the last one.
func writeJSONLines(ctx context.Context, w io.Writer, source Source) error {
	corpus, err := source.Quads.Corpus(ctx)
	if err != nil {
		return err
	}
	counter := &counter{w: w}
	out := json.NewEncoder(counter)
	out.SetEscapeHTML(false)
	for i := range corpus.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		article := newAnnotation(&corpus.Articles[i]).json()
		if i == len(corpus.Articles)-1 {
			article.Judgements = judgementsOf(corpus)
		}
		counter.n = 0
		if err := out.Encode(article); err != nil {
			return err
		}
		if counter.n > MaxLoadable {
			source.tell(fmt.Sprintf("%s is larger than %d MiB in JSON, which parley load refuses: export it as nquads, or load its table itself",
				corpus.Articles[i].Article.ID, MaxLoadable>>20))
		}
	}
	return nil
}

// counter counts the bytes of a line.
type counter struct {
	w io.Writer
	n int
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return c.w.Write(p)
}

type jsonArticle struct {
	Format      string         `json:"format"`
	ID          string         `json:"id"`
	Article     meta           `json:"article"`
	Text        string         `json:"text,omitempty"`
	Mentions    []jsonMention  `json:"mentions,omitempty"`
	Entities    []jsonMention  `json:"entities,omitempty"`
	Events      []jsonEvent    `json:"events,omitempty"`
	Relations   []jsonRelation `json:"relations,omitempty"`
	Coreference [][]string     `json:"coreference,omitempty"`
	Zones       []jsonZone     `json:"zones,omitempty"`
	Judgements  []judgement    `json:"judgements,omitempty"`
}

// jsonSpan is one piece with start and end, or several.
type jsonSpan struct {
	Start     *int     `json:"start,omitempty"`
	End       *int     `json:"end,omitempty"`
	Fragments [][2]int `json:"fragments,omitempty"`
	Quote     string   `json:"quote,omitempty"`
}

type jsonMention struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	Name string `json:"name,omitempty"`
	// FullName tells it apart from others of this name.
	FullName string `json:"fullName,omitempty"`
	jsonSpan
	Kind       string     `json:"kind,omitempty"`
	SameAs     []string   `json:"sameAs,omitempty"`
	ActsFor    string     `json:"actsFor,omitempty"`
	Anonymous  bool       `json:"anonymous,omitempty"`
	Lang       string     `json:"lang,omitempty"`
	EDTF       string     `json:"edtf,omitempty"`
	SourceType string     `json:"sourceType,omitempty"`
	Kept       []jsonKept `json:"kept,omitempty"`
}

type jsonKept struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type jsonEvent struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	SourceType string       `json:"sourceType,omitempty"`
	Trigger    *jsonSpan    `json:"trigger,omitempty"`
	Sentence   *jsonSpan    `json:"sentence,omitempty"`
	Roles      []jsonRole   `json:"roles,omitempty"`
	Places     []string     `json:"places,omitempty"`
	Times      []jsonTime   `json:"times,omitempty"`
	Topics     []string     `json:"topics,omitempty"`
	Sources    []jsonSource `json:"sources,omitempty"`
	Status     string       `json:"status"`
	Polarity   string       `json:"polarity"`
	Modality   string       `json:"modality"`
	Kept       []jsonKept   `json:"kept,omitempty"`
}

type jsonRole struct {
	Role     string `json:"role"`
	Mention  string `json:"mention"`
	Presence string `json:"presence"`
}

type jsonTime struct {
	Mention string `json:"mention"`
}

type jsonSource struct {
	Mention string    `json:"mention"`
	Verb    *jsonSpan `json:"verb,omitempty"`
}

type jsonRelation struct {
	Type       string     `json:"type"`
	From       string     `json:"from"`
	To         string     `json:"to"`
	Polarity   string     `json:"polarity,omitempty"`
	Modality   string     `json:"modality,omitempty"`
	SourceType string     `json:"sourceType,omitempty"`
	Kept       []jsonKept `json:"kept,omitempty"`
}

type jsonZone struct {
	Type string `json:"type"`
	jsonSpan
}

func (x *annotation) json() *jsonArticle {
	out := &jsonArticle{Format: "parley/1", ID: x.Article.ID.Local(), Article: x.meta(), Text: x.Article.Text}
	for i := range x.Mentions {
		m := x.jsonMention(&x.Mentions[i])
		if m.Name != "" {
			out.Entities = append(out.Entities, m)
		} else {
			out.Mentions = append(out.Mentions, m)
		}
	}
	for _, z := range x.Article.Zones {
		out.Zones = append(out.Zones, jsonZone{label(string(z.Type)), *x.span([]graph.Span{z.Span})})
	}
	for i := range x.Claims {
		c := &x.Claims[i]
		if c.IsEvent() {
			out.Events = append(out.Events, x.jsonEvent(c))
			continue
		}
		r := jsonRelation{
			Polarity: label(string(c.Polarity)), Modality: label(string(c.Modality)), SourceType: c.SourceType, Kept: jsonKeptOf(c.Kept),
		}
		r.Type, r.From, r.To = x.ends(c)
		out.Relations = append(out.Relations, r)
	}
	for _, pair := range x.offices() {
		out.Relations = append(out.Relations, jsonRelation{Type: "Of", From: pair[0], To: pair[1]})
	}
	for _, group := range x.Coreference {
		var members []string
		for _, id := range group {
			members = append(members, x.local[id])
		}
		out.Coreference = append(out.Coreference, members)
	}
	return out
}

func (x *annotation) span(fragments []graph.Span) *jsonSpan {
	s := &jsonSpan{Quote: x.words(fragments)}
	if len(fragments) == 1 {
		s.Start, s.End = &fragments[0].Start, &fragments[0].End
		return s
	}
	for _, f := range fragments {
		s.Fragments = append(s.Fragments, [2]int{f.Start, f.End})
	}
	return s
}

func (x *annotation) jsonMention(m *graph.Mention) jsonMention {
	out := jsonMention{
		ID: x.local[m.ID], Type: label(string(m.Type)), Kind: label(m.Kind), SameAs: m.SameAs, ActsFor: x.local[m.ActsFor],
		Anonymous: m.Anonymous, Lang: m.Lang, EDTF: x.times[m.ID].String(), SourceType: m.SourceType, Kept: jsonKeptOf(m.Kept),
	}
	if len(m.Fragments) > 0 {
		out.jsonSpan = *x.span(m.Fragments)
	} else {
		out.Name = m.Text
		if _, name, _, err := graph.ParseMentionID(m.ID); err == nil && name != m.Text {
			out.FullName = name
		}
	}
	return out
}

func jsonKeptOf(list []graph.Kept) []jsonKept {
	var out []jsonKept
	for _, k := range list {
		out = append(out, jsonKept(k))
	}
	return out
}

func (x *annotation) jsonEvent(c *graph.Claim) jsonEvent {
	out := jsonEvent{
		ID: x.local[c.ID], Type: eventLabel(c), SourceType: c.SourceType, Kept: jsonKeptOf(c.Kept),
		Status: label(string(c.Status)), Polarity: label(string(c.Polarity)), Modality: label(string(c.Modality)),
		Places: x.locals(c.Places), Topics: x.locals(c.Topics),
	}
	if len(c.Trigger) > 0 {
		out.Trigger = x.span(c.Trigger)
	}
	if c.Sentence != (graph.Span{}) {
		out.Sentence = x.span([]graph.Span{c.Sentence})
	}
	for _, p := range c.Participations {
		out.Roles = append(out.Roles, jsonRole{p.Role.Info().Label, x.local[p.Mention], label(string(p.Presence))})
	}
	for _, t := range c.Times {
		out.Times = append(out.Times, jsonTime{x.local[t.Mention]})
	}
	for _, s := range c.Attribution {
		source := jsonSource{Mention: x.local[s.Mention]}
		if fragments, ok := x.find(s.Verb); ok {
			source.Verb = x.span(fragments)
		}
		out.Sources = append(out.Sources, source)
	}
	return out
}

func (x *annotation) locals(ids []graph.ID) []string {
	var list []string
	for _, id := range ids {
		list = append(list, x.local[id])
	}
	return list
}
