// Package view holds the Go types behind those GraphQL types that have no twin
// in packages graph and query: the kinds of actors, connections and scalars.
package view
