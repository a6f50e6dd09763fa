package loader

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// maxRepairs is how many spans of one article are mended: where more are wrong,
// the text is not the one that was annotated.
const maxRepairs = 1000

// repair finds the words of a span whose offsets do not fit them, where one
// place and no other can be meant: the offsets count another unit, or the words
// stand in the text only once. Every repair is told. The request is one of
// another tool's format and has a quote.
func (t *text) repair(q spanRequest) ([]graph.Span, bool) {
	if q.repairs.count() >= maxRepairs {
		return nil, false
	}
	if fragments, why, ok := t.otherUnit(q); ok {
		q.repairs.add(q.at.pos, "the offsets %s do not fit %s: %s", offsets(q.fragments), shown(q.quote.s), why)
		return fragments, true
	}
	fragments, ok := t.onlyPlace(q)
	if ok {
		q.repairs.add(q.at.pos, "the offsets %s do not fit %s: taken where the text has these words, at code points %s",
			offsets(q.fragments), shown(q.quote.s), offsets(fragments))
	}
	return fragments, ok
}

// joints stand in a quote between two fragments, in the formats of some tools.
var joints = []string{" [...] ", " ... ", " … "}

// otherUnit reads the offsets in every other way; one only may fit.
func (t *text) otherUnit(q spanRequest) (fragments []graph.Span, why string, ok bool) {
	if len(q.fragments) > 1 {
		for _, joint := range joints {
			plain := q
			plain.quote.s = strings.ReplaceAll(q.quote.s, joint, " ")
			if same, ok := t.convert(plain, &problems{}); ok && agree(t.words(same), plain.quote.s) {
				return same, "they fit the words on both sides of" + strings.TrimRight(joint, " "), true
			}
		}
	}
	units := []offsetUnit{unitCodePoint, unitUTF16, unitByte}
	if q.unit == unitToken || q.unit == unitTokenInclusive {
		units = []offsetUnit{unitToken, unitTokenInclusive}
	}
	for _, unit := range units {
		other := q
		other.unit = unit
		found, fits := t.convert(other, &problems{})
		if !fits || !agree(t.words(found), q.quote.s) {
			continue
		}
		if ok && !slices.Equal(found, fragments) {
			return nil, "", false // two ways fit
		}
		fragments, why, ok = found, "they fit if they count "+unitNames[unit], true
	}
	return fragments, why, ok
}

// onlyPlace finds a quote that stands in the text once, or once between the
// words that are to stand around it.
func (t *text) onlyPlace(q spanRequest) ([]graph.Span, bool) {
	if len(q.fragments) > 1 {
		return nil, false
	}
	for _, around := range [][2]string{{"", ""}, {q.before, q.after}} {
		words := around[0] + q.quote.s + around[1]
		i := t.find(words, 0)
		if i < 0 || t.find(words, i+1) >= 0 || t.searched > maxSearched {
			continue
		}
		start, _ := t.point(i+len(around[0]), unitByte)
		return []graph.Span{{Start: start, End: start + utf8.RuneCountInString(q.quote.s)}}, true
	}
	return nil, false
}
