package loader

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// keptValue returns what a claim or a mention keeps under a name.
func keptValue(list []graph.Kept, name string) string {
	for _, k := range list {
		if k.Name == name {
			return k.Value
		}
	}
	return ""
}

// roles returns the actors of a claim as "ROLE name", in order.
func rolesIn(t testing.TB, a *graph.AnnotatedArticle, c *graph.Claim) []string {
	t.Helper()
	var list []string
	for _, p := range c.Participations {
		list = append(list, string(p.Role)+" "+words(t, a, p.Mention))
	}
	slices.Sort(list)
	return list
}

// In dyads rows, labels and roles are as given; underscores are shown as spaces.
func TestDyadsAreAsGiven(t *testing.T) {
	items := readSamples(t, formatDyads)
	a := items[0].Article
	if a.Article.Kind != graph.KindDataset || a.Article.Text != "" || len(a.Claims) != 6 || len(a.Coreference) != 0 {
		t.Fatalf("%+v with %d claims, of which %d are one", a.Article, len(a.Claims), len(a.Coreference))
	}
	if m := named(t, a, graph.MentionGroup, "Anna Berg (Norland)"); m.ID.Article() != "article/pacts" {
		t.Errorf("%+v", m)
	}
	if m := named(t, a, graph.MentionOrganization, "Norway"); m.Kind != "STATE" {
		t.Errorf("the state is %+v", m)
	}
	// 4 names and 5 days, though there are 12 cells of names and 6 of days
	if len(a.Mentions) != 4+4 {
		t.Errorf("%d mentions, want one a name and one a day", len(a.Mentions))
	}
	visits := claimsOf(a, "visit")
	if len(visits) != 2 || visits[0].SourceType == visits[1].SourceType {
		t.Fatalf("the visits are %+v", visits)
	}
	for i := range visits {
		want := []string{"INITIATOR Anna Berg (Norland)", "TARGET Sudmark"}
		if visits[i].SourceType == "Host_a_visit" {
			want = []string{"INITIATOR Sudmark", "TARGET Anna Berg (Norland)"}
		}
		if d := diff(want, rolesIn(t, a, &visits[i])); d != "" {
			t.Error(d)
		}
	}
	if d := diff([]Label{{What: "type", Name: "Twirl_a_baton", Count: 1}}, items[0].Unmapped); d != "" {
		t.Error(d)
	}
}

// In ICEWS mirrored rows are one event, those of another report are not; places,
// publishers, codes and sectors are kept.
func TestICEWS(t *testing.T) {
	var a *graph.AnnotatedArticle
	for _, item := range readSamples(t, formatICEWS) {
		if item.Article.Article.ID == "article/ministers" {
			a = item.Article
		}
	}
	row := func(id string) *graph.Claim {
		for i := range a.Claims {
			if keptValue(a.Claims[i].Kept, "Event ID") == id {
				return &a.Claims[i]
			}
		}
		t.Fatalf("there is no row %s", id)
		return nil
	}
	pair := func(x, y string) []graph.ID { return slices.Sorted(slices.Values([]graph.ID{row(x).ID, row(y).ID})) }
	want := [][]graph.ID{pair("1", "2"), pair("4", "5")}
	slices.SortFunc(want, slices.Compare)
	if d := diff(want, a.Coreference); d != "" {
		t.Errorf("mirrored rows:\n%s", d)
	}
	c := row("1")
	if c.Type != "meeting" || c.SourceType != "Consult" || keptValue(c.Kept, graph.KeptCode) != "cameo:040" ||
		words(t, a, c.Attribution[0].Mention) != "Fjord Times" || keptValue(c.Kept, "Story ID") != "71" {
		t.Errorf("row 1 is %+v", c)
	}
	place := mentionOf(t, a, c.Places[0])
	if place.Text != "Bergen" || place.Kind != "CITY" || keptValue(place.Kept, graph.KeptCoordinates) != "60.393,5.3242" {
		t.Errorf("row 1 was at %+v", place)
	}
	if other := row("7").Places[0]; other == place.ID {
		t.Error("Bergen in two countries is one place")
	}
	dor := named(t, a, graph.MentionGroup, "Chaim Dor")
	if d := diff([]graph.Kept{{Name: "Country", Value: "Sudmark"}, {Name: "Sectors", Value: "Elite"}, {Name: "Sectors", Value: "Government"}}, dor.Kept); d != "" {
		t.Error(d)
	}
	if d := diff([]string{"HOST Norway", "VISITOR Chaim Dor"}, rolesIn(t, a, row("5"))); d != "" {
		t.Error(d)
	}
	if c := row("8"); c.Type != "visit" || c.SourceType != "Waltz in public" {
		t.Errorf("a label without a meaning is read by its code: %+v", c)
	}
	if c := row("7"); c.Type != "statement" {
		t.Errorf("an intent to meet is a %s", c.Type)
	}
	if n := len(claimsOf(a, graph.ClaimWithin)); n != 6 {
		t.Errorf("%d places lie in others, want 6: Bergen, Vestland, Hamar, Hamar, Innlandet, Bergen", n)
	}
}

