package store

import (
	"context"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
)

// backend is a database of quads under Cayley. Its methods may be called from
// several goroutines, write from one at a time.
type backend interface {
	// read calls use with the database. The quads that use finds are those of whole writes; it must
	// not keep an iterator or a reference.
	read(use func(cayley.QuadStore) error) error
	// write calls change, which makes one atomic change. After an error the database is as before,
	// and fit for further use.
	write(change func(cayley.QuadStore) error) error
	close() error
}

// memoryURL opens a store that lives and dies with the process.
const memoryURL = "memory:"

// backends tells which URL opens which database. The last row takes the rest.
var backends = []struct {
	name    string
	matches func(url string) bool
	open    func(ctx context.Context, url string) (backend, error)
}{
	{"postgres", postgres.Matches, openPostgres},
	{"memory", func(url string) bool { return url == memoryURL }, openMemory},
	{pebbleName, func(url string) bool { return url != "" && !strings.Contains(url, "://") }, openPebble},
}

// opener finds what opens the URL.
func opener(url string) (open func(ctx context.Context, url string) (backend, error), err error) {
	for _, row := range backends {
		if row.matches(url) {
			return row.open, nil
		}
	}
	return nil, fmt.Errorf("no store can be opened at %q: give memory: or a directory, or postgres://user@host/database: %w", Redact(url), graph.ErrInvalid)
}

// Redact returns the URL of a store as messages and logs may show it: without
// password and settings.
func Redact(url string) string {
	if strings.Contains(url, "://") {
		return postgres.Redact(url)
	}
	return url
}
