package main

import (
	"context"
	"errors"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
	"github.com/parley-kg/parley/service"
)

type identityCommand struct {
	List    identityListCommand    `cmd:"" help:"List what people have judged, or what waits for a person."`
	Explain identityExplainCommand `cmd:"" help:"Say how two things compare, and why they are one or two."`
	Merge   identityMergeCommand   `cmd:"" help:"Say that two are one."`
	Split   identitySplitCommand   `cmd:"" help:"Say that two are not one; it takes a merge back, too."`
	Export  identityExportCommand  `cmd:"" help:"Write what people have judged, as JSON Lines."`
	Import  identityImportCommand  `cmd:"" help:"Load what people have judged elsewhere."`
}

// Help is the part of the command's help that shows how it is used.
func (identityCommand) Help() string {
	return `Ids are those of actors, places and events, or of mentions and claims. docs/identity.md tells what
a judgement on each of them means.

Example: parley identity list --unsure`
}

// pairArgs are two things that are compared or judged.
type pairArgs struct {
	Left  string `arg:"" help:"Id of the one." placeholder:"A"`
	Right string `arg:"" help:"Id of the other." placeholder:"B"`
}

// withExisting opens the store, which must exist, and closes it after use.
func (c *cli) withExisting(ctx context.Context, term terminal, use func(*service.Service) error) error {
	s, err := c.openExisting(ctx, term)
	if err != nil {
		return err
	}
	return errors.Join(use(s), s.Close())
}

// namer says what ids mean to people.
type namer struct{ *query.Session }

// nameOf returns the words of a mention or claim, and what it leads to.
func (n namer) nameOf(id graph.ID) string {
	thing, name := id, ""
	if m, err := n.Snapshot().Mention(id); err == nil {
		thing, name = n.Snapshot().RefersTo(id), "“"+m.Text+"”, "
	} else if event := n.Snapshot().EventOf(id); event != "" {
		thing = event
	}
	switch v, err := n.Node(thing); v := v.(type) {
	case *graph.Actor:
		return name + string(v.ID) + " (" + v.Name + ")"
	case *graph.Place:
		return name + string(v.ID) + " (" + v.Name + ")"
	case *graph.Event:
		return string(v.ID) + " (" + v.Label + ")"
	default:
		var ambiguous *graph.AmbiguousError
		if errors.As(err, &ambiguous) {
			return "several things"
		}
		return "nothing that is known"
	}
}
