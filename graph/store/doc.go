// Package store keeps articles, claims and judgements durably, as quads, through
// Cayley. It and quadstore, the default backend, are all that imports Cayley.
//
// A store only grows: [Store.Apply] adds what is new in one atomic step, and
// marks what no longer stands. [Store.Corpus] gives what stands, [Store.Quads]
// everything that was ever recorded. Reading never waits for another article's
// load to finish, and never sees half of one.
//
// Which database holds the quads is told by the URL, see the table in
// backends.go. What each of them must do is in storetest.Run.
package store
