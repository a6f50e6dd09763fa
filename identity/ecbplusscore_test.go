package identity

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/identity/score"
)

// respond runs a system on each topic by itself: the setting "topic level".
func (e *ecbPlus) respond(system func(c *graph.Corpus) score.Partition) score.Partition {
	var all score.Partition
	for _, c := range e.topics {
		all = append(all, system(c)...)
	}
	return all
}

// sameHeadStem is the baseline for events: claims whose triggers have one head
// stem are one.
func sameHeadStem(c *graph.Corpus) score.Partition {
	r := newResolver(c)
	byStem := map[string][]graph.ID{}
	for i, claim := range r.claims {
		stem := headStem(wordsOf(wordsAt([]rune(r.articleOf(int32(len(r.mentions)+i)).Text), claim.Trigger...)))
		byStem[stem] = append(byStem[stem], claim.ID)
	}
	return partitionOf(byStem)
}

// sameText is the baseline for entities: mentions of the same words are one.
func sameText(c *graph.Corpus) score.Partition {
	byText := map[string][]graph.ID{}
	for _, m := range newResolver(c).mentions {
		byText[names.Normalise(m.Text)] = append(byText[names.Normalise(m.Text)], m.ID)
	}
	return partitionOf(byText)
}

// named returns what keeps of a partition the mentions that have a name: no
// pronouns, and no descriptions.
func (e *ecbPlus) named() func(score.Partition) score.Partition {
	isName := map[graph.ID]bool{}
	for _, c := range e.topics {
		for _, m := range newResolver(c).mentions {
			isName[m.ID] = names.IsProper(m.Text) && !names.IsPronoun(m.Text) && (m.Type != graph.MentionPerson || names.IsPersonal(m.Text))
		}
	}
	return func(p score.Partition) (kept score.Partition) {
		for _, cluster := range p {
			var members []graph.ID
			for _, id := range cluster {
				if isName[id] {
					members = append(members, id)
				}
			}
			if len(members) > 0 {
				kept = append(kept, members)
			}
		}
		return kept
	}
}

func partitionOf(clusters map[string][]graph.ID) score.Partition {
	var p score.Partition
	for _, members := range clusters {
		p = append(p, members)
	}
	return p
}

func resolvedEvents(c *graph.Corpus) score.Partition { return membersOfClusters(Resolve(c).Events) }

func resolvedEntities(c *graph.Corpus) score.Partition {
	r := Resolve(c)
	return append(membersOfClusters(r.Actors), membersOfClusters(r.Places)...)
}

func membersOfClusters(clusters []graph.Cluster) score.Partition {
	var p score.Partition
	for _, c := range clusters {
		p = append(p, c.Members)
	}
	return p
}

// together returns all topics as one corpus.
func (e *ecbPlus) together() *ecbPlus {
	all := &graph.Corpus{}
	for _, topic := range slices.Sorted(maps.Keys(e.topics)) {
		all.Articles = append(all.Articles, e.topics[topic].Articles...)
	}
	return &ecbPlus{topics: map[string]*graph.Corpus{"": all}, events: e.events, entities: e.entities}
}

// joins tells of the joins that each rule makes how many are right.
func (e *ecbPlus) joins() map[string]string {
	gold := map[graph.ID]int{}
	for i, cluster := range slices.Concat(e.entities, e.events) {
		for _, id := range cluster {
			gold[id] = i + 1
		}
	}
	right, all := map[string]int{}, map[string]int{}
	for _, c := range e.topics {
		for _, j := range Resolve(c).Judgements {
			if j.Verdict != graph.VerdictSame || gold[j.Left] == 0 || gold[j.Right] == 0 {
				continue
			}
			all[j.By]++
			if gold[j.Left] == gold[j.Right] {
				right[j.By]++
			}
		}
	}
	told := map[string]string{}
	for by, n := range all {
		told[by] = fmt.Sprintf("%d of %d", right[by], n)
	}
	return told
}

// TestECBPlus holds the rules to the figures that docs/coreference.md shows, on
// the topics that they were tuned on and on others.
func TestECBPlus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a corpus")
	}
	dev, train := readECBPlus(t, ecbDev), readECBPlus(t, ecbTrain)
	page, err := os.ReadFile(filepath.Join("..", "docs", "coreference.md"))
	fatal(t, err)
	compare := func(name string, key, response score.Partition) float64 {
		t.Helper()
		all, err := score.Compare(key, response)
		fatal(t, err)
		linked, err := score.Compare(key.WithoutSingletons(), response.WithoutSingletons())
		fatal(t, err)
		row := fmt.Sprintf("| %s | %.1f | %.1f | %.1f | **%.1f** | %.1f | %.1f |", name,
			100*all.MUC.F1, 100*all.BCubed.F1, 100*all.CEAFe.F1, 100*all.CoNLL, 100*all.LEA.F1, 100*linked.CoNLL)
		if !strings.Contains(string(page), row) {
			t.Errorf("docs/coreference.md does not have the row\n%s", row)
		}
		return all.CoNLL
	}
	base := compare("events, dev: same head stem", dev.events, dev.respond(sameHeadStem))
	rules := compare("events, dev: rules", dev.events, dev.respond(resolvedEvents))
	compare("events, train: same head stem", train.events, train.respond(sameHeadStem))
	compare("events, train: rules", train.events, train.respond(resolvedEvents))
	compare("events, dev: rules, all topics together", dev.events, dev.together().respond(resolvedEvents))
	baseAll := compare("entities, dev: same text", dev.entities, dev.respond(sameText))
	rulesAll := compare("entities, dev: rules", dev.entities, dev.respond(resolvedEntities))
	if rulesAll <= baseAll {
		t.Errorf("CoNLL F1 of the rules for entities is %.3f, of the baseline %.3f", rulesAll, baseAll)
	}
	named := dev.named()
	baseNamed := compare("entities by name, dev: same text", named(dev.entities), named(dev.respond(sameText)))
	rulesNamed := compare("entities by name, dev: rules", named(dev.entities), named(dev.respond(resolvedEntities)))
	right := [2]map[string]string{train.joins(), dev.joins()}
	one := [2]map[string]string{train.together().joins(), dev.together().joins()}
	for _, by := range []string{byApposition, byDescription, byPart, byEventPlace, byPronoun, bySameWords} {
		row := fmt.Sprintf("| `%s` | %s | %s | %s | %s |", by, right[0][by], right[1][by], one[0][by], one[1][by])
		if !strings.Contains(string(page), row) {
			t.Errorf("docs/coreference.md does not have the row\n%s", row)
		}
	}
	if rulesNamed <= baseNamed {
		t.Errorf("CoNLL F1 of the rules for entities by name is %.3f, of the baseline %.3f", rulesNamed, baseNamed)
	}
	if rules < base+0.03 {
		t.Errorf("CoNLL F1 of the rules is %.3f, of the baseline %.3f", rules, base)
	}
}

// TestECBPlusIsReadWhole compares with counts of the selected sentences that
// were made by another program.
func TestECBPlusIsReadWhole(t *testing.T) {
	e := readECBPlus(t, ecbDev)
	mentions := 0
	for _, cluster := range e.events {
		mentions += len(cluster)
	}
	if singletons := len(e.events) - len(e.events.WithoutSingletons()); mentions != 1245 || len(e.events) != 409 || singletons != 280 {
		t.Errorf("%d mentions of %d events, %d of them mentioned once", mentions, len(e.events), singletons)
	}
}
