package copies

import (
	"crypto/sha256"
	"math"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Print is what is compared of the text of an article.
type Print struct {
	Whole   [sha256.Size]byte
	Wording []uint32 // sorted, each once
}

// Print returns that of an article; nil of one that was not taken or has no text.
func (m *Memory) Print(id graph.ID) *Print {
	t := m.texts[id]
	if t == nil {
		return nil
	}
	return &Print{t.whole, t.wording}
}

// TakePrint adds an article that is not in yet. It tells whether the print may be one.
func (m *Memory) TakePrint(id graph.ID, p *Print) bool {
	ascending := slices.IsSorted(p.Wording) && len(slices.Compact(slices.Clone(p.Wording))) == len(p.Wording)
	if m.texts[id] != nil || !ascending {
		return false
	}
	m.add(&text{id: id, whole: p.Whole, wording: p.Wording, longest: math.MaxInt})
	return true
}
