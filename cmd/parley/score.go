package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/parley-kg/parley/identity/score"
	"github.com/parley-kg/parley/service"
)

type scoreCommand struct {
	WithoutJudgements bool     `help:"Resolve without the judgements and the coreference of the input: what rules find by themselves."`
	EachPath          bool     `help:"Resolve each path by itself, as the topics of a corpus, and score all together."`
	JSON              bool     `help:"Print JSON instead of a table." name:"json"`
	Format            string   `help:"Format of the input, one of ${inputs}; recognised from the content where left out." placeholder:"NAME"`
	NameByPath        bool     `help:"Name articles by their paths below what is given, as article/news~a: where folders have files of one name."`
	Paths             []string `arg:"" name:"path" help:"Files or directories of annotated articles; - is standard input (JSON or JSON Lines)."`
}

// Help is the part of the command's help that shows how it is used.
func (scoreCommand) Help() string {
	return `The key is what people say in the input: coreference inside articles, and judgements. The response is
what Parley makes of the same articles. docs/coreference.md tells what the measures mean.

Example: parley score --without-judgements testdata/articles`
}

// Run scores the paths and prints the figures.
func (c *scoreCommand) Run(ctx context.Context, term terminal) error {
	files, err := openInput(c.Paths, term.in)
	if err != nil {
		return err
	}
	defer files.close()
	scored, report, err := service.Score(ctx, service.ScoreRequest{
		LoadRequest:       service.LoadRequest{FS: files, Paths: files.paths, Format: c.Format, NameByPath: c.NameByPath},
		WithoutJudgements: c.WithoutJudgements, EachPath: c.EachPath,
	})
	if err != nil {
		return err
	}
	show := printScores
	if c.JSON {
		show = printScoresJSON
	}
	err = report.PrintProblems(plainText{term.err})
	if scored != nil {
		err = errors.Join(err, show(term.out, scored))
	}
	if err != nil {
		return err
	}
	if len(report.Problems) > 0 {
		return errReported
	}
	return nil
}

func printScoresJSON(out io.Writer, s *service.Scored) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(s)
}

func printScores(out io.Writer, s *service.Scored) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	if _, err := fmt.Fprintln(table, "\tmentions\tkey\tresponse\tMUC\tB³\tCEAFe\tCoNLL F1\tLEA\tpairs P\tpairs R\t"); err != nil {
		return err
	}
	for _, row := range []struct {
		name   string
		scores score.Scores
	}{
		{"events", s.Events.All},
		{"without singletons", s.Events.Linked},
		{"entities", s.Entities.All},
		{"without singletons", s.Entities.Linked},
	} {
		if _, err := fmt.Fprintf(table, "%s\t%s\t\n", row.name, figures(row.scores)); err != nil {
			return err
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return errors.Join(printVerdicts(out, "events", s.Events.Judgements), printVerdicts(out, "entities", s.Entities.Judgements))
}

// figures are those of a row, in percent; none where neither side has a cluster,
// for there is nothing that was found.
func figures(v score.Scores) string {
	counts := fmt.Sprintf("%d\t%d\t%d", v.Items, v.KeyClusters, v.ResponseClusters)
	if v.KeyClusters+v.ResponseClusters == 0 {
		return counts + strings.Repeat("\t-", 7)
	}
	for _, share := range []float64{v.MUC.F1, v.BCubed.F1, v.CEAFe.F1, v.CoNLL, v.LEA.F1, v.Pairs.Precision, v.Pairs.Recall} {
		counts += fmt.Sprintf("\t%.1f", 100*share)
	}
	return counts
}

func printVerdicts(out io.Writer, of string, v score.Verdicts) error {
	_, err := fmt.Fprintf(out, "judgements on %s: SAME %d, of which right %d; DIFFERENT %d, of which right %d; UNSURE %d, of which one %d\n",
		of, v.Same, v.SameRight, v.Different, v.DifferentRight, v.Unsure, v.UnsureSame)
	return err
}
