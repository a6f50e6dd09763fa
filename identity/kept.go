package identity

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity/copies"
	"github.com/parley-kg/parley/identity/stories"
)

// keptWords begins what is written of a memory, and says how many articles follow.
type keptWords struct {
	Words    []string
	Articles int
}

// keptArticle is what is written of an article: all that its text told. Names are
// taken apart anew, which costs less than reading them.
type keptArticle struct {
	ID      graph.ID
	Reading *reading
	Counts  *stories.Counts // nil where it tells no story
	Print   *copies.Print   // nil where it has no text
}

// errKept is returned for what is no memory.
var errKept = errors.New("this is no memory of texts")

// Write writes what a memory holds of texts, so that another process need not read
// them: [ReadMemory] gives a memory that knows the same articles.
func (m *Memory) Write(w io.Writer) error {
	to := gob.NewEncoder(w)
	if err := to.Encode(keptWords{m.stories.Words(), len(m.readings)}); err != nil {
		return fmt.Errorf("write the words of texts: %w", err)
	}
	for _, id := range slices.Sorted(maps.Keys(m.readings)) {
		if err := to.Encode(keptArticle{id, m.readings[id], m.stories.Counts(id), m.copies.Print(id)}); err != nil {
			return fmt.Errorf("write what %s says: %w", id, err)
		}
	}
	return nil
}

// ReadMemory reads what [Memory.Write] wrote, by the same program.
func ReadMemory(r io.Reader) (*Memory, error) {
	from := gob.NewDecoder(r)
	var words keptWords
	if err := from.Decode(&words); err != nil {
		return nil, fmt.Errorf("read the words of texts: %w", err)
	}
	m := &Memory{readings: map[graph.ID]*reading{}, stories: stories.Kept(words.Words)}
	for range words.Articles {
		var a keptArticle
		if err := from.Decode(&a); err != nil {
			return nil, fmt.Errorf("read what texts say: %w", err)
		}
		if !m.take(&a) {
			return nil, fmt.Errorf("%w: %s", errKept, a.ID)
		}
	}
	return m, nil
}

func (m *Memory) take(a *keptArticle) bool {
	if a.Reading == nil || m.readings[a.ID] != nil {
		return false
	}
	m.readings[a.ID] = a.Reading
	return (a.Counts == nil || m.stories.TakeCounts(a.ID, a.Counts)) && (a.Print == nil || m.copies.TakePrint(a.ID, a.Print))
}
