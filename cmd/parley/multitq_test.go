package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// multitq is a corpus of temporal questions over the facts of ICEWS; see the
// README of the corpora for its origin.
const multitq = "../../../shared/corpora/multitq"

// structured is a question whose structure is given: what its gold answers are
// found by.
type structured struct {
	ID       int      `json:"quid"`
	Question string   `json:"question"`
	Answers  []string `json:"answers"`
	Type     string   `json:"qtype"`
	Query    struct {
		Anchor      string `json:"anchor"`
		AnchorRole  string `json:"anchor_role"`
		Relation    string `json:"relation"`
		Op          string `json:"op"`
		Time        string `json:"time"`
		Pivot       string `json:"pivot"`
		Occurrence  string `json:"pivot_occurrence"`
		Granularity int    `json:"granularity"`
	} `json:"query"`
}

// variables are what the template of the operator needs: roles for subject and
// object, and granularity for how much of a date is compared.
func (q *structured) variables() map[string]any {
	roles := map[string]string{"subject": "INITIATOR", "object": "TARGET"}
	others := map[string]string{"subject": "TARGET", "object": "INITIATOR"}
	values := map[string]any{
		"anchor": spaced(q.Query.Anchor), "relation": q.Query.Relation,
		"role": roles[q.Query.AnchorRole], "other": others[q.Query.AnchorRole],
	}
	for name, value := range map[string]string{
		"time": q.Query.Time, "pivot": spaced(q.Query.Pivot), "occurrence": strings.ToUpper(q.Query.Occurrence),
		"granularity": map[int]string{4: "YEAR", 7: "MONTH", 10: "DAY"}[q.Query.Granularity],
	} {
		if value != "" {
			values[name] = value
		}
	}
	return values
}

func spaced(name string) string { return strings.ReplaceAll(name, "_", " ") }

// concerns tells whether a fact is one of the anchor's with the relation of the
// question: only those can be in the answer.
func (q *structured) concerns(cells []string) bool {
	anchor := map[string]int{"subject": 0, "object": 2}[q.Query.AnchorRole]
	return cells[1] == q.Query.Relation && cells[anchor] == q.Query.Anchor
}

// readStructured reads the questions, or skips the test where they are not there.
func readStructured(t testing.TB) []structured {
	t.Helper()
	file, err := os.Open(filepath.Join(multitq, "structured_dev.jsonl"))
	if err != nil {
		t.Skipf("the corpora are not beside this repository: %v", err)
	}
	defer file.Close()
	var all []structured
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var q structured
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	return all
}

// loadFacts loads the facts that are wanted into a store in memory, by the same
// way as any event table. It returns a reader and the number of facts.
func loadFacts(t testing.TB, wanted func(cells []string) bool) (*query.Reader, int) {
	t.Helper()
	packed, err := os.Open(filepath.Join(multitq, "kg_union_partial.tsv.gz"))
	if err != nil {
		t.Skipf("the corpora are not beside this repository: %v", err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	var facts bytes.Buffer
	n := 0
	lines := bufio.NewScanner(unpacked)
	for lines.Scan() {
		if wanted(strings.Split(lines.Text(), "\t")) {
			facts.WriteString(lines.Text() + "\n")
			n++
		}
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return loadDyads(t, facts.Bytes()), n
}

// loadDyads loads a table into a store in memory.
func loadDyads(t testing.TB, facts []byte) *query.Reader {
	t.Helper()
	table := filepath.Join(t.TempDir(), "facts.tsv")
	if err := os.WriteFile(table, facts, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := service.Open(t.Context(), "memory:", service.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	report, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{table}, Format: "dyads"})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	return query.NewReader(s.Snapshot, s.Store())
}

// templates holds the question of each operator, in GraphQL.
func templates(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/multitq/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatal("no templates", err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".graphql")] = string(text)
	}
	return all
}

// others asks a question, page after page, and returns the names of those on
// the other side, each once, sorted.
func others(t testing.TB, reader *query.Reader, question string, variables map[string]any) []string {
	t.Helper()
	names := map[string]bool{}
	for {
		text, err := resolvers.Ask(t.Context(), reader, question, variables)
		if err != nil {
			t.Fatalf("%v: %v", variables, err)
		}
		var answer struct {
			Data struct {
				Events struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
					PossibleCount int
					Nodes         []struct{ Actors []struct{ Name string } }
				}
			}
		}
		if err := json.Unmarshal(text, &answer); err != nil {
			t.Fatal(err)
		}
		events := answer.Data.Events
		if events.PossibleCount > 0 {
			t.Errorf("%v: %d answers are only possible, though every day is known", variables, events.PossibleCount)
		}
		for _, event := range events.Nodes {
			for _, actor := range event.Actors {
				names[actor.Name] = true
			}
		}
		if !events.PageInfo.HasNextPage {
			return slices.Sorted(maps.Keys(names))
		}
		variables["after"] = events.PageInfo.EndCursor
	}
}

