package loader

import (
	"slices"
	"strings"
	"testing"
)

// A table of any source is recognised by the columns that the mapping names,
// whatever parts its cells, and its days may be in words.
func TestFormsOfTables(t *testing.T) {
	const mapping = "columns:\n  Subject: actor1\n  Relation: sub_event_type\n  Object: actor2\n  Date: event_date\n  Publisher: source\n"
	const rows = "event_date,sub_event_type,actor1,actor2,source,notes\n" +
		"2024-03-02,Armed clash,Army,Rebels,Wire,\"a, b; c\"\n3 March 2024,Agreement,Army,Rebels,Wire,d\n\"March 4, 2024\",Agreement,Army,Rebels,Wire,e\n5-Mar-2024,Agreement,Army,Rebels,Wire,f\n"
	parted := func(by string) string {
		protected := strings.NewReplacer("a, b", "a\x00 b", "4, 2", "4\x00 2").Replace(rows)
		return strings.NewReplacer(",", by, "\x00", ",").Replace(protected)
	}
	for file, content := range map[string]string{"a.csv": rows, "b.csv": parted(";"), "c.tsv": parted("\t"), "d.tab": parted("\t")} {
		items := slices.Collect(Read(t.Context(), []string{file}, Options{FS: files{file: content, "m.yaml": mapping}.mapFS(), Mapping: "m.yaml"}))
		if len(items) != 1 || items[0].Article == nil {
			t.Errorf("%s: %q", file, problemsOf(items))
			continue
		}
		var days []string
		for _, c := range items[0].Article.Claims {
			days = append(days, c.Times[0].When.String()+" "+c.SourceType+" "+c.Kept[len(c.Kept)-1].Value)
		}
		slices.Sort(days)
		if want := []string{"2024-03-02 Armed clash a, b; c", "2024-03-03 Agreement d", "2024-03-04 Agreement e", "2024-03-05 Agreement f"}; !slices.Equal(days, want) {
			t.Errorf("%s: got %q, want %q", file, days, want)
		}
	}
}

// What a mapping of columns lacks is told, with the column that was meant.
func TestTablesWithoutColumns(t *testing.T) {
	f := files{"a.csv": "actor1,event_date\nArmy,2024\n", "m.yaml": "columns:\n  Subject: actor1\n  Date: eventdate\n  Relation: actor1\n"}
	for mapping, want := range map[string]string{
		"":       "a.csv: the columns of this table have no meaning here: name them in a mapping file (--mapping)",
		"m.yaml": `a.csv:1:1: the header has no column eventdate: did you mean "event_date"?`,
	} {
		format := ""
		if mapping != "" {
			format = formatCSV
		}
		got := problemsOf(slices.Collect(Read(t.Context(), []string{"a.csv"}, Options{FS: f.mapFS(), Mapping: mapping, Format: format})))
		if len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
