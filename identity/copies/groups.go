package copies

import "github.com/parley-kg/parley/graph"

// sets are disjoint sets of texts. A text that was not asked for is alone.
type sets struct{ texts []*text }

func (s *sets) find(t *text) *text {
	if t.set == nil {
		t.set = t
		s.texts = append(s.texts, t)
	}
	for t.set != t {
		t.set = t.set.set
		t = t.set
	}
	return t
}

func (s *sets) join(a, b *text) { s.find(a).set = s.find(b) }

// named returns the sets by the ids of the articles, sorted, and ends them.
func (s *sets) named() [][]graph.ID {
	var all [][]graph.ID
	at := map[*text]int{}
	for _, t := range s.texts {
		root := s.find(t)
		place, known := at[root]
		if !known {
			place = len(all)
			at[root], all = place, append(all, nil)
		}
		all[place] = append(all[place], t.id)
	}
	for _, t := range s.texts {
		t.set = nil
	}
	sortGroups(all)
	return all
}
