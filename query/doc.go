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
//
// # Filters
//
// All that is set in a [graph.EventFilter] must hold. Who matches, and when, is
// said by the fields themselves; beyond that:
//
//   - A condition with an empty list of alternatives (or, type, status,
//     hasConflict, publisher, corroboration, attributedTo, in, role, presence) matches nothing; an empty list of conditions
//     (and, participants) matches everything.
//   - A condition that names something unknown matches nothing, and its negation
//     matches nothing either, as with NULL in SQL: a misspelt name must not turn
//     "none of them was X" into all there is. Unknown members of a list of which
//     others are known are passed over. A name that may mean several is an error.
//   - What is only possible stays possible when negated. A time condition with
//     CERTAINLY is certain or does not hold, and so is its negation.
//   - every asks about each actor who took part, whether one of its participations
//     matches; it holds where nobody took part. some and none ask about each
//     participation, and all conditions of a match must hold of the same one.
//   - Whoever acts for an actor in any article acts for it in every event; only
//     onBehalfOf asks what is said of the participation itself.
//   - and, or and not may be nested 12 deep.
package query