// The order of rows does not change what a table says, and a row that comes
// again says nothing new.
func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	for _, name := range []string{"dyads/pacts.tsv", "icews/short.tsv", "icews/ministers.tab"} {
		lines := strings.SplitAfter(string(readFile(t, samples+"/"+name)), "\n")
		header := 0
		if strings.HasSuffix(name, ".tab") {
			header = 1
		}
		rows := lines[header : len(lines)-1]
		file := name[strings.Index(name, "/")+1:]
		want := files{file: strings.Join(lines, "")}.article(t)
		for seed := range uint64(20) {
			random := rand.New(rand.NewPCG(seed, 0))
			random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			again := rows[random.IntN(len(rows))]
			got := files{file: strings.Join(lines[:header], "") + strings.Join(rows, "") + again}.article(t)
			if d := diff(want, got); d != "" {
				t.Fatalf("%s in another order:\n%s", name, d)
			}
		}
	}
}

func TestBadRowsHarmNoOthers(t *testing.T) {
	const header = "Subject,Relation,Object,Date,Latitude,Longitude,City\n"
	tests := map[string]struct {
		file, content string
		claims        int
		want          []string
	}{
		"too few cells": {
			"t.tsv", "A\tConsult\tB\t2014-01-01\nA\tConsult\tB\n", 1,
			[]string{"t.tsv:2:11: 3 cells, not 4"},
		},
		"no date": {
			"t.tsv", "A\tConsult\tB\t2014-01-01\nÄÖ\tConsult\tB\tsoon\n", 1,
			[]string{`t.tsv:2:14: "soon" is not a date such as 2014-01-31, nor EDTF: `},
		},
		"an empty cell": {
			"t.tsv", "A\tConsult\tB\t2014-01-01\nA\tConsult\t \t2014-01-01\n", 1,
			[]string{"t.tsv:2:11: the object is missing"},
		},
		"not UTF-8": {
			"t.tsv", "A\tConsult\tB\t2014-01-01\n\xff\tConsult\tB\t2014-01-01\nB\tConsult\tA\t2014-01-01\n", 2,
			[]string{"t.tsv:2:1: byte 0xff"},
		},
		"a quote inside": {
			"t.csv", header + "A,Consult,B,2014-01-01,,,\nA,Con\"sult,B,2014-01-01,,,\nB,Consult,A,2014-01-02,,,\n", 2,
			[]string{`t.csv:3:6: bare "`},
		},
		"nowhere on Earth": {
			"t.csv", header + "A,Consult,B,2014-01-01,1,2,X\nÄ,Consult,C,2014-01-01,91,2,X\n", 1,
			[]string{`t.csv:3:24: "91" is not a latitude from -90 to 90 degrees`},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			items := files{tt.file: tt.content}.read(t)
			if items[0].Article == nil || len(items[0].Article.Claims) != tt.claims {
				t.Fatalf("the good rows are %+v", items[0])
			}
			problems := problemsOf(items)
			if len(problems) != len(tt.want) {
				t.Fatalf("told %q, want %q", problems, tt.want)
			}
			for i := range tt.want {
				if !strings.HasPrefix(problems[i], tt.want[i]) {
					t.Errorf("told %q, want %q", problems[i], tt.want[i])
				}
			}
		})
	}
}

