// Package query answers the questions of Parley: who met whom, where and when,
// and who says so.
//
// A [Reader] opens a [Session] for every request. A session sees one snapshot
// of package index from its first answer to its last, whatever is loaded
// meanwhile, and fetches sentences and texts through the port [graph.Archive],
// once for a whole page ([Session.Prefetch]). All its methods may be called
// concurrently.
//
// Lists are sorted by this package and come in pages ([PageArgs], [Page]).
// Whether an event answers a question is one of three things: it certainly
// does, it possibly does ([Edge].Certainty says which), or it does not and is
// left out.
package query
