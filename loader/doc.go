// Package loader reads annotated articles, in whatever notation, into the one
// model of package graph, checks them, and says what is wrong with file, line
// and column.
//
// [Read] is the only way in. A notation is one row of the table in formats.go
// and one file that turns it into a draft: local ids and words as they were
// written, each with its place in the file. What follows is the same for all
// notations: spans are resolved against the text (span.go), mentions are made
// and merged, coreference is closed, times are anchored on the publication day,
// claims get their sentences and ids, and what contradicts itself is refused.
//
// The loader decides nothing that the annotation does not say. An article with
// a problem is not returned at all; its neighbours are.
package loader