func TestTablesWithoutGoodRows(t *testing.T) {
	for name, tt := range map[string]struct{ file, content, want string }{
		"no columns":     {"t.csv", "who,what,when\na,b,2014\n", "t.csv:1:1: the header has no column Subject, Relation or Date"},
		"a header alone": {"t.csv", "Subject,Relation,Object,Date\n", "t.csv: the table has no rows"},
		"nothing":        {"t.csv", "", "t.csv: the file is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			items := slices.Collect(Read(context.Background(), []string{tt.file}, Options{FS: files{tt.file: tt.content}.mapFS(), Format: formatCSV}))
			if problems := problemsOf(items); len(items) != 1 || len(problems) != 1 || !strings.HasPrefix(problems[0], tt.want) {
				t.Errorf("told %q, want %q", problems, tt.want)
			}
		})
	}
}

// A quote that is never closed does not take the whole file into memory.
func TestARowThatIsTooLong(t *testing.T) {
	content := "Subject,Relation,Object,Date\nA,Consult,B,2014-01-01\n\"" + strings.Repeat("x,", MaxFileBytes)
	items := files{"t.csv": content}.read(t)
	if len(items) != 2 || len(items[0].Article.Claims) != 1 || !strings.Contains(problemsOf(items)[0], "larger than 16 MiB") {
		t.Errorf("it gives %q", problemsOf(items))
	}
}

// plainRows reads a real table the plain way.
func plainRows(t testing.TB, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	var rows [][]string
	for lines := bufio.NewScanner(in); lines.Scan(); {
		rows = append(rows, strings.Split(lines.Text(), "\t"))
	}
	return rows
}

// ICEWS14: as many events come out as there are rows, less those that stand in a
// second row from the other side, counted here from the file alone.
func TestICEWS14(t *testing.T) {
	path := corpus(t, "icews/icews14.tsv.gz")
	rows := plainRows(t, path)
	if len(rows) != 90730 {
		t.Fatalf("%d rows", len(rows))
	}
	type row struct{ subject, label, object, day string }
	all := map[row]bool{}
	for _, r := range rows {
		all[row{r[0], r[1], r[2], r[3]}] = true
	}
	other := map[string]string{
		"Consult": "Consult", "Discuss by telephone": "Discuss by telephone", "Engage in negotiation": "Engage in negotiation",
		"Meet at a 'third' location": "Meet at a 'third' location", "Sign formal agreement": "Sign formal agreement",
		"Make a visit": "Host a visit", "Host a visit": "Make a visit",
	}
	halves := map[string]int{}
	for r := range all {
		if l := other[r.label]; l != "" && r.subject != r.object && all[row{r.object, l, r.subject, r.day}] {
			halves[r.label]++
		}
	}
	symmetric, mirrored := 0, halves["Make a visit"]
	for label, n := range halves {
		if other[label] == label {
			symmetric += n / 2
		}
	}
	items := readCorpus(t, Options{}, "icews/icews14.tsv.gz")
	if p := problemsOf(items); len(p) > 0 {
		t.Fatal(p[0])
	}
	a := items[0].Article
	t.Logf("%d rows, %d visits told by guest and host, %d symmetric rows stored twice: %d events",
		len(rows), mirrored, symmetric, len(rows)-mirrored-symmetric)
	if len(a.Claims) != len(rows) || len(a.Coreference) != symmetric+mirrored {
		t.Errorf("%d claims of which %d pairs are one, want %d and %d", len(a.Claims), len(a.Coreference), len(rows), symmetric+mirrored)
	}
	names := map[string]bool{}
	for _, r := range rows {
		names[r[0]], names[r[2]] = true, true
	}
	actors := slices.DeleteFunc(slices.Clone(a.Mentions), func(m graph.Mention) bool { return !m.Type.IsActor() })
	if len(actors) != len(names) || len(names) != 7128 {
		t.Errorf("%d actors of %d names", len(actors), len(names))
	}
	if items[0].Unmapped != nil {
		t.Errorf("labels without a meaning: %v", items[0].Unmapped)
	}
}

