package loader

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parley-kg/parley/graph"
)

// inJSON writes an article that is in brat standoff in the JSON notation.
func inJSON(t testing.TB, f files, unit offsetUnit) string {
	t.Helper()
	fsys := f.mapFS()
	p := &problems{}
	b := readBrat(fsys, "a", false, p)
	b.assemble()
	d := b.draft
	if p.any() {
		t.Fatal(p.list[0])
	}
	w := jsonWriter{d.text, unit}
	out := object{
		"format": jsonVersion, "id": firstNonEmpty(d.meta.id.s, "a"), "text": d.text.s, "offsetUnit": string(unit),
		"article": w.article(d.meta),
	}
	for _, m := range d.mentions {
		out.push("mentions", w.mention(m))
	}
	for _, z := range d.zones {
		out.push("zones", w.span(z.fragments).with("type", z.label.s))
	}
	for _, e := range d.events {
		out.push("events", w.event(e))
	}
	for _, r := range d.relations {
		out.push("relations", object{}.with("type", r.label.s).with("from", r.from.s).with("to", r.to.s).
			with("polarity", r.polarity.s).with("modality", r.modality.s))
	}
	for _, g := range d.groups {
		out.push("coreference", strs(g.members))
	}
	data, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// object is a JSON object in the making; with leaves out what is empty.
type object map[string]any

func (o object) with(key string, value any) object {
	switch v := value.(type) {
	case string:
		if v == "" {
			return o
		}
	case []string:
		if len(v) == 0 {
			return o
		}
	}
	o[key] = value
	return o
}

func (o object) push(key string, value any) {
	list, _ := o[key].([]any)
	o[key] = append(list, value)
}

func strs(words []word) []string {
	var list []string
	for _, w := range words {
		list = append(list, w.s)
	}
	return list
}

type jsonWriter struct {
	text *text
	unit offsetUnit
}

// offset counts in the unit, the slow way.
func (w jsonWriter) offset(point int) int {
	before := []rune(w.text.s)[:point]
	switch w.unit {
	case unitByte:
		return len(string(before))
	case unitUTF16:
		return len(utf16.Encode(before))
	}
	return point
}

func (w jsonWriter) span(fragments []graph.Span) object {
	o := object{"quote": w.text.words(fragments)}
	if len(fragments) == 1 {
		return o.with("start", w.offset(fragments[0].Start)).with("end", w.offset(fragments[0].End))
	}
	for _, f := range fragments {
		o.push("fragments", []int{w.offset(f.Start), w.offset(f.End)})
	}
	return o
}

func (w jsonWriter) article(m metadata) object {
	return object{}.with("title", m.title.s).with("url", m.url.s).with("publisher", m.publisher.s).
		with("publisherNames", strs(m.publisherNames)).with("author", m.author.s).with("published", m.published.s).
		with("publishedNote", m.publishedNote.s).with("language", m.language.s).with("derivedFrom", strs(m.derivedFrom))
}

func (w jsonWriter) mention(m *mentionDraft) object {
	o := w.span(m.fragments).with("id", m.id.s).with("type", m.label.s).with("kind", m.kind.s).
		with("sameAs", strs(m.sameAs)).with("lang", m.lang.s)
	if m.anonymous.s != "" {
		o["anonymous"] = true
	}
	if len(m.when) > 0 {
		o["edtf"] = m.when[0].s
	}
	return o
}

func (w jsonWriter) event(e *eventDraft) object {
	o := object{"trigger": w.span(e.trigger)}.with("id", e.id.s).with("type", e.label.s).with("status", e.status.s).
		with("polarity", e.polarity.s).with("modality", e.modality.s).with("presence", e.presence.s).
		with("places", strs(e.places)).with("topics", strs(e.topics))
	for _, r := range e.roles {
		o.push("roles", object{"role": r.role.s, "mention": r.mention.s}.with("presence", r.presence.s))
	}
	for _, m := range e.times {
		o.push("times", object{"mention": m.s})
	}
	for _, s := range e.sources {
		o.push("sources", object{"mention": s.mention.s}.with("verb", s.verb))
	}
	return o
}

// Both notations are one model: the five articles are the same in JSON, in
// whatever unit their offsets count.
func TestTheFiveArticlesInJSON(t *testing.T) {
	for i, number := range []string{"000", "001", "002", "003", "004"} {
		f := realArticle(t, number)
		want := f.article(t)
		unit := offsetUnits[i%len(offsetUnits)].value
		got := files{"a.json": inJSON(t, f, unit)}.article(t)
		if d := diff(want, got); d != "" {
			t.Errorf("article %s is another in JSON (offsets in %s):\n%s", number, unit, d)
		}
	}
}

const jsonArticleText = `{
  "format": "parley/1",
  "id": "x",
  "article": {"publisher": "AFP", "published": "2025-07-25", "language": "en"},
  "text": "Barrack met the Syrians and Israelis in Paris on Thursday, said Barrack.",
  "mentions": [
    {"id": "tb", "type": "Person", "quote": "Barrack", "occurrence": 1},
    {"id": "tb2", "type": "Person", "quote": "Barrack", "occurrence": 2},
    {"id": "sy", "type": "Group", "quote": "Syrians", "actsFor": "state"},
    {"id": "is", "type": "Group", "quote": "Israelis"},
    {"id": "p", "type": "Place", "quote": "Paris", "kind": "City", "sameAs": ["https://www.wikidata.org/wiki/Q90"]},
    {"id": "th", "type": "Time", "quote": "Thursday"}
  ],
  "entities": [
    {"id": "barrack", "mentions": ["tb", "tb2"]},
    {"id": "state", "type": "Organization", "name": "Syria", "kind": "State"},
    {"id": "france", "type": "Place", "name": "France"}
  ],
  "events": [
    {"id": "e1", "type": "Meeting", "trigger": {"quote": "met"},
     "roles": [{"role": "Host", "mention": "tb"}, {"role": "Participant", "mention": "sy"},
               {"role": "Participant", "mention": "is", "presence": "Denied"}],
     "places": ["p"], "times": [{"mention": "th", "edtf": "2025-07-24"}],
     "sources": [{"mention": "tb2", "verb": "said"}]},
    {"id": "e2", "type": "Call", "roles": [{"role": "Participant", "mention": "state"}], "status": "Planned"}
  ],
  "relations": [
    {"type": "Within", "from": "p", "to": "france"},
    {"type": "Within", "from": "france", "to": "p", "polarity": "Negative"},
    {"type": "Follows", "from": "e1", "to": "e2"}
  ],
  "coreference": [["tb2", "tb"]],
  "judgements": [{"left": "article/x#tb", "right": "actor/tom-barrack", "verdict": "SAME", "reason": "the envoy"}]
}`

func TestJSON(t *testing.T) {
	items := files{"x.json": jsonArticleText}.read(t)
	if len(items) != 2 || items[0].Article == nil || len(items[1].Judgements) != 1 {
		t.Fatalf("want an article and a judgement, got %v, problems %q", items, problemsOf(items))
	}
	a := items[0].Article
	checkArticle(t, a)
	met := claimsOf(a, "meeting")[0]
	if !strings.HasPrefix(string(met.ID), "claim/x/meeting-paris-2025-07-24-") || met.Attribution[0].Verb != "said" {
		t.Errorf("the meeting is %+v", met)
	}
	if got := textOf(a, met.Sentence); got != a.Article.Text {
		t.Errorf("the sentence is %q", got)
	}
	call := claimsOf(a, "call")[0]
	if p := call.Participations[0]; words(t, a, p.Mention) != "Syria" || p.Presence != graph.PresenceExpected {
		t.Errorf("an actor without a span takes part as %+v", p)
	}
	if call.Trigger != nil || call.Sentence != (graph.Span{}) {
		t.Errorf("an event without a trigger has %v and %v", call.Trigger, call.Sentence)
	}
	if m := named(t, a, graph.MentionGroup, "Syrians"); words(t, a, m.ActsFor) != "Syria" {
		t.Errorf("the Syrians act for %q", m.ActsFor)
	}
	within := claimsOf(a, graph.ClaimWithin)
	if len(within) != 2 || words(t, a, within[0].Within.Inner) == words(t, a, within[1].Within.Inner) {
		t.Errorf("the places are %v", within)
	}
	first := named(t, a, graph.MentionPerson, "Barrack")
	second := a.Mentions[slices.IndexFunc(a.Mentions, func(m graph.Mention) bool { return m.Text == "Barrack" && m.ID != first.ID })]
	if len(a.Coreference) != 1 || !slices.ContainsFunc(a.Coreference, func(g []graph.ID) bool {
		return slices.Contains(g, first.ID) && slices.Contains(g, second.ID)
	}) {
		t.Errorf("the coreference is %v", a.Coreference)
	}
	if j := items[1].Judgements[0]; j.Right != first.ID && j.Right != second.ID || j.Left != "actor/tom-barrack" || j.By != "editor" || !j.At.IsZero() {
		t.Errorf("the judgement is %+v", j)
	}
}

// An article may have no text: then everything in it has only a name.
func TestJSONWithoutText(t *testing.T) {
	a := files{"x.json": `{"format": "parley/1", "text": null,
		"entities": [{"id": "a", "type": "Person", "name": "Tom Barrack"}, {"id": "b", "type": "Person", "name": "Ron Dermer"}],
		"events": [{"type": "Meeting", "roles": [{"role": "Host", "mention": "a"}, {"role": "Participant", "mention": "b"}]}]}`}.article(t)
	if a.Article.Text != "" || a.Article.SHA256 != "" || len(a.Claims) != 1 || len(a.Mentions) != 2 {
		t.Errorf("got %+v", a)
	}
}

func TestJSONLines(t *testing.T) {
	line := func(id, text string) string {
		return `{"format": "parley/1", "id": "` + id + `", "text": "` + text + `", "mentions": [{"id": "m", "type": "Person", "quote": "Tom"}]}`
	}
	items := files{"x.jsonl": line("one", "Tom met.") + "\n\n" + line("two", "Nobody met.") + "\r\n" + line("three", "Tom left.")}.read(t)
	var good []string
	for _, item := range items {
		if item.Article != nil {
			good = append(good, string(item.Article.Article.ID))
		}
	}
	if want := []string{"article/one", "article/three"}; diff(good, want) != "" {
		t.Errorf("the good articles are %q, want %q", good, want)
	}
	column := strings.Index(line("two", "Nobody met."), `"Tom"`) + 1
	want := fmt.Sprintf(`x.jsonl:3:%d: the quote "Tom" does not stand in the text`, column)
	if got := problemsOf(items); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
