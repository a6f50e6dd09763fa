package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/parley-kg/parley/service"
)

// options are the settings with which every command opens the store.
func (c *cli) options(term terminal) service.Options {
	return service.Options{Now: term.now, Index: c.Index, Warn: func(err error) {
		_, _ = fmt.Fprintf(plainText{term.err}, "parley: warning: %v\n", err) // nobody is left to tell
	}}
}

// openExisting opens the store to read from it: a name that was mistyped must
// not become an empty graph that answers "nobody met".
func (c *cli) openExisting(ctx context.Context, term terminal) (*service.Service, error) {
	if err := mustLast(c.Store); err != nil {
		return nil, err
	}
	options := c.options(term)
	options.MustExist = true
	return service.Open(ctx, c.Store, options)
}

// mustLast refuses a store that ends with the command.
func mustLast(url string) error {
	if url == "memory:" {
		return errors.New("a store in memory is empty whenever a command starts: name a directory with --store, or use parley demo")
	}
	return nil
}
