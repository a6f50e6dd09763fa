package loader

import (
	"fmt"
	"strings"
	"testing"
)

// casWords is the text of the files of these tests.
const casWords = "Anna met Boris and Clara."

// inUIMAJSON makes a file of structures that mark casWords: a token "Anna", the
// spans "Anna" (10) and "Boris" (11), and what else is given.
func inUIMAJSON(structures ...string) string {
	const text = `{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "` + casWords + `"}`
	return `{"%TYPES": {}, "%FEATURE_STRUCTURES": [` + strings.Join(append([]string{
		text,
		casSpan(2, tokenLayer, 0, 4, ""),
		casSpan(10, "custom.Span", 0, 4, `, "value": "PER"`),
		casSpan(11, "custom.Span", 9, 14, `, "value": "PER"`),
	}, structures...), ",\n") + `]}`
}

func casSpan(id int, layer string, start, end int, more string) string {
	return fmt.Sprintf(`{"%%ID": %d, "%%TYPE": %q, "@sofa": 1, "begin": %d, "end": %d%s}`, id, layer, start, end, more)
}

// What ends at a bare token is not kept, and the summary does not say that it is.
func TestEndsThatAreBareTokens(t *testing.T) {
	items := files{"a.json": inUIMAJSON(
		casSpan(20, "custom.Event", 5, 8, `, "kind": "Meeting", "@people": [21, 22, 26]`),
		`{"%ID": 26, "%TYPE": "custom.Link", "role": "Host", "@target": null}`,
		`{"%ID": 21, "%TYPE": "custom.Link", "role": "Participant", "@target": 2}`,
		`{"%ID": 22, "%TYPE": "custom.Link", "role": "Participant", "@target": 11}`,
		casSpan(23, "custom.Relation", 9, 14, `, "label": "knows", "@Governor": 2, "@Dependent": 11`),
		casSpan(24, "custom.Relation", 9, 14, `, "label": "likes", "@Governor": 10, "@Dependent": 11`),
		casSpan(27, "custom.Link2", 9, 14, `, "label": "hates", "@source": 10, "@target": 11, "@proof": 25`),
		casSpan(25, "custom.Span", 19, 24, `, "value": "PER", "@head": 2`),
	)}.read(t)
	if len(items) != 1 || items[0].Article == nil {
		t.Fatal(problemsOf(items))
	}
	want := []Label{
		{What: "relation", Name: "hates", Count: 1},
		{What: "relation", Name: "likes", Count: 1},
		{What: "relation of a Link2", Name: "proof", Lost: true, Count: 1},
		{What: "relation of a Token", Name: "head", Lost: true, Count: 1},
		{What: "relation of a Token", Name: "knows", Lost: true, Count: 1},
		{What: "role of a Token", Name: "Participant", Lost: true, Count: 1},
		{What: "role that nothing fills", Name: "Host", Lost: true, Count: 1},
	}
	if d := diff(want, items[0].Unmapped); d != "" {
		t.Error(d)
	}
	meeting := claimsOf(items[0].Article, "meeting")
	if len(meeting) != 1 || len(meeting[0].Participations) != 1 || words(t, items[0].Article, meeting[0].Participations[0].Mention) != "Boris" {
		t.Errorf("%+v", meeting)
	}
}

// A type system that lies beside is nothing to complain of; asked for by itself
// it is told what it is.
func TestTypeSystems(t *testing.T) {
	f := files{
		"a/bergen.xmi":     string(readFile(t, samples+"/uima-xmi/bergen.xmi")),
		"a/TypeSystem.xml": string(readFile(t, samples+"/uima-xmi/TypeSystem.xml")),
		"a/other.xml":      "<typeSystems/>",
	}
	for _, c := range []struct {
		path string
		want string
	}{
		{".", "a/other.xml: this is no format that is known"},
		{"a/TypeSystem.xml", "a/TypeSystem.xml: this is a type system of UIMA, which holds no article: load the XMI file beside it, which does not need it"},
	} {
		got := problemsOf(f.read(t, c.path))
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}
