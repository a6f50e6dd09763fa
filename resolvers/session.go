package resolvers

import (
	"context"

	"github.com/parley-kg/parley/query"
)

type contextKey int

const (
	sessionKey contextKey = iota
	rootKey
	requestIDKey
	remarksKey
)

// withSession puts the session that the whole operation reads from, so that
// all fields of an answer see one snapshot.
func withSession(ctx context.Context, s *query.Session) context.Context {
	return context.WithValue(ctx, sessionKey, s)
}

func session(ctx context.Context) *query.Session {
	if root, ok := ctx.Value(rootKey).(*root); ok {
		if c := changeAround(ctx, root); c != nil {
			return c.Session
		}
		return root.session
	}
	return ctx.Value(sessionKey).(*query.Session)
}

// withRequestID puts the id under which the log tells what an answer hides.
func withRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey, id)
}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}
