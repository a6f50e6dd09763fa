package service

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/loader"
)

// Report tells what a load did, or in a dry run would do.
type Report struct {
	DryRun bool
	// Items is how many articles and files of judgements were read, good and bad.
	Items int
	// Added, Corrected and Unchanged are articles, in the order of reading.
	Added, Corrected, Unchanged  []graph.ID
	ClaimsAdded, ClaimsRetracted int
	JudgementsAdded              int
	// NewActors, NewPlaces and NewEvents were not there before; sorted.
	NewActors, NewPlaces, NewEvents []graph.ID
	// Merges are things that were apart and are now one; sorted by Into.
	Merges []graph.Merge
	// Problems are what is wrong with the bad items.
	Problems []*loader.ParseError
	// Repairs tell what had to be mended to read the items, in the order of reading.
	Repairs []*loader.ParseError
	// Unmapped counts the labels of other tools that are kept under their own names; Skipped the texts
	// that an annotator did not accept, or that nobody annotated, by the reason.
	Unmapped []loader.Label
	Skipped  map[string]int
	// Warnings tell of what was loaded and has no effect.
	Warnings []string
}

// compare fills in what the second state has that the first had not.
func (r *Report) compare(from, to *state) {
	if from.snapshot == to.snapshot {
		return
	}
	r.JudgementsAdded = len(to.corpus().Judgements) - len(from.corpus().Judgements)
	before, after := from.snapshot, to.snapshot
	for id := range after.Changed(before) {
		if len(elsewhere(id, after, before)) > 0 {
			continue
		}
		switch id.Prefix() {
		case graph.PrefixActor:
			r.NewActors = append(r.NewActors, id)
		case graph.PrefixPlace:
			r.NewPlaces = append(r.NewPlaces, id)
		default:
			r.NewEvents = append(r.NewEvents, id)
		}
	}
	slices.Sort(r.NewActors)
	slices.Sort(r.NewPlaces)
	slices.Sort(r.NewEvents)
	r.Merges = merges(before, after)
}

// warnOfDanglingJudgements names judgements about ids that nothing answers to:
// most often a misspelt id.
func (r *Report) warnOfDanglingJudgements(after *index.Snapshot, judgements []graph.Judgement) {
	for _, j := range judgements {
		for _, id := range []graph.ID{j.Left, j.Right} {
			if !known(after, id) {
				r.Warnings = append(r.Warnings, fmt.Sprintf(
					"the judgement %s of %s and %s has no effect yet: nothing is known under %s",
					j.Verdict, j.Left, j.Right, id))
			}
		}
	}
}

func known(s *index.Snapshot, id graph.ID) bool {
	var err error
	switch {
	case id.IsMention():
		_, err = s.Mention(id)
	case id.Prefix() == graph.PrefixInstance:
		return true // what a corpus holds to be one thing is nothing by itself
	case id.Prefix() == graph.PrefixClaim:
		_, err = s.Claim(id)
	case id.Prefix() == graph.PrefixActor:
		_, err = s.Actor(id)
	case id.Prefix() == graph.PrefixPlace:
		_, err = s.Place(id)
	default:
		_, err = s.Event(id)
	}
	return err == nil || errors.Is(err, graph.ErrAmbiguous)
}

// PrintProblems writes what is wrong with the bad items, then the warnings, a
// line each.
func (r *Report) PrintProblems(w io.Writer) error {
	p := printer{w: w}
	for _, problem := range r.Problems {
		p.line("%v", problem)
	}
	for _, repair := range r.Repairs {
		p.line("warning: %v", repair)
	}
	for _, warning := range r.Warnings {
		p.line("warning: %s", warning)
	}
	return p.err
}

// PrintSummary writes what was done; after a dry run, what would be.
func (r *Report) PrintSummary(w io.Writer) error {
	p := printer{w: w}
	verb := "loaded"
	if r.DryRun {
		verb = "would load"
	}
	p.line("%s %s, %d corrected, %d unchanged; %s added, %d retracted; %s added",
		verb, count(len(r.Added), "new article"), len(r.Corrected), len(r.Unchanged),
		count(r.ClaimsAdded, "claim"), r.ClaimsRetracted, count(r.JudgementsAdded, "judgement"))
	p.line("new: %s, %s, %s; %s", count(len(r.NewActors), "actor"), count(len(r.NewPlaces), "place"),
		count(len(r.NewEvents), "event"), count(len(r.Merges), "merge"))
	r.printImported(&p)
	if r.DryRun {
		p.list("new actor", r.NewActors)
		p.list("new place", r.NewPlaces)
		p.list("new event", r.NewEvents)
	}
	for _, m := range r.Merges {
		p.line("%s", m)
	}
	return p.err
}

// printer writes lines and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) list(what string, ids []graph.ID) {
	for _, id := range ids {
		p.line("%s %s", what, id)
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
