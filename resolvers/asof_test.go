package resolvers_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Everything that hangs on an answer is of the day that was asked for.
func TestAllBelowAQuestionIsOfItsDay(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	const below = `
		claims { nodes { article { id claims(first: 1) { nodes { event { claims { nodes { article { id } } } } } } } } }
		actors { names { articles { id } } positions { evidence { article { id } } } identity { mentions { nodes { id } } }
			events(first: 3) { nodes { evidence(first: 3) { nodes { sentence article { id } } } } } }
		where { names { articles { id } } } links { event { evidence(first: 1) { nodes { article { id } } } } }`
	for _, c := range []struct {
		question string
		want     []string
	}{
		{`{ events(first: 100, asOf: {published: "2025-07-28"}) { nodes {` + below + `} } }`, []string{"004"}},
		{`{ meetings(asOf: {published: "2025-07-30"}) { nodes {` + below + `} } }`, []string{"000", "002", "004"}},
		{`{ actor(by: {name: "Shaibani"}, asOf: {published: "2025-08-21"}) { events { nodes {` + below + `} } } }`, []string{"000", "001", "002", "004"}},
		{`{ event(id: "event/000/meeting-paris-2025-07-24-7a9c9d58", asOf: {published: "2025-07-28"}) {` + below + `} }`, []string{"004"}},
	} {
		a := post(t, h, c.question, nil)
		if len(a.Errors) > 0 {
			t.Errorf("%s: %v", c.question, a.Errors)
		}
		if got := articlesIn(a.body); !slices.Equal(got, c.want) {
			t.Errorf("%s shows articles %v, want %v", c.question, got, c.want)
		}
	}
}

// Questions of one request may be of different days.
func TestEachQuestionHasItsDay(t *testing.T) {
	reader, _, opened := articlesReader(t)
	a := post(t, newHandler(t, reader, nil), `query ($then: AsOf) {
		now: events { totalCount }
		first: events(asOf: {published: "2025-07-24"}) { totalCount }
		then: events(asOf: $then) { totalCount }
		all: events(asOf: {}) { totalCount }
		none: events(asOf: null) { totalCount }
	}`, map[string]any{"then": map[string]any{"published": "2025-07-24", "mode": "POSSIBLY"}})
	const want = `{"now":{"totalCount":95},"first":{"totalCount":0},"then":{"totalCount":55},"all":{"totalCount":95},"none":{"totalCount":95}}`
	if string(a.Data) != want {
		t.Errorf("%s, want %s", a.body, want)
	}
	if opened.Load() != 1 {
		t.Errorf("%d snapshots were taken", opened.Load())
	}
}

func TestWhatNoDayIsIsRefused(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	for then, want := range map[string]string{
		`published: "yesterday"`:           "INVALID",
		`published: ""`:                    "INVALID",
		`recorded: "2025-07-24"`:           "INVALID",
		`recorded: "2025-07-24T00:00:00Z"`: "UNAVAILABLE", // nobody told this snapshot where its past is
		`mode: PERHAPS`:                    "GRAPHQL_VALIDATION_FAILED",
	} {
		a := post(t, h, `{ events(asOf: {`+then+`}) { totalCount } }`, nil)
		if a.code() != want || strings.Contains(a.body, `"totalCount"`) {
			t.Errorf("%s: %s, want %s", then, a.body, want)
		}
	}
}

// As of a day on which every article may still have been to come, nothing is
// certain: not that two met, nor how often, nor by which chain.
func TestWhatIsOnlyPossiblyKnownIsPossible(t *testing.T) {
	reader, _, _ := articlesReader(t)
	a := post(t, newHandler(t, reader, nil), `query ($then: AsOf = {published: "2025-07-25", mode: POSSIBLY}) {
		meetings(asOf: $then) { certainCount edges { certainty } }
		distribution(by: TYPE, asOf: $then) { certain }
		timeline(bucket: YEAR, asOf: $then) { certain }
		actor(by: {name: "Shaibani"}, asOf: $then) { met { edges { node { count } } } events { certainCount } }
		paths(from: {name: "Shaibani"}, to: {name: "Barrot"}, asOf: $then) { certainty }
		network(asOf: $then) { edges { certain } }
	}`, nil)
	if len(a.Errors) > 0 {
		t.Fatal(a.body)
	}
	if found := regexp.MustCompile(`"CERTAIN"|"(certain|certainCount|count)":[1-9]\d*`).FindString(string(a.Data)); found != "" {
		t.Errorf("%s in %s", found, a.Data)
	}
	for _, question := range []string{`"meetings":{"certainCount":0,"edges":[{`, `"distribution":[{`, `"timeline":[{`, `"met":{"edges":[{`, `"paths":[{`, `"network":{"edges":[{`} {
		if !strings.Contains(string(a.Data), question) {
			t.Errorf("the answer lacks %s: %s", question, a.Data)
		}
	}
}

// What hangs on a change is of the state that its event is of: of what vanished,
// that in which it still was.
func TestAllBelowAChangeIsOfItsState(t *testing.T) {
	reader, _, _ := articlesReader(t)
	h := newHandler(t, reader, nil)
	const below = `{ nodes { kind event { claims { nodes { article { id claims(first: 1) { nodes { event { id } } } } } } actors { names { articles { id } } } }
		cause { ... on Claim { article { id } event { evidence { nodes { article { id } } } } } } } edges { node { event { id } } cursor } }`
	for days, want := range map[string][]string{
		`from: {published: "2025-07-28"}, to: {published: "2025-07-24"}`: {"004"}, // everything vanishes
		`from: {published: "2025-07-24"}, to: {published: "2025-07-28"}`: {"004"}, // everything appears
		`from: {published: "2025-07-28"}, to: {published: "2025-07-30"}`: {"000", "002", "004"},
	} {
		a := post(t, h, `{ diff(`+days+`) `+below+` }`, nil)
		if len(a.Errors) > 0 {
			t.Errorf("%s: %v", days, a.Errors)
		}
		if got := articlesIn(a.body); !slices.Equal(got, want) {
			t.Errorf("%s shows articles %v, want %v", days, got, want)
		}
	}
}

// articlesIn returns the articles that an answer names, sorted.
func articlesIn(body string) []string {
	var got []string
	for _, m := range regexp.MustCompile(`"article/(\d+)[#"]`).FindAllStringSubmatch(body, -1) {
		got = append(got, m[1])
	}
	slices.Sort(got)
	return slices.Compact(got)
}
