package service

import (
	"context"

	"github.com/parley-kg/parley/loader"
)

// Check reads everything under the paths and stores nothing. The report counts
// the articles and claims that are good, and holds the problems of the others.
func Check(ctx context.Context, paths []string, format string) (*Report, error) {
	report := &Report{DryRun: true}
	for item := range loader.Read(ctx, paths, loader.Options{Format: format}) {
		report.Items++
		report.Problems = append(report.Problems, item.Problems...)
		if item.Article != nil {
			report.Added = append(report.Added, item.Article.Article.ID)
			report.ClaimsAdded += len(item.Article.Claims)
		}
		report.JudgementsAdded += len(item.Judgements)
	}
	return report, ctx.Err()
}
