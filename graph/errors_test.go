package graph_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestTheMessageLeavesOutTheKind(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("first is -1: %w", graph.ErrInvalid), "first is -1"},
		{fmt.Errorf("there is no store at x: %w", graph.ErrNotFound), "there is no store at x"},
		{fmt.Errorf("open x: %w: %w", fs.ErrPermission, graph.ErrUnavailable), "open x: permission denied"},
		{graph.ErrInvalid, "invalid"},
		{errors.New("what you say is: invalid"), "what you say is: invalid"},
		{&graph.AmbiguousError{Asked: "A", Candidates: []graph.Candidate{{ID: "actor/a", Name: "A B"}}}, `"A" is ambiguous: ask for one of A B (actor/a) by id`},
	} {
		if got := graph.Message(c.err); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