// A small table in which every day counts: comparison is strict and on whole
// periods, the pivot does not count, and all who tie on a day do.
func TestTemplatesOfMultiTQ(t *testing.T) {
	const facts = "Ada\tVisit\tAland\t2007-12-31\n" +
		"Bea\tVisit\tAland\t2008-01-01\n" +
		"Cem\tVisit\tAland\t2008-03-02\n" +
		"Dov\tVisit\tAland\t2008-03-02\n" +
		"Cem\tVisit\tAland\t2008-07-01\n" +
		"Eli\tVisit\tAland\t2009-01-01\n" +
		"Fay\tVisit\tAland\t2009-01-01\n" +
		"Aland\tVisit\tBea\t2008-02-01\n" + // the other way
		"Gus\tConsult\tAland\t2008-01-01\n" // another relation
	reader, asked := loadDyads(t, []byte(facts)), templates(t)
	for _, test := range []struct{ query, want string }{
		{`{"op": "entities_in", "time": "2008"}`, "Bea Cem Dov"},
		{`{"op": "entities_in", "time": "2008-03"}`, "Cem Dov"},
		{`{"op": "entities_in", "time": "2008", "anchor_role": "subject"}`, "Bea"},
		{`{"op": "before_time", "time": "2008"}`, "Ada"},
		{`{"op": "before_time", "time": "2008-03-02"}`, "Ada Bea"},
		{`{"op": "after_time", "time": "2008"}`, "Eli Fay"},
		{`{"op": "after_time", "time": "2008-03-02"}`, "Cem Eli Fay"},
		{`{"op": "before_pivot_excl", "pivot": "Cem", "pivot_occurrence": "first"}`, "Ada Bea"},
		{`{"op": "before_pivot_excl", "pivot": "Cem", "pivot_occurrence": "last"}`, "Ada Bea Dov"},
		{`{"op": "after_pivot_excl", "pivot": "Cem", "pivot_occurrence": "first"}`, "Eli Fay"},
		{`{"op": "after_pivot_excl", "pivot": "Bea", "pivot_occurrence": "first"}`, "Cem Dov Eli Fay"},
		{`{"op": "before_last", "pivot": "Cem", "pivot_occurrence": "last"}`, "Dov"},
		{`{"op": "before_last", "pivot": "Eli", "pivot_occurrence": "first"}`, "Cem"},
		{`{"op": "after_first", "pivot": "Bea", "pivot_occurrence": "first"}`, "Cem Dov"},
		{`{"op": "after_first", "pivot": "Cem", "pivot_occurrence": "first"}`, "Eli Fay"},
		{`{"op": "same_period_as_pivot", "pivot": "Cem", "granularity": 10}`, "Dov"},
		{`{"op": "same_period_as_pivot", "pivot": "Cem", "granularity": 4}`, "Bea Dov"},
		{`{"op": "same_period_as_pivot", "pivot": "Bea", "granularity": 7}`, ""},
		{`{"op": "first_entities"}`, "Ada"},
		{`{"op": "last_entities"}`, "Eli Fay"},
		{`{"op": "first_in", "time": "2008"}`, "Bea"},
		{`{"op": "after_first", "pivot": "Gus", "pivot_occurrence": "first"}`, ""}, // Gus never visited
	} {
		q := structured{}
		q.Query.Anchor, q.Query.AnchorRole, q.Query.Relation = "Aland", "object", "Visit"
		if err := json.Unmarshal([]byte(test.query), &q.Query); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(others(t, reader, asked[q.Query.Op], q.variables()), " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
	}
}

// tally is a row of the table: how the questions of one type were answered.
type tally struct {
	questions, exact int
	times            []time.Duration
}

// Each question has exactly its gold answers. The questions are given as
// structures, not in words, so that this says nothing about systems that parse
// language.
func TestMultiTQ(t *testing.T) {
	questions := readStructured(t)
	whole := os.Getenv("PARLEY_MULTITQ") != ""
	if raced && !whole {
		t.Skip("make multitq runs it, without the race detector")
	}
	if !whole {
		questions = everyTenth(questions)
	}
	reader, facts := loadFacts(t, func(cells []string) bool {
		return whole || slices.ContainsFunc(questions, func(q structured) bool { return q.concerns(cells) })
	})
	asked := templates(t)
	rows := map[string]*tally{}
	for i := range questions {
		q := &questions[i]
		row := rows[q.Type]
		if row == nil {
			row = &tally{}
			rows[q.Type] = row
		}
		row.questions++
		started := time.Now()
		got := others(t, reader, asked[q.Query.Op], q.variables())
		row.times = append(row.times, time.Since(started))
		want := slices.Sorted(slices.Values(q.Answers))
		if slices.Equal(got, want) {
			row.exact++
		} else {
			t.Errorf("%d %s (%s)\n got %q\nwant %q", q.ID, q.Question, q.Query.Op, got, want)
		}
	}
	t.Logf("%d facts\n%s", facts, table(rows))
	if used := len(asked); used != 11 {
		t.Errorf("%d templates for 11 operators", used)
	}
}

func everyTenth(questions []structured) (some []structured) {
	for i := 0; i < len(questions); i += 10 {
		some = append(some, questions[i])
	}
	return some
}

// table prints the rows, and their sum.
func table(rows map[string]*tally) string {
	sum := &tally{}
	for _, row := range rows {
		sum.questions += row.questions
		sum.exact += row.exact
		sum.times = append(sum.times, row.times...)
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "type\tquestions\texact\tmedian\tslowest\t")
	for _, name := range append(slices.Sorted(maps.Keys(rows)), "all") {
		row := cmp.Or(rows[name], sum)
		slices.Sort(row.times)
		fmt.Fprintf(w, "%s\t%d\t%d\t%v\t%v\t\n", name, row.questions, row.exact,
			row.times[len(row.times)/2].Round(time.Microsecond), row.times[len(row.times)-1].Round(time.Microsecond))
	}
	_ = w.Flush()
	return b.String()
}