// The rows of ICEWS with places: each is a claim, each place is there, and pairs
// are those rows of one sentence that exchange their sides.
func TestICEWSWithPlaces(t *testing.T) {
	path := corpus(t, "icews/sample/inst/extdata/events.2018.sample.tab")
	rows := plainRows(t, path)[1:]
	items := readCorpus(t, Options{}, "icews/sample/inst/extdata/events.2018.sample.tab")
	if p := problemsOf(items); len(p) > 0 {
		t.Fatal(p[0])
	}
	a := items[0].Article
	cities := map[string]bool{}
	for _, r := range rows {
		if r[14] != "NA" {
			cities[strings.Join(r[14:18], "|")] = true
		}
	}
	events, placed := 0, map[graph.ID]bool{}
	for i := range a.Claims {
		if c := &a.Claims[i]; c.IsEvent() {
			events++
			for _, p := range c.Places {
				if mentionOf(t, a, p).Kind == "CITY" {
					placed[p] = true
				}
			}
		}
	}
	if events != len(rows) || len(placed) != len(cities) {
		t.Errorf("%d events of %d rows, %d cities of %d", events, len(rows), len(placed), len(cities))
	}
	other := map[string]string{"042": "043", "043": "042", "040": "040", "041": "041", "044": "044", "046": "046", "057": "057"}
	left := map[string]int{}
	pairs := 0
	for _, r := range rows {
		key := func(subject, code, object string) string {
			return strings.Join([]string{subject, code, object, r[1], r[11], r[12]}, "|")
		}
		if mirror := key(r[8], other[r[6]], r[2]); other[r[6]] != "" && left[mirror] > 0 {
			left[mirror]--
			pairs++
		} else {
			left[key(r[2], r[6], r[8])]++
		}
	}
	t.Logf("%d rows, %d pairs", len(rows), pairs)
	if len(a.Coreference) != pairs {
		t.Errorf("%d pairs are one, want %d", len(a.Coreference), pairs)
	}
}

func TestMultiTQ(t *testing.T) {
	rows := plainRows(t, corpus(t, "multitq/kg_union_partial.tsv.gz"))
	items := readCorpus(t, Options{Format: formatDyads}, "multitq/kg_union_partial.tsv.gz")
	if p := problemsOf(items); len(p) > 0 {
		t.Fatal(p[0])
	}
	if a := items[0].Article; len(a.Claims) != len(rows) || len(rows) != 332289 || len(a.Coreference) > 0 {
		t.Errorf("%d claims of %d rows, %d are one", len(a.Claims), len(rows), len(a.Coreference))
	}
}

