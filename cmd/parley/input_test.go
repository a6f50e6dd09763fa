package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Standard input has no ending that would tell what it is: its first line does,
// of every format that is in one file.
func TestStandardInputIsRecognised(t *testing.T) {
	samples, err := filepath.Glob("../../loader/testdata/samples/*/*")
	if err != nil || len(samples) == 0 {
		t.Fatal(samples, err)
	}
	for _, sample := range samples {
		format := filepath.Base(filepath.Dir(sample))
		if format == "brat" || format == "judgements" || filepath.Ext(sample) == ".txt" || filepath.Base(sample) == "TypeSystem.xml" {
			continue
		}
		file, err := os.Open(sample)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		cmd := command(t, "check", "-")
		cmd.Stdin = file
		said, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(said), " good article") || strings.HasPrefix(string(said), "0 ") {
			t.Errorf("%s: %v: %s", sample, err, said)
		}
	}
}

func TestEndingsOfStandardInput(t *testing.T) {
	for head, want := range map[string]string{
		"{\"a\": 1}\n{\"a\": 2}\n":           ".jsonl",
		"{\n \"a\": 1\n}":                    ".json",
		"\uFEFF<?xml version=\"1.0\"?>\n<a>": ".xml",
		"<http://e.org/a> <b> \"c\" .\n":     ".nq",
		"<a>\n<b>":                           ".xml",
		"A\tmeets\tB\t2020-01-01\n":          ".tsv",
		"#FORMAT=WebAnno TSV 3.3\n\n":        ".tsv",
		"Subject,Relation,Date\n":            ".csv",
		"Anna met Carl.\n":                   "",
		"":                                   ".jsonl",
	} {
		if got := endingOfText([]byte(head)); got != want {
			t.Errorf("%q: got %s, want %s", head, got, want)
		}
	}
}
