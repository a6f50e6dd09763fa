package store

import (
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// judge adds a judgement; at is the instant of one that gives none and is new.
func (d *draft) judge(j graph.Judgement, at time.Time) error {
	known, ok := d.judgements[j.ID]
	if !ok {
		stored := d.stored[j.ID]
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
	before, instants, err := quads.DecodeJudgement(j.ID, k.quads)
	if err != nil {
		return damaged(err)
	}
	same, err := sameQuads(encodeContent)(&before, &j)
	if err != nil {
		return err
	}
	if !same {
		return fmt.Errorf("it is stored with other content: %w", graph.ErrConflict)
	}
	if !j.At.IsZero() {
		instants = append(instants, before.At)
		k.quads, err = quads.EncodeJudgement(&j, slices.DeleteFunc(instants, j.At.Equal)...)
	}
	return err
}

// encodeContent returns the quads of a judgement as if it was given at one
// certain instant.
func encodeContent(j *graph.Judgement) ([]quad.Quad, error) {
	content := *j
	content.At = time.Unix(0, 0)
	return quads.EncodeJudgement(&content)
}
