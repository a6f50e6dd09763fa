package query

import (
	"fmt"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// text is an article's text that can be cut by code points.
type text struct {
	whole string
	// starts holds the byte offset of every code point, and at its end that of the end of the text;
	// nil where every code point is one byte.
	starts []int
	length int // in code points
}

func newText(whole string) *text {
	t := &text{whole: whole, length: utf8.RuneCountInString(whole)}
	if t.length == len(whole) {
		return t
	}
	t.starts = make([]int, 0, t.length+1)
	for start := range whole {
		t.starts = append(t.starts, start)
	}
	t.starts = append(t.starts, len(whole))
	return t
}

// cut returns the exact words of a span, in constant time. The error wraps
// graph.ErrInvalid where the span does not lie in the text.
func (t *text) cut(s graph.Span) (string, error) {
	if s.Start < 0 || s.End < s.Start || s.End > t.length {
		return "", fmt.Errorf("characters %d to %d do not lie in a text of %d: %w", s.Start, s.End, t.length, graph.ErrInvalid)
	}
	if t.starts == nil {
		return t.whole[s.Start:s.End], nil
	}
	return t.whole[t.starts[s.Start]:t.starts[s.End]], nil
}
