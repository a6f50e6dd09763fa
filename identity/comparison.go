package identity

import (
	"fmt"
	"math"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// The thresholds of scores, from 0 to 1: from the first on two things are the
// same, below the second they are different, between them a person decides.
// They, and the weights of the features, are set on the half of
// testdata/names.tsv that is for tuning; docs/identity.md tells how.
const (
	SameFrom       = 0.8
	DifferentBelow = 0.45
)

// Comparison says whether two names, or what goes by them, are one, and why.
type Comparison struct {
	Verdict graph.Verdict
	// Score is the sum of value times weight of the features, from 0 to 1.
	Score float64
	// Features are in the order in which they were looked at.
	Features []graph.Feature
}

// add takes a feature into account.
func (c *Comparison) add(name string, value, weight float64, format string, args ...any) {
	c.Features = append(c.Features, graph.Feature{
		Name: name, Value: value, Weight: weight, Detail: fmt.Sprintf(format, args...),
	})
}

// conclude sums up what was added.
func (c *Comparison) conclude() Comparison {
	sum := 0.0
	for _, f := range c.Features {
		sum += f.Value * f.Weight
	}
	// Two digits are what a reader can judge by, and keep the sum from depending on its order.
	c.Score = math.Round(100*min(1, max(0, sum))) / 100
	switch {
	case c.Score >= SameFrom:
		c.Verdict = graph.VerdictSame
	case c.Score < DifferentBelow:
		c.Verdict = graph.VerdictDifferent
	default:
		c.Verdict = graph.VerdictUnsure
	}
	return *c
}

// reason puts the features into words.
func (c *Comparison) reason() string {
	details := make([]string, len(c.Features))
	for i, f := range c.Features {
		details[i] = f.Detail
	}
	return strings.Join(details, "; ")
}

// CompareNames compares two names of persons, organizations or places by their
// words alone. Groups are known by description: their names never make them one.
func CompareNames(t graph.MentionType, a, b string) Comparison {
	return compareForms(readForm(t, a), readForm(t, b))
}

func compareForms(a, b *form) Comparison {
	var c Comparison
	switch {
	case a.kind != b.kind:
		c.add("type", 0, 1, "one is a %s, the other a %s", a.kind, b.kind)
	case a.person != nil:
		comparePersons(&c, a.person, b.person)
	case a.place != nil:
		comparePlaces(&c, a.place, b.place)
	case a.organization != nil:
		compareOrganizations(&c, a.organization, b.organization)
	default:
		c.add("description", 0.5, 1, "a description may fit several")
	}
	return c.conclude()
}
