package index

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// grounds are what the words of each article rest on, by the ordinal of the
// article, each list sorted and not empty.
//
// texts are the texts that it goes back to: itself, where it copies nothing. A
// text is the ordinal of an article, the first of those that are copies of one
// another, or beyond these the number of a text that the corpus does not hold.
//
// voices are who speaks where the article cites nobody by name: the publisher of
// the text it goes back to, the outlet that it says it copies; or, marked with
// isText, that text or outlet itself where no actor is known.
//
// outlets tell which voices count as one.
type grounds struct {
	texts, voices [][]uint32
	outlets       outlets
}

// isText marks the number of a text among actors.
const isText uint32 = 1 << 31

// derivation is what the corpus says of copies, while grounds are made of it.
type derivation struct {
	segment *segment
	// first is, by article, the first of its copies: the one that stands for all.
	first []uint32
	// outside numbers what is copied and not held: names, and keys of URLs.
	outside map[string]uint32
	// byURL is, by the key of its URL, the first article that has it.
	byURL map[string]uint32
	// By text: those that it is derived from, directly; the outlets that it or a copy of it names; and
	// the publishers of those that name none.
	direct              [][]uint32
	outlets, publishers ordinals
	reach               closure
}

// newGrounds follows what articles say they copy, and what are copies of one
// another, as far as it leads.
func (s *segment) newGrounds() grounds {
	d := s.newDerivation()
	d.readAll()
	g := grounds{texts: make([][]uint32, s.articles.Len()), voices: make([][]uint32, s.articles.Len())}
	for article := range g.texts {
		g.texts[article], g.voices[article] = d.of(d.first[article])
	}
	g.outlets = s.newOutlets(d.outside)
	return g
}

func (s *segment) newDerivation() *derivation {
	d := &derivation{segment: s, first: make([]uint32, s.articles.Len()), outside: map[string]uint32{}, byURL: map[string]uint32{}}
	for i, a := range s.articles.All() {
		d.first[i] = i
		if a.URL == "" {
			continue
		}
		key := urlKey(a.URL)
		if _, taken := d.byURL[key]; !taken {
			d.byURL[key] = i
		}
	}
	for _, group := range s.copies {
		for _, article := range group {
			d.first[article] = group[0]
		}
	}
	return d
}

// readAll notes what all articles say they copy, and follows it.
func (d *derivation) readAll() {
	d.numberOutside()
	texts := d.segment.articles.Len() + len(d.outside)
	d.direct, d.outlets, d.publishers = make([][]uint32, texts), make(ordinals, texts), make(ordinals, texts)
	for i, a := range d.segment.articles.All() {
		d.read(d.first[i], a)
	}
	d.reach = newClosure(d.direct)
}

// numberOutside numbers the texts and outlets that articles copy and the corpus
// does not hold, in the order of their names.
func (d *derivation) numberOutside() {
	for _, a := range d.segment.articles.All() {
		for _, source := range a.DerivedFrom {
			if _, held := d.held(source); !held {
				d.outside[urlKey(source)] = 0
			}
		}
	}
	for i, source := range slices.Sorted(maps.Keys(d.outside)) {
		d.outside[source] = uint32(d.segment.articles.Len() + i) //nolint:gosec // ordinals are of 32 bits
	}
}

// held returns the text of an article that the corpus holds, by its id or URL.
func (d *derivation) held(source string) (text uint32, held bool) {
	if article := d.segment.articles.Find(graph.ID(source)); article != tables.None {
		return d.first[article], true
	}
	article, held := d.byURL[urlKey(source)]
	if !held {
		return tables.None, false
	}
	return d.first[article], true
}

// read notes what an article says it copies, of the text that stands for it.
func (d *derivation) read(text uint32, a *article) {
	if a.URL != "" {
		key := urlKey(a.URL)
		if same := d.first[d.byURL[key]]; same != text && !isFrontPage(key) { // one article, taken in twice
			d.direct[text] = append(d.direct[text], same)
		}
	}
	named := false
	for _, source := range a.DerivedFrom {
		switch from, held := d.held(source); {
		case held && from != text:
			d.direct[text] = append(d.direct[text], from)
		case held: // copies of one another
		case isOutlet(source):
			named = true
			for _, outlet := range d.outletsNamed(source) {
				d.outlets.add(text, outlet)
			}
		default:
			d.direct[text] = append(d.direct[text], d.outside[urlKey(source)])
		}
	}
	if publisher := d.segment.actorOf(a.Publisher); publisher != tables.None && !named {
		d.publishers.add(text, publisher)
	}
}

// isOutlet tells the name of an outlet from the id or URL of a text.
func isOutlet(source string) bool {
	return !strings.Contains(source, "//") && graph.ID(source).Prefix() != graph.PrefixArticle
}

// outletsNamed returns the actors that bear the name of an outlet; where none
// does, the name's own number, as of a text.
func (d *derivation) outletsNamed(name string) []uint32 {
	var found []uint32
	for _, id := range d.segment.actorsNamed(name) {
		found = append(found, d.segment.actors.Find(id))
	}
	if len(found) == 0 {
		return []uint32{d.outside[name] | isText}
	}
	return found
}

// of returns the texts that a text goes back to, and who speaks in it.
func (d *derivation) of(text uint32) (texts, voices []uint32) {
	for _, from := range append([]uint32{text}, d.reach[text]...) {
		voices = append(voices, d.outlets[from]...)
		if d.isOriginal(from) {
			texts = append(texts, d.smallest(from))
			voices = append(voices, d.publishers[from]...)
		}
	}
	texts = sortedSet(texts)
	if len(voices) == 0 {
		for _, original := range texts {
			voices = append(voices, original|isText)
		}
	}
	return texts, sortedSet(voices)
}

// isOriginal tells whether a text goes back to nothing but, in a circle, itself.
func (d *derivation) isOriginal(text uint32) bool {
	return !slices.ContainsFunc(d.reach[text], func(from uint32) bool { return !d.reach.leads(from, text) })
}

// smallest stands for all texts of a circle.
func (d *derivation) smallest(original uint32) uint32 {
	return slices.Min(append([]uint32{original}, d.reach[original]...))
}

// addCopies takes over which articles have one text; groups of which the corpus
// holds one or none are not there.
func (s *segment) addCopies(groups [][]graph.ID) {
	for _, ids := range groups {
		var group []uint32
		for _, id := range ids {
			if article := s.articles.Find(id); article != tables.None {
				group = append(group, article)
			}
		}
		if len(group) > 1 {
			s.copies = append(s.copies, group)
		}
	}
}

func (s *segment) copiesByID() [][]graph.ID {
	groups := make([][]graph.ID, len(s.copies))
	for i, group := range s.copies {
		groups[i] = idsAt(s.articles.IDs, group)
	}
	return groups
}
