package copies

import (
	"crypto/sha256"
	"math"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Memory holds what is compared of articles, and which are copies. What comes and
// goes is compared with the texts that it shares words with, and nothing else. Its answer depends on the
// articles alone, not on the order in which they came. The zero value holds none.
type Memory struct {
	texts map[graph.ID]*text
	// equal are those that are the same to the letter, copied those that have copies.
	equal  map[[sha256.Size]byte][]*text
	copied map[*text]bool
	// several are the digests of those that are the same as others.
	several map[[sha256.Size]byte]bool
	// places are all texts, and free those places that none has.
	places []*text
	free   []uint32
	// held is sorted: a hash, and in the lower half the place of a text that holds it.
	held []uint64
	// come and gone are the changes since it was put in order last: what is held now, sorted then, and by whom
	// what was.
	come []uint64
	gone map[*text]bool
	// grouped are the groups as they are; nil where something came or went since.
	grouped [][]graph.ID
}

// Take adds an article; one of that id is replaced. An article without text is none.
func (m *Memory) Take(a *graph.Article) {
	m.Drop(a.ID)
	if a.Text == "" {
		return
	}
	m.add(&text{id: a.ID, whole: sha256.Sum256([]byte(a.Text)), wording: wording(a), longest: math.MaxInt})
}

func (m *Memory) add(t *text) {
	if m.texts == nil {
		m.texts, m.equal, m.copied, m.gone = map[graph.ID]*text{}, map[[sha256.Size]byte][]*text{}, map[*text]bool{}, map[*text]bool{}
		m.several = map[[sha256.Size]byte]bool{}
	}
	m.texts[t.id], m.grouped = t, nil
	m.equal[t.whole] = append(m.equal[t.whole], t)
	if len(m.equal[t.whole]) > 1 {
		m.several[t.whole] = true
	}
	if len(t.wording) < leastWording {
		return
	}
	m.place(t)
	for _, hash := range t.wording {
		m.come = append(m.come, uint64(hash)<<32|uint64(t.place))
	}
}

func (m *Memory) place(t *text) {
	if n := len(m.free); n > 0 {
		t.place, m.free = m.free[n-1], m.free[:n-1]
		m.places[t.place] = t
		return
	}
	t.place = uint32(len(m.places)) //nolint:gosec // places are of 32 bits
	m.places = append(m.places, t)
}

// Drop takes an article out, where it is in.
func (m *Memory) Drop(id graph.ID) {
	t := m.texts[id]
	if t == nil {
		return
	}
	delete(m.texts, id)
	m.grouped = nil
	delete(m.copied, t)
	others := slices.DeleteFunc(m.equal[t.whole], func(o *text) bool { return o == t })
	m.equal[t.whole] = others
	if len(others) < 2 {
		delete(m.several, t.whole)
	}
	if len(others) == 0 {
		delete(m.equal, t.whole)
	}
	if len(t.wording) >= leastWording {
		m.gone[t] = true
	}
}

// Groups returns the groups of copies, each sorted by id and of two at least,
// sorted by their first.
func (m *Memory) Groups() [][]graph.ID {
	if len(m.come)+len(m.gone) > 0 {
		touched := m.settle()
		for t, shared := range m.sharedBy(touched) {
			if t.findCopies(shared); len(t.copies) > 0 {
				m.copied[t] = true
			} else {
				delete(m.copied, t)
			}
		}
	}
	if m.grouped == nil {
		m.grouped = m.groups()
	}
	return m.grouped
}

// settle puts in order what is held, and returns the texts whose copies may have
// changed by that.
func (m *Memory) settle() map[*text]bool {
	slices.Sort(m.come)
	held := make([]uint64, 0, len(m.held)+len(m.come))
	touched := map[*text]bool{}
	old, come := m.held, m.come
	for len(old)+len(come) > 0 {
		// The holders of the next hash, and whether they are others than before.
		hash, from, before, changed := next(old, come), len(held), 0, false
		for ; len(old) > 0 && old[0]>>32 == hash; old = old[1:] {
			before++
			if m.gone[m.at(old[0])] {
				changed = true
			} else {
				held = append(held, old[0])
			}
		}
		for ; len(come) > 0 && come[0]>>32 == hash; come = come[1:] {
			changed = true
			if !m.gone[m.at(come[0])] {
				held = append(held, come[0])
			}
		}
		if !changed {
			continue
		}
		fewest := min(before, len(held)-from)
		for _, h := range held[from:] {
			if t := m.at(h); before < 2 || fewest <= t.longest {
				touched[t] = true
			}
		}
	}
	m.held, m.come = held, nil
	for t := range m.gone {
		m.places[t.place] = nil
		m.free = append(m.free, t.place)
	}
	clear(m.gone)
	return touched
}

// at returns the text that holds a hash.
func (m *Memory) at(held uint64) *text { return m.places[uint32(held)] } //nolint:gosec // the lower half is a place

// next returns the smallest hash of two sorted lists.
func next(a, b []uint64) uint64 {
	switch {
	case len(a) == 0:
		return b[0] >> 32
	case len(b) == 0:
		return a[0] >> 32
	default:
		return min(a[0], b[0]) >> 32
	}
}

// groups joins texts that are equal to the letter, and those that share enough.
func (m *Memory) groups() [][]graph.ID {
	var sets sets
	for whole := range m.several {
		same := m.equal[whole]
		for _, t := range same[1:] {
			sets.join(same[0], t)
		}
	}
	for t := range m.copied {
		for _, o := range t.copies {
			sets.join(t, o)
		}
	}
	return sets.named() // of two at least, since all were joined with others
}
