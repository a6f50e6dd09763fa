// Package web serves what a person sees in a browser: a start page that says
// what this is, and GraphiQL to ask questions in. Everything lies in the
// program; nothing is fetched from another host, and the browser is told to
// refuse that.
package web

import (
	"net/http"
)

// Options of [NewHandler].
type Options struct {
	// Exports are the formats of /export/{name}, in the order shown.
	Exports []Export
}

// Export is a format that the start page links to.
type Export struct {
	Name string
	// Means says in one line what is written.
	Means string
}

// NewHandler serves / and /graphiql, and below /assets/ what these need. Both
// pages expect the API at /graphql on the same host.
func NewHandler(opts Options) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", page("start.html", startPolicy, startPage{Examples: Examples(), Exports: opts.Exports}))
	mux.HandleFunc("GET /graphiql", page("graphiql.html", graphiqlPolicy, graphiqlPage{Question: Examples()[0].Question}))
	mux.HandleFunc("GET /assets/{name}", serveAsset)
	return mux
}
