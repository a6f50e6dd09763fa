package main

import (
	"context"
	"errors"
	"fmt"
)

type verifyCommand struct{}

// Help is the part of the command's help that shows how it is used.
func (verifyCommand) Help() string {
	return `Everything that is stored is read: each table is compared with the others, each article, claim and
judgement is decoded. Exit code 1 tells that something is wrong; restore from a backup then.

Example: parley verify`
}

// Run checks the store and prints what is wrong with it.
func (c *verifyCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	s, err := flags.openExisting(ctx, term)
	if err != nil {
		return err
	}
	defects, err := s.Store().Verify(ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	for _, defect := range defects {
		if _, err := fmt.Fprintln(term.err, defect); err != nil {
			return err
		}
	}
	if len(defects) > 0 {
		return errReported
	}
	_, err = fmt.Fprintf(term.out, "%s is whole\n", flags.Store)
	return err
}
