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
// size, and postings are bitmaps over the ordinals of its events. A snapshot has
// one segment.
//
// # What comes next
//
// [Snapshot.Next] makes the segment after a change, exactly as [Build] would, and
// takes over from the one before what the change leaves as it is: rows of actors,
// places and events as they are; the order of events and of their bounds, into
// which what is new is put; and lists of events and claims, whose ordinals are
// replaced by those of the new tables. What is the same is told from the claims
// that name what changed (naming), so that nothing is compared twice. Every table
// and list is still gone through once: the time grows with the graph, but is a
// fraction of what folding takes. Rows are shared, tables and lists are not, and
// nothing leads back to the segment before, so that it is collected when its last
// reader is gone. Views ([Snapshot.AsPublished]) take over from the whole by the
// same means.
//
// To cost nothing that the change does not touch, a snapshot would have to be small
// segments over a base in which what they replace is masked. Ordinals are local to a
// segment, so that this needs an order of WHEN across segments, and bitmaps that are
// renumbered or asked one by one. Nothing outside this package depends on how many
// segments there are.
package index
