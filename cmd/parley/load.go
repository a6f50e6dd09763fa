package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/parley-kg/parley/service"
)

type loadCommand struct {
	DryRun bool     `help:"Store nothing; tell which actors, places and events would be new, and what would be merged."`
	Format string   `help:"Format of the input; recognised from the content where left out." placeholder:"NAME"`
	Paths  []string `arg:"" name:"path" help:"Files or directories of annotated articles; - is standard input (JSON or JSON Lines)."`
}

// Help is the part of the command's help that shows how it is used.
func (loadCommand) Help() string {
	return `A bad article is named with file, line and column; the good ones beside it are loaded.
Loading again changes nothing; a corrected annotation changes only what it corrects.

Example: parley load --store graph testdata/articles`
}

// Run loads the paths and prints the report.
func (c *loadCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	paths, cleanup, err := withStandardInput(c.Paths, term.in)
	if err != nil {
		return err
	}
	defer cleanup()
	s, err := service.Open(ctx, flags.Store, service.Options{Now: term.now})
	if err != nil {
		return err
	}
	request := service.LoadRequest{Paths: paths, Format: c.Format, DryRun: c.DryRun}
	bar := progress(term.err)
	request.Progress = func(int) { _ = bar.Add(1) } // a bar that cannot be drawn is no reason to stop
	report, err := s.Load(ctx, request)
	_ = bar.Finish()
	err = errors.Join(err, s.Close())
	if report == nil {
		return err
	}
	return errors.Join(printReport(term, report), err)
}

// printReport sends problems and warnings to the error stream, what was done to
// the output, and returns errReported where there were problems.
func printReport(term terminal, report *service.Report) error {
	if err := report.PrintProblems(term.err); err != nil {
		return err
	}
	if err := report.PrintSummary(term.out); err != nil {
		return err
	}
	if len(report.Problems) > 0 {
		return errReported
	}
	return nil
}

// progress draws a counter on a terminal and nothing anywhere else.
func progress(w io.Writer) *progressbar.ProgressBar {
	file, isFile := w.(*os.File)
	visible := isFile && term.IsTerminal(int(file.Fd()))
	return progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetVisibility(visible),
		progressbar.OptionSetDescription("loading"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("articles"),
		progressbar.OptionClearOnFinish(),
	)
}

// withStandardInput replaces the path "-" by a file that holds what standard
// input gives; cleanup removes the file.
func withStandardInput(paths []string, in io.Reader) (replaced []string, cleanup func(), err error) {
	cleanup = func() {}
	for i, path := range paths {
		if path != "-" {
			continue
		}
		dir, err := os.MkdirTemp("", "parley-stdin-")
		if err != nil {
			return nil, cleanup, fmt.Errorf("keep standard input: %w", err)
		}
		cleanup = func() { _ = os.RemoveAll(dir) }
		file := dir + "/stdin.jsonl"
		if err := copyToFile(file, in); err != nil {
			cleanup()
			return nil, func() {}, fmt.Errorf("keep standard input: %w", err)
		}
		paths = append(append(append([]string{}, paths[:i]...), file), paths[i+1:]...)
		return paths, cleanup, nil
	}
	return paths, cleanup, nil
}

func copyToFile(path string, from io.Reader) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}
