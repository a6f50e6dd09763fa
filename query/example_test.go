package query

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Who of Syria met whom of Israel, and who says so.
func ExampleSession_Meetings() {
	session := diplomacy()
	syria, israel := "Syria", "Israel"
	page, err := session.Meetings(context.Background(),
		[]*graph.ActorRef{{Name: &syria}, {Name: &israel}},
		EventArgs{OrderBy: &graph.EventOrder{Field: graph.OrderWhen, Direction: graph.Ascending}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, edge := range page.Edges {
		fmt.Println(edge.Certainty, edge.Node.Status, edge.Node.When.Time)
	}
	evidence, err := session.Evidence(context.Background(), page.Edges[1].Node.Claims[1:])
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(evidence[0].Article.ID, *evidence[0].Sentence)
	// Output:
	// POSSIBLE HELD 2025-07-12
	// CERTAIN HELD 2025-07-24
	// CERTAIN HELD 2025-08~
	// CERTAIN PLANNED 2025-09
	// article/000 event’s Syrian Foreign Ministry Asaad Shaibani Israel Ron Dermer Paris on 2025-07-24 .
}
