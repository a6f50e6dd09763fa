package loader

import (
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader/unpack"
)

const ecb = "ecbplus-train-dev.tar.gz"

// ecbSentences returns the sentences of ECB+ that were validated, as "1_10ecb:3".
func ecbSentences(t *testing.T) map[string]bool {
	t.Helper()
	archive := unpack.New(disk{}, unpack.DefaultLimits)
	defer archive.Close()
	file, err := archive.Open(corpus(t, ecb) + "/ecbplus/ECBplus_coreference_sentences.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := csv.NewReader(file)
	selected := map[string]bool{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return selected
		}
		if err != nil {
			t.Fatal(err)
		}
		selected[row[0]+"_"+row[1]+":"+strings.TrimSpace(row[2])] = true // three numbers end with a space
	}
}

// devTopics are those of ECB+ that are for development, by the split of Cybulska
// and Vossen (2015).
var devTopics = []string{"2", "5", "12", "18", "21", "23", "34", "35"}

// ecbCounts are numbers of mentions in validated sentences.
type ecbCounts struct {
	files, events, entities, clusters, parted int
}

// The counts are those that were published for ECB+, see docs/formats.md.
func TestECBPlus(t *testing.T) {
	items := readCorpus(t, Options{}, ecb)
	selected := ecbSentences(t)
	counts := map[string]*ecbCounts{"train": {}, "dev": {}}
	clusters := map[string]bool{}
	for _, item := range items {
		if item.Article == nil {
			if path.Base(item.Path) != "README.txt" || item.Skipped == "" {
				t.Errorf("%s: %v", item.Path, item.Problems)
			}
			continue
		}
		split := "train"
		topic, _, _ := strings.Cut(item.Article.Article.ID.Local(), "_")
		if slices.Contains(devTopics, topic) {
			split = "dev"
		}
		countECB(item, selected, split, counts[split], clusters)
	}
	for split, want := range map[string]ecbCounts{
		"train": {files: 575, events: 3808, entities: 4758, clusters: 1527},
		"dev":   {files: 197, events: 1245, entities: 1476, clusters: 409},
	} {
		got := *counts[split]
		got.parted = 0
		for key := range clusters {
			if strings.HasPrefix(key, split) {
				got.clusters++
			}
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", split, got, want)
		}
	}
	if parted := counts["train"].parted + counts["dev"].parted; parted == 0 {
		t.Error("no discontinuous mention was kept")
	}
}

func countECB(item Item, selected map[string]bool, split string, n *ecbCounts, clusters map[string]bool) {
	a := item.Article
	n.files++
	instances := map[graph.ID]graph.ID{} // by claim
	for _, j := range item.Judgements {
		instances[j.Left] = j.Right
	}
	counts := func(fragments []graph.Span) bool {
		if len(fragments) == 0 {
			return false
		}
		if len(fragments) > 1 {
			n.parted++
		}
		sentence := strings.Count(string([]rune(a.Article.Text)[:fragments[0].Start]), "\n")
		return selected[fmt.Sprintf("%s:%d", a.Article.ID.Local(), sentence)]
	}
	for i := range a.Claims {
		if c := &a.Claims[i]; c.IsEvent() && counts(c.Trigger) {
			n.events++
			key := string(instances[c.ID])
			for _, group := range a.Coreference {
				if key == "" && slices.Contains(group, c.ID) {
					key = string(group[0])
				}
			}
			if key == "" {
				key = string(c.ID)
			}
			clusters[split+key] = true
		}
	}
	for i := range a.Mentions {
		if counts(a.Mentions[i].Fragments) {
			n.entities++
		}
	}
}

// What means an instance of the corpus is judged to be it, by the annotators of
// the corpus and not by us.
func TestJudgementsOfCAT(t *testing.T) {
	item := readSamples(t, formatCAT)[0]
	meeting := claimsOf(item.Article, "meeting")[0].ID
	if len(item.Judgements) != 1 {
		t.Fatalf("%+v", item.Judgements)
	}
	j := item.Judgements[0]
	if ends := []graph.ID{j.Left, j.Right}; !slices.Contains(ends, meeting) || !slices.Contains(ends, graph.InstanceID("ACT7")) {
		t.Errorf("it is about %v, want %s and the instance ACT7", ends, meeting)
	}
	if j.By != "annotators" || j.Verdict != graph.VerdictSame || !j.At.IsZero() {
		t.Errorf("%+v", j)
	}
}
