package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// spellingsOf returns how mentions name a thing: the most used first, then by
// spelling. The mentions are sorted, and so are the articles.
func spellingsOf(mentions []*graph.Mention) []graph.Name {
	type key struct{ value, lang string }
	found := map[key]*graph.Name{}
	for _, m := range mentions {
		k := key{m.Text, m.Lang}
		name := found[k]
		if name == nil {
			name = &graph.Name{Value: m.Text, Lang: m.Lang}
			found[k] = name
		}
		name.Uses++
		if n := len(name.Articles); n == 0 || name.Articles[n-1] != m.Article {
			name.Articles = append(name.Articles, m.Article)
		}
	}
	all := make([]graph.Name, 0, len(found))
	for _, name := range found {
		slices.Sort(name.Articles)
		name.Articles = slices.Compact(name.Articles)
		all = append(all, *name)
	}
	slices.SortFunc(all, func(a, b graph.Name) int {
		return cmp.Or(cmp.Compare(b.Uses, a.Uses), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Lang, b.Lang))
	})
	return all
}

// keepNames leaves out pronouns and descriptions, which are mentions but no
// spellings of a name; all stay where nothing else names the thing.
func keepNames(spellings []graph.Name, isName func(string) bool) []graph.Name {
	kept := slices.DeleteFunc(slices.Clone(spellings), func(n graph.Name) bool { return !isName(n.Value) })
	if len(kept) == 0 {
		return spellings
	}
	return kept
}

// placeNames returns the normalised names of all places.
func (s *segment) placeNames() map[string]bool {
	placed := map[string]bool{}
	for _, m := range s.mentions.All() {
		if m.Type == graph.MentionPlace {
			placed[names.Normalise(m.Text)] = true
		}
	}
	return placed
}

// preferred returns the spelling to show, as prefer chooses; uses in several
// languages count together. What is in placed is a metonym.
func preferred(spellings []graph.Name, placed map[string]bool, prefer func([]names.Spelling) string) string {
	uses := map[string]int{}
	for _, name := range spellings {
		uses[name.Value] += name.Uses
	}
	all := make([]names.Spelling, 0, len(uses))
	for value, n := range uses {
		all = append(all, names.Spelling{Value: value, Uses: n, Metonym: placed[names.Normalise(value)]})
	}
	return prefer(all)
}

// sameAsOf returns the ids in knowledge bases, sorted.
func sameAsOf(mentions []*graph.Mention) []string {
	var all []string
	for _, m := range mentions {
		all = append(all, m.SameAs...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// mentionsOf returns the members of a cluster that the corpus holds.
func (s *segment) mentionsOf(c *graph.Cluster) []*graph.Mention {
	mentions := make([]*graph.Mention, 0, len(c.Members))
	for _, id := range c.Members {
		if m := s.mentions.Get(id); m != nil {
			mentions = append(mentions, m)
		}
	}
	return mentions
}
