package resolvers

import (
	"context"
	"sync"

	"github.com/parley-kg/parley/query"
)

// remarks are what an answer says beside its data, in its extensions.
type remarks struct {
	mutex sync.Mutex
	// left is what each question did not use, by its name in the answer.
	left map[string]*query.UnusedClaims
}

func withRemarks(ctx context.Context) (context.Context, *remarks) {
	r := &remarks{left: map[string]*query.UnusedClaims{}}
	return context.WithValue(ctx, remarksKey, r), r
}

func remarksOf(ctx context.Context) *remarks { return ctx.Value(remarksKey).(*remarks) }

// unused notes what a question did not use.
func (r *remarks) unused(question string, unused *query.Unused) {
	if claims := unused.Claims(); claims != nil {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.left[question] = claims
	}
}

// extensions returns what there is to say: "unused" has, by question, how many
// claims it did not use, and why.
func (r *remarks) extensions() map[string]any {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if len(r.left) == 0 {
		return nil
	}
	return map[string]any{"unused": r.left}
}
