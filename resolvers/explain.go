package resolvers

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/query"
)

// explained is how one field of an answer was found.
type explained struct {
	// Path is that of the field in the answer: "meetings", "actor.events".
	Path string `json:"path"`
	// Touched counts the rows that were touched in all, those of the page included.
	Touched uint64        `json:"rowsTouched"`
	Steps   []*query.Step `json:"steps"`
}

// explanations gathers them while an answer is made.
type explanations struct {
	mu  sync.Mutex
	all []explained
}

type explainKey struct{}

// Explained returns a context with which [Ask] tells how it found the answer: in
// extensions.plan, a plan for each field that a question was asked for. A request
// to the server asks for that with "extensions": {"explain": true}.
func Explained(ctx context.Context) context.Context {
	return context.WithValue(ctx, explainKey{}, &explanations{})
}

// explaining returns what is to be told with an answer; nil where nobody asks.
func explaining(ctx context.Context) *explanations {
	e, _ := ctx.Value(explainKey{}).(*explanations)
	return e
}

// wantsExplanation tells whether the extensions of a request ask for the plan.
func wantsExplanation(params *graphql.RawParams) bool { return params.Extensions["explain"] == true }

// follow makes a field tell how it is found; call the second when it was.
func (e *explanations) follow(ctx context.Context) (context.Context, func()) {
	ctx, plan := query.WithPlan(ctx)
	return ctx, func() {
		if len(plan.Steps()) == 0 && plan.Touched() == 0 {
			return
		}
		e.mu.Lock()
		defer e.mu.Unlock()
		e.all = append(e.all, explained{graphql.GetPath(ctx).String(), plan.Touched(), plan.Steps()})
	}
}

// with adds the plans, by path, to the extensions of an answer; nothing where
// nobody asked for them.
func (e *explanations) with(extensions map[string]any) map[string]any {
	if e == nil {
		return extensions
	}
	if extensions == nil {
		extensions = map[string]any{}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	slices.SortFunc(e.all, func(a, b explained) int { return strings.Compare(a.Path, b.Path) })
	extensions["plan"] = e.all
	return extensions
}
