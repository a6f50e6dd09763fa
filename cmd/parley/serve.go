package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/parley-kg/parley/service"
)

type serveCommand struct {
	serverFlags

	Replica []string `help:"A replica of the store's PostgreSQL server to read from; may be given several times." sep:"none" env:"PARLEY_REPLICA" placeholder:"URL"`
}

// Help is the part of the command's help that shows how it is used.
func (serveCommand) Help() string {
	return `The server only reads, unless --allow-writes lets people judge over GraphQL: then it listens on a
loopback address, and refuses what pages of other sites send. Stop it with Ctrl-C.
On PostgreSQL it shows what other processes load, as soon as that is done. With
replicas it reads from those that have caught up with what it has shown, and
from the store itself where none has; the store tells it of changes.

Example: parley serve --addr 127.0.0.1:8080`
}

// Run serves the store until the context ends.
func (c *serveCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewTextHandler(term.err, nil))
	options := flags.options(term)
	options.MustExist, options.Follow = true, true
	options.Warn = func(err error) { logger.Warn(err.Error()) }
	options.Replicas, options.ReplicaChanged = c.Replica, func(url string, err error) { logReplica(logger, url, err) }
	s, err := service.Open(ctx, flags.Store, options)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	closeDoor := openDoor(ctx, s, flags.Store, logger)
	return errors.Join(serve(ctx, listener, s, term, c.judge(s)), closeDoor(), s.Close())
}

func logReplica(logger *slog.Logger, url string, err error) {
	if err != nil {
		logger.Warn("a replica is passed over until it answers", "replica", url, "error", err)
	} else {
		logger.Info("a replica answers again", "replica", url)
	}
}
