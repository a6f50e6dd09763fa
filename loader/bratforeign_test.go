package loader

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// everySpan returns the spans that an article's mentions and triggers have, with
// their words cut out the slow way.
func everySpan(a *graph.AnnotatedArticle) map[string]string {
	found := map[string]string{}
	text := []rune(a.Article.Text)
	add := func(fragments []graph.Span) {
		var parts []string
		for _, f := range fragments {
			parts = append(parts, string(text[f.Start:f.End]))
		}
		found[offsets(fragments)] = strings.Join(parts, " ")
	}
	for _, m := range a.Mentions {
		add(m.Fragments)
	}
	for _, c := range a.Claims {
		add(c.Trigger)
	}
	return found
}

var textBound = regexp.MustCompile(`(?m)^T\d+\t\S+ ([\d ;]+)\t(.*)$`)

// Each of the 9,664 spans of brat's own tutorials and example corpora is there, and its words
// are those that the corpus quotes.
func TestBratCorpora(t *testing.T) {
	for folder, want := range map[string]struct{ articles, spans int }{
		"tutorials/news": {13, 119}, "tutorials/bio": {13, 107}, "corpora/NCBI-disease": {20, 226},
		"corpora/TDT": {6, 1165}, "corpora/CoNLL-ST_2006": {20, 4759}, "corpora/CoNLL-ST_2002": {20, 816},
		"corpora/BioNLP-ST_2011": {80, 2472},
	} {
		t.Run(folder, func(t *testing.T) {
			items := readCorpus(t, Options{}, "formats/brat/"+folder)
			spans, articles := 0, 0
			for _, item := range items {
				if len(item.Problems) > 0 || item.Article == nil || len(item.Repairs) > 0 {
					t.Errorf("%v %v", item.Problems, item.Repairs)
					continue
				}
				articles++
				checkArticle(t, item.Article)
				checkStorable(t, item.Article)
				spans += checkQuotes(t, item)
			}
			if articles != want.articles || spans != want.spans {
				t.Errorf("%d articles with %d spans, want %+v", articles, spans, want)
			}
		})
	}
}

// checkQuotes compares each T line with the article and returns how many there are.
func checkQuotes(t *testing.T, item Item) int {
	t.Helper()
	data, err := os.ReadFile(item.Path)
	if err != nil {
		t.Fatal(err)
	}
	lines := textBound.FindAllStringSubmatch(string(data), -1)
	found := everySpan(item.Article)
	for _, line := range lines {
		words, ok := found[line[1]]
		if words = strings.NewReplacer("\n", " ").Replace(words); !ok || words != line[2] {
			t.Errorf("%s: the span %s is %q, want %q", item.Path, line[1], words, line[2])
		}
	}
	return len(lines)
}

