package resolvers

import (
	"context"
	"math"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/query"
)

// costed estimates how many fields an answer has: a page counts as full, a
// list without pages as long as such lists usually are.
type costed struct{ graphql.ExecutableSchema }

// usualLength of lists that are not paged; five for any other.
var usualLength = map[string]int{"Article.mentions": 200, "Network.edges": 500, "Network.nodes": 200, "Query.timeline": 100}

// Complexity of a field: itself, and as many of what is selected below it as the list is long.
func (c costed) Complexity(_ context.Context, typeName, field string, below int, args map[string]any) (int, bool) {
	length := c.length(typeName, field, args)
	if below > 0 && length > (math.MaxInt32-1)/below {
		return math.MaxInt32, true
	}
	return 1 + length*below, true
}

func (c costed) length(typeName, field string, args map[string]any) int {
	definition := c.Schema().Types[typeName].Fields.ForName(field)
	switch {
	case definition == nil: // __typename and its like
		return 1
	case definition.Arguments.ForName("first") != nil:
		if args["withTies"] == true {
			return query.MaxPage
		}
		return pageLength(args)
	case args["ids"] != nil:
		return len(graphql.CoerceList(args["ids"]))
	case definition.Type.Elem == nil || strings.HasSuffix(typeName, "Connection"):
		return 1 // the members of a connection are counted where it is asked for
	case usualLength[typeName+"."+field] > 0:
		return usualLength[typeName+"."+field]
	default:
		return 5
	}
}

// pageLength is the longest page that the arguments may mean.
func pageLength(args map[string]any) int {
	longest := 0
	for _, name := range []string{"first", "last"} {
		if args[name] == nil {
			continue
		}
		n, err := graphql.UnmarshalInt(args[name])
		if err != nil || n > query.MaxPage {
			n = query.MaxPage
		}
		longest = max(longest, n)
	}
	if args["first"] == nil && args["last"] == nil {
		return query.DefaultPage
	}
	return longest
}
