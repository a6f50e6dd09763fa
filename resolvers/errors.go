package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/graph"
)

// The values of extensions.code that are ours. Those of gqlparser are
// GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED, that of gqlgen is
// COMPLEXITY_LIMIT_EXCEEDED; see also codeLimit.
const (
	codeInternal    = "INTERNAL"
	codeInvalid     = "INVALID"
	codeUnavailable = "UNAVAILABLE"
	codeForbidden   = "FORBIDDEN"
)

// codes says which kinds of errors are fit to be shown, and by which code.
// The first that matches is taken.
var codes = []struct {
	kind error
	code string
}{
	{graph.ErrAmbiguous, "AMBIGUOUS"},
	{graph.ErrNotFound, "NOT_FOUND"},
	{graph.ErrInvalid, codeInvalid},
	{graph.ErrConflict, "CONFLICT"},
	{errOnlyReads, codeForbidden},
}

// presenter turns errors into what is shown. What it does not know is logged
// and shown as "internal error" with the id of the request.
type presenter struct{ log *slog.Logger }

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	shown := &gqlerror.Error{Path: graphql.GetPath(ctx)}
	var framed *gqlerror.Error
	if errors.As(err, &framed) {
		if _, hasCode := framed.Extensions["code"]; hasCode {
			return framed // of the guard, of validation or of the limit on cost
		}
		shown.Path, shown.Locations = framed.Path, framed.Locations
	}
	shown.Message, shown.Extensions = p.describe(ctx, err)
	return shown
}

func (p presenter) describe(ctx context.Context, err error) (message string, extensions map[string]any) {
	switch {
	case ctx.Err() != nil:
		return timeoutMessage, map[string]any{"code": codeUnavailable}
	case readingArguments(ctx):
		return graph.Message(cause(err)), map[string]any{"code": codeInvalid}
	case errors.Is(err, graph.ErrUnavailable):
		p.logCause(ctx, err)
		return "unavailable for the moment: try again later", withID(ctx, codeUnavailable)
	}
	for _, known := range codes {
		if errors.Is(err, known.kind) {
			return graph.Message(cause(err)), addCandidates(err, map[string]any{"code": known.code})
		}
	}
	p.logCause(ctx, err)
	return "internal error", withID(ctx, codeInternal)
}

const timeoutMessage = "the answer took too long: ask for less at once"

// readingArguments tells whether the error arose while the arguments of a
// field were read; it then speaks of what was asked.
func readingArguments(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && field.Field.Definition != nil && len(field.Field.Definition.Arguments) > 0 && field.Args == nil
}

// cause takes off the frame that repeats path and place before the message.
func cause(err error) error {
	var framed *gqlerror.Error
	if errors.As(err, &framed) && framed.Err != nil {
		return framed.Err
	}
	if framed != nil {
		return errors.New(framed.Message)
	}
	return err
}

func addCandidates(err error, extensions map[string]any) map[string]any {
	var ambiguous *graph.AmbiguousError
	if errors.As(err, &ambiguous) {
		candidates := make([]map[string]any, len(ambiguous.Candidates))
		for i, c := range ambiguous.Candidates {
			candidates[i] = map[string]any{"id": c.ID, "name": c.Name}
		}
		extensions["candidates"] = candidates
	}
	return extensions
}

func withID(ctx context.Context, code string) map[string]any {
	return map[string]any{"code": code, "requestId": requestID(ctx)}
}

func (p presenter) logCause(ctx context.Context, err error) {
	attributes := []slog.Attr{slog.String("requestId", requestID(ctx)), slog.String("err", err.Error())}
	var panicked *panicError
	if errors.As(err, &panicked) {
		attributes = append(attributes, slog.String("stack", string(panicked.stack)))
	}
	p.log.LogAttrs(ctx, slog.LevelError, "a request failed", attributes...)
}

// panicError is a panic, caught.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// recovered makes an error of a panic.
func recovered(_ context.Context, value any) error { return &panicError{value, debug.Stack()} }
