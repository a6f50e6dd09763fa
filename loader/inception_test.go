package loader

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parley-kg/parley/graph"
)

// marked is what a file of INCEpTION marks, as "start-end" in code points, and how
// many relations it has between such.
type marked struct {
	spans     map[string]bool
	relations int
}

// plainCAS is a file read by the standard library alone: each structure as a
// table of its features, with the name of its type under "type".
type plainCAS []map[string]string

// readPlainXMI reads elements with their attributes.
func readPlainXMI(t *testing.T, data []byte) plainCAS {
	t.Helper()
	var list plainCAS
	for dec := xml.NewDecoder(strings.NewReader(string(data))); ; {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			s := map[string]string{"type": e.Name.Space + e.Name.Local}
			for _, a := range e.Attr {
				s[a.Name.Local] = a.Value
			}
			list = append(list, s)
		}
	}
}

// readPlainJSON reads structures, with references as numbers.
func readPlainJSON(t *testing.T, data []byte) plainCAS {
	t.Helper()
	var file struct {
		Structures []map[string]any `json:"%FEATURE_STRUCTURES"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	var list plainCAS
	for _, structure := range file.Structures {
		s := map[string]string{}
		for key, value := range structure {
			s[strings.ToLower(strings.Trim(key, "%@"))] = fmt.Sprint(value)
			s[strings.Trim(key, "%@")] = fmt.Sprint(value)
		}
		list = append(list, s)
	}
	return list
}

// grammar are parts of the names of types that cut a text into words.
var grammar = []string{"segmentation", "lexmorph", "syntax", "metadata", "DocumentAnnotation", "Token", "Sentence"}

// marks counts what is marked. A format that knows only whole words has no space
// at the ends of an annotation.
func (c plainCAS) marks(wholeWords bool) marked {
	var units []uint16
	for _, s := range c {
		if text := s["sofaString"]; text != "" {
			units = utf16.Encode([]rune(text))
		}
	}
	m := marked{spans: map[string]bool{}}
	annotations := map[string]bool{}
	for _, s := range c {
		start, end := number(s["begin"]), number(s["end"])
		isGrammar := slices.ContainsFunc(grammar, func(part string) bool { return strings.Contains(s["type"], part) })
		if s["Governor"] != "" || isGrammar || start == end || end > len(units) {
			continue
		}
		annotations[s["id"]] = true
		for wholeWords && end > start && units[start] == ' ' {
			start++
		}
		for wholeWords && end > start && units[end-1] == ' ' {
			end--
		}
		from := len(utf16.Decode(units[:start]))
		m.spans[fmt.Sprintf("%d-%d", from, from+len(utf16.Decode(units[start:end])))] = true
	}
	for _, s := range c {
		if annotations[s["Governor"]] && annotations[s["Dependent"]] {
			m.relations++
		}
	}
	return m
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// marksOf counts what an article has: mentions, events with a trigger, and the
// claims of relations, which have none.
func marksOf(a *graph.AnnotatedArticle) marked {
	m := marked{spans: map[string]bool{}}
	add := func(fragments []graph.Span) {
		for _, s := range fragments {
			m.spans[fmt.Sprintf("%d-%d", s.Start, s.End)] = true
		}
	}
	for i := range a.Mentions {
		add(a.Mentions[i].Fragments)
	}
	for i := range a.Claims {
		if add(a.Claims[i].Trigger); len(a.Claims[i].Trigger) == 0 {
			m.relations++
		}
	}
	return m
}

// fixtures lists the files with an ending below folders of the corpora.
func inceptionFixtures(t *testing.T, ending string, folders ...string) []string {
	t.Helper()
	var list []string
	for _, folder := range folders {
		err := filepath.WalkDir(corpus(t, folder), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && strings.HasSuffix(path, ending) {
				list = append(list, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// Every file of INCEpTION's own tests, and of others', is loaded with what the
// standard library finds in it, or refused with the reason.
func TestFilesOfINCEpTION(t *testing.T) {
	for _, c := range []struct {
		format, ending string
		folders        []string
		files, spans   int
		relations      int
		defects        map[string]int
		plain          func(path string) plainCAS
	}{
		{
			formatUIMAJSON, ".json",
			[]string{"formats/uima_cas"},
			16, 25, 0,
			map[string]int{"there is no text: only annotated texts can be loaded": 6},
			func(path string) plainCAS { return readPlainJSON(t, readFile(t, path)) },
		},
		{
			formatXMI, ".xmi",
			[]string{"formats/uima_cas", "formats/inception/webanno-tsv", "formats/webanno_tsv3"},
			173, 328, 24,
			map[string]int{"there is no text: only annotated texts can be loaded": 8},
			func(path string) plainCAS { return readPlainXMI(t, readFile(t, path)) },
		},
		{
			formatWebAnnoTSV, ".tsv",
			[]string{"formats/inception/webanno-tsv", "formats/webanno_tsv3"},
			156, 1490, 24,
			map[string]int{"this is WebAnno TSV 2 or older, which has no offsets: export it as WebAnno TSV 3.3 or as UIMA CAS JSON": 2},
			func(path string) plainCAS {
				path = strings.TrimSuffix(path, ".tsv") + ".xmi" // the same, where it is there
				if _, err := os.Stat(path); err != nil {
					return nil
				}
				return readPlainXMI(t, readFile(t, path))
			},
		},
	} {
		files, spans, relations := 0, 0, 0
		defects := map[string]int{}
		for _, path := range inceptionFixtures(t, c.ending, c.folders...) {
			files++
			for item := range Read(context.Background(), []string{path}, Options{}) {
				for _, p := range item.Problems {
					defects[p.Msg]++
				}
				if item.Article == nil {
					continue
				}
				checkArticle(t, item.Article)
				got := marksOf(item.Article)
				spans, relations = spans+len(got.spans), relations+got.relations
				if structures := c.plain(path); structures != nil {
					want := structures.marks(c.format == formatWebAnnoTSV)
					if !maps.Equal(got.spans, want.spans) || got.relations != want.relations {
						t.Errorf("%s has %+v, want %+v", path, got, want)
					}
				}
			}
		}
		if files != c.files || spans != c.spans || relations != c.relations || !maps.Equal(defects, c.defects) {
			t.Errorf("%s: %d files, %d spans, %d relations, %v; want %d, %d, %d, %v",
				c.format, files, spans, relations, defects, c.files, c.spans, c.relations, c.defects)
		}
	}
}
