package identity

import (
	"cmp"
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph/names"
)

// bareFamily is a family name that an article has without any given name.
type bareFamily struct {
	nodes []int32
	title string // that before it, if there is one only
	// several tells that there are several titles, so that it may be that of several people.
	several bool
}

// joinBareNames joins the family names of an article of which nobody there has more:
// President Erdogan and Erdogan. Mr and Mrs Kelly are two.
func (r *resolver) joinBareNames(c *cast) {
	families := map[string]*bareFamily{}
	for _, node := range c.bare {
		name := r.names[node]
		if len(name.person.Words) != 1 || r.hasMore(name.person, c.named) {
			continue
		}
		text := name.person.Family().Text
		if families[text] == nil {
			families[text] = &bareFamily{}
		}
		f := families[text]
		f.several = f.several || f.title != "" && name.titles != "" && f.title != name.titles
		f.title = cmp.Or(f.title, name.titles)
		f.nodes = append(f.nodes, node)
	}
	for _, text := range slices.Sorted(maps.Keys(families)) {
		f := families[text]
		if f.several {
			continue
		}
		for _, node := range f.nodes[1:] {
			c := Comparison{}
			c.addWords(familyName, familyWeight, r.familyOf(f.nodes[0]), r.familyOf(node))
			c.add("article", 1, 0.45, "nobody in the article has more of the name")
			r.decide(f.nodes[0], node, byFamily, c.conclude())
		}
	}
}

// hasMore tells whether one of the people has a bare name, or one like it, and more.
func (r *resolver) hasMore(bare *personForm, named []int32) bool {
	return r.isGivenName(bare, named) || slices.ContainsFunc(named, func(full int32) bool {
		return bare.Family().Sounds.Compare(r.familyOf(full).Sounds) < names.Unlike
	})
}
