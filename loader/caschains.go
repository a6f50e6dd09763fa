package loader

import "slices"

// arrange sorts what the file holds by text, so that each text sees only what
// marks it.
func (c *cas) arrange() {
	c.marks, c.slots = map[string]*casMarks{}, map[string]bool{}
	for _, t := range c.texts {
		c.marks[t.id.s] = &casMarks{}
	}
	linked := map[*casStructure]bool{}
	for _, chain := range c.chains() {
		of := map[string][]*casStructure{}
		for _, link := range chain {
			linked[link] = true
			of[link.text] = append(of[link.text], link)
		}
		for _, text := range sortedKeys(of) {
			if marks := c.marks[text]; marks != nil {
				marks.chains = append(marks.chains, of[text])
			}
		}
	}
	for _, s := range c.structures {
		if _, _, isRelation := c.ends(s); !isRelation && c.hasSlots(s) {
			c.slots[s.layer] = true
		}
		if marks := c.marks[s.text]; marks != nil && !linked[s] {
			marks.structures = append(marks.structures, s)
		}
	}
}

// chains returns the links of every chain, in order: the head names the first of
// them, and each link the next. A chain that runs into another is part of that
// one, and one that runs in a circle ends where it has been.
func (c *cas) chains() [][]*casStructure {
	var chains [][]*casStructure
	number := map[*casStructure]int{}
	for _, head := range c.structures {
		mine := len(chains)
		var links []*casStructure
		f, goesOn := head.feature("first")
		for next := c.refs(f); goesOn && len(next) == 1 && next[0].isSpan; next = c.refs(f) {
			if known, isKnown := number[next[0]]; isKnown {
				mine = known
				break
			}
			number[next[0]] = mine
			links = append(links, next[0])
			f, goesOn = next[0].feature("next")
		}
		switch {
		case len(links) == 0:
		case mine == len(chains):
			chains = append(chains, links)
		default:
			for _, link := range links {
				number[link] = mine
			}
			chains[mine] = append(chains[mine], links...)
		}
	}
	return chains
}

// hasSlots tells whether a feature names structures that are links.
func (c *cas) hasSlots(s *casStructure) bool {
	return slices.ContainsFunc(s.features, func(f casFeature) bool {
		refs := c.refs(f)
		return s.isSpan && (f.refs != nil && len(f.refs) == 0 || len(refs) > 0 && c.allLinks(refs))
	})
}

func (c *cas) allLinks(list []*casStructure) bool {
	return !slices.ContainsFunc(list, func(s *casStructure) bool {
		_, _, ok := c.link(s)
		return !ok
	})
}