// An event with words of another project keeps what has no word here.
func TestForeignBrat(t *testing.T) {
	const text = "Citibank moved $100 million to Switzerland in May, critics deny."
	f := brat(t, text, "T1 ORG Citibank", "T2 Money $100 million", "T3 Transfer-money moved", "T4 GPE Switzerland", "T5 DATE May",
		"E1 Transfer-money:T3 Giver-Arg:T1 Money-Arg:T2 Recipient-Arg:T4 Time-Arg:T5 Beneficiary-Arg:T4",
		"A1 Negation E1", "A2 Individual T1", "R1 Origin Arg1:T1 Arg2:T4", "N1 Reference T4 GeoNames:2658434\tSwitzerland",
		"#1 AnnotatorNotes T2\t100000000 USD")
	f[endConf] = "[entities]\nORG\nMoney\nGPE\n[events]\n!Transaction\n\tTransfer-money Giver-Arg:ORG, Money-Arg?:Money, Beneficiary-Arg*:GPE\n"
	items := f.read(t)
	if len(items) != 1 || items[0].Article == nil {
		t.Fatal(problemsOf(items))
	}
	a := items[0].Article
	checkArticle(t, a)
	checkStorable(t, a)
	c := claimsOf(a, "other")[slices.IndexFunc(claimsOf(a, "other"), func(c graph.Claim) bool { return c.SourceType == "Transfer-money" })]
	var parts []string
	for _, p := range c.Participations {
		parts = append(parts, fmt.Sprint(p.Role, " ", words(t, a, p.Mention)))
	}
	for _, k := range c.Kept {
		parts = append(parts, fmt.Sprint(k.Name, "=", words(t, a, graph.ID(k.Value))))
	}
	want := []string{
		"INITIATOR Citibank", "TARGET Switzerland", "OTHER Switzerland",
		"Beneficiary-Arg=Switzerland", "Money-Arg=$100 million",
	}
	if d := diff(want, parts); d != "" || c.Polarity != graph.PolarityNegative || words(t, a, c.Times[0].Mention) != "May" {
		t.Errorf("%s\n%+v", d, c)
	}
	money := named(t, a, graph.MentionTopic, "$100 million")
	if d := diff([]graph.Kept{{Name: "AnnotatorNotes", Value: "100000000 USD"}}, money.Kept); d != "" || money.SourceType != "Money" {
		t.Errorf("%+v\n%s", money, d)
	}
	place := named(t, a, graph.MentionPlace, "Switzerland")
	state := named(t, a, graph.MentionOrganization, "Switzerland")
	if place.SourceType != "GPE" || state.SourceType != "GPE" || !slices.Equal(place.SameAs, []string{"https://sws.geonames.org/2658434/"}) {
		t.Errorf("%+v\n%+v", place, state)
	}
	labels := []Label{
		{What: "attribute", Name: "Individual", Count: 1},
		{What: "relation", Name: "Origin", Count: 1},
		{What: "role", Name: "Beneficiary-Arg", Count: 1},
		{What: "role", Name: "Money-Arg", Count: 1},
		{What: "type", Name: "Money", Count: 1},
		{What: "type", Name: "Transfer-money", Count: 1},
	}
	if d := diff(labels, items[0].Unmapped); d != "" {
		t.Error(d)
	}
}

// A slip in one of our own words stays an error, annotation.conf or not.
func TestSlipIsNotForeign(t *testing.T) {
	f := brat(t, "Anna met Boris.", "T1 Persn Anna", "T2 Person Boris")
	f[endConf] = "[entities]\nPerson\n"
	if got := problemsOf(f.read(t)); len(got) != 1 || !strings.Contains(got[0], `unknown type "Persn": did you mean "Person"?`) {
		t.Errorf("%q", got)
	}
}

