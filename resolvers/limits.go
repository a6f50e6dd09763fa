package resolvers

import "time"

// Limits bound what one request may ask for, so that no question, however
// written, can hold the server for long. Beyond one, a request is refused
// before anything is answered.
type Limits struct {
	// Body is how many bytes a request's body may have.
	Body int64
	// Query is how many bytes the question may have, without its variables.
	Query int
	// Tokens is how many words and signs the question may have.
	Tokens int
	// Depth is how deeply fields may be nested.
	Depth int
	// Fields is how many fields there may be once all fragments are expanded.
	Fields int
	// Repeats is how often one selection set may hold one response key: validation compares each
	// with each.
	Repeats int
	// Aliases, Directives and Operations are how many of these the question may hold.
	Aliases, Directives, Operations int
	// InputValues is how many values all variables together may hold, InputDepth how deeply these
	// may be nested.
	InputValues, InputDepth int
	// Cost is how many fields the answer may have, as estimated from the sizes of the pages asked for.
	Cost int
	// Time is how long reading a request may take, and how long its answer.
	Time time.Duration
}

// DefaultLimits lets pass a page of 1000 events with their evidence.
func DefaultLimits() Limits {
	return Limits{
		Body:        256 << 10,
		Query:       64 << 10,
		Tokens:      2500,
		Depth:       15,
		Fields:      1000,
		Repeats:     20,
		Aliases:     100,
		Directives:  100,
		Operations:  10,
		InputValues: 2500,
		InputDepth:  20,
		Cost:        250_000,
		Time:        10 * time.Second,
	}
}
