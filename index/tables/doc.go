// Package tables keeps the rows of a snapshot: interned by their ids, in memory
// or, where the snapshot was read from a file, encoded until they are asked for.
// [File] writes them, and lists and sets of their ordinals, and reads them again.
package tables
