package resolvers_test

import (
	"testing"

	"github.com/parley-kg/parley/resolvers/schematest"
)

// Over a graph that holds nothing, every field that can be reached answers without trouble.
func TestEveryFieldOverNothing(t *testing.T) {
	report := schematest.Walk(t, newHandler(t, emptyReader(), nil), map[string]string{
		"Query.actor":         `by: {name: "Nobody"}`,
		"Query.place":         `by: {name: "Nowhere"}`,
		"Query.event":         `id: "event/none"`,
		"Query.node":          `id: "none"`,
		"Query.nodes":         `ids: ["none", "article/none", "claim/none"]`,
		"Query.search":        `text: "nothing"`,
		"TimeExtent.relation": `to: "2025"`,
		"Query.diff":          `from: {published: "2025-07-24"}, to: {}`,
		"Query.distribution":  `by: ACTOR`,
		"Query.paths":         `from: {name: "Nobody"}, to: {name: "Noone"}`,
	})
	for _, field := range []string{"Query.meetings", "EventConnection.pageInfo", "PageInfo.hasNextPage", "ServerStatus.events"} {
		if report.Executed[field] == 0 {
			t.Errorf("%s was not executed", field)
		}
	}
}
