package query

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/parley-kg/parley/index"
)

// Step is one step of a plan: how the events that meet one condition of a
// question were found.
type Step struct {
	// Do is what was done, in words: "type meeting".
	Do string `json:"do"`
	// AtMost is how many events can meet the condition, as far as was known beforehand. Of conditions
	// that must all hold, those that fewest events can meet come first.
	AtMost uint64 `json:"atMost"`
	// Ran tells whether the step was needed: none is once no event is left.
	Ran bool `json:"ran"`
	// Scope is how many events could still be in the answer when the step began, Found how many
	// could when it ended, and Certain how many of them meet the condition certainly.
	Scope   uint64 `json:"scope"`
	Found   uint64 `json:"found"`
	Certain uint64 `json:"certain"`
	// Touched counts the rows that the step itself looked at, without those of Steps: events that
	// were read, and entries of postings that were compared.
	Touched uint64 `json:"rowsTouched"`
	// Steps are those of which this one is made.
	Steps []*Step `json:"steps,omitempty"`
}

// Total counts the rows that were touched by the step and all within it.
func (s *Step) Total() uint64 {
	total := s.Touched
	for _, within := range s.Steps {
		total += within.Total()
	}
	return total
}

func (s *Step) clone() *Step {
	same := *s
	same.Steps = make([]*Step, len(s.Steps))
	for i, within := range s.Steps {
		same.Steps[i] = within.clone()
	}
	return &same
}

// Plan gathers the steps of the questions that are asked with its context.
type Plan struct {
	mu    sync.Mutex
	steps []*Step
	rows  atomic.Uint64
}

// Steps returns what was gathered so far, a step for each question.
func (p *Plan) Steps() []*Step {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.steps
}

// Touched counts the rows that were touched in all: those of the steps, and what
// was read for the answers themselves: events, claims, words and entries of names.
func (p *Plan) Touched() uint64 {
	total := p.rows.Load()
	for _, step := range p.Steps() {
		total += step.Total()
	}
	return total
}

type planKey struct{}

// WithPlan returns a context with which questions tell how they are answered.
func WithPlan(ctx context.Context) (context.Context, *Plan) {
	plan := &Plan{}
	return context.WithValue(ctx, planKey{}, plan), plan
}

// planOf returns the plan of a context; nil where nobody asks for it.
func planOf(ctx context.Context) *Plan {
	plan, _ := ctx.Value(planKey{}).(*Plan)
	return plan
}

// add adds a step as it is now: to look for what was not used runs its conditions
// again.
func (p *Plan) add(step *Step) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.steps = append(p.steps, step.clone())
}

// read counts rows that were read beside the steps.
func (p *Plan) read(rows int) {
	if p != nil {
		p.rows.Add(uint64(rows)) //nolint:gosec // a length
	}
}

// readAll counts events that were gone through.
func (p *Plan) readAll(events *roaring.Bitmap) {
	if p != nil {
		p.rows.Add(events.GetCardinality())
	}
}

// condition finds the events that match.
type condition struct {
	step *Step
	// atMost is how many events can match.
	atMost uint64
	// parts are the conditions of which all must hold, where it is made of such.
	parts []condition
	// aspect is what it is about, and reads whether it may have to read events one by one.
	aspect aspect
	reads  bool
	// find finds them within a scope, the events that can still be in the answer; nil is all.
	find func(scope *roaring.Bitmap, step *Step) (index.Matches, error)
}

// as says what a condition is about.
func (c condition) as(format string, args ...any) condition {
	c.step.Do = fmt.Sprintf(format, args...)
	return c
}

// in finds the events of a scope that match; nil is all.
func (c condition) in(scope *roaring.Bitmap) (index.Matches, error) {
	c.step.Ran, c.step.AtMost = true, c.atMost
	c.step.Scope = c.atMost
	if scope != nil {
		c.step.Scope = scope.GetCardinality()
	}
	found, err := c.find(scope, c.step)
	if err != nil {
		return index.Matches{}, err
	}
	found = whole(found)
	c.step.Found, c.step.Certain = found.Possible.GetCardinality(), found.Certain.GetCardinality()
	return found, nil
}

// steps are those of conditions.
func steps(conditions []condition) []*Step {
	all := make([]*Step, len(conditions))
	for i, c := range conditions {
		c.step.AtMost = c.atMost
		all[i] = c.step
	}
	return all
}
