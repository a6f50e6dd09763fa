package service_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// askedOf are articles of which questions ask by names that fit several.
var askedOf = []struct{ head, lines string }{
	{"000 2022-04-05 Desert Star", `{Mahinda Rajapaksa|Person} {met|Meeting} {Gotabaya Rajapaksa|Person} in {Colombo|Place City} on {Monday|Time 2022-04-04}.`},
	{"001 2025-05-11 Coastal Mail", `{Volodymyr Zelensky|Person} {met|Meeting} {Friedrich Merz|Person} in {Kiev|Place City} on {Saturday|Time 2025-05-10}.`},
	{"002 2025-05-11 Port Journal", `{Friedrich Merz|Person} {saw|Meeting} {Volodymyr Zelenskyy|Person} in {Kyiv|Place City} on {Saturday|Time 2025-05-10}.`},
	{"003 2025-03-11 Desert Star", `{Yván Gil|Person} {spoke|Meeting} in {Valencia|Place City} on {Monday|Time 2025-03-10}, {Venezuela|Organization State aside} said.`},
	{"004 2025-03-12 Coastal Mail", `{José Manuel Albares|Person} {spoke|Meeting} in {Valencia|Place City} on {Tuesday|Time 2025-03-11}, {Spain|Organization State aside} said.`},
	{"005 2025-04-14 Desert Star", `The {Rapid Support Forces|Organization Initiator} ({RSF|Organization aside}) {shelled|Attack} the camp on {Sunday|Time 2025-04-13}.`},
	{"006 2025-05-02 Coastal Mail", `{Reporters Without Borders|Organization Initiator} ({RSF|Organization aside}) {said|Statement} on {Friday|Time 2025-05-02} that 68 had died.`},
	{"007 2025-05-20 Coastal Mail", `{Pope Leo XIV|Person} {received|Meeting} {JD Vance|Person} on {Monday|Time 2025-05-19}.`},
	{"008 2025-05-21 Port Journal", `{Leo XIV|Person} {met|Meeting} {J.D. Vance|Person} on {Monday|Time 2025-05-19}.`},
}

// A name that fits two is answered with both, an old id with what it has become, and
// a name that nobody has with nothing.
func TestAskingByNamesThatFitSeveral(t *testing.T) {
	s := open(t, "memory:")
	for _, a := range askedOf {
		load(t, s, service.LoadRequest{Paths: []string{write(t, map[string]string{"article.json": string(readSituation(t, a.head, []byte(a.lines)))})}})
	}
	reader := query.NewReader(s.Snapshot, s.Store())
	for question, want := range map[string]string{
		`actor(by:{name:"Rajapaksa"}){name}`:                                 "AMBIGUOUS Gotabaya Rajapaksa, Mahinda Rajapaksa",
		`meetings(between:[{name:"Rajapaksa"}]){totalCount}`:                 "AMBIGUOUS Gotabaya Rajapaksa, Mahinda Rajapaksa",
		`actor(by:{name:"GOTABAYA rajapaksa"}){name}`:                        `{"name":"Gotabaya Rajapaksa"}`,
		`actor(by:{name:"Basil Rajapaksa"}){name}`:                           `null`,
		`meetings(between:[{name:"Basil Rajapaksa"}]){totalCount}`:           `{"totalCount":0}`,
		`place(by:{name:"Valencia"}){name}`:                                  "AMBIGUOUS Valencia, Valencia",
		`meetings(where:{where:{within:{name:"Valencia"}}}){totalCount}`:     "AMBIGUOUS Valencia, Valencia",
		`meetings(where:{where:{is:{name:"Kiev"}}}){totalCount}`:             `{"totalCount":1}`,
		`meetings(where:{where:{is:{name:"Kyiv"}}}){totalCount}`:             `{"totalCount":1}`,
		`meetings(where:{where:{is:{id:"place/kiev"}}}){totalCount}`:         `{"totalCount":1}`,
		`meetings(where:{where:{is:{id:"place/kyiv"}}}){totalCount}`:         `{"totalCount":1}`,
		`meetings(where:{where:{is:{name:"Odesa"}}}){totalCount}`:            `{"totalCount":0}`,
		`actor(by:{name:"RSF"}){name}`:                                       "AMBIGUOUS Rapid Support Forces, Reporters Without Borders",
		`actor(by:{id:"actor/rsf"}){name}`:                                   "AMBIGUOUS Rapid Support Forces, Reporters Without Borders",
		`actor(by:{name:"rapid support forces"}){name}`:                      `{"name":"Rapid Support Forces"}`,
		`meetings(between:[{name:"Leo XIV"},{name:"JD Vance"}]){totalCount}`: `{"totalCount":1}`,
		`meetings(between:[{id:"actor/pope-leo-xiv"}]){totalCount}`:          `{"totalCount":1}`,
		`meetings(between:[{id:"actor/leo-xiv"}]){totalCount}`:               `{"totalCount":1}`,
	} {
		encoded, _ := resolvers.Ask(t.Context(), reader, "{x:"+question+"}", nil)
		if got := answered(t, encoded); got != want {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
	}
}

// answered returns what came back, or the code of the error and the names of its candidates.
func answered(t *testing.T, encoded []byte) string {
	t.Helper()
	var a struct {
		Data   struct{ X json.RawMessage }
		Errors []struct {
			Extensions struct {
				Code       string
				Candidates []struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal(encoded, &a); err != nil {
		t.Fatalf("%v: %s", err, encoded)
	}
	if len(a.Errors) == 0 {
		return string(a.Data.X)
	}
	var names []string
	for _, c := range a.Errors[0].Extensions.Candidates {
		names = append(names, c.Name)
	}
	return fmt.Sprint(a.Errors[0].Extensions.Code, " ", strings.Join(names, ", "))
}
