package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

type identityListCommand struct {
	Unsure bool `help:"What waits for a person: all that rules, or people, could not tell, and conflicts between judgements."`
	All    bool `help:"Also what was superseded."`
}

// Help is the part of the command's help that shows how it is used.
func (identityListCommand) Help() string {
	return `Conflicts come first, then by instant.

Example: parley identity list --unsure`
}

// Run prints the judgements.
func (c *identityListCommand) Run(ctx context.Context, term terminal, flags *cli) error {
	return flags.withExisting(ctx, term, func(s *service.Service) error {
		session := query.NewReader(s.Snapshot, s.Store()).Session()
		filter := query.JudgementFilter{ByPeople: !c.Unsure, Superseded: c.All}
		if c.Unsure {
			filter.Verdicts = []graph.Verdict{graph.VerdictUnsure}
		}
		var conflicts, others []graph.Judgement
		for _, id := range session.JudgementIDs(filter) {
			j, err := s.Snapshot().Judgement(id)
			if err != nil {
				return err
			}
			if j.IsConflict() {
				conflicts = append(conflicts, *j)
			} else {
				others = append(others, *j)
			}
		}
		graph.SortJudgements(conflicts)
		graph.SortJudgements(others)
		p := judgementPrinter{plainText{term.out}, namer{session}}
		for _, list := range [][]graph.Judgement{conflicts, others} {
			for i := range list {
				if err := p.print(&list[i]); err != nil {
					return err
				}
			}
		}
		_, err := fmt.Fprintf(plainText{term.out}, "%s, %s\n", counted(len(conflicts), "conflict"), counted(len(others), "other judgement"))
		return err
	})
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// judgementPrinter prints judgements for people to read.
type judgementPrinter struct {
	out io.Writer
	namer
}

func (p judgementPrinter) print(j *graph.Judgement) error {
	score := ""
	if j.Score != nil {
		score = fmt.Sprintf(" %.2f", *j.Score)
	}
	superseded := ""
	if j.SupersededBy != "" {
		superseded = ", superseded by " + string(j.SupersededBy)
	}
	_, err := fmt.Fprintf(p.out, "%s %s%s by %s, %s%s\n  %s\n    %s\n  %s\n    %s\n",
		j.ID, j.Verdict, score, j.By, j.At.UTC().Format(time.RFC3339), superseded, j.Left, p.nameOf(j.Left), j.Right, p.nameOf(j.Right))
	if err == nil && j.Reason != "" {
		_, err = fmt.Fprintf(p.out, "  because %s\n", strings.ReplaceAll(j.Reason, "\n", " "))
	}
	return err
}
