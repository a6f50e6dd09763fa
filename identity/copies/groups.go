package copies

import "github.com/parley-kg/parley/graph"

// sets are disjoint sets of texts: by text, another of its set, or itself. A text
// that is not in it is alone.
type sets map[*text]*text

func (s sets) find(t *text) *text {
	if s[t] == nil {
		s[t] = t
	}
	for s[t] != t {
		s[t] = s[s[t]]
		t = s[t]
	}
	return t
}

func (s sets) join(a, b *text) { s[s.find(a)] = s.find(b) }

// named returns the sets by the ids of the articles, sorted.
func (s sets) named() [][]graph.ID {
	byRoot := map[*text][]graph.ID{}
	for t := range s {
		root := s.find(t)
		byRoot[root] = append(byRoot[root], t.id)
	}
	var all [][]graph.ID
	for _, ids := range byRoot {
		if len(ids) > 1 {
			all = append(all, ids)
		}
	}
	sortGroups(all)
	return all
}
