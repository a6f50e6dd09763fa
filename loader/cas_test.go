package loader

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
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
		{"a/TypeSystem.xml", "a/TypeSystem.xml: this is a type system of UIMA, which holds no article: load the XMI file beside it, with which it is read"},
	} {
		got := problemsOf(f.read(t, c.path))
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

// In UIMA JSON the structures may be an object by their ids instead of a list.
func TestStructuresByTheirIDs(t *testing.T) {
	sample := readFile(t, samples+"/uima-json/bergen.json")
	var file map[string]json.RawMessage
	var list []map[string]any
	byID := map[string]any{}
	if err := json.Unmarshal(sample, &file); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file["%FEATURE_STRUCTURES"], &list); err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		id := fmt.Sprint(s["%ID"])
		delete(s, "%ID")
		byID[id] = s
	}
	inObject, err := json.Marshal(map[string]any{"%TYPES": file["%TYPES"], "%FEATURE_STRUCTURES": byID})
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(files{"a.json": string(sample)}.article(t), files{"a.json": string(inObject)}.article(t)); d != "" {
		t.Errorf("by ids it is another article:\n%s", d)
	}
}

// The first letter of a name tells of what kind a value is: ^ of a place in the
// text, # of a number that JSON has no word for.
func TestKindsOfValuesInUIMAJSON(t *testing.T) {
	a := files{"a.json": inUIMAJSON(
		`{"%ID": 20, "%TYPE": "custom.Span", "@sofa": 1, "^begin": 19, "^end": 24, "value": "PER", "^middle": 21, "#score": "NaN", "tags": ["a", {"b": 1}, "c"]}`,
	)}.article(t)
	clara := named(t, a, graph.MentionPerson, "Clara")
	want := []graph.Kept{{Name: "middle", Value: "21"}, {Name: "score", Value: "NaN"}, {Name: "tags", Value: "a"}, {Name: "tags", Value: "c"}}
	if !slices.Equal(clara.Kept, want) {
		t.Errorf("kept %v, want %v", clara.Kept, want)
	}
}

// A compressed file is what is in it.
func TestCompressedFilesOfINCEpTION(t *testing.T) {
	for _, name := range []string{"uima-json/bergen.json", "uima-xmi/bergen.xmi", "webanno-tsv/bergen.tsv"} {
		content := readFile(t, samples+"/"+name)
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(content); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		_, file, _ := strings.Cut(name, "/")
		if d := diff(files{file: string(content)}.article(t), files{file + ".gz": b.String()}.article(t)); d != "" {
			t.Errorf("%s is another article when it is compressed:\n%s", name, d)
		}
	}
}

// What is no TSV 3 is refused by its version, with what to export instead.
func TestOtherVersionsOfWebAnnoTSV(t *testing.T) {
	const old = "a.tsv: this is WebAnno TSV 2 or older, which has no offsets: export it as WebAnno TSV 3.3 or as UIMA CAS JSON"
	for content, want := range map[string]string{
		"#id=1\n#text=Tom met Ann .\n1\tTom\t_\tNNP\tB-PER\tO\t3\tSUBJ\t_\t_\n":                                          old,
		" # de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity | value\n#id=1\n#text=Tom met .\n1-1\tTom\tB-PER\t\n": old,
		"# webanno.custom.Letter | value\n#id=1\n#text=Tom met .\n1-1\tTom\tB-PER\t\n":                                   old,
		"#FORMAT=WebAnno TSV 30.1\n\n#Text=Tom\n1-1\t0-3\tTom\t\n":                                                       "a.tsv:1:1: this is WebAnno TSV 30.1, and only version 3 can be read: export it as WebAnno TSV 3.3 or as UIMA CAS JSON",
	} {
		want := strings.Replace(want, "a.tsv: ", "a.tsv:1:1: ", 1)
		if got := problemsOf(files{"a.tsv": content}.read(t)); len(got) != 1 || got[0] != want {
			t.Errorf("%q: got %q, want %s", content, got, want)
		}
	}
}

// Each chain is one thing, however its links are told.
func TestChainsOfCAS(t *testing.T) {
	link := func(id, start int, next string) string {
		return casSpan(id, "custom.CorefLink", start, start+1, next)
	}
	for name, c := range map[string]struct {
		structures []string
		want       [][]string
	}{
		"two chains": {[]string{
			`{"%ID": 20, "%TYPE": "custom.CorefChain", "@first": 21}`, link(21, 0, `, "@next": 22`), link(22, 1, ""),
			`{"%ID": 30, "%TYPE": "custom.CorefChain", "@first": 31}`, link(31, 2, `, "@next": 32`), link(32, 3, ""),
		}, [][]string{{"A", "n"}, {"n", "a"}}},
		"a circle": {[]string{
			`{"%ID": 20, "%TYPE": "custom.CorefChain", "@first": 21}`, link(21, 0, `, "@next": 22`), link(22, 1, `, "@next": 21`),
		}, [][]string{{"A", "n"}}},
		"one runs into another": {[]string{
			`{"%ID": 20, "%TYPE": "custom.CorefChain", "@first": 21}`, link(21, 0, `, "@next": 22`), link(22, 1, ""),
			`{"%ID": 30, "%TYPE": "custom.CorefChain", "@first": 31}`, link(31, 3, `, "@next": 22`),
		}, [][]string{{"A", "n", "a"}}},
		"one link": {[]string{`{"%ID": 20, "%TYPE": "custom.CorefChain", "@first": 21}`, link(21, 0, "")}, nil},
	} {
		a := files{"a.json": inUIMAJSON(c.structures...)}.article(t)
		var got [][]string
		for _, group := range a.Coreference {
			var texts []string
			for _, id := range group {
				texts = append(texts, mentionOf(t, a, id).Text)
			}
			got = append(got, texts)
		}
		if d := diff(c.want, got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}
