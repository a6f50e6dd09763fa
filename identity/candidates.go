package identity

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph/names"
)

// candidate is a pair of sets that may be one, by their roots, the smaller first.
type candidate struct{ a, b int32 }

// named is a set's name in a block.
type named struct {
	root int32
	*form
}

// largestBlock is how many names are compared each with each. Larger blocks,
// those of frequent family names, are parted by given names; what is larger
// still is compared with its neighbours only, so that the work grows with the
// number of names and not with its square.
const largestBlock = 48

// candidates proposes pairs of sets with names that have a skeleton of
// consonants, a city or a country in common; sorted.
func (p *profiles) candidates() []candidate {
	blocks := map[string][]named{}
	for root, known := range p.sets {
		if known == nil {
			continue
		}
		for _, f := range known.forms {
			for _, key := range f.blocks() {
				blocks[key] = append(blocks[key], named{int32(root), f.form}) //nolint:gosec // as many as fit into memory
			}
		}
	}
	found := map[candidate]bool{}
	for _, block := range blocks {
		pairBlock(block, found)
	}
	return slices.SortedFunc(maps.Keys(found), func(x, y candidate) int {
		if x.a != y.a {
			return int(x.a) - int(y.a)
		}
		return int(x.b) - int(y.b)
	})
}

func pairBlock(block []named, found map[candidate]bool) {
	if len(block) <= largestBlock {
		pairAll(block, len(block), found)
		return
	}
	parts := map[string][]named{}
	for _, n := range block {
		for _, key := range n.givenBlocks() {
			parts[key] = append(parts[key], n)
		}
	}
	for _, part := range parts {
		pairAll(part, largestBlock, found)
	}
}

// pairAll pairs each name with those of the next few.
func pairAll(block []named, next int, found map[candidate]bool) {
	slices.SortStableFunc(block, func(x, y named) int { return strings.Compare(x.normal, y.normal) })
	for i := range block {
		for j := i + 1; j < len(block) && j <= i+next; j++ {
			if a, b := block[i].root, block[j].root; a != b {
				found[candidate{min(a, b), max(a, b)}] = true
			}
		}
	}
}

// blocks returns the keys under which a name is compared with others, which are made once.
func (f *form) blocks() []string {
	if f.keys == nil {
		f.keys = append([]string{}, f.readBlocks()...)
	}
	return f.keys
}

func (f *form) readBlocks() []string {
	var keys []string
	switch {
	case f.person != nil:
		if len(f.person.Words) > 1 || f.person.Generation != "" { // Leo XIV has no other name
			keys = f.person.familyKeys()
		}
	case f.place != nil:
		keys = f.place.blocks()
	case f.organization != nil:
		keys = f.organization.blocks()
	}
	for i := range keys {
		keys[i] = string(f.kind) + " " + keys[i]
	}
	return keys
}

// familyKeys are those of the family name, and of the word before it where that may
// be the first of two family names: Fidel Castro Ruz.
func (p *personForm) familyKeys() []string {
	keys := p.Family().Sounds.Keys()
	for _, family := range p.PinyinFamilies() {
		keys = append(keys, names.ReadSounds(family).Keys()...)
	}
	if key := p.KoreanKey(); key != "" {
		keys = append(keys, "korean "+key)
	}
	keys = sortedOnce(keys)
	if n := len(p.Words); n > 2 && !p.Words[n-2].IsInitial() {
		keys = sortedOnce(append(keys, p.Words[n-2].Sounds.Keys()...))
	}
	return keys
}

func (p *placeForm) blocks() []string {
	keys := p.joined.Keys()
	for _, word := range p.pinyin {
		keys = append(keys, names.ReadSounds(word).Keys()...)
	}
	for _, city := range p.cities {
		keys = append(keys, "city "+strconv.Itoa(int(city)))
	}
	if p.country != "" {
		keys = append(keys, "country "+p.country)
	}
	for _, m := range sharedNames[p.normal] {
		if m.in.region == "" && m.in.country != p.country {
			keys = append(keys, "country "+m.in.country)
		}
	}
	return keys
}

// blocks returns none for states and governments, which are joined by what they
// denote.
func (o *organizationForm) blocks() []string {
	if code, _, _ := denotedState(o.normal); code != "" {
		return nil
	}
	keys := o.joined.Keys()
	keys = append(keys, "words "+strings.Join(slices.Sorted(slices.Values(o.words)), " "))
	if len(o.words) == 1 {
		return append(keys, "initials "+o.words[0])
	}
	return append(keys, "initials "+o.initials())
}

// givenBlocks returns the keys of a personal name by its given name: its sound,
// and that of its other forms. In blocks as large as to be parted an initial is
// compared with initials only: it fits too many.
func (f *form) givenBlocks() []string {
	if f.person == nil {
		return []string{f.normal[:min(len(f.normal), 4)]}
	}
	given := f.person.Given()
	if len(given) == 0 {
		return nil
	}
	first := given[0]
	if first.IsInitial() {
		return []string{"initial " + first.Text}
	}
	keys := first.Sounds.Keys()
	for _, other := range names.GivenForms(first.Text) {
		keys = append(keys, names.ReadSounds(other).Keys()...)
	}
	for _, later := range given[1:] {
		keys = append(keys, later.Sounds.Keys()...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
