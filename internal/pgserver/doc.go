// Package pgserver starts real PostgreSQL servers for tests, from Debian's
// package, each with a data directory of its own that is gone afterwards. A
// test that finds no PostgreSQL is skipped and says why; where CI=true it fails.
package pgserver
