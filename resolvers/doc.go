// Package resolvers answers GraphQL: [NewHandler] over HTTP, [Ask] in the
// program itself. The schema lies in schema/*.graphqls, the code generated from
// it in resolvers/internal/exec.
//
// A request passes, in this order: reading (request.go), the guard that bounds
// what a question may look like (guard.go), validation by gqlparser, the limit
// on its cost (cost.go), the resolvers (*.resolvers.go, a few lines each, which
// ask package query), the presenter of errors (errors.go), writing
// (response.go). Each operation reads from one query.Session.
package resolvers
