package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
	"github.com/parley-kg/parley/web"
)

// Limits of the server. A slow or silent client must not hold a connection for ever.
const (
	readHeaderTimeout = 10 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
	shutdownTimeout   = 5 * time.Second
)

// listen takes the address, before work is done that would be in vain without it.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err // the frame repeats the address
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w: choose another address with --addr; port 0 picks a free one", addr, err)
	}
	return listener, nil
}

// serve answers on the listener until the context ends, and lets requests that
// are under way finish. A server with a nil judge only reads.
func serve(ctx context.Context, listener net.Listener, s *service.Service, term terminal, judge resolvers.JudgeFunc) error {
	server := &http.Server{
		Handler:           newMux(s, term, judge),
		ReadHeaderTimeout: readHeaderTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
	}
	if err := printAddresses(term, listener.Addr().String()); err != nil {
		return errors.Join(err, listener.Close())
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
		defer cancel()
		return server.Shutdown(finish)
	}
}

func printAddresses(term terminal, addr string) error {
	_, err := fmt.Fprintf(term.out, `start page  http://%[1]s/
query page  http://%[1]s/graphiql
GraphQL     http://%[1]s/graphql
`, addr)
	return err
}

// newMux routes to all that the server offers.
func newMux(s *service.Service, term terminal, judge resolvers.JudgeFunc) http.Handler {
	reader := query.NewReader(s.Snapshot, s.Store())
	logger := slog.New(slog.NewTextHandler(term.err, nil))
	mux := http.NewServeMux()
	mux.Handle("/graphql", resolvers.NewHandler(reader, resolvers.Options{Logger: logger, Judge: judge}))
	mux.Handle("/export/{format}", readOnly(export.NewHandler(reader, s.Store(), logger)))
	mux.Handle("/healthz", readOnly(http.HandlerFunc(sayOK)))
	mux.Handle("/readyz", readOnly(http.HandlerFunc(sayOK))) // a server that listens has its snapshot
	mux.Handle("/", readOnly(web.NewHandler(web.Options{Exports: linkedExports()})))
	return mux
}

// linkedExports are the formats that the start page links to.
func linkedExports() []web.Export {
	var linked []web.Export
	for _, f := range export.Formats() {
		linked = append(linked, web.Export{Name: f.Name, Means: f.Means})
	}
	return linked
}

// readOnly refuses every method but GET and HEAD.
func readOnly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "this address is only read from", http.StatusMethodNotAllowed)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func sayOK(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintln(w, "ok") // nobody is left to tell
}
