package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

// judgeFlags say who judges, and why.
type judgeFlags struct {
	pairArgs

	Reason string `required:"" help:"Why; it is kept with the judgement." placeholder:"TEXT"`
	By     string `help:"Who judges (default ${default})." default:"editor" env:"PARLEY_BY" placeholder:"NAME"`
}

type identityMergeCommand struct{ judgeFlags }

// Help is the part of the command's help that shows how it is used.
func (identityMergeCommand) Help() string {
	return `Nothing is lost: the old ids lead to the one, and split takes it back. What somebody has judged to
differ is never merged, nor through others: that is a conflict, which is told, and exit code 1.

Example: parley identity merge actor/tom-barrack actor/thomas-barrack --reason 'Tom is short for Thomas'`
}

// Run judges that the two are one.
func (c *identityMergeCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	return c.judge(ctx, term, flags, graph.VerdictSame)
}

type identitySplitCommand struct{ judgeFlags }

// Help is the part of the command's help that shows how it is used.
func (identitySplitCommand) Help() string {
	return `The two are kept apart, through others as well, until a later judgement on them.

Example: parley identity split actor/asaad-al-shaibani actor/shibani --reason 'the text means his brother'`
}

// Run judges that the two differ.
func (c *identitySplitCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	return c.judge(ctx, term, flags, graph.VerdictDifferent)
}

// judge stores the judgement and prints what came of it.
func (c *judgeFlags) judge(ctx context.Context, term terminal, flags *cli, verdict graph.Verdict) error {
	return flags.withExisting(ctx, term, func(s *service.Service) error {
		ruling, err := s.Judge(ctx, service.JudgeRequest{
			Left: graph.ID(c.Left), Right: graph.ID(c.Right), Verdict: verdict, By: c.By, Reason: c.Reason,
		})
		if err != nil {
			return err
		}
		if err := printRuling(term, s, ruling); err != nil {
			return err
		}
		return inVain(ruling)
	})
}

func printRuling(term terminal, s *service.Service, r *graph.Ruling) error {
	p := judgementPrinter{plainText{term.out}, namer{query.NewReader(s.Snapshot, s.Store()).Session()}}
	if err := p.print(&r.Judgement); err != nil {
		return err
	}
	for _, m := range r.Merges {
		if _, err := fmt.Fprintf(plainText{term.out}, "%s\n", m); err != nil {
			return err
		}
	}
	for _, split := range r.Splits {
		if _, err := fmt.Fprintf(plainText{term.out}, "%s\n", split); err != nil {
			return err
		}
	}
	p.out = plainText{term.err}
	for i := range r.Conflicts {
		if _, err := fmt.Fprint(plainText{term.err}, "conflict: "); err != nil {
			return err
		}
		if err := p.print(&r.Conflicts[i]); err != nil {
			return err
		}
	}
	return nil
}

// inVain says that a judgement was stored and does not do what it says.
func inVain(r *graph.Ruling) error {
	switch {
	case r.Judgement.Verdict == graph.VerdictSame && !r.One:
		return errors.New("the judgement is stored, but the two stay apart: see the conflicts, in parley identity list --unsure as well")
	case r.Judgement.Verdict == graph.VerdictDifferent && r.One:
		return errors.New("the judgement is stored, but the two ids still mean one: name mentions or claims of it")
	}
	return nil
}
