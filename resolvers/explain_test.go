package resolvers_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parley-kg/parley/resolvers"
)

func TestAPlanIsToldToWhoAsks(t *testing.T) {
	reader, _, _ := articlesReader(t)
	handler := resolvers.NewHandler(reader, resolvers.Options{})
	ask := func(extensions string) (plans []struct {
		Path        string
		RowsTouched int
		Steps       []struct {
			Do    string
			Ran   bool
			Found int
		}
	}, body string,
	) {
		const question = `{"query": "{ meetings(between: [{name: \"Barrack\"}], where: {status: [HELD]}) { totalCount } ` +
			`actor(by: {name: \"Shaibani\"}) { name met { totalCount } } }"`
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(question+extensions+"}"))
		r.Header.Set("Content-Type", mediaJSON)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		var answer struct {
			Data       struct{ Meetings struct{ TotalCount int } }
			Extensions struct{ Plan json.RawMessage }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data.Meetings.TotalCount == 0 {
			t.Fatal(err, w.Body)
		}
		if answer.Extensions.Plan != nil {
			if err := json.Unmarshal(answer.Extensions.Plan, &plans); err != nil {
				t.Fatal(err)
			}
		}
		return plans, w.Body.String()
	}
	for _, quiet := range []string{"", `, "extensions": {}`, `, "extensions": {"explain": false}`, `, "extensions": {"explain": "yes"}`} {
		if _, body := ask(quiet); strings.Contains(body, `"plan"`) {
			t.Errorf("%s: %s", quiet, body)
		}
	}
	plans, body := ask(`, "extensions": {"explain": true}`)
	if len(plans) != 2 || plans[0].Path != "actor.met" || plans[1].Path != "meetings" {
		t.Fatal(body)
	}
	for _, plan := range plans {
		if plan.RowsTouched == 0 || len(plan.Steps) != 1 || !plan.Steps[0].Ran || plan.Steps[0].Found == 0 {
			t.Error(body)
		}
	}
}
