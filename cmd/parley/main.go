// Command parley loads annotated news articles into a knowledge graph and
// answers who met whom, where and when, and who says so. One file holds one
// command; `parley --help` lists them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/parley-kg/parley/export"
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
)

// The exit codes of every command.
const (
	exitDone   = 0
	exitFailed = 1 // bad input, or the work failed
	exitUsage  = 2
)

// cli is the command line: a field is a command or a flag of every command.
type cli struct {
	Store string `help:"Where the graph is kept: a directory, postgres://user@host/database, or memory: for nothing that lasts (default ${default}). demo and check keep nothing." default:"parley-store" env:"PARLEY_STORE" placeholder:"URL"`

	Index string `help:"File that keeps a copy of the index, so that the next start need not build it. A store that is a directory has one of its own; give this for PostgreSQL." env:"PARLEY_INDEX" placeholder:"FILE"`

	Demo   demoCommand   `cmd:"" help:"Load the five bundled articles into memory and serve them."`
	Load   loadCommand   `cmd:"" help:"Load annotated articles into the store."`
	Check  checkCommand  `cmd:"" help:"Validate annotated articles and store nothing."`
	Serve  serveCommand  `cmd:"" help:"Serve the store over GraphQL."`
	Query  queryCommand  `cmd:"" help:"Ask the store one GraphQL question, without a server."`
	Export exportCommand `cmd:"" help:"Write the graph in another format."`

	Identity identityCommand `cmd:"" help:"Who is who, and which reports are one event: list, explain, merge, split, export, import."`

	Score scoreCommand `cmd:"" help:"Score what is resolved against what people say in annotated articles."`

	Backup  backupCommand  `cmd:"" help:"Write everything that is stored to one file."`
	Restore restoreCommand `cmd:"" help:"Fill an empty store from a backup."`
	Verify  verifyCommand  `cmd:"" help:"Check that everything that is stored is whole."`
}

// terminal is what a command may touch of the world outside.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
}

func main() { os.Exit(runProcess(time.Now)) }

// runProcess runs the command that the process was started with, until it is
// done or told to stop.
func runProcess(now func() time.Time) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, os.Args[1:], terminal{os.Stdin, os.Stdout, os.Stderr, now})
}

// inputFormats are the names of the formats that load and check read.
func inputFormats() []string {
	names, _ := loader.Formats()
	return names
}

// errReported says that the command has failed and has already said why.
var errReported = errors.New("already reported")

// run parses the arguments, runs one command, and returns the exit code.
func run(ctx context.Context, args []string, term terminal) int {
	var parsed cli
	exited, code := false, exitDone
	parser := newParser(ctx, &parsed, term, func(c int) { exited, code = true, c })
	command, err := parser.Parse(args)
	if exited {
		return code
	}
	if err != nil {
		_, _ = fmt.Fprintf(plainText{term.err}, "parley: %v (parley --help tells more)\n", err)
		return exitUsage
	}
	if err := command.Run(); err != nil {
		if !errors.Is(err, errReported) {
			_, _ = fmt.Fprintf(plainText{term.err}, "parley: %s\n", message(err))
		}
		return exitFailed
	}
	return exitDone
}

// newParser makes the parser of the command line; exit is called where there is
// nothing to run, as after --help.
func newParser(ctx context.Context, parsed *cli, term terminal, exit func(code int)) *kong.Kong {
	return kong.Must(parsed,
		kong.Name("parley"),
		kong.Description("Who met whom, where and when, and who says so."),
		kong.Writers(term.out, term.err),
		kong.Exit(exit),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(term, parsed),
		kong.Vars{
			"formats": strings.Join(export.Names(), ", "),
			"base":    export.DefaultBase,
			"inputs":  strings.Join(inputFormats(), ", "),
		},
	)
}

// message is what to print of an error.
func message(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "stopped before the end: run the same command again"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		where := "writing"
		var path *fs.PathError
		if errors.As(err, &path) {
			where = path.Path
		}
		return "the disk is full (" + where + "): make room and run the same command again; what was stored before is still there"
	}
	return graph.Message(err)
}
