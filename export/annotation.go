package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// annotation is an article on its way back into a notation that people and
// tools write: mentions and claims have short local ids, and what the loader
// works out by itself, such as sentences and anchored times, is left out.
type annotation struct {
	*graph.AnnotatedArticle
	runes []rune
	// local holds the short ids: T1, T2 … of mentions, E1, E2 … of claims about events, in the order of
	// their ids.
	local map[graph.ID]string
	// times are the EDTF values that have to be given: of times that their words do not tell, and of when
	// positions were held.
	times map[graph.ID]edtf.Time
}

func newAnnotation(a *graph.AnnotatedArticle) *annotation {
	x := &annotation{a, []rune(a.Article.Text), map[graph.ID]string{}, map[graph.ID]edtf.Time{}}
	for i := range a.Mentions {
		x.local[a.Mentions[i].ID] = fmt.Sprintf("T%d", i+1)
	}
	for i := range a.Claims {
		if a.Claims[i].IsEvent() {
			x.local[a.Claims[i].ID] = fmt.Sprintf("E%d", i+1)
		}
	}
	x.findTimes()
	return x
}

// findTimes finds what must be said of times, since reading would give them
// another value, or none. A value is shared by coreference, so that a group is
// looked at as one.
func (x *annotation) findTimes() {
	group := map[graph.ID]graph.ID{}
	for _, members := range x.Coreference {
		for _, id := range members {
			group[id] = members[0]
		}
	}
	values, differs := map[graph.ID]edtf.Time{}, map[graph.ID]bool{}
	for i := range x.Claims {
		c := &x.Claims[i]
		if c.Position != nil && !c.Position.When.IsZero() {
			x.times[c.Position.Title] = c.Position.When
		}
		planned := c.Status.Presence() == graph.PresenceExpected
		for _, t := range c.Times {
			root := cmp.Or(group[t.Mention], t.Mention)
			if m := x.mention(t.Mention); m != nil {
				language := cmp.Or(m.Lang, x.Article.Language)
				differs[root] = differs[root] || edtf.FromWords(m.Text, language, x.Article.Published, planned) != t.When
			}
			if !t.When.IsZero() {
				values[t.Mention] = t.When
			}
		}
	}
	for mention, when := range values {
		if differs[cmp.Or(group[mention], mention)] {
			x.times[mention] = when
		}
	}
}

func (x *annotation) mention(id graph.ID) *graph.Mention {
	i, found := slices.BinarySearchFunc(x.Mentions, id, func(m graph.Mention, id graph.ID) int { return cmp.Compare(m.ID, id) })
	if !found {
		return nil
	}
	return &x.Mentions[i]
}

// words are the words of fragments, joined by a space.
func (x *annotation) words(fragments []graph.Span) string {
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = string(x.runes[f.Start:f.End])
	}
	return strings.Join(parts, " ")
}

// find returns where the words stand in the text: in one piece, or else word by
// word; ok is false where they do not.
func (x *annotation) find(words string) (fragments []graph.Span, ok bool) {
	pieces, from := []string{words}, 0
	if !strings.Contains(x.Article.Text, words) {
		pieces = strings.Split(words, " ")
	}
	for _, piece := range pieces {
		i := strings.Index(x.Article.Text[from:], piece)
		if i < 0 || piece == "" {
			return nil, false
		}
		start := utf8.RuneCountInString(x.Article.Text[:from+i])
		fragments = append(fragments, graph.Span{Start: start, End: start + utf8.RuneCountInString(piece)})
		from += i + len(piece)
	}
	return fragments, true
}

// label returns the word of the annotation for a name of the graph: "Meeting"
// for meeting, "ArmedGroup" for ARMED_GROUP.
func label(name string) string {
	var b strings.Builder
	for _, part := range strings.Split(strings.ToLower(name), "_") {
		b.WriteString(strings.ToUpper(part[:min(1, len(part))]) + part[min(1, len(part)):])
	}
	return b.String()
}

func eventLabel(c *graph.Claim) string {
	t, _ := graph.EventTypeByName(c.Type)
	return cmp.Or(t.Label, c.Type)
}

// linkLabels are the words for links between events.
var linkLabels = map[graph.LinkKind]string{
	graph.LinkPartOf: "PartOf", graph.LinkFollows: "Follows", graph.LinkRealises: "Realises",
}

// ends returns the relation that a claim is, which is not about an event, or empty words.
func (x *annotation) ends(c *graph.Claim) (name, from, to string) {
	switch {
	case c.Position != nil:
		return "Holds", x.local[c.Position.Holder], x.local[c.Position.Title]
	case c.Within != nil:
		return "Within", x.local[c.Within.Inner], x.local[c.Within.Outer]
	case c.Link != nil:
		return linkLabels[c.Link.Kind], x.local[c.Link.From], x.local[c.Link.To]
	}
	return "", "", ""
}

// offices returns the pairs of a position and the organization whose office it is, each once.
func (x *annotation) offices() [][2]string {
	var list [][2]string
	for i := range x.Claims {
		if p := x.Claims[i].Position; p != nil && p.Organization != "" {
			list = append(list, [2]string{x.local[p.Title], x.local[p.Organization]})
		}
	}
	slices.SortFunc(list, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(list)
}

// publisherName is the outlet's name; empty where not known.
func (x *annotation) publisherName() string {
	if m := x.mention(x.Article.Publisher); m != nil {
		return m.Text
	}
	return ""
}

// meta is what the files name.meta.json and the key "article" hold.
type meta struct {
	ID             string   `json:"id,omitempty"`
	Kind           string   `json:"kind,omitempty"`
	Title          string   `json:"title,omitempty"`
	URL            string   `json:"url,omitempty"`
	Publisher      string   `json:"publisher,omitempty"`
	PublisherNames []string `json:"publisherNames,omitempty"`
	Author         string   `json:"author,omitempty"`
	Published      string   `json:"published,omitempty"`
	PublishedNote  string   `json:"publishedNote,omitempty"`
	Language       string   `json:"language,omitempty"`
	DerivedFrom    []string `json:"derivedFrom,omitempty"`
}

func (x *annotation) meta() meta {
	a := &x.Article
	m := meta{
		Title: a.Title, URL: a.URL, Author: a.Author, Publisher: x.publisherName(), Published: a.Published.String(),
		PublishedNote: a.PublishedNote, Language: a.Language, DerivedFrom: a.DerivedFrom,
	}
	if a.Kind != graph.KindNews {
		m.Kind = strings.ToLower(string(a.Kind))
	}
	return m
}

// isJudgedByPerson tells whether a judgement is one that a file of judgements holds.
func isJudgedByPerson(j *graph.Judgement) bool {
	return graph.IsPerson(j.By)
}

// judgement is a line of judgements.jsonl.
type judgement struct {
	Left    graph.ID      `json:"left"`
	Right   graph.ID      `json:"right"`
	Verdict graph.Verdict `json:"verdict"`
	By      string        `json:"by"`
	At      string        `json:"at,omitempty"`
	Reason  string        `json:"reason"`
}

func judgementsOf(corpus *graph.Corpus) []judgement {
	var list []judgement
	for i := range corpus.Judgements {
		if j := &corpus.Judgements[i]; isJudgedByPerson(j) {
			list = append(list, judgement{j.Left, j.Right, j.Verdict, j.By, j.At.UTC().Format(timeFormat), j.Reason})
		}
	}
	return list
}
