package main

import (
	"context"
	"errors"

	"github.com/parley-kg/parley/service"
	"github.com/parley-kg/parley/testdata"
)

type demoCommand struct {
	serverFlags
}

// Help is the part of the command's help that shows how it is used.
func (demoCommand) Help() string {
	return `The graph lives in memory and is gone when the command ends. Stop it with Ctrl-C.

Example: parley demo --addr 127.0.0.1:0`
}

// Run loads the bundled articles into memory and serves them until the context ends.
func (c *demoCommand) Run(ctx context.Context, term terminal) error {
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	s, err := openDemo(ctx, term)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	return errors.Join(serve(ctx, listener, s, term, c.judge(s)), s.Close())
}

// openDemo loads the articles that the binary carries into a store in memory.
func openDemo(ctx context.Context, term terminal) (*service.Service, error) {
	s, err := service.Open(ctx, "memory:", service.Options{Now: term.now})
	if err != nil {
		return nil, err
	}
	report, err := s.Load(ctx, service.LoadRequest{FS: testdata.Articles, Paths: []string{"articles"}})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := printReport(term, report); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}
