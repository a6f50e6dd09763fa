package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// Ask answers a question without a server, within the default limits. The
// answer is the JSON that the server would give; failed is nil unless it holds
// errors.
func Ask(ctx context.Context, reader *query.Reader, question string, variables map[string]any) (answer []byte, failed error) {
	params := &graphql.RawParams{Query: question}
	text, err := json.Marshal(variables)
	if err != nil || !decode(text, &params.Variables) {
		return nil, fmt.Errorf("the variables are not JSON: %w", graph.ErrInvalid)
	}
	r := newEngine(reader, Options{}).answer(ctx, params, http.MethodPost)
	if answer, err = r.body(); err != nil {
		return nil, err
	}
	for _, e := range r.errors {
		failed = errors.Join(failed, errors.New(e.Message))
	}
	return answer, failed
}
