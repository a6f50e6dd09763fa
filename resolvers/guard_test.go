package resolvers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

// naive expands every fragment at every spread, as an executor would.
func naive(doc *ast.QueryDocument, set ast.SelectionSet) size {
	var total size
	for _, selection := range set {
		var part size
		switch s := selection.(type) {
		case *ast.Field:
			part = naive(doc, s.SelectionSet)
			part.depth++
			part.fields++
		case *ast.FragmentSpread:
			part = naive(doc, doc.Fragments.ForName(s.Name).SelectionSet)
		case *ast.InlineFragment:
			part = naive(doc, s.SelectionSet)
		}
		total.depth = max(total.depth, part.depth)
		total.fields += part.fields
	}
	return total
}

// drawSet draws a selection set that spreads only fragments after the given one: there is no cycle.
func drawSet(t *rapid.T, fragments, after, depth int) string {
	var b strings.Builder
	b.WriteString("{")
	for i := range rapid.IntRange(1, 3).Draw(t, "members") {
		switch kind := rapid.IntRange(0, 3).Draw(t, "kind"); {
		case kind == 0 && after+1 < fragments:
			fmt.Fprintf(&b, " ...f%d", rapid.IntRange(after+1, fragments-1).Draw(t, "fragment"))
		case kind == 1 && depth > 0:
			b.WriteString(" ..." + drawSet(t, fragments, after, depth-1))
		case kind == 2 && depth > 0:
			fmt.Fprintf(&b, " a%d%s", i, drawSet(t, fragments, after, depth-1))
		default:
			fmt.Fprintf(&b, " a%d", i)
		}
	}
	return b.String() + "}"
}

func TestTheGuardMeasuresWhatExpansionWouldGive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fragments := rapid.IntRange(0, 6).Draw(t, "fragments")
		question := drawSet(t, fragments, -1, 3)
		for i := range fragments {
			question += fmt.Sprintf(" fragment f%d on Query%s", i, drawSet(t, fragments, i, 2))
		}
		limits := Limits{Query: 1 << 20, Tokens: 1 << 20, Depth: 1 << 20, Fields: 1 << 20, Repeats: 1 << 20, Operations: 1}
		doc, err := limits.check(question)
		if err != nil {
			t.Fatal(err)
		}
		want := naive(doc, doc.Operations[0].SelectionSet)
		for _, c := range []struct {
			depth, fields int
			refused       bool
		}{{want.depth, 1 << 20, false}, {want.depth - 1, 1 << 20, true}, {1 << 20, want.fields, false}, {1 << 20, want.fields - 1, true}} {
			limits.Depth, limits.Fields = c.depth, c.fields
			// A fragment that no operation spreads is measured too; it can only add refusals.
			if _, err := limits.check(question); c.refused && err == nil {
				t.Fatalf("depth %d, fields %d: not refused, though it is %+v:\n%s", c.depth, c.fields, want, question)
			} else if !c.refused && err != nil && !strings.Contains(question, "fragment") {
				t.Fatalf("depth %d, fields %d: refused, though it is %+v:\n%s", c.depth, c.fields, want, question)
			}
		}
	})
}
