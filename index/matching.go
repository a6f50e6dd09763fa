package index

import "github.com/parley-kg/parley/graph"

// edge is a claim that rests on one text and one voice.
type edge struct {
	text, voice uint32
	claim       graph.ID
}

// matching chooses edges so that no two share a text or a voice.
type matching struct {
	texts  []uint32 // in the order of their first edges
	edges  map[uint32][]edge
	chosen map[uint32]edge // by voice
	tried  set
}

// add adds an edge, unless there is one between its ends.
func (m *matching) add(e edge) {
	if len(m.edges[e.text]) == 0 {
		m.texts = append(m.texts, e.text)
	}
	for _, known := range m.edges[e.text] {
		if known.voice == e.voice {
			return
		}
	}
	m.edges[e.text] = append(m.edges[e.text], e)
}

// maximise chooses as many edges as can be. Voices that were tried in vain lead
// nowhere until another edge is chosen, and are not tried again.
func (m *matching) maximise() {
	m.tried = set{}
	for _, text := range m.texts {
		if m.augment(text) {
			m.tried = set{}
		}
	}
}

// augment chooses an edge of a text, if need be by moving others.
func (m *matching) augment(text uint32) bool {
	for _, e := range m.edges[text] {
		if m.tried.has(e.voice) {
			continue
		}
		m.tried[e.voice] = true
		before, taken := m.chosen[e.voice]
		if !taken || m.augment(before.text) {
			m.chosen[e.voice] = e
			return true
		}
	}
	return false
}

func (m *matching) claims() []graph.ID {
	var ids []graph.ID
	for _, e := range m.chosen {
		ids = append(ids, e.claim)
	}
	return ids
}

// taken returns the texts and voices of the chosen edges.
func (m *matching) taken() (texts, voices set) {
	texts, voices = set{}, set{}
	for voice, e := range m.chosen {
		texts[e.text], voices[voice] = true, true
	}
	return texts, voices
}

// set is a set of ordinals.
type set map[uint32]bool

func (s set) has(n uint32) bool { return s[n] }

func (s set) add(all []uint32) {
	for _, n := range all {
		s[n] = true
	}
}
