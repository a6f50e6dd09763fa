package store

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestTextsForgetsWhatWasNotUsed(t *testing.T) {
	known := newTexts(10)
	known.put("article/a", "aaaa")
	known.put("article/b", "bbbb")
	known.get("article/a")
	known.put("article/c", "cccc") // b was used least lately
	known.put("article/large", strings.Repeat("x", 11))
	for id, want := range map[string]bool{"a": true, "b": false, "c": true, "large": false} {
		if _, ok := known.get(graph.NewArticleID(id)); ok != want {
			t.Errorf("article/%s is remembered: %t, want %t", id, ok, want)
		}
	}
	if known.size != 8 || known.order.Len() != len(known.known) {
		t.Errorf("size %d, %d in order, %d known", known.size, known.order.Len(), len(known.known))
	}
}
