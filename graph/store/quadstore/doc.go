// Package quadstore is Cayley's graph.QuadStore on Pebble: quads in one
// directory, or in memory, of one process.
//
// A value is kept once, in a dictionary, under an id that is never given away
// again; a quad is four ids, kept in four orders, so that every question that
// Cayley can ask is answered by the keys of one range. Keys begin with a byte
// that names their table:
//
//	1 S P O L    every quad, as are 2 and 3
//	2 P O S L
//	3 O S P L
//	4 L S P O    quads with a label
//	h hash       to the id of the value with this hash
//	l number     to the entry of the log for the change with this number
//	m            format version, next id, number of quads and of values, last change
//	v id         to the value
//
// Ids are big-endian numbers of five bytes; where a quad has no label its id is
// 0. The reference to a quad is its four ids, so that what a quad says about a
// direction is known without looking it up.
//
// [Store.ApplyDeltas] makes its changes in one atomic, synced batch. Values are
// not counted: with the last quad that used it, a value is removed. Every batch
// has a number, and an entry in the log, see [Store.Log]. A large one that only
// adds is a load: it is sorted and written to tables, which become part of the
// store in one step, to the same end and in much less time. Iterators
// read a snapshot taken when they start; [Store.Snapshot] is one for many of
// them. All methods may be called from several goroutines.
package quadstore
