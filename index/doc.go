// Package index holds the resolved view of a corpus in memory, ready to be
// asked. [Build] folds articles, claims and identity into a [Snapshot]: actors,
// places, events in the order of time, and for every condition of a filter the
// set of events that meet it, as a compressed bitmap over their ordinals.
//
// A snapshot never changes. Whoever holds one sees one state of the graph, and
// readers need no locks. A change of the corpus makes another snapshot.
//
// # Segments
//
// What a snapshot knows lies in a segment: ids are interned once as ordinals of
// its tables, records refer to one another by ordinal where that matters for
// size, and postings are bitmaps over the ordinals of its events. Today a
// snapshot has one segment, and every change builds it anew, in time linear in
// the number of claims but for sorting.
//
// The segment is the unit in which small overlays can be added: a segment of
// the actors, places and events that a change touches, over a base in which
// they are masked. What that still needs is an order of WHEN across segments
// (ordinals are local to a segment, so that bitmaps of several segments must be
// renumbered or be asked one by one) and folding an event anew from the claims
// of both. Nothing outside this package depends on how many segments there are.
package index
