package identity

import "github.com/parley-kg/parley/graph"

// countries says which country an organization speaks for, and in which a place
// lies, by their roots.
type countries struct {
	own    map[int32]string
	acts   map[int32]int32
	within map[int32][]int32
}

// countries reads the names of states and governments, and what claims say of
// places.
func (r *resolver) countries() *countries {
	c := &countries{own: map[int32]string{}, acts: r.principals(), within: map[int32][]int32{}}
	for _, n := range r.readNations() {
		if root := r.sets.find(n.node); c.own[root] == "" {
			c.own[root] = n.code
		}
	}
	for inner, outer := range r.within() {
		root := r.sets.find(inner)
		c.within[root] = append(c.within[root], r.sets.find(outer))
	}
	return c
}

// nationOf is a mention of a state, its government or a country, and the code of this.
type nationOf struct {
	node int32
	code string
}

// readNations returns the mentions of articles whose names are those of countries, in order.
func (r *resolver) readNations() []nationOf {
	if r.nations != nil {
		return r.nations
	}
	r.nations = []nationOf{}
	for node := range int32(len(r.mentions)) {
		code := ""
		switch r.names[node].kind {
		case graph.MentionOrganization:
			code = r.stateOf(node).code
		case graph.MentionPlace:
			code = r.nameFor(node).place.country
		}
		if code != "" && !r.inTable(node) {
			r.nations = append(r.nations, nationOf{node, code})
		}
	}
	return r.nations
}

// deepest is how many steps upwards are gone: a ministry, its government, its
// state; a village, its province, its country.
const deepest = 4

// ofActor returns the code of the country for which an actor acts; "" where that
// is not known.
func (c *countries) ofActor(root int32) string {
	for range deepest {
		if code := c.own[root]; code != "" {
			return code
		}
		whom, acts := c.acts[root]
		if !acts {
			return ""
		}
		root = whom
	}
	return ""
}

// apart tells whether two actors are known to act for two countries.
func (c *countries) apart(a, b int32) bool {
	one, other := c.ofActor(a), c.ofActor(b)
	return one != "" && other != "" && one != other
}

// around returns the code of the one country in which a place lies; "" where
// that is not known, or there are several.
func (c *countries) around(root int32) string {
	found, level := "", []int32{root}
	for range deepest {
		var next []int32
		for _, place := range level {
			code := c.own[place]
			if code != "" && found != "" && code != found {
				return ""
			}
			if code != "" {
				found = code
				continue
			}
			next = append(next, c.within[place]...)
		}
		level = next
	}
	return found
}
