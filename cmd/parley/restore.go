package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/parley-kg/parley/service"
)

type restoreCommand struct {
	File string `arg:"" help:"Backup to read."`
}

// Help is the part of the command's help that shows how it is used.
func (restoreCommand) Help() string {
	return `The store must be empty or absent. Nothing is written before the checksum has been compared.

Example: parley restore --store copy graph.parley`
}

// Run restores the backup into the store.
func (c *restoreCommand) Run(ctx context.Context, term terminal, flags *cli) (err error) {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	n, err := service.Restore(ctx, flags.Store, file)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(term.out, "%d quads restored to %s\n", n, service.Redact(flags.Store))
	return err
}
