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
	for node, m := range r.mentions {
		root := r.sets.find(int32(node))
		if r.inTable(int32(node)) || c.own[root] != "" {
			continue
		}
		switch m.Type {
		case graph.MentionOrganization:
			if code := r.stateOf(int32(node)).code; code != "" {
				c.own[root] = code
			}
		case graph.MentionPlace:
			if code := r.nameFor(int32(node)).place.country; code != "" {
				c.own[root] = code
			}
		}
	}
	for inner, outer := range r.within() {
		root := r.sets.find(inner)
		c.within[root] = append(c.within[root], r.sets.find(outer))
	}
	return c
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
