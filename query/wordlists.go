package query

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// wordLists find things by the words of texts. Things are numbered as they come;
// lists holds the numbers of those whose text has a word.
type wordLists[T any] struct {
	things []T
	lists  map[string][]uint32
}

// add adds a thing and its text.
func (w *wordLists[T]) add(thing T, text string) {
	if w.lists == nil {
		w.lists = map[string][]uint32{}
	}
	number := uint32(len(w.things)) //nolint:gosec // claims and articles are fewer than 4 billion
	w.things = append(w.things, thing)
	for _, word := range distinctWords(text) {
		w.lists[word] = append(w.lists[word], number)
	}
}

// find returns the things whose text has all of the words, of which there is at
// least one, and how many entries of lists were compared.
func (w *wordLists[T]) find(words []string) (things []T, touched int) {
	lists := make([][]uint32, len(words))
	for i, word := range words {
		lists[i] = w.lists[word]
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return len(a) - len(b) })
	found := lists[0]
	for _, list := range lists[1:] {
		touched += len(found)
		found = slices.DeleteFunc(slices.Clone(found), func(thing uint32) bool {
			_, has := slices.BinarySearch(list, thing)
			return !has
		})
	}
	things = make([]T, len(found))
	for i, number := range found {
		things[i] = w.things[number]
	}
	return things, touched + len(found)
}

// distinctWords returns the words of a text as they are compared, sorted, each once.
func distinctWords(text string) []string {
	words := names.Words(text)
	slices.Sort(words)
	return slices.Compact(words)
}

// wordsAsked are the words of a text that somebody looks for. The error wraps
// graph.ErrInvalid where there are none.
func wordsAsked(text string) ([]string, error) {
	words := distinctWords(text)
	if len(words) == 0 {
		return nil, fmt.Errorf("text: %q holds no word: %w", text, graph.ErrInvalid)
	}
	return words, nil
}
