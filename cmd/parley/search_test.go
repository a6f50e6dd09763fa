package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/index/lexicon"
)

// found returns the ids that a search finds, with what they are called.
func found(t *testing.T, s *index.Snapshot, text string) (ids []graph.ID, called []string) {
	t.Helper()
	hits, _ := s.Search(text)
	for _, hit := range hits {
		name, err := "", error(nil)
		switch hit.ID.Prefix() {
		case graph.PrefixActor:
			var a *graph.Actor
			if a, err = s.Actor(hit.ID); err == nil {
				name = a.Name
			}
		case graph.PrefixPlace:
			var p *graph.Place
			if p, err = s.Place(hit.ID); err == nil {
				name = p.Name
			}
		case graph.PrefixEvent:
			var e *graph.Event
			if e, err = s.Event(hit.ID); err == nil {
				name = e.Label
			}
		default:
			var a *graph.Article
			if a, err = s.Article(hit.ID); err == nil {
				name = a.Title
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		ids, called = append(ids, hit.ID), append(called, name)
	}
	return ids, called
}

// TestSearchForgivesSpelling: what is found first in the five articles for names
// as people may write them.
func TestSearchForgivesSpelling(t *testing.T) {
	snapshot := loadArticles(t, "memory:").Snapshot()
	for text, want := range map[string]string{
		// other transliterations
		"Shaybani": "Asaad al-Shaibani", "Sheibani": "Asaad al-Shaibani", "Al Chaibani": "Asaad al-Shaibani", "Asad Shaybani": "Asaad al-Shaibani",
		"Sharra": "Ahmed al-Sharaa", "Charaa": "Ahmed al-Sharaa", "Ahmad Shara": "Ahmed al-Sharaa", "ash-Sharaa": "Ahmed al-Sharaa",
		"Barack": "Tom Barrack", "Barak": "Tom Barrack", "Thomas Barak": "Tom Barrack",
		"Muwafaq Tarif": "Mowafaq Tarif", "Mowafak": "Mowafaq Tarif", "Tareef": "Mowafaq Tarif", "Tariff": "Mowafaq Tarif",
		"Netaniahu": "Benjamin Netanyahu", "Netanjahu": "Benjamin Netanyahu", "Binyamin Netanyahu": "Benjamin Netanyahu",
		"Azerbaidjan": "Azerbaijan", "Suweida": "Suwayda", "Souweida": "Suwayda", "Bachar al Assad": "Bashar al-Assad",
		// a letter too few, too many, another, or two that changed places
		"Shaibni": "Asaad al-Shaibani", "Shaibanni": "Asaad al-Shaibani", "Shiabani": "Asaad al-Shaibani", "Shaibano": "Asaad al-Shaibani", "Shaihbani": "Asaad al-Shaibani",
		"Dremer": "Ron Dermer", "Derner": "Ron Dermer", "Demer": "Ron Dermer", "Dermre": "Ron Dermer",
		"Barrakc": "Tom Barrack", "Brrack": "Tom Barrack", "Barot": "Jean-Noël Barrot", "Barrto": "Jean-Noël Barrot", "Jean Noel Barot": "Jean-Noël Barrot",
		"Netenyaho": "Benjamin Netanyahu", "Netnayahu": "Benjamin Netanyahu", "Erdgan": "Erdogan", "Edrogan": "Erdogan",
		"Azerbajan": "Azerbaijan", "Paaris": "Paris",
		// the order of words, and parts of names
		"Barack Tom": "Tom Barrack", "Dermer Ron": "Ron Dermer", "Tarif Mowafk": "Mowafaq Tarif", "shaib": "Asaad al-Shaibani",
		// events by what they are about, articles by their titles
		"securty understandings":   "meeting in Paris, [2025-07-24,2025-07-26]: Tom Barrack, Asaad al-Shaibani, Ron Dermer, US, 11 others",
		"Agree To Hold Secnd Rund": "Syria, Israel Hold ‘De-Escalation’ Talks in Paris, Agree To Hold Second Round",
	} {
		_, called := found(t, snapshot, text)
		if len(called) == 0 || called[0] != want {
			t.Errorf("%s: found %q, want %q first", text, called[:min(3, len(called))], want)
		}
	}
	for _, text := range []string{
		"", "?!", "Sweden", "Norway", "Merkel", "Mozart", "Barcelona", "Brussels", "Xyzzy", "Hussein", "Zzz", "Shaibani Norway",
		"Parachute", "Dormouse", "Netherlands", "Asparagus", "Bi", "qqqqqqqq",
	} {
		if _, called := found(t, snapshot, text); len(called) > 0 {
			t.Errorf("%q: found %q, want nothing", text, called[:min(3, len(called))])
		}
	}
}

// Whoever has a name is found by it with one mistake in one of its longer words,
// wherever that is, and by its words in any order; and what a search by the
// beginnings of words finds is found.
func TestEveryNameIsFoundWithAMistake(t *testing.T) {
	snapshot := loadArticles(t, "memory:").Snapshot()
	spellings := map[string]graph.ID{}
	for _, id := range append(slices.Clone(snapshot.Actors()), snapshot.Places()...) {
		all := []graph.Name{}
		if a, err := snapshot.Actor(id); err == nil {
			all = a.Names
		} else if p, err := snapshot.Place(id); err == nil {
			all = p.Names
		}
		for _, name := range all {
			spellings[strings.Join(names.Words(name.Value), " ")] = id
		}
	}
	known := slices.Sorted(maps.Keys(spellings))
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(known).Draw(t, "name")
		words := rapid.Permutation(strings.Fields(name)).Draw(t, "words")
		text := strings.Join(words, " ")
		if at := slices.IndexFunc(words, func(w string) bool { return len(w) >= 5 }); at >= 0 {
			words[at] = mistaken(t, words[at])
			text = strings.Join(words, " ")
		}
		contains := func(hits []lexicon.Hit, id graph.ID) bool {
			return slices.ContainsFunc(hits, func(h lexicon.Hit) bool { return h.ID == id })
		}
		hits, _ := snapshot.Search(text)
		if !contains(hits, spellings[name]) {
			t.Fatalf("%q does not find %s (%q)", text, spellings[name], name)
		}
		for _, h := range snapshot.SearchNames(text) {
			if !contains(hits, h.ID) {
				t.Fatalf("%q does not find %s", text, h.ID)
			}
		}
		if !slices.IsSortedFunc(hits, func(a, b lexicon.Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) }) {
			t.Fatalf("not sorted: %v", hits)
		}
	})
}

// mistaken makes one mistake in a word.
func mistaken(t *rapid.T, word string) string {
	at := rapid.IntRange(0, len(word)-2).Draw(t, "at")
	letter := string(rapid.RuneFrom([]rune("abcdefghijklmnopqrstuvwxyz")).Draw(t, "letter"))
	switch rapid.IntRange(0, 3).Draw(t, "mistake") {
	case 0:
		return word[:at] + letter + word[at:]
	case 1:
		return word[:at] + word[at+1:]
	case 2:
		return word[:at] + letter + word[at+1:]
	}
	return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
}