// Whose types an article has, where no annotation.conf tells: a word that a
// built-in mapping knows decides, or as many words that are nothing like ours as
// are ours. What is then without a meaning is kept and counted.
func TestForeignWithoutConf(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string // the problem, or the labels that were kept
	}{
		"one of ours among others":  {[]string{"T1 Time Monday", "T2 Reagent water", "T3 Action added", "T4 Device a pump"}, "[{type Action false 1} {type Device false 1} {type Reagent false 1}]"},
		"as many":                   {[]string{"T1 Time Monday", "T2 Reagent water"}, "[{type Reagent false 1}]"},
		"a word that many have":     {[]string{"T1 Person Anna", "T2 Organization ACME", "T3 Group they", "T4 Location Oslo"}, "[]"},
		"events of another project": {[]string{"T1 Person Anna", "T2 Time Monday", "T3 Conflict.Demonstrate added", "E1 Conflict.Demonstrate:T3 Who:T1"}, "[{role Who false 1}]"},
		"none of ours, but near":    {[]string{"T1 Protein ACME"}, "[{type Protein false 1}]"},
		"a slip alone":              {[]string{"T1 Persn Anna"}, `unknown type "Persn": did you mean "Person"?`},
		"ours, and a slip":          {[]string{"T1 Person Anna", "T2 Plase Oslo"}, `unknown type "Plase": did you mean "Place"?`},
		"ours, but for one":         {[]string{"T1 Person Anna", "T2 Organization ACME", "T3 Reagent water"}, `unknown type "Reagent": use one of Person, `},
	} {
		items := brat(t, "Anna of ACME added water with a pump in Oslo on Monday, they said.", c.lines...).read(t)
		got := fmt.Sprint(items[0].Unmapped)
		if items[0].Article == nil {
			got = strings.Join(problemsOf(items), "\n")
		}
		if !strings.Contains(got, c.want) || items[0].Article == nil && strings.HasPrefix(c.want, "[") {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// A mapping file decides what labels mean, before all that is built in.
func TestMappingFile(t *testing.T) {
	f := brat(t, "Anna greeted Boris in Bergen.", "T1 Wer Anna", "T2 Gruss greeted", "T3 Wer Boris", "T4 Wo Bergen",
		"E1 Gruss:T2 Wer:T1 Wen:T3 Wo:T4", "A1 Sicher E1 nein")
	f["m.yaml"] = "mentions:\n  Wer: Person\n  Wo: Place/City\nevents:\n  Gr*:\n    type: Meeting\n    status: Planned\n    roles: {Wen: Host}\n" +
		"roles: {Wer: Visitor, Wo: Place}\nattributes:\n  Sicher: {nein: Modality=Possible}\n"
	items := slices.Collect(Read(context.Background(), []string{"a.ann"}, Options{FS: f.mapFS(), Mapping: "m.yaml"}))
	if len(items) != 1 || items[0].Article == nil || len(items[0].Unmapped) > 0 {
		t.Fatal(problemsOf(items), items)
	}
	a := items[0].Article
	c := claimsOf(a, "meeting")[0]
	got := fmt.Sprint(c.SourceType, c.Status, c.Modality, c.Participations[0].Role, words(t, a, c.Participations[0].Mention),
		c.Participations[1].Role, words(t, a, c.Participations[1].Mention), named(t, a, graph.MentionPlace, "Bergen").Kind)
	if want := fmt.Sprint("Gruss", "PLANNED", "POSSIBLE", "HOST", "Boris", "VISITOR", "Anna", "CITY"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBadMappingFile(t *testing.T) {
	for file, want := range map[string]string{
		"mention:\n  A: Person\n":                        `m.yaml:1:1: unknown section "mention": did you mean "mentions"?`,
		"mentions:\n  A: Persn\n":                        `m.yaml:2:6: unknown meaning "Persn": did you mean "Person"?`,
		"mentions:\n  A: Place/Cty\n":                    `m.yaml:2:6: unknown kind of Place "Cty": did you mean "City"?`,
		"mentions:\n  A: Person\n  A: Place\n":           `m.yaml:3:3: "A" comes twice`,
		"mentions: [A]\n":                                `m.yaml:1:11: a section is a list of LABEL: MEANING`,
		"events:\n  A: {kind: Meeting, type: Visit}\n":   `m.yaml:2:7: unknown key "kind": use type, roles, status, polarity, modality or presence`,
		"events:\n  A: {status: Planned}\n":              `m.yaml:2:6: the type is missing`,
		"attributes:\n  A: Polarity=No\n":                `m.yaml:2:6: unknown Polarity "No": use one of Positive, Negative`,
		"references:\n  A: https://example.org\n":        `m.yaml:2:6: "https://example.org" is not an IRI with {id} in it, such as https://example.org/{id}`,
		"relations:\n  A: &x Within\n  B: *x\n":          `m.yaml:3:6: a word is wanted here`,
		"mentions:\n  A: [Person\n":                      `m.yaml:1: not YAML`,
		"mentions:\n  A: [Person, Headline]\nroles: 1\n": `m.yaml:2:6: only types of mentions can be alternatives`,
	} {
		f := files{"m.yaml": file}
		got := problemsOf(slices.Collect(Read(context.Background(), []string{"."}, Options{FS: f.mapFS(), Mapping: "m.yaml"})))
		if len(got) == 0 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q gives %q, want %q", file, got, want)
		}
	}
}

func TestBuiltinMappings(t *testing.T) {
	for _, name := range MappingNames() {
		file, err := Mapping(name)
		if err != nil {
			t.Fatal(err)
		}
		p := &problems{}
		readMapping(name+".yaml", file, nil, p)
		for _, problem := range p.list {
			t.Error(problem)
		}
	}
	if _, err := Mapping("none"); err == nil {
		t.Error("there is a mapping for no format")
	}
}

// Spans of other tools are mended where one place only can be meant, and told.
func TestRepairs(t *testing.T) {
	text := newText("😀 Paris and Lyon; Paris and Nice")
	text.tokens = []graph.Span{{Start: 0, End: 1}, {Start: 2, End: 7}, {Start: 8, End: 11}, {Start: 12, End: 16}}
	src := &source{name: "a", text: "x", firstLine: 1}
	for _, tt := range []struct {
		spans        []graph.Span
		unit         offsetUnit
		quote        string
		before, want string
		repairs      int
	}{
		{[]graph.Span{{Start: 2, End: 7}}, unitCodePoint, "Paris", "", "2 7", 0},
		{[]graph.Span{{Start: 3, End: 8}}, unitUTF16, "Paris", "", "2 7", 0},
		{[]graph.Span{{Start: 3, End: 8}}, unitCodePoint, "Paris", "", "2 7", 1},       // UTF-16
		{[]graph.Span{{Start: 5, End: 10}}, unitCodePoint, "Paris", "", "2 7", 1},      // bytes
		{[]graph.Span{{Start: 1, End: 6}}, unitCodePoint, "Paris", "", "", 0},          // which one?
		{[]graph.Span{{Start: 1, End: 6}}, unitCodePoint, "Paris", "; ", "18 23", 1},   // that one
		{[]graph.Span{{Start: 0, End: 2}}, unitCodePoint, "Lyon", "", "12 16", 1},      // there is only one
		{[]graph.Span{{Start: 99, End: 100}}, unitCodePoint, "Lyon", "", "12 16", 1},   // though beyond the end
		{[]graph.Span{{Start: 0, End: 2}}, unitCodePoint, "Rome", "", "", 0},           // there is none
		{[]graph.Span{{Start: 2, End: 7}}, unitCodePoint, "", "", "2 7", 0},            // a format without quotes
		{[]graph.Span{{Start: 2, End: 99}}, unitCodePoint, "", "", "", 0},              // beyond the text
		{[]graph.Span{{Start: 1, End: 4}}, unitToken, "Paris and Lyon", "", "2 16", 0}, // half-open
		{[]graph.Span{{Start: 1, End: 3}}, unitTokenInclusive, "Paris and Lyon", "", "2 16", 0},
		{[]graph.Span{{Start: 1, End: 3}}, unitToken, "Paris and Lyon", "", "2 16", 1}, // inclusive after all
		{[]graph.Span{{Start: 4, End: 4}}, unitTokenInclusive, "", "", "", 0},
		{[]graph.Span{{Start: 2, End: 7}, {Start: 12, End: 16}}, unitCodePoint, "Paris [...] Lyon", "", "2 7;12 16", 1},
	} {
		p, repairs := &problems{}, &problems{}
		got, ok := text.resolve(spanRequest{
			at: word{pos: pos{src, 0}}, fragments: tt.spans, unit: tt.unit, quote: word{pos{src, 0}, tt.quote},
			before: tt.before, repairs: repairs,
		}, p)
		if offsets(got) != tt.want || ok != (tt.want != "") || repairs.count() != tt.repairs || ok == p.any() {
			t.Errorf("%v of %s, %q: got %s, want %s; repairs %v, problems %v",
				tt.spans, tt.unit, tt.quote, offsets(got), tt.want, repairs.list, p.list)
		}
		if _, strict := text.resolve(spanRequest{
			at: word{pos: pos{src, 0}}, fragments: tt.spans, unit: tt.unit, quote: word{pos{src, 0}, tt.quote},
		}, &problems{}); strict != (ok && tt.repairs == 0 && tt.quote != "") {
			t.Errorf("%v of %s, %q: our own notation takes it: %v", tt.spans, tt.unit, tt.quote, strict)
		}
	}
}

// FuzzForeignBrat reads files with a conf that declares what is not ours.
func FuzzForeignBrat(f *testing.F) {
	f.Add("Citibank moved $100 million.", "T1\tOrganization 0 8\tCitibank\nT2\tMove 9 14\tmoved\nE1\tMove:T2 Who:T1 What:E1\nR1\tIs Arg1:T1 Arg2:T1\n"+
		"*\tAlias T1 T1\nA1\tNegation E1\nN1\tReference T1 X:1\t\n#1\tNote R1\tx\n", "Move Who:T\nIs\n")
	if data, err := os.ReadFile(filepath.Join(samples, "brat", "talks.ann")); err == nil {
		f.Add("x", string(data), "x")
	}
	f.Fuzz(func(t *testing.T, text, ann, conf string) {
		checkTwice(t, files{"a.txt": text, "a.ann": ann, endConf: conf + "\n" + strconv.Itoa(len(ann))}, "")
	})
}
