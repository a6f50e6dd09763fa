// Package schematest executes every field of the API, so that none panics,
// none is missing, and none says more about the server than it should.
//
//	report := schematest.Walk(t, handler, map[string]string{"Query.actor": `by: {name: "Tom Barrack"}`})
//	report.MustCoverAllBut(t, "Judgement.supersededBy")
package schematest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// Report says which fields were executed.
type Report struct {
	// Fields are all fields of all object types, sorted: "Event.label".
	Fields []string
	// Executed counts, for each field, the objects on which it was.
	Executed map[string]int
}

// Walk asks for every field of every object type, along every field that leads
// to the type from another that was found. It takes a field's arguments from the map, where "Type.field" is
// there, and else leaves them out. What goes wrong is reported to t: an answer
// that is no JSON, a status of 500 or more, an error that is internal.
func Walk(t testing.TB, h http.Handler, arguments map[string]string) Report {
	t.Helper()
	w := walker{t: t, handler: h, arguments: arguments, executed: map[string]int{}}
	w.introspect()
	w.explore()
	report := Report{Executed: w.executed}
	for name, typ := range w.types {
		if typ.Kind == "OBJECT" && !strings.HasPrefix(name, "__") {
			for _, f := range typ.Fields {
				report.Fields = append(report.Fields, name+"."+f.Name)
			}
		}
	}
	slices.Sort(report.Fields)
	return report
}

// MustCoverAllBut fails for every field that was executed on no object. The
// exceptions are fields, or types as "Type.*".
func (r Report) MustCoverAllBut(t testing.TB, exceptions ...string) {
	t.Helper()
	for _, field := range r.Fields {
		typeName, _, _ := strings.Cut(field, ".")
		if r.Executed[field] == 0 && !slices.Contains(exceptions, field) && !slices.Contains(exceptions, typeName+".*") {
			t.Errorf("%s was executed on no object", field)
		}
	}
}

// walker holds the state of one walk.
type walker struct {
	t         testing.TB
	handler   http.Handler
	arguments map[string]string
	types     map[string]*typeInfo
	executed  map[string]int
}

type reply struct {
	Data   any
	Errors []struct {
		Message    string
		Extensions map[string]any
	}
}

// query sends a question and reports what may not be in an answer.
func (w *walker) query(question string) any {
	w.t.Helper()
	body, err := json.Marshal(map[string]string{"query": question})
	if err != nil {
		w.t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(w.t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, request)
	var got reply
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil || recorder.Code != http.StatusOK {
		w.t.Errorf("%s\nstatus %d: %s", question, recorder.Code, recorder.Body)
		return nil
	}
	for _, e := range got.Errors {
		code, _ := e.Extensions["code"].(string)
		if code == "" || code == "INTERNAL" || strings.HasPrefix(code, "GRAPHQL_") {
			w.t.Errorf("%s\n%s: %s", question, code, e.Message)
		}
	}
	if got.Data == nil {
		w.t.Errorf("%s\nno data: %s", question, recorder.Body)
	}
	return got.Data
}
