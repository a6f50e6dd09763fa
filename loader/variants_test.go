package loader

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What tools write besides what is usual: other versions, other kinds of
// projects, and annotations that there is no place for.
func TestVariantsOfTools(t *testing.T) {
	const anna = `"exact": "Anna"`
	for _, c := range []struct {
		name, file, content string
		// want lists the mentions with the label of the source, what happened, and what is not kept.
		want string
	}{
		{
			"JSON-MIN of Label Studio, whatever its controls are called", "a.json",
			`[{"id": 1, "body": "😀 Anna Berg in Oslo.", "source": "wire", "topic": {"choices": ["x", "y"]}, "stars": 3, "mood": "very good", "tone": "very good",
			"ner": [{"start": 3, "end": 12, "text": "Anna Berg", "labels": ["PER"]}, {"start": 16, "end": 20, "text": "Oslo", "labels": ["LOC", "SEAT"]}],
			"annotator": 1, "annotation_id": 3, "lead_time": 3.1, "text": "😀 Anna Berg in Oslo."}]`,
			`"Oslo" place LOC [label=SEAT]; "Anna Berg" person PER; lost: label of a whole text body 1, mood 1, source 1, stars 1, tone 1, topic 2`,
		},
		{
			"JSON-MIN, its only string of several words", "a.json",
			`{"id": 1, "body": "Anna Berg in Oslo.", "label": [{"start": 0, "end": 9, "labels": ["PER"]}], "annotator": 1, "annotation_id": 3}`,
			`"Anna Berg" person PER`,
		},
		{
			"the first versions of doccano", "a.jsonl",
			`{"id": 1, "text": "Anna in Oslo", "annotations": [{"label": 12, "start_offset": 0, "end_offset": 4, "user": 1}], "meta": {}, "annotation_approver": null}`,
			`"Anna" topic 12`,
		},
		{
			"classification and translation in doccano", "a.jsonl",
			`{"id": 1, "text": "Anna", "annotations": [{"label": 12, "user": 1}, {"text": "Anne", "user": 2}], "meta": {}, "annotation_approver": null}`,
			`; lost: label of a whole text label 2`,
		},
		{
			"a category that is a word", "a.jsonl", `{"text": "Anna", "label": "GOOD"}`, `; lost: label of a whole text label 1`,
		},
		{
			"a category of Prodigy", "a.jsonl", `{"text": "Anna", "label": "GOOD", "answer": "accept"}`, `; lost: label of a whole text label 1`,
		},
		{
			"the categories of spaCy", "a.jsonl", `{"text": "Anna", "cats": {"GOOD": 0.0, "BAD": 1.0}}`,
			`; lost: label of a whole text cats 2`,
		},
		{
			"a Web Annotation of a whole page, beside others", "a.json",
			`[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "b", "body": "http://e.org/why", "target": "http://e.org/a"},
			{"id": "a", "body": {"purpose": "tagging", "value": "PER"}, "target": {"source": "http://e.org/a", "selector": {` + anna + `}}},
			{"id": "c", "target": {"source": "http://e.org/a", "selector": {"type": "DataPositionSelector", "start": 0, "end": 4}}}]`,
			`"Anna" person PER; warning: a.json:1:100: the target has no TextQuoteSelector; warning: a.json:3:26: the target has no TextQuoteSelector`,
		},
		{
			"an answer of Hypothesis", "a.json",
			`{"total": 3, "rows": [{"id": "q", "user": "acct:x@y", "uri": "http://e.org/a", "text": "who?", "tags": ["PER", "unsure"], "document": {"title": ["A"]},
			"target": [{"source": "http://e.org/a", "selector": [{"type": "RangeSelector", "startOffset": 3, "endOffset": 7}, {"type": "TextPositionSelector", "start": 9, "end": 13},
			{"type": "TextQuoteSelector", "exact": "Anna", "prefix": "", "suffix": ""}]}]},
			{"id": "p", "uri": "http://e.org/a", "text": "a note on the page", "tags": [], "target": [{"source": "http://e.org/a"}]},
			{"id": "r", "uri": "http://e.org/a", "text": "an answer", "references": ["q"], "target": [{"source": "http://e.org/a"}]}]}`,
			`"Anna" person PER [comment=who?] [tag=unsure]; warning: a.json:4:94: the target has no TextQuoteSelector; warning: a.json:5:94: the target has no TextQuoteSelector`,
		},
		{
			"a link before what it links", "a.json",
			`[{"@context": "http://www.w3.org/ns/anno.jsonld", "motivation": "linking", "body": {"purpose": "tagging", "value": "likes"}, "target": ["a", "b"]},
			{"id": "a", "body": {"purpose": "tagging", "value": "PER"}, "target": {"selector": {` + anna + `}}},
			{"id": "b", "body": {"purpose": "tagging", "value": "PER"}, "target": {"selector": {"exact": "Carl"}}}]`,
			`"Anna" person PER; "Carl" person PER; other likes`,
		},
		{
			"XML 1.1, as INCEpTION exports it, too", "a.xmi",
			`<?xml version="1.1" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///custom.ecore">
			<cas:Sofa xmi:id="1" sofaString="Anna left."/><c:Span xmi:id="2" sofa="1" begin="0" end="4" value="PER"/></xmi:XMI>`,
			`"Anna" person PER`,
		},
		{
			"CAT in ASCII", "a.xml",
			`<?xml version="1.0" encoding="us-ascii"?><Document doc_name="a"><token t_id="1" sentence="0">Anna</token><Markables>
			<HUMAN_PART_PER m_id="1"><token_anchor t_id="1"/></HUMAN_PART_PER></Markables></Document>`,
			`"Anna" person HUMAN_PART_PER`,
		},
		{
			"labels of nothing, or of spaces", "a.jsonl",
			`{"id": 1, "text": "Anna left .", "entities": [{"id": 1, "label": "PER", "start_offset": 0, "end_offset": 4}, {"id": 2, "label": "X", "start_offset": 4, "end_offset": 5},
			{"id": 3, "label": "Y", "start_offset": 5, "end_offset": 5}], "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "likes"}]}`,
			`"Anna" person PER; lost: label of no words X 1, Y 1, relation of what is not kept likes 1`,
		},
		{
			"brat in the parts of a shared task", "a.a1", "T1\tProtein 0 4\tAnna\n",
			`"Anna" topic Protein; other Binding`,
		},
		{"a text without annotation, in brat", "a.ann", "\n", ``},
		{
			"a relation of CAT with a day that no word tells of", "a.xml",
			`<Document doc_name="a"><token t_id="1" sentence="0">Anna</token><token t_id="2" sentence="0">left</token><Markables>
			<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
			<TIME_DATE m_id="2" TAG_DESCRIPTOR="that day" value="2012-04-10"/></Markables>
			<Relations><TLINK r_id="1"><source m_id="2"/><target m_id="1"/></TLINK><TLINK r_id="2"><source m_id="1"/></TLINK></Relations></Document>`,
			`"that day" time TIME_DATE; other ACTION_OCCURRENCE; lost: relation with one end TLINK 1`,
		},
	} {
		f := files{c.file: c.content}
		if strings.HasPrefix(c.file, "a.a") {
			f["a.txt"] = "Anna left."
		}
		if c.file == "a.a1" {
			f["a.a2"] = "T2\tBinding 5 9\tleft\nE1\tBinding:T2 Theme:T1\n"
		}
		items := f.read(t)
		if len(items) != 1 || items[0].Article == nil {
			t.Errorf("%s: %q", c.name, problemsOf(items))
			continue
		}
		checkArticle(t, items[0].Article)
		if got := summaryOf(items[0]); !sameWords(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// sameWords compares part by part; warnings only as far as is wanted.
func sameWords(got, want string) bool {
	return slices.EqualFunc(strings.Split(got, "; "), strings.Split(want, "; "), func(got, want string) bool {
		return got == want || strings.HasPrefix(want, "warning: ") && strings.HasPrefix(got, want)
	})
}

func summaryOf(item Item) string {
	a := item.Article
	var mentions, happened, lost []string
	for _, m := range a.Mentions {
		line := fmt.Sprintf("%q %s %s", m.Text, m.Type, m.SourceType)
		for _, k := range m.Kept {
			line += fmt.Sprintf(" [%s=%s]", k.Name, k.Value)
		}
		mentions = append(mentions, line)
	}
	for _, c := range a.Claims {
		happened = append(happened, fmt.Sprint(c.Type, " ", c.SourceType))
	}
	what := ""
	for _, l := range item.Unmapped {
		if !l.Lost {
			continue
		}
		if l.What != what {
			what = l.What
			lost = append(lost, fmt.Sprintf("%s %s %d", l.What, l.Name, l.Count))
		} else {
			lost = append(lost, fmt.Sprintf("%s %d", l.Name, l.Count))
		}
	}
	parts := []string{strings.Join(mentions, "; ")}
	parts = append(parts, happened...)
	if len(lost) > 0 {
		parts = append(parts, "lost: "+strings.Join(lost, ", "))
	}
	for _, r := range item.Repairs {
		parts = append(parts, "warning: "+r.Error())
	}
	return strings.Join(parts, "; ")
}
