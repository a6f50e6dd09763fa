package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
)

// placeDescription is a place that is told by what it is, “an Oregon bank in
// Woodburn”: the word for it, and what names stand beside.
type placeDescription struct {
	head  string   // the stem: bank
	names []string // in lower case, sorted: oregon, woodburn
	own   []string // those before the word: oregon
}

// readPlaceDescription takes a description apart; there is no head in names, and
// in what is several places, or another one than was spoken of.
func readPlaceDescription(text string) (d placeDescription) {
	ended := false
	for i, word := range strings.Fields(text) {
		lower := strings.ToLower(word)
		letters := strings.TrimFunc(lower, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		switch {
		case others[lower] || counts[lower] || lower == "between" || lower == "different" || lower == "near" || lower == "outside":
			return placeDescription{}
		case beforePlaces[lower] && i == 0, introduces[lower], refersBack[lower], letters == "s":
		case endsHead[lower] || letters == "":
			ended = ended || d.head != ""
		default:
			named := []rune(word)[0] != []rune(lower)[0] || unicode.IsDigit([]rune(word)[0])
			if named {
				name := strings.TrimSuffix(letters, "'s")
				d.names = append(d.names, name)
				if d.head == "" {
					d.own = append(d.own, name)
				}
			}
			if !ended && !named || !ended && d.head == "" {
				d.head = stemOf(letters)
				if named || isPlural([]string{letters}) || fitsAnybody[letters] {
					d.head = ""
				}
			}
		}
	}
	d.names = sortedOnce(d.names)
	return d
}

// asSpot reads the name as such a description, once; without a word for it where it is none.
func (f *form) asSpot() *placeDescription {
	if f.spot == nil {
		d := readPlaceDescription(f.text)
		f.spot = &d
	}
	return f.spot
}

// endsHead are words after which it is told where a place is, or of what.
var endsHead = wordSet("in at of on off near by for within inside along into from to where")

// apart tells whether the names beside two descriptions have nothing in common.
func (d placeDescription) apart(o placeDescription) bool {
	return len(d.names) > 0 && len(o.names) > 0 && len(common(d.names, o.names)) == 0
}

// sharesNames tells whether both stand beside one name, and neither has one of its
// own that the other lacks: “the Harry Winston store in Paris” may be another than
// “a store in Paris”.
func (d placeDescription) sharesNames(o placeDescription) bool {
	return len(common(d.names, o.names)) > 0 && !lacks(o, d.own) && !lacks(d, o.own)
}

func lacks(d placeDescription, own []string) bool {
	return slices.ContainsFunc(own, func(name string) bool { return !slices.Contains(d.names, name) })
}

// joinPlacesInEvents joins the places that articles of one story describe by the
// same word where they tell of one event: “a Woodburn bank”, “a bank branch in
// Woodburn”, “the bank”. Names beside the word must not be others, and a word
// without a name is left where it fits two places of other names.
func (r *resolver) joinPlacesInEvents(places blocksBy[placedAs], parts map[int32][]part) {
	for _, key := range places.keys(placedAs.compare) {
		var block []placePart
		for _, node := range places[key] {
			if len(parts[node]) > 0 {
				block = append(block, placePart{node, r.names[node].asSpot(), parts[node]})
			}
		}
		r.joinPlaceParts(key.head, block)
	}
}

// placedAs is the word for places that are described in one story.
type placedAs struct {
	story graph.ID
	head  string
}

func (p placedAs) compare(o placedAs) int {
	return cmp.Or(cmp.Compare(p.story, o.story), cmp.Compare(p.head, o.head))
}

// placesAlike returns the places that articles of one story describe by the same word.
func (r *resolver) placesAlike() blocksBy[placedAs] {
	found := blocksBy[placedAs]{}
	for node, m := range r.mentions {
		if m.Type != graph.MentionPlace {
			continue
		}
		spot := r.names[node].asSpot()
		if spot.head == "" {
			continue
		}
		if story := r.storyOf(int32(node)); story != "" {
			key := placedAs{story, spot.head}
			found[key] = append(found[key], int32(node))
		}
	}
	return found.withoutSingle()
}

// placePart is a place that is described, and the events that are told of it.
type placePart struct {
	node int32
	*placeDescription
	parts []part
}

// joinPlaceParts joins those with names first; then each other with the only one
// that it may mean.
func (r *resolver) joinPlaceParts(head string, block []placePart) {
	block = block[:min(len(block), mostPlaces)]
	like := func(a, b placePart) bool {
		if r.homes[a.node].ID == r.homes[b.node].ID && r.homes[a.node].annotated {
			return false
		}
		return len(sharedParts(a.parts, b.parts)) > 0
	}
	for i, b := range block {
		for _, a := range block[:i] {
			if a.sharesNames(*b.placeDescription) && like(a, b) {
				r.joinPlacePart(head, a, b)
			}
		}
	}
	for i, b := range block {
		if len(b.names) > 0 {
			continue
		}
		var mayMean []placePart
		ambiguous := false
		for j, a := range block {
			if i == j || !like(a, b) {
				continue
			}
			for _, other := range mayMean {
				ambiguous = ambiguous || a.apart(*other.placeDescription) && r.sets.find(a.node) != r.sets.find(other.node)
			}
			mayMean = append(mayMean, a)
		}
		if ambiguous {
			continue
		}
		for _, a := range mayMean {
			r.joinPlacePart(head, a, b)
		}
	}
}

// mostPlaces bounds how many descriptions of one word in one story are compared.
const mostPlaces = 256

func (r *resolver) joinPlacePart(head string, a, b placePart) {
	if r.sets.find(a.node) == r.sets.find(b.node) {
		return
	}
	c := Comparison{}
	c.add("description", 1, eventDescriptionWeight, "both are a “%s”", head)
	c.add("event", 1, sameEventWeight, "and one event is told of both")
	if shared := common(a.names, b.names); len(shared) > 0 {
		c.add("name", 1, 0.1, "beside the same name, “%s”", shared[0])
	}
	r.decide(a.node, b.node, byEventPlace, c.conclude())
}