// Every label and code of CAMEO has a meaning.
func TestCAMEOIsMapped(t *testing.T) {
	file, err := os.Open(corpus(t, "icews/sample/data-raw/cameo-codes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cameo := builtinMapping(formatICEWS)
	for _, row := range rows[1:] {
		if _, ok := cameo.event("cameo:" + row[3]); !ok {
			t.Errorf("code %s, %s, means nothing", row[3], row[2])
		}
	}
}

// The mapping of a table in the documentation reads the table there.
func TestDocumentedTable(t *testing.T) {
	doc := string(readFile(t, "../docs/formats.md"))
	block := func(begins string) string {
		_, rest, ok := strings.Cut(doc, begins+"\n")
		text, _, ends := strings.Cut(rest, "```")
		if !ok || !ends {
			t.Fatalf("docs/formats.md has no block that begins with %s", begins)
		}
		return text
	}
	fsys := files{
		"talks.csv":  block("```csv"),
		"talks.yaml": "columns:\n" + block("```yaml\ncolumns:"),
	}.mapFS()
	items := slices.Collect(Read(context.Background(), []string{"talks.csv"}, Options{FS: fsys, Format: formatCSV, Mapping: "talks.yaml"}))
	if p := problemsOf(items); len(p) > 0 {
		t.Fatal(p)
	}
	a := items[0].Article
	var types []string
	for i := range a.Claims {
		types = append(types, a.Claims[i].Type+" "+a.Claims[i].Times[0].When.String())
	}
	slices.Sort(types)
	if d := diff([]string{"call 2021-03-02", "meeting 2021-03-01", "visit 2021-03-03"}, types); d != "" {
		t.Error(d)
	}
	visit := claimsOf(a, "visit")[0]
	if d := diff([]string{"HOST Sudmark", "VISITOR Anna Berg"}, rolesIn(t, a, &visit)); d != "" {
		t.Error(d)
	}
	if place := words(t, a, visit.Places[0]); place != "Sudmark" || keptValue(visit.Kept, "id") != "3" {
		t.Errorf("the visit is at %s, %+v", place, visit)
	}
}

// However processors share the work, claims come in the order of their ids, rows
// that are equal make one, and the revision is the digest of all of them in order.
func TestClaimsOfATableAreSortedAndOnce(t *testing.T) {
	for name, days := range map[string][]string{
		"days whose ids are apart": {"2014-01-05", "2014-02-05", "2015-11-30", "2016-01-01", "2016-01-02"},
		"days whose ids are mixed": {"2014", "2014-01", "2014-01-05", "2014-02-05", "2015-11-30"},
		"one day, large groups":    {"2014-01-05"},
	} {
		t.Run(name, func(t *testing.T) { testSortedAndOnce(t, days) })
	}
}

func testSortedAndOnce(t *testing.T, days []string) {
	var rows []string
	for i := range 3000 {
		label := []string{"Consult", "Praise", "Threaten"}[i%3]
		rows = append(rows, fmt.Sprintf("A%d\t%s\tB%d\t%s\n", i%37, label, i%41, days[i%len(days)]))
	}
	different := map[string]bool{}
	for _, row := range rows {
		different[row] = true
	}
	read := func(rows []string) *graph.AnnotatedArticle {
		t.Helper()
		items := files{"t.tsv": strings.Join(rows, "")}.read(t)
		if len(items) != 1 || len(items[0].Problems) > 0 {
			t.Fatalf("%+v", items)
		}
		return items[0].Article
	}
	table := read(rows)
	if !slices.IsSortedFunc(table.Claims, func(a, b graph.Claim) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("the claims are not in the order of their ids")
	}
	if len(table.Claims) != len(different) {
		t.Errorf("%d claims of %d different rows", len(table.Claims), len(different))
	}
	whole := *table
	whole.Claims = nil
	parts := revisionContent(&whole)
	parts.count(len(table.Claims))
	for i := range table.Claims {
		parts.add(string(table.Claims[i].ID))
	}
	if want := graph.Digest(revisionDigits, parts...); table.Article.Revision != want {
		t.Errorf("the revision is %s, the digest of its parts %s", table.Article.Revision, want)
	}
	slices.Reverse(rows)
	if again := read(rows); !reflect.DeepEqual(again, table) {
		t.Error("another article of the rows in another order")
	}
}
