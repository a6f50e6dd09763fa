package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/parley-kg/parley/service"
)

type serveCommand struct {
	Addr string `help:"Address to listen on (default ${default}); port 0 picks a free one and prints it." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
}

// Help is the part of the command's help that shows how it is used.
func (serveCommand) Help() string {
	return `The server only reads. Stop it with Ctrl-C.
On PostgreSQL it shows what other processes load, as soon as that is done.

Example: parley serve --addr 127.0.0.1:8080`
}

// Run serves the store until the context ends.
func (c *serveCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	listener, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewTextHandler(term.err, nil))
	s, err := service.Open(ctx, flags.Store, service.Options{
		Now: term.now, MustExist: true, Follow: true,
		FollowFailed: func(err error) { logger.Warn("the answers may be old until this is over", "error", err) },
	})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	closeDoor := openDoor(ctx, s, flags.Store, logger)
	return errors.Join(serve(ctx, listener, s, term), closeDoor(), s.Close())
}

// openExisting opens a store to read from it: a name that was mistyped must not
// become an empty graph that answers "nobody met".
func openExisting(ctx context.Context, url string, term terminal) (*service.Service, error) {
	if err := mustLast(url); err != nil {
		return nil, err
	}
	return service.Open(ctx, url, service.Options{Now: term.now, MustExist: true})
}

// mustLast refuses a store that ends with the command.
func mustLast(url string) error {
	if url == "memory:" {
		return errors.New("a store in memory is empty whenever a command starts: name a directory with --store, or use parley demo")
	}
	return nil
}
