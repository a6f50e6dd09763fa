package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
	"github.com/parley-kg/parley/service"
)

type checkCommand struct {
	Types      bool     `help:"Print the event types and roles that annotations may use, and check nothing."`
	Format     string   `help:"Format of the input, one of ${inputs}; recognised from the content where left out." placeholder:"NAME"`
	Mapping    string   `help:"What the labels of other tools mean, in YAML; asked before what is built in." placeholder:"FILE"`
	Builtin    string   `help:"Print what labels mean in a format, or in all (common), and check nothing: the beginning of a mapping of one's own." placeholder:"NAME"`
	NameByPath bool     `help:"Name articles by their paths below what is given, as article/news~a: where folders have files of one name."`
	Jobs       int      `help:"How many files to read at once; 0 is as many as there are processors." default:"0" placeholder:"N"`
	Paths      []string `arg:"" optional:"" name:"path" help:"Files, directories or archives of annotated articles; - is standard input."`
}

// Help is the part of the command's help that shows how it is used.
func (checkCommand) Help() string {
	return `Every mistake is named with file, line and column. Exit code 1 tells that there are some.

Example: parley check testdata/articles`
}

// Validate tells of wrong usage.
func (c *checkCommand) Validate() error {
	if len(c.Paths) == 0 && !c.Types && c.Builtin == "" {
		return errors.New("nothing to check: name files or directories of annotated articles")
	}
	return nil
}

// Run checks the paths and prints what is wrong with them.
func (c *checkCommand) Run(ctx context.Context, term terminal) error {
	if c.Types {
		return printTypes(term)
	}
	if c.Builtin != "" {
		file, err := loader.Mapping(c.Builtin)
		if err == nil {
			_, err = term.out.Write(file)
		}
		return err
	}
	files, err := openInput(c.Paths, term.in)
	if err != nil {
		return err
	}
	defer files.close()
	report, err := service.Check(ctx, service.LoadRequest{
		FS: files, Paths: files.paths, Format: c.Format, Mapping: c.Mapping, NameByPath: c.NameByPath, Jobs: jobs(c.Jobs),
	})
	if err != nil {
		return err
	}
	if err := errors.Join(report.PrintProblems(plainText{term.err}), report.PrintCheck(plainText{term.out})); err != nil {
		return err
	}
	if len(report.Problems) > 0 {
		return errReported
	}
	return nil
}

func printTypes(term terminal) error {
	table := tabwriter.NewWriter(term.out, 0, 0, 2, ' ', 0)
	rows := [][]any{{"EVENT TYPE", "PEOPLE MET", "MEANS"}}
	for _, t := range graph.EventTypes() {
		rows = append(rows, []any{t.Label, map[bool]string{true: "yes", false: ""}[t.Meeting], t.Means})
	}
	rows = append(rows, []any{"", "", ""}, []any{"ROLE", "TOOK PART", "MEANS"})
	for _, r := range graph.Roles() {
		rows = append(rows, []any{r.Label, map[bool]string{true: "yes", false: ""}[r.TookPart], r.Means})
	}
	for _, row := range rows {
		if _, err := fmt.Fprintf(table, "%s\t%s\t%s\n", row...); err != nil {
			return err
		}
	}
	return table.Flush()
}
