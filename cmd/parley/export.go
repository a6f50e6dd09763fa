package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/query"
)

type exportCommand struct {
	Format string `required:"" help:"One of ${formats}." enum:"${formats}" placeholder:"NAME"`
	Base   string `help:"What ids start with to be full IRIs, in RDF (default ${default})." default:"${base}" placeholder:"IRI"`
	Output string `short:"o" help:"File to write; standard output where left out." placeholder:"FILE"`
}

// Help is the part of the command's help that shows how it is used.
func (exportCommand) Help() string {
	return `csv has a row for every event, participant and claim; nquads is all that is stored;
graphml and nodelink are the network of those who met; jsonl and brat (a tar archive) are
the annotated articles, which load again elsewhere.

Example: parley export --format csv -o meetings.csv`
}

// Run writes the export.
func (c *exportCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	format, err := export.ByName(c.Format)
	if err != nil {
		return err
	}
	s, err := flags.openExisting(ctx, term)
	if err != nil {
		return err
	}
	source := export.Source{
		Session: query.NewReader(s.Snapshot, s.Store()).Session(),
		Quads:   s.Store(),
		Base:    c.Base,
		Tell: func(warning string) {
			_, _ = fmt.Fprintf(plainText{term.err}, "warning: %s\n", warning) // nobody is left to tell
		},
	}
	return errors.Join(c.write(ctx, term, format, source), s.Close())
}

func (c *exportCommand) write(ctx context.Context, term terminal, format export.Format, source export.Source) (err error) {
	out := term.out
	if c.Output != "" {
		file, err := os.Create(c.Output)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out = file
	}
	buffered := bufio.NewWriter(out)
	if err := format.Write(ctx, buffered, source); err != nil {
		return err
	}
	return buffered.Flush()
}
