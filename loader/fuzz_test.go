package loader

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// checkTwice reads files twice: nothing panics, what is read agrees with its
// text, can be stored, and both readings are equal. Without a format, it is recognised.
func checkTwice(t *testing.T, f files, format string) {
	t.Helper()
	paths := []string{"."}
	if format != "" { // of a folder, only what is recognised as that is read
		paths = sortedKeys(f)
	}
	read := func() []Item {
		return slices.Collect(Read(context.Background(), paths, Options{FS: f.mapFS(), Format: format}))
	}
	first, second := read(), read()
	if !reflect.DeepEqual(first, second) {
		t.Fatalf("read twice, it differs:\n%s", diff(first, second))
	}
	for _, item := range first {
		if (item.Article != nil || item.Judgements != nil || item.Skipped != "") == (len(item.Problems) > 0) {
			t.Fatalf("%s is both good and bad, or neither: %q", item.Path, problemsOf(first))
		}
		if item.Article != nil {
			checkArticle(t, item.Article)
			checkStorable(t, item.Article)
		}
		for _, p := range item.Problems {
			if p.File == "" || p.Msg == "" || p.Err == nil || p.Line < 0 || p.Column < 0 {
				t.Fatalf("an odd problem: %+v", p)
			}
		}
	}
}

// checkStorable makes sure that quads can hold what was read as good: nothing
// may be accepted here and refused by the store.
func checkStorable(t *testing.T, a *graph.AnnotatedArticle) {
	t.Helper()
	if _, err := quads.EncodeRevision(a); err != nil {
		t.Fatalf("good, but it cannot be stored: %v", err)
	}
	for i := range a.Claims {
		if _, err := quads.EncodeClaim(&a.Claims[i]); err != nil {
			t.Fatalf("good, but it cannot be stored: %v", err)
		}
	}
}

func sample(f *testing.F, name string) string {
	f.Helper()
	data, err := os.ReadFile(filepath.Join(samples, name))
	if err != nil {
		f.Fatal(err)
	}
	return string(data)
}

func FuzzBrat(f *testing.F) {
	f.Add(sample(f, "brat/talks.txt"), sample(f, "brat/talks.ann"), sample(f, "brat/talks.meta.json"))
	f.Add("Reuters said Anna met.", "T1\tOrganization 0 7\tReuters\nT2\tMeeting 18 21\tmet\nE1\tMeeting:T2 Source:T1 Source2:T1\n", "{}")
	f.Add("\uFEFFTom\r\nmet", "\uFEFFT1\tPerson 1 4\tTom\r\n", `{"published": "2025"}`)
	f.Fuzz(func(t *testing.T, text, ann, meta string) {
		checkTwice(t, files{"a.txt": text, "a.ann": ann, "a.meta.json": meta}, "")
	})
}

func FuzzJSON(f *testing.F) {
	f.Add(sample(f, "json/talks.json"))
	f.Add(jsonArticleText)
	f.Add(`{"format": "parley/1", "text": null, "entities": [{"id": "a", "type": "Person", "name": "\u0041"}]}`)
	f.Fuzz(func(t *testing.T, content string) {
		checkTwice(t, files{"a.json": content}, "")
		checkTwice(t, files{"a.jsonl": content}, "")
	})
}

func FuzzJudgements(f *testing.F) {
	f.Add(sample(f, "judgements/judgements.jsonl"))
	f.Add(`{"left": "a", "right": "article/talks#char=0,1;person", "verdict": "SAME", "reason": "r"}`)
	text, ann := sample(f, "judgements/talks.txt"), sample(f, "judgements/talks.ann")
	f.Fuzz(func(t *testing.T, content string) {
		checkTwice(t, files{"talks.txt": text, "talks.ann": ann, "judgements.jsonl": content}, "")
	})
}

func FuzzDyads(f *testing.F) {
	f.Add(sample(f, "dyads/pacts.tsv"))
	f.Add("\uFEFFa_\tb\t_\t2014\r\n\tb\tc\t2014\n")
	f.Fuzz(func(t *testing.T, content string) { checkTwice(t, files{"a.tsv": content}, formatDyads) })
}

func FuzzICEWS(f *testing.F) {
	f.Add(sample(f, "icews/ministers.tab"))
	f.Add(sample(f, "icews/short.tsv"))
	f.Add("Source Name\tEvent Text\tTarget Name\tEvent Date\tLatitude\tLongitude\tCity\na\tConsult\tb\t2014-01-01\tNaN\t1e9\tx\n")
	f.Fuzz(func(t *testing.T, content string) { checkTwice(t, files{"a.tab": content}, formatICEWS) })
}

func FuzzCSV(f *testing.F) {
	f.Add(sample(f, "csv/talks.csv"))
	f.Add("Subject,Relation,Date,,Date\n\"a\nb\",c,20140101,\"d")
	f.Fuzz(func(t *testing.T, content string) { checkTwice(t, files{"a.csv": content}, formatCSV) })
}

func FuzzNQuads(f *testing.F) {
	f.Add(sample(f, "nquads/talks.nq"))
	f.Add("# c\n<a> <b> \"\\u00e4\\U0001F600\"^^<c> <article/x> . # d\n<a> <b> _:c <article/x> .\n")
	f.Fuzz(func(t *testing.T, content string) { checkTwice(t, files{"a.nq": content}, formatNQuads) })
}
