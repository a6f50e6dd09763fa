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

// pinned is the session that an operation reads from.
type pinned struct {
	reader  *query.Reader
	session *query.Session
}

// withSession puts the session that the whole operation reads from, so that
// all fields of an answer see one snapshot.
func withSession(ctx context.Context, reader *query.Reader) context.Context {
	return context.WithValue(ctx, sessionKey, &pinned{reader, reader.Session()})
}

func session(ctx context.Context) *query.Session {
	if root, ok := ctx.Value(rootKey).(*root); ok {
		if c := changeAround(ctx, root); c != nil {
			return c.Session
		}
		return root.session
	}
	return ctx.Value(sessionKey).(*pinned).session
}

// renewSession has what follows see what a mutation changed. Mutations are done
// one after the other, each with all that is selected of it, so that nobody reads
// meanwhile.
func renewSession(ctx context.Context) {
	p := ctx.Value(sessionKey).(*pinned)
	p.session = p.reader.Session()
	if root, ok := ctx.Value(rootKey).(*root); ok {
		root.session = p.session
	}
}

// withRequestID puts the id under which the log tells what an answer hides.
func withRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey, id)
}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}
