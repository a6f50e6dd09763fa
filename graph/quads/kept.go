package quads

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// kept writes what the source says in words of its own, a quad each.
func (w *writer) kept(subject graph.ID, list []graph.Kept) {
	for _, k := range list {
		if k.Name == "" || !utf8.ValidString(k.Name+k.Value) { // JSON would replace it in silence
			w.fail("%s: %q of the source has no name or is not valid UTF-8", subject, k)
		}
		text, err := json.Marshal([2]string{k.Name, k.Value})
		if err != nil {
			w.fail("%s: %v", subject, err)
		}
		w.typed(subject, termKept, string(text), typeJSON)
	}
	if !slices.Equal(list, graph.SortKept(slices.Clone(list))) {
		w.fail("%s: what is kept of the source is not sorted, or there twice", subject)
	}
}

func (r *reader) kept(subject graph.ID) []graph.Kept {
	var list []graph.Kept
	for _, text := range r.texts(subject, termKept) {
		var pair [2]string
		if json.Unmarshal([]byte(text), &pair) == nil {
			list = append(list, graph.Kept{Name: pair[0], Value: pair[1]})
		}
	}
	return graph.SortKept(list)
}
