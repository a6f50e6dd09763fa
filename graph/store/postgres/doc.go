// Package postgres keeps quads in PostgreSQL, in the tables that Cayley's own
// sql/postgres backend makes and reads, so that Cayley opens the same database.
// Any number of processes may use one database.
//
// What Cayley does row by row is done here set by set: quads are written with
// COPY and one statement that merges them, values are read together with the
// quads that name them. Every write takes its place in a change log (table
// parley_changes) and wakes the processes that follow it.
//
// Writers are serialised by an advisory lock that lasts as long as their
// transaction: what a writer reads before it writes stays true, and the
// sequence numbers of the log become visible in their order, without gaps.
package postgres
