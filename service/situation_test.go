package service_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// A situation is a few articles of one story. Of each article a file has the name, in
// the file's name, with the day of publication, the publisher and what it copies:
//
//	-- 000 2025-07-25 Reuters < article/001 --
//
// An article of a name that was there before is its correction. A line of it is a sentence, in which braces hold what is annotated, as
// {words|Type ...}: with an event type it is the trigger of the line's event, which has
// for its own all that is named in the line. Beside the type may stand roles and presences
// of actors, status, polarity, modality of events, the kind of an organization or a place,
// the EDTF of a time, and words with a key:
//
//	for:words   on whose behalf, by words of the article
//	in:words    where the place lies
//	is:words    what it is one with
//	says        a source, of a chain in order of the line
//	aside       no part of the line's event
type situationArticle struct {
	Format      string         `json:"format"`
	ID          string         `json:"id"`
	Article     map[string]any `json:"article"`
	Text        string         `json:"text"`
	Mentions    []jsonObject   `json:"mentions"`
	Events      []jsonObject   `json:"events"`
	Relations   []jsonObject   `json:"relations"`
	Coreference [][]string     `json:"coreference"`

	called map[string]string // ids by the first words
}

type jsonObject = map[string]any

var (
	annotated  = regexp.MustCompile(`\{([^|}]+)\|([^}]+)\}`)
	attributes = map[string]string{
		"planned": "status", "cancelled": "status", "postponed": "status", "unknown": "status",
		"negative": "polarity", "probable": "modality", "possible": "modality",
	}
	presences = map[string]bool{"denied": true, "expected": true, "present": true}
	mentioned = map[string]bool{"Person": true, "Organization": true, "Group": true, "Place": true, "Time": true, "Topic": true}
)

// readSituation makes JSON of an article of a situation.
func readSituation(t *testing.T, name string, lines []byte) []byte {
	t.Helper()
	name, copied, _ := strings.Cut(name, " < ")
	head := append(strings.Fields(name), "", "")
	a := &situationArticle{Format: "parley/1", ID: head[0], Article: jsonObject{"language": "en"}, called: map[string]string{}}
	if head[1] != "" && head[1] != "-" {
		a.Article["published"] = head[1]
	}
	if publisher := strings.Join(strings.Fields(name)[min(2, len(strings.Fields(name))):], " "); publisher != "" {
		a.Article["publisher"] = publisher
	}
	if copied != "" {
		a.Article["derivedFrom"] = strings.Split(copied, ", ")
	}
	for line := range strings.Lines(string(lines)) {
		if line = strings.TrimSpace(line); line != "" {
			a.readLine(t, line)
		}
	}
	encoded, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// readLine adds a sentence.
func (a *situationArticle) readLine(t *testing.T, line string) {
	t.Helper()
	event := jsonObject{}
	roles, places, times, topics, sources := []jsonObject{}, []string{}, []jsonObject{}, []string{}, []jsonObject{}
	last := 0
	for _, at := range annotated.FindAllStringSubmatchIndex(line, -1) {
		a.Text += line[last:at[0]]
		last = at[1]
		words, what := line[at[2]:at[3]], strings.Fields(line[at[4]:at[5]])
		start := len([]rune(a.Text))
		a.Text += words
		span := jsonObject{"start": start, "end": len([]rune(a.Text)), "quote": words}
		if !mentioned[what[0]] {
			event["type"], event["trigger"] = what[0], span
			for _, word := range what[1:] {
				event[attributes[word]] = strings.ToUpper(word[:1]) + word[1:]
			}
			continue
		}
		id := fmt.Sprintf("m%d", len(a.Mentions))
		span["id"], span["type"] = id, what[0]
		role, source, aside := jsonObject{"role": "Participant", "mention": id}, false, false
		for _, word := range what[1:] {
			key, value, keyed := strings.Cut(word, ":")
			value = strings.ReplaceAll(value, "_", " ")
			switch {
			case keyed && key == "for":
				a.relate(t, "ActsFor", id, value)
			case keyed && key == "in":
				a.relate(t, "Within", id, value)
			case keyed && key == "is":
				a.Coreference = append(a.Coreference, []string{a.named(t, value), id})
			case word == "says":
				source = true
			case word == "aside":
				aside = true
			case presences[word]:
				role["presence"] = strings.ToUpper(word[:1]) + word[1:]
			case what[0] == "Time":
				span["edtf"] = word
			case what[0] == "Place" || word == "State" || word == "Media" || word == "Government":
				span["kind"] = word
			default:
				role["role"] = word
			}
		}
		a.Mentions = append(a.Mentions, span)
		if a.called[words] == "" {
			a.called[words] = id
		}
		switch {
		case aside:
		case source:
			sources = append(sources, jsonObject{"mention": id})
		case what[0] == "Place":
			places = append(places, id)
		case what[0] == "Time":
			times = append(times, jsonObject{"mention": id})
		case what[0] == "Topic":
			topics = append(topics, id)
		default:
			roles = append(roles, role)
		}
	}
	a.Text += line[last:] + "\n"
	if event["type"] != nil {
		event["roles"], event["places"], event["times"], event["topics"], event["sources"] = roles, places, times, topics, sources
		event["id"] = fmt.Sprintf("e%d", len(a.Events)+1)
		a.Events = append(a.Events, event)
	}
}

func (a *situationArticle) relate(t *testing.T, kind, from, to string) {
	t.Helper()
	a.Relations = append(a.Relations, jsonObject{"type": kind, "from": from, "to": a.named(t, to)})
}

// named returns the mention of these words.
func (a *situationArticle) named(t *testing.T, words string) string {
	t.Helper()
	id := a.called[words]
	if id == "" {
		t.Fatalf("article %s names no %q before", a.ID, words)
	}
	return id
}

// claimsByName names the claims of a graph by article and place: "000.2" is the second of 000.
func claimsByName(corpus *graph.Corpus) map[graph.ID]string {
	names := map[graph.ID]string{}
	for i := range corpus.Articles {
		a := &corpus.Articles[i]
		n := 0
		for _, c := range eventsInOrder(a) {
			n++
			names[c.ID] = fmt.Sprintf("%s.%d", a.Article.ID.Local(), n)
		}
	}
	return names
}

// eventsInOrder returns an article's claims of events in the order of the text.
func eventsInOrder(a *graph.AnnotatedArticle) []*graph.Claim {
	var claims []*graph.Claim
	for i := range a.Claims {
		if a.Claims[i].IsEvent() {
			claims = append(claims, &a.Claims[i])
		}
	}
	slices.SortFunc(claims, func(a, b *graph.Claim) int { return cmp.Compare(a.Sentence.Start, b.Sentence.Start) })
	return claims
}
