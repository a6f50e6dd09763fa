package graph

import (
	"errors"
	"fmt"
	"strings"
)

// The kinds of errors that users meet. Errors wrap one of them, and the API
// shows it as extensions.code.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid")
	ErrConflict    = errors.New("conflict")
	ErrAmbiguous   = errors.New("ambiguous")
	ErrUnavailable = errors.New("unavailable")
)

// Candidate is one of several things that a name may mean.
type Candidate struct {
	ID   ID
	Name string
}

// AmbiguousError says that a name or an old id means several things. It wraps
// [ErrAmbiguous].
type AmbiguousError struct {
	Asked      string
	Candidates []Candidate
}

func (e *AmbiguousError) Error() string {
	names := make([]string, len(e.Candidates))
	for i, c := range e.Candidates {
		names[i] = fmt.Sprintf("%s (%s)", c.Name, c.ID)
	}
	return fmt.Sprintf("%q is ambiguous: ask for one of %s by id", e.Asked, strings.Join(names, ", "))
}

// Unwrap returns [ErrAmbiguous].
func (e *AmbiguousError) Unwrap() error { return ErrAmbiguous }
