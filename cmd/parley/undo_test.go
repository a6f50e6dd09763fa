package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// TestUndo asks every question of the stories before a merge and after a split:
// the answers are the same, judgements, cursors and the id of the snapshot aside.
func TestUndo(t *testing.T) {
	questions := questionsOfStories(t)
	for _, tt := range []struct{ what, left, right string }{
		{"two people", "actor/tom-barrack", "actor/jean-noel-barrot"},
		{"a person by a former id", "actor/thomas-barrack", "actor/ron-dermer"},
		{"two states", "actor/syria", "actor/france"},
		{"two descriptions", "actor/druze-3a9042", "actor/druze-minority-e0389d"},
		{"two places", "place/paris", "place/baku"},
		{"two meetings", "event/000/meeting-baku-2025-07-12-5d3c4f6c", "event/000/meeting-paris-2025-07-24-7a9c9d58"},
	} {
		t.Run(tt.what, func(t *testing.T) {
			s := loadArticles(t, "memory:")
			before := answersTo(t, s, questions)
			merged := judge(t, s, tt.left, graph.VerdictSame, tt.right)
			if len(merged.Merges) != 1 {
				t.Fatalf("the merge is %+v", merged)
			}
			if cmp.Equal(before, answersTo(t, s, questions)) {
				t.Error("no answer tells of the merge")
			}
			judge(t, s, tt.left, graph.VerdictDifferent, tt.right)
			if diff := cmp.Diff(before, answersTo(t, s, questions)); diff != "" {
				t.Errorf("the split leaves (-before +after): %s", diff)
			}
		})
	}
}

func judge(t *testing.T, s *service.Service, left string, verdict graph.Verdict, right string) *graph.Ruling {
	t.Helper()
	ruling, err := s.Judge(t.Context(), service.JudgeRequest{
		Left: graph.ID(left), Right: graph.ID(right), Verdict: verdict, By: "mary", Reason: "a trial",
	})
	if err != nil {
		t.Fatal(err)
	}
	return ruling
}

// questionOfStory is a question with its variables.
type questionOfStory struct {
	text      string
	variables map[string]any
}

// questionsOfStories returns all questions by the names of their stories.
func questionsOfStories(t *testing.T) map[string]questionOfStory {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/stories/*.txtar")
	if err != nil || len(paths) < 30 {
		t.Fatalf("found %d stories, error %v", len(paths), err)
	}
	questions := map[string]questionOfStory{"everybody": {text: `{
		actors(first: 300) { totalCount nodes { id name names { value } identity { aliases } events(first: 5) { totalCount nodes { id } } } }
		events(first: 300) { totalCount nodes { id label where { id } participations { actor { id } role } links { event { id } kind } } }
	}`}}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var q questionOfStory
		for _, file := range archive.Files {
			switch file.Name {
			case "question.graphql":
				q.text = string(file.Data)
			case "variables.json":
				if err := json.Unmarshal(file.Data, &q.variables); err != nil {
					t.Fatal(err)
				}
			}
		}
		questions[filepath.Base(path)] = q
	}
	return questions
}

// answersTo asks all questions and leaves out of the answers what a judgement
// always changes.
func answersTo(t *testing.T, s *service.Service, questions map[string]questionOfStory) map[string]any {
	t.Helper()
	answers := map[string]any{}
	for name, q := range questions {
		text, _ := resolvers.Ask(t.Context(), query.NewReader(s.Snapshot, s.Store()), q.text, q.variables)
		var answer any
		if err := json.Unmarshal(text, &answer); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		answers[name] = withoutJudgements(answer)
	}
	return answers
}

func withoutJudgements(value any) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = withoutJudgements(v[i])
		}
	case map[string]any:
		for key := range v {
			if key == "judgements" || key == "snapshot" || strings.HasSuffix(strings.ToLower(key), "cursor") {
				delete(v, key)
				continue
			}
			v[key] = withoutJudgements(v[key])
		}
	}
	return value
}
