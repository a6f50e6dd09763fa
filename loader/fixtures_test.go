package loader

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the table of fixtures in docs/formats.md")

// fixtures are the folders of real files, by format.
var fixtures = []struct{ format, folder string }{
	{formatBrat, "brat/tutorials/news"},
	{formatBrat, "brat/tutorials/bio"},
	{formatBrat, "brat/corpora/BioNLP-ST_2011"},
	{formatBrat, "brat/corpora/CoNLL-ST_2002"},
	{formatBrat, "brat/corpora/CoNLL-ST_2006"},
	{formatBrat, "brat/corpora/NCBI-disease"},
	{formatBrat, "brat/corpora/TDT"},
	{formatLabelStudio, "labelstudio/tests/data"},
	{formatDoccano, "doccano/backend/data_export"},
	{formatDoccano, "doccano/backend/data_import"},
	{formatProdigy, "prodigy_spacy"},
	{formatPubAnnotation, "bconv/test/data/pubanno_json"},
	{formatPubAnnotation, "bconv/test/data/pubanno_json.tgz"},
	{formatPubAnnotation, "inception/pubannotation"},
	{formatWebAnnotation, "inception/w3c"},
	{formatUIMAJSON, "uima_cas"},
	{formatXMI, "uima_cas"},
	{formatXMI, "inception/webanno-tsv"},
	{formatXMI, "webanno_tsv3"},
	{formatWebAnnoTSV, "inception/webanno-tsv"},
	{formatWebAnnoTSV, "webanno_tsv3"},
	{formatCAT, "../ecbplus-train-dev.tar.gz"},
	{formatWikiEvents, "../wikievents"},
}

// endingsOfFixtures are those of the files that a folder has in a format.
func endingsOfFixtures(format string) []string {
	switch format {
	case formatXMI:
		return []string{".xmi"}
	case formatWebAnnoTSV:
		return []string{".tsv"}
	case formatCAT:
		return []string{".gz"}
	}
	return []string{".ann", ".json", ".jsonl", ".tgz"}
}

const (
	fixturesBegin = "| format | files | articles | mentions | claims | repaired spans | what is not loaded |\n|---|---|---|---|---|---|---|\n"
	formatsPage   = "../docs/formats.md"
)

// The table of fixtures in the documentation is what loading them gives.
func TestTableOfFixtures(t *testing.T) {
	corpus(t, "formats")
	page := string(readFile(t, formatsPage))
	before, rest, ok := strings.Cut(page, fixturesBegin)
	if !ok {
		t.Fatalf("%s has no table of fixtures", formatsPage)
	}
	for strings.HasPrefix(rest, "| `") {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	var table strings.Builder
	for _, f := range fixtures {
		table.WriteString(fixtureRow(t, f.format, f.folder))
	}
	want := before + fixturesBegin + table.String() + rest
	if *update {
		if err := os.WriteFile(formatsPage, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want != page {
		t.Errorf("write it anew with go test ./loader -update:\n%s", diff(page, want))
	}
}

func fixtureRow(t *testing.T, format, folder string) string {
	t.Helper()
	root := corpus(t, "formats/"+folder)
	var paths []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(endingsOfFixtures(format), filepath.Ext(path)) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var articles, mentions, claims, repairs int
	defects := map[string]int{}
	read := func(yield func(Item) bool) { // each by itself: some have the same name
		for _, path := range paths {
			for item := range Read(context.Background(), []string{path}, Options{}) {
				if !yield(item) {
					return
				}
			}
		}
	}
	for item := range read {
		repairs += len(item.Repairs)
		if item.Skipped != "" {
			what, _, _ := strings.Cut(item.Skipped, ":")
			defects[what]++
		}
		if item.Article != nil {
			articles++
			mentions += len(item.Article.Mentions)
			claims += len(item.Article.Claims)
		}
		for _, p := range item.Problems {
			what, _, _ := strings.Cut(p.Msg, ":")
			defects[what]++
		}
	}
	var missing []string
	for _, what := range sortedKeys(defects) {
		missing = append(missing, fmt.Sprintf("%d: %s", defects[what], what))
	}
	return fmt.Sprintf("| `%s` %s | %d | %d | %d | %d | %d | %s |\n",
		format, strings.TrimPrefix(folder, "../"), len(paths), articles, mentions, claims, repairs, strings.Join(missing, "; "))
}
