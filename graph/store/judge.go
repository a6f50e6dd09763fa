package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// judge adds a judgement; at is the instant of one that gives none and is new.
func (d *draft) judge(ctx context.Context, j graph.Judgement, at time.Time) error {
	known, ok := d.judgements[j.ID]
	if !ok {
		stored, err := d.store.with(ctx, quad.Label, j.ID)
		if err != nil {
			return err
		}
		known = &judgement{quads: stored, stored: stored}
	}
	if len(known.quads) == 0 {
		if j.At.IsZero() {
			j.At = at
		}
		encoded, err := quads.EncodeJudgement(&j)
		if err != nil {
			return err
		}
		known.quads = encoded
	} else if err := known.again(j); err != nil {
		return err
	}
	d.judgements[j.ID] = known
	return nil
}

// again adds the instant of a judgement that was given before.
func (k *judgement) again(j graph.Judgement) error {
	before, earlier, err := quads.DecodeJudgement(j.ID, k.quads)
	if err != nil {
		return damaged(err)
	}
	instants := append(earlier, before.At)
	if j.At.IsZero() {
		j.At = before.At
	}
	instants = slices.DeleteFunc(instants, j.At.Equal)
	encoded, err := quads.EncodeJudgement(&j, instants...)
	if err != nil {
		return err
	}
	if len(without(slices.Clone(k.quads), encoded)) > 0 {
		return fmt.Errorf("it is stored with other content: %w", graph.ErrConflict)
	}
	k.quads = encoded
	return nil
}
