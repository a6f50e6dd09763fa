package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// icews14 is a real event table; see the README of the corpora for its origin.
const icews14 = "../../../shared/corpora/icews/icews14.tsv.gz"

// loadTable loads a real event table into a service, or skips the test where it
// is not there.
func loadTable(t testing.TB, s *service.Service, path, format string) {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the corpora are not beside this repository: %v", err)
	}
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{path}, Format: format})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
}

// encounter is a row of the answer to "whom did X meet".
type encounter struct {
	Name  string
	Count int
}

// metInFile counts in the table alone whom somebody met: by day and label, a
// consultation, a negotiation, a meeting on neutral ground or a mediation, from
// whichever side the rows tell of it.
func metInFile(t testing.TB, path, name string) []encounter {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	type meeting struct{ other, label, day, mediator string }
	meetings := map[meeting]bool{}
	for lines := bufio.NewScanner(unpacked); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		subject, label, object, day := cells[0], cells[1], cells[2], cells[3]
		if subject == object || subject != name && object != name {
			continue
		}
		m := meeting{other: object, label: label, day: day}
		if object == name {
			m.other = subject
		}
		switch label {
		case "Mediate":
			m.mediator = subject
			meetings[m] = true
		case "Consult", "Engage in negotiation", "Meet at a 'third' location":
			meetings[m] = true
		}
	}
	counts := map[string]int{}
	for m := range meetings {
		counts[m.other]++
	}
	var rows []encounter
	for other, n := range counts {
		rows = append(rows, encounter{other, n})
	}
	slices.SortFunc(rows, func(a, b encounter) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return rows
}

// Whom did Angela Merkel meet in 2014, most often first?
const whomMerkelMet = `{
  actor(by: {name: "Angela Merkel"}) {
    met(where: {when: {during: "2014"}}, first: 500) { totalCount nodes { actor { name } count possible } }
  }
}`

func TestWhomMerkelMet(t *testing.T) {
	s := openService(t, "memory:")
	loadTable(t, s, icews14, "")
	begun := time.Now()
	answer, _ := resolvers.Ask(t.Context(), query.NewReader(s.Snapshot, s.Store()), whomMerkelMet, nil)
	t.Logf("answered in %v", time.Since(begun))
	var got struct {
		Data struct {
			Actor struct {
				Met struct {
					Nodes []struct {
						Actor           struct{ Name string }
						Count, Possible int
					}
				}
			}
		}
	}
	if err := json.Unmarshal(answer, &got); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	var rows []encounter
	for _, n := range got.Data.Actor.Met.Nodes {
		if n.Possible != 0 {
			t.Errorf("%s: %d meetings are only possible", n.Actor.Name, n.Possible)
		}
		rows = append(rows, encounter{n.Actor.Name, n.Count})
	}
	want := metInFile(t, icews14, "Angela Merkel")
	t.Logf("%d people and states, first %v", len(want), want[:min(5, len(want))])
	if diff := gocmp.Diff(want, rows); diff != "" || len(want) == 0 {
		t.Errorf("-counted in the file +answered:\n%s", diff)
	}
}

// An event table beside the articles changes nothing of who is who in them: what
// the table names is somebody of the articles only where it has the very name of
// a state or organization.
func TestATableBesideTheArticles(t *testing.T) {
	alone, beside := loadArticles(t, "memory:"), loadArticles(t, "memory:")
	loadTable(t, beside, icews14, "")
	before, after := alone.Snapshot(), beside.Snapshot()
	ofNews := func(m graph.ID) bool { return m.Article() != "article/icews14" }
	joined := 0
	for _, id := range before.Actors() {
		cluster, _ := before.IdentityOf(id)
		now, _ := after.IdentityOf(after.RefersTo(cluster.Members[0]))
		news := slices.DeleteFunc(slices.Clone(now.Members), func(m graph.ID) bool { return !ofNews(m) })
		if now.ID != id || !slices.Equal(news, cluster.Members) {
			t.Errorf("%s has become %s with %v", id, now.ID, news)
		}
		for _, m := range now.Members {
			if ofNews(m) {
				continue
			}
			joined++
			mention, err := after.Mention(m)
			if err != nil {
				t.Fatal(err)
			}
			if actor, err := after.Actor(now.ID); err != nil || mention.Type != graph.MentionOrganization || mention.Kind != "STATE" ||
				!slices.ContainsFunc(actor.Names, func(n graph.Name) bool { return n.Value == mention.Text }) {
				t.Errorf("%s of the table is %s of the articles", m, now.ID)
			}
		}
	}
	t.Logf("%d states of the table are in the articles", joined)
	if _, err := after.Actor("actor/ahmed-al-sharaa"); err != nil {
		t.Error(err)
	}
}
