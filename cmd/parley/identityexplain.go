package main

import (
	"context"
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

type identityExplainCommand struct {
	pairArgs
}

// Help is the part of the command's help that shows how it is used.
func (identityExplainCommand) Help() string {
	return `What the rules compare, feature by feature, with its value (-1 to 1), its weight and what was found;
then the chain of judgements that makes the two one, or what keeps them apart.

Example: parley identity explain actor/tom-barrack actor/thomas-barrack`
}

// Run prints the explanation.
func (c *identityExplainCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	return flags.withExisting(ctx, term, func(s *service.Service) error {
		e, err := s.Explain(ctx, graph.ID(c.Left), graph.ID(c.Right))
		if err != nil {
			return err
		}
		p := judgementPrinter{plainText{term.out}, namer{query.NewReader(s.Snapshot, s.Store()).Session()}}
		if _, err := fmt.Fprintf(plainText{term.out}, "%s\n  %s\n%s\n  %s\n\n", c.Left, p.nameOf(graph.ID(c.Left)), c.Right, p.nameOf(graph.ID(c.Right))); err != nil {
			return err
		}
		if err := printComparison(term, &e.Comparison); err != nil {
			return err
		}
		return p.printOutcome(e)
	})
}

func printComparison(term terminal, c *identity.Comparison) error {
	if _, err := fmt.Fprintf(plainText{term.out}, "the rules say %s, %.2f:\n", c.Verdict, c.Score); err != nil {
		return err
	}
	table := tabwriter.NewWriter(plainText{term.out}, 0, 0, 2, ' ', 0)
	for _, f := range c.Features {
		if _, err := fmt.Fprintf(table, "  %s\t%.2f × %.2f\t%s\n", f.Name, f.Value, f.Weight, f.Detail); err != nil {
			return err
		}
	}
	return table.Flush()
}

func (p judgementPrinter) printOutcome(e *identity.Explanation) error {
	outcome := "they are two: nothing joins them"
	switch {
	case e.One && len(e.Chain) == 0:
		outcome = "they are one: both ids mean it"
	case e.One:
		outcome = "they are one, by this chain:"
	case e.Apart != "":
		outcome = "they are two: " + e.Apart
	}
	if _, err := fmt.Fprintf(p.out, "\n%s\n", outcome); err != nil {
		return err
	}
	for _, l := range e.Links {
		if _, err := fmt.Fprintf(p.out, "%s %s %s, by %s: %s\n", l.From, l.Kind, l.To, l.By, l.Reason); err != nil {
			return err
		}
	}
	if err := p.printAll(e.Chain); err != nil {
		return err
	}
	others := slices.DeleteFunc(e.Judgements, func(j graph.Judgement) bool {
		return e.One && j.Verdict == graph.VerdictSame // the chain says enough
	})
	if len(others) == 0 {
		return nil
	}
	if _, err := fmt.Fprintln(p.out, "\nwhat was judged of them:"); err != nil {
		return err
	}
	return p.printAll(others)
}

func (p judgementPrinter) printAll(list []graph.Judgement) error {
	for i := range list {
		if err := p.print(&list[i]); err != nil {
			return err
		}
	}
	return nil
}
