package main

import (
	"context"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/service"
)

// judgementsFormat is the name of the format in packages export and loader.
const judgementsFormat = "judgements"

type identityExportCommand struct {
	Output string `short:"o" help:"File to write; standard output where left out." placeholder:"FILE"`
}

// Help is the part of the command's help that shows how it is used.
func (identityExportCommand) Help() string {
	return `A line a judgement, in the order in which they were given, those included that were superseded. Beside
articles, under the name judgements.jsonl, they are loaded with these.

Example: parley identity export -o judgements.jsonl`
}

// Run writes the judgements of people.
func (c *identityExportCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	whole := exportCommand{Format: judgementsFormat, Base: export.DefaultBase, Output: c.Output}
	return whole.Run(ctx, term, flags)
}

type identityImportCommand struct {
	Paths []string `arg:"" name:"path" help:"Files of judgements; - is standard input."`
}

// Help is the part of the command's help that shows how it is used.
func (identityImportCommand) Help() string {
	return `A judgement keeps its instant, so that of two on one pair the later stands wherever they were made.
Of a file with an error nothing is loaded.

Example: parley identity import judgements.jsonl`
}

// Run loads the judgements.
func (c *identityImportCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	files, err := openInput(c.Paths, term.in)
	if err != nil {
		return err
	}
	defer files.close()
	return flags.withExisting(ctx, term, func(s *service.Service) error {
		report, err := s.Load(ctx, service.LoadRequest{FS: files, Paths: files.paths, Format: judgementsFormat})
		if err != nil {
			return err
		}
		return printReport(term, report)
	})
}
