package stories

import "github.com/parley-kg/parley/graph"

// Counts are the words of an article, by their places in [Memory.Words], and how
// often each stands there.
type Counts struct {
	Words []int32
	Times []uint16
}

// Words returns the words that say something in the articles of a memory; empty
// ones among them are none.
func (m *Memory) Words() []string {
	all := make([]string, len(m.words.all))
	for i := range m.words.all {
		all[i] = m.words.all[i].text
	}
	return all
}

// Counts returns those of an article; of one that was not taken there are none.
func (m *Memory) Counts(id graph.ID) *Counts {
	a := m.articles[id]
	if a == nil {
		return nil
	}
	c := &Counts{make([]int32, len(a.words)), make([]uint16, len(a.words))}
	for i, t := range a.words {
		c.Words[i], c.Times[i] = t.word, t.times
	}
	return c
}

// Kept returns a memory that holds no article yet, and the words of another one, by
// whose counts articles are taken.
func Kept(words []string) Memory {
	v := vocabulary{numbers: make(map[string]int32, len(words)), all: make([]word, len(words)), moved: map[int32]bool{}}
	for i, text := range words {
		number := int32(i) //nolint:gosec // as many words as fit into memory
		if text == "" {
			v.free = append(v.free, number)
			continue
		}
		v.all[i].text, v.numbers[text] = text, number
	}
	return Memory{words: v}
}

// TakeCounts adds an article that is not in yet. It tells whether the words are
// those of the memory.
func (m *Memory) TakeCounts(id graph.ID, c *Counts) bool {
	if m.articles[id] != nil || len(c.Words) != len(c.Times) {
		return false
	}
	a := &article{id: id, words: make([]term, len(c.Words))}
	for i, number := range c.Words {
		if number < 0 || int(number) >= len(m.words.all) || m.words.all[number].text == "" || i > 0 && number <= c.Words[i-1] {
			return false
		}
		a.words[i] = term{word: number, times: c.Times[i]}
	}
	for _, t := range a.words {
		m.words.add(t.word, 1)
	}
	m.add(a)
	return true
}
