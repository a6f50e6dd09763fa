package main

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/service"
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
	if err := mustLast(flags.Store); err != nil {
		return err
	}
	defects, err := service.Verify(ctx, flags.Store)
	for _, defect := range defects {
		if _, err := fmt.Fprintln(plainText{term.err}, defect); err != nil {
			return err
		}
	}
	switch {
	case err != nil:
		return err
	case len(defects) > 0:
		return fmt.Errorf("%s is damaged: restore it from a backup", service.Redact(flags.Store))
	}
	_, err = fmt.Fprintf(term.out, "%s is whole\n", service.Redact(flags.Store))
	return err
}
