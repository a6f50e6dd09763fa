package query

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

func TestCutCountsCodePoints(t *testing.T) {
	for _, test := range []struct {
		name, text string
		span       graph.Span
		want       string
	}{
		{"ascii", "Barrack hosted", graph.Span{Start: 0, End: 7}, "Barrack"},
		{"whole", "abc", graph.Span{Start: 0, End: 3}, "abc"},
		{"nothing at the end", "abc", graph.Span{Start: 3, End: 3}, ""},
		{"after a curly apostrophe", "Syria’s envoy", graph.Span{Start: 8, End: 13}, "envoy"},
		{"the apostrophe itself", "Syria’s envoy", graph.Span{Start: 5, End: 6}, "’"},
		{"beyond the basic plane", "a😀b", graph.Span{Start: 1, End: 3}, "😀b"},
		{"byte order mark is a character", "\ufeffAFP", graph.Span{Start: 1, End: 4}, "AFP"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := newText(test.text).cut(test.span)
			if err != nil || got != test.want {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestCutOutsideTheText(t *testing.T) {
	for _, span := range []graph.Span{{Start: -1, End: 1}, {Start: 2, End: 1}, {Start: 0, End: 6}, {Start: 6, End: 6}} {
		for _, whole := range []string{"abcde", "äbcdé"} {
			if got, err := newText(whole).cut(span); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("cut %v of %q: got %q, %v; want ErrInvalid", span, whole, got, err)
			}
		}
	}
}

func TestCutIsTheSliceOfRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOf(rapid.Rune()).Draw(t, "runes")
		whole := string(runes)
		runes = []rune(whole)
		end := rapid.IntRange(0, len(runes)).Draw(t, "end")
		start := rapid.IntRange(0, end).Draw(t, "start")
		got, err := newText(whole).cut(graph.Span{Start: start, End: end})
		if err != nil || got != string(runes[start:end]) {
			t.Fatalf("got %q, %v; want %q", got, err, string(runes[start:end]))
		}
	})
}
