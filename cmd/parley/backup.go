package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/service"
)

type backupCommand struct {
	File string `arg:"" help:"File to write; it must not exist yet."`
}

// Help is the part of the command's help that shows how it is used.
func (backupCommand) Help() string {
	return `The file holds everything that was ever recorded, with a checksum. parley restore reads it back.
A store that parley serve has open is backed up by that server.

Example: parley backup graph.parley`
}

// Run writes the backup beside its place and moves it there when it is whole.
func (c *backupCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	if err := mustLast(flags.Store); err != nil {
		return err
	}
	if _, err := os.Stat(c.File); err == nil {
		return fmt.Errorf("%s is there already: give another name", c.File)
	}
	file, err := os.CreateTemp(filepath.Dir(c.File), ".parley-backup-*")
	if err != nil {
		return err
	}
	n, served, err := askForBackup(ctx, flags.Store, file)
	if !served && err == nil {
		n, err = service.Backup(ctx, flags.Store, file)
	}
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), c.File)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	if err := syncDirectory(filepath.Dir(c.File)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(term.out, "%d quads written to %s\n", n, c.File)
	return err
}

// syncDirectory makes a name last that was given in the directory: a backup that
// is told to be there must not go with the power.
func syncDirectory(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
