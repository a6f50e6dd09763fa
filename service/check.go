package service

import (
	"context"
	"io"

	"github.com/parley-kg/parley/loader"
)

// Check reads what a load would read, and stores nothing. The report counts
// the articles and claims that are good, and holds the problems of the others.
func Check(ctx context.Context, request LoadRequest) (*Report, error) {
	report := &Report{DryRun: true}
	for item := range loader.Read(ctx, request.Paths, request.options()) {
		report.Items++
		report.imported(&item)
		report.Problems = append(report.Problems, item.Problems...)
		if item.Article != nil {
			report.Added = append(report.Added, item.Article.Article.ID)
			report.ClaimsAdded += len(item.Article.Claims)
		}
		report.JudgementsAdded += len(item.Judgements)
	}
	return report, ctx.Err()
}

// PrintCheck writes what a check found to be good, and how many problems.
func (r *Report) PrintCheck(w io.Writer) error {
	p := printer{w: w}
	p.line("%s with %s, %s, %s", count(len(r.Added), "good article"), count(r.ClaimsAdded, "claim"),
		count(r.JudgementsAdded, "judgement"), count(len(r.Problems), "problem"))
	r.printImported(&p)
	return p.err
}
