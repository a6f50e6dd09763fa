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

// Message returns what to show of an error: its text without the name of its
// kind at the end, which stands there for programs.
func Message(err error) string {
	message := err.Error()
	for _, kind := range []error{ErrNotFound, ErrInvalid, ErrConflict, ErrAmbiguous, ErrUnavailable} {
		if errors.Is(err, kind) {
			message = strings.TrimSuffix(message, ": "+kind.Error())
		}
	}
	return message
}

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
