package resolvers_test

import (
	"net/http"
	"testing"
)

// What gqlparser lets pass in variables must still be refused.
func TestVariablesAreCheckedAsLiteralsAre(t *testing.T) {
	h := newHandler(t, emptyReader(), nil)
	const (
		byActor   = "query($v:ActorRef!){actor(by:$v){id}}"
		between   = "query($v:[ActorRef!]){meetings(between:$v){totalCount}}"
		filter    = "query($v:EventFilter){events(where:$v){totalCount}}"
		roles     = "query($v:[Role!]){events{nodes{actors(role:$v){id}}}}"
		page      = "query($v:Int!){actors(first:$v){totalCount}}"
		named     = "query($v:String!){actor(by:{name:$v}){id}}"
		idOfActor = "query($v:ID){actor(by:{id:$v}){id}}"
	)
	ref := func(key string, value any) map[string]any { return map[string]any{key: value} }
	for _, c := range []struct {
		name, question string
		value          any
		status         int
		code           string
	}{
		{"a name", byActor, ref("name", "Nobody"), 200, ""},
		{"an id", byActor, ref("id", "actor/nobody"), 200, ""},
		{"nothing", byActor, map[string]any{}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"both", byActor, map[string]any{"id": "a", "name": "b"}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"both, one null", byActor, map[string]any{"id": "a", "name": nil}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"null alone", byActor, ref("name", nil), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"in a list", between, []any{ref("name", "Nobody"), map[string]any{}}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a list", between, []any{ref("name", "Nobody")}, 200, ""},
		{"one instead of a list", between, ref("name", "Nobody"), 200, ""},
		{"one wrong instead of a list", between, map[string]any{}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"within an input", filter, ref("where", ref("is", map[string]any{})), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"an enum", filter, ref("status", []any{"HELD"}), 200, ""},
		{"an enum in small letters", filter, ref("status", []any{"held"}), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"an enum alone", roles, "HOST", 200, ""},
		{"an unknown enum", roles, []any{"BOSS"}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown key", filter, ref("colour", 1), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a number", page, 5, 200, ""},
		{"half a number", page, 1.5, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a number in quotes", page, "5", 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a number beyond Int", page, 1e30, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a text", named, "5", 200, ""},
		{"a number for a text", named, 5, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a truth value for a text", named, true, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a number for the text of an input", byActor, ref("name", 5), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"null where a value must be", named, nil, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a time", filter, ref("when", ref("during", "2025-07")), 200, ""},
		{"no time", filter, ref("when", ref("during", "Thursday")), 200, "INVALID"},
		{"a time as a number", filter, ref("when", ref("during", 2025)), 200, "INVALID"},
		{"a variable that may be null in a oneOf", idOfActor, "a", 400, "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := post(t, h, c.question, map[string]any{"v": c.value})
			if a.status != c.status || a.code() != c.code {
				t.Errorf("%d %s, want %d %q", a.status, a.body, c.status, c.code)
			}
		})
	}
}

func TestLiteralsAreChecked(t *testing.T) {
	h := newHandler(t, emptyReader(), nil)
	for question, code := range map[string]string{
		`{actor(by:{}){id}}`:                                      "GRAPHQL_VALIDATION_FAILED",
		`{actor(by:{id:"a",name:"b"}){id}}`:                       "GRAPHQL_VALIDATION_FAILED",
		`{actor(by:{name:null}){id}}`:                             "GRAPHQL_VALIDATION_FAILED",
		`{events(where:{when:{after:"2025-13-45"}}){totalCount}}`: "INVALID",
		`{events(where:{when:{after:""}}){totalCount}}`:           "INVALID",
		`{events(first:-1){totalCount}}`:                          "INVALID",
		`{events(first:1001){totalCount}}`:                        "INVALID",
		`{events(first:2,last:2){totalCount}}`:                    "INVALID",
		`{events(after:"nonsense"){totalCount}}`:                  "INVALID",
	} {
		a := post(t, h, question, nil)
		if a.code() != code {
			t.Errorf("%s: %s, want %s", question, a.body, code)
		}
	}
	if a := post(t, h, `{events(last:2){totalCount} again:events(last:2,first:null){totalCount}}`, nil); a.status == http.StatusOK {
		t.Errorf("first: null is not allowed by the schema: %s", a.body)
	}
	if a := post(t, h, `query($n:Int!=20){events(last:2,first:$n){totalCount}}`, map[string]any{}); a.code() != "INVALID" {
		t.Errorf("first by a default of the question: %s", a.body)
	}
	if a := post(t, h, `{events(last:2){totalCount}}`, nil); len(a.Errors) > 0 {
		t.Errorf("last alone: %s", a.body)
	}
}
