package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/service"
)

// loadStep is how many articles are stored in one step; tests take fewer than
// package service does, to meet more moments between two steps.
var loadStep = 0

// barEvery is how often the bar is drawn.
const barEvery = 100 * time.Millisecond

type loadCommand struct {
	DryRun     bool     `help:"Store nothing; tell which actors, places and events would be new, and what would be merged."`
	Format     string   `help:"Format of the input, one of ${inputs}; recognised from the content where left out." placeholder:"NAME"`
	Mapping    string   `help:"What the labels of other tools mean, in YAML; asked before what is built in." placeholder:"FILE"`
	NameByPath bool     `help:"Name articles by their paths below what is given, as article/news~a: where folders have files of one name."`
	Jobs       int      `help:"How many files to read at once; 0 is as many as there are processors." default:"0" placeholder:"N"`
	Paths      []string `arg:"" name:"path" help:"Files, directories or archives of annotated articles; - is standard input."`
}

// loadPatience is as long as it takes to restart a server, or to promote a replica.
const loadPatience = time.Minute

// Help is the part of the command's help that shows how it is used.
func (loadCommand) Help() string {
	return `A bad article is named with file, line and column; the good ones beside it are loaded.
Loading again changes nothing; a corrected annotation changes only what it corrects.
A load into PostgreSQL waits a minute for a server that restarts, and goes on.

Example: parley load testdata/articles`
}

// Run loads the paths and prints the report.
func (c *loadCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	files, err := openInput(c.Paths, term.in)
	if err != nil {
		return err
	}
	defer files.close()
	s, err := c.open(ctx, flags, term)
	if err != nil {
		return err
	}
	request := service.LoadRequest{
		FS: files, Paths: files.paths, Format: c.Format, Mapping: c.Mapping, NameByPath: c.NameByPath, Jobs: jobs(c.Jobs), DryRun: c.DryRun, Step: loadStep,
	}
	bar := progress(term.err)
	request.Bytes = func(done, total int64) { // a bar that cannot be drawn is no reason to stop
		bar.ChangeMax64(max(total, 1))
		_ = bar.Set64(done)
	}
	report, err := s.Load(ctx, request)
	_ = bar.Finish()
	err = errors.Join(err, s.Close())
	if report != nil {
		err = cmp.Or(err, printReport(term, report))
	}
	return err
}

// open opens the store. A dry run makes none where there is none.
func (c *loadCommand) open(ctx context.Context, flags *cli, term terminal) (*service.Service, error) {
	options := flags.options(term)
	options.MustExist, options.Patience = c.DryRun, loadPatience
	s, err := service.Open(ctx, flags.Store, options)
	if c.DryRun && errors.Is(err, graph.ErrNotFound) {
		return service.Open(ctx, "memory:", service.Options{Now: term.now})
	}
	return s, err
}

// printReport sends problems and warnings to the error stream, what was done to
// the output, and returns errReported where there were problems.
func printReport(term terminal, report *service.Report) error {
	if err := report.PrintProblems(plainText{term.err}); err != nil {
		return err
	}
	if err := report.PrintSummary(plainText{term.out}); err != nil {
		return err
	}
	if len(report.Problems) > 0 {
		return errReported
	}
	return nil
}

// jobs is how many files are read at once.
func jobs(wanted int) int {
	if wanted > 0 {
		return wanted
	}
	return runtime.GOMAXPROCS(0)
}

// progress draws a bar with rate and time left on a terminal and nothing anywhere else.
func progress(w io.Writer) *progressbar.ProgressBar {
	file, isFile := w.(*os.File)
	visible := isFile && term.IsTerminal(int(file.Fd()))
	return progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetVisibility(visible),
		progressbar.OptionSetDescription("loading"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionShowTotalBytes(true),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(barEvery),
		progressbar.OptionClearOnFinish(),
	)
}
