package loader

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Files of one name in several folders are as many articles where they are named
// by their paths; without, the second is refused, and told how to be taken in.
func TestArticlesAreNamedByTheirPaths(t *testing.T) {
	tsv := string(readFile(t, samples+"/webanno-tsv/bergen.tsv"))
	f := files{
		"export/curation/one.txt/CURATION_USER.tsv": tsv, "export/curation/two.txt/CURATION_USER.tsv": tsv,
		"export/bio/a.txt": "Anna Berg met Eva.", "export/bio/a.ann": "T1\tPerson 0 9\tAnna Berg\n",
		"export/news/a.txt": "Eva met Anna Berg.", "export/news/a.ann": "T1\tPerson 0 3\tEva\n",
	}
	names := func(path string, byPath bool) (named, refused []string) {
		for item := range Read(t.Context(), []string{path}, Options{FS: f.mapFS(), NameByPath: byPath}) {
			for _, p := range item.Problems {
				refused = append(refused, p.Error())
			}
			if item.Article != nil {
				named = append(named, string(item.Article.Article.ID))
			}
		}
		slices.Sort(named)
		return named, refused
	}
	named, refused := names("export", true)
	want := []string{
		"article/bio~a", "article/curation~one.txt~CURATION_USER", "article/curation~two.txt~CURATION_USER", "article/news~a",
	}
	if diff := cmp.Diff(want, named); diff != "" || len(refused) > 0 {
		t.Error(diff, refused)
	}
	for _, root := range []string{"export/bio", "export/bio/a.ann", "export/bio/a.txt"} {
		if named, refused := names(root, true); !slices.Equal(named, []string{"article/a"}) {
			t.Errorf("below %s: %v, %v", root, named, refused)
		}
	}
	named, refused = names("export", false)
	if want := []string{"article/CURATION_USER", "article/a"}; !slices.Equal(named, want) || len(refused) != 2 {
		t.Errorf("by the names of their files: %v, want %v; refused: %v", named, want, refused)
	}
	want = []string{"export/news/a.ann:1:1: article/a is also in export/bio/a.ann: " +
		"give one of the two another id, or have articles named by their paths (--name-by-path)"}
	if diff := cmp.Diff(want, refused[1:]); diff != "" {
		t.Error(diff)
	}
}

// What a file is called may hold what an id may not.
func TestNamesOfFilesBecomeIDs(t *testing.T) {
	f := files{"My doc (1).txt": "Anna Berg met Eva.", "My doc (1).ann": "T1\tPerson 0 9\tAnna Berg\n", "2014 events.tab": "A\tmet\tB\t2014-01-31\n"}
	var named []string
	for item := range Read(t.Context(), []string{"."}, Options{FS: f.mapFS()}) {
		if len(item.Problems) > 0 {
			t.Fatal(item.Problems[0])
		}
		named = append(named, string(item.Article.Article.ID))
	}
	if diff := cmp.Diff([]string{"article/2014_events", "article/My_doc__1_"}, named); diff != "" {
		t.Error(diff)
	}
}
