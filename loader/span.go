package loader

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// offsetUnit is what the offsets of an annotation count.
type offsetUnit string

const (
	unitCodePoint offsetUnit = "codepoint"
	unitUTF16     offsetUnit = "utf16"
	unitByte      offsetUnit = "byte"
	// The numbers of tokens, from 0; the second kind ends with the last token, not behind it.
	unitToken          offsetUnit = "token"
	unitTokenInclusive offsetUnit = "token-inclusive"
)

var offsetUnits = []row[offsetUnit]{
	{string(unitCodePoint), unitCodePoint},
	{string(unitUTF16), unitUTF16},
	{string(unitByte), unitByte},
}

// markEvery is how many code points lie between two marks of a text.
const markEvery = 64

// text is an article's text with a table that turns offsets of any unit into
// one another in constant or logarithmic time.
type text struct {
	s      string
	length int    // in code points
	marks  []mark // of code points 0, 64, 128 ...
	// tokens are the pieces that a tool has cut the text into, in code points; most formats have none.
	tokens []graph.Span
	// covered is how many code points the spans have together, searched how many bytes were gone through
	// for quotes; both have a limit.
	covered, searched int
}

// What the spans of one article may demand. Spans that cover one another, and quotes
// that are looked for again and again, cost far more than their few bytes.
const (
	maxCovered  = 4 * MaxFileBytes // code points
	maxSearched = 1 << 29          // bytes
)

// find returns where the words stand for the first time behind an offset, both in
// bytes; -1 where they do not, or too much was gone through before.
func (t *text) find(words string, from int) int {
	if t.searched > maxSearched {
		return -1
	}
	i := strings.Index(t.s[from:], words)
	if i < 0 {
		t.searched += len(t.s) - from
		return -1
	}
	t.searched += i + len(words)
	return from + i
}

type mark struct{ bytes, utf16 int }

func newText(s string) *text {
	t := &text{s: s}
	units := 0
	for i, r := range t.s {
		if t.length%markEvery == 0 {
			t.marks = append(t.marks, mark{i, units})
		}
		t.length++
		units += utf16Len(r)
	}
	return t
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// byteAt returns the byte offset of a code point, which is at most t.length.
func (t *text) byteAt(point int) int {
	if t.length == len(t.s) {
		return point
	}
	if point == t.length {
		return len(t.s)
	}
	off := t.marks[point/markEvery].bytes
	for range point % markEvery {
		_, size := utf8.DecodeRuneInString(t.s[off:])
		off += size
	}
	return off
}

// point turns an offset of the unit into code points. ok is false beyond the
// end and within a character.
func (t *text) point(offset int, unit offsetUnit) (point int, ok bool) {
	if offset < 0 || offset > len(t.s) {
		return 0, false
	}
	if unit == unitToken || unit == unitTokenInclusive {
		if offset >= len(t.tokens) {
			return 0, false
		}
		return t.tokens[offset].Start, true
	}
	if unit == unitCodePoint || t.length == len(t.s) {
		return offset, offset <= t.length
	}
	measure := func(m mark) int { return m.bytes }
	size := utf8.RuneLen
	if unit == unitUTF16 {
		measure, size = func(m mark) int { return m.utf16 }, utf16Len
	}
	i := sort.Search(len(t.marks), func(i int) bool { return measure(t.marks[i]) > offset }) - 1
	point, at := i*markEvery, measure(t.marks[i])
	for _, r := range t.s[t.marks[i].bytes:] {
		if at >= offset {
			break
		}
		at += size(r)
		point++
	}
	return point, at == offset
}

// endPoint is point for the end of a span: that of the token before.
func (t *text) endPoint(offset int, unit offsetUnit) (point int, ok bool) {
	if unit != unitToken && unit != unitTokenInclusive {
		return t.point(offset, unit)
	}
	if offset < 1 || offset > len(t.tokens) {
		return 0, false
	}
	return t.tokens[offset-1].End, true
}

// slice returns the words of a span.
func (t *text) slice(s graph.Span) string { return t.s[t.byteAt(s.Start):t.byteAt(s.End)] }

// words returns the words of fragments, joined by a space.
func (t *text) words(fragments []graph.Span) string {
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = t.slice(f)
	}
	return strings.Join(parts, " ")
}

// spanRequest is a span as an annotation gives it: by offsets with a quote to
// check them, or by a quote alone.
type spanRequest struct {
	at word // where the span is written
	// fragments are in unit; none where the quote alone tells.
	fragments []graph.Span
	unit      offsetUnit
	quote     word
	// occurrence counts from 1; 0 where not given.
	occurrence int
	// before and after are words that stand around the quote, where the format gives them.
	before, after string
	// repairs, where not nil, is told what had to be repaired, and the quote may be missing: the format
	// of another tool. Where nil, as in our own notations, nothing is repaired.
	repairs *problems
}

// isEmpty tells that the span covers nothing, wherever it is, and quotes nothing.
func (q spanRequest) isEmpty() bool {
	covers := func(s graph.Span) bool { return s.Start != s.End }
	return len(q.fragments) > 0 && !slices.ContainsFunc(q.fragments, covers) && q.unit != unitTokenInclusive && isBlankText(q.quote.s)
}

func isBlankText(s string) bool { return strings.TrimFunc(s, isBlank) == "" }

// resolve finds the span in the text, in code points. Every span of every
// notation comes through here. What the quote does not confirm is not believed;
// only where a format has no quotes at all do the offsets stand alone.
func (t *text) resolve(q spanRequest, p *problems) (fragments []graph.Span, ok bool) {
	fragments, ok = t.place(q, p)
	for _, f := range fragments {
		t.covered += f.End - f.Start
	}
	if ok && t.covered > maxCovered {
		p.add(q.at.pos, "the spans of this article cover more than %d characters together", maxCovered)
		return nil, false
	}
	return fragments, ok
}

func (t *text) place(q spanRequest, p *problems) (fragments []graph.Span, ok bool) {
	quoted := !isBlankText(q.quote.s)
	switch {
	case !quoted && q.repairs == nil:
		p.add(q.at.pos, "the quote is missing: repeat the words that the span covers")
		return nil, false
	case len(q.fragments) == 0 && !quoted:
		p.add(q.at.pos, "the span has neither offsets nor a quote")
		return nil, false
	case len(q.fragments) == 0:
		return t.search(q, p)
	}
	var wrong problems
	fragments, ok = t.convert(q, &wrong)
	if ok && (!quoted || agree(t.words(fragments), q.quote.s)) {
		return fragments, true
	}
	if quoted && q.repairs != nil && !p.full() {
		if fragments, ok := t.repair(q); ok {
			return fragments, true
		}
	}
	if !ok {
		p.also(wrong.list[0])
		return nil, false
	}
	p.add(given(q.quote, q.at.pos), "the quote is %s, but the text at %s is %s%s",
		shown(q.quote.s), offsets(q.fragments), shown(t.words(fragments)), t.hint(q, p))
	return nil, false
}

// convert turns the offsets into code points and checks that they are in order.
func (t *text) convert(q spanRequest, p *problems) ([]graph.Span, bool) {
	fragments := make([]graph.Span, len(q.fragments))
	for i, f := range q.fragments {
		if q.unit == unitTokenInclusive {
			f.End++
		}
		start, startOK := t.point(f.Start, q.unit)
		end, endOK := t.endPoint(f.End, q.unit)
		switch {
		case f.End < f.Start:
			p.add(q.at.pos, "the span ends before it starts: %d is less than %d", f.End, f.Start)
		case f.End == f.Start:
			p.add(q.at.pos, "the span %d to %d is empty", f.Start, f.End)
		case f.Start < 0 || f.End > t.size(q.unit):
			p.add(q.at.pos, "the span %d to %d lies beyond the text, which has %d %s",
				f.Start, f.End, t.size(q.unit), unitNames[q.unit])
		case !startOK || !endOK:
			p.add(q.at.pos, "the span %d to %d cuts a character in two: do the offsets count %s?",
				f.Start, f.End, unitNames[q.unit])
		case i > 0 && start < fragments[i-1].End:
			p.add(q.at.pos, "the fragments %s overlap or are not in the order of the text", offsets(q.fragments))
		default:
			fragments[i] = graph.Span{Start: start, End: end}
			continue
		}
		return nil, false
	}
	return fragments, true
}

var unitNames = map[offsetUnit]string{
	unitCodePoint: "code points", unitUTF16: "UTF-16 units", unitByte: "bytes",
	unitToken: "tokens", unitTokenInclusive: "tokens",
}

// size is the length of the text in the unit.
func (t *text) size(unit offsetUnit) int {
	switch {
	case unit == unitToken || unit == unitTokenInclusive:
		return len(t.tokens)
	case unit == unitByte || t.length == len(t.s):
		return len(t.s)
	case unit == unitCodePoint:
		return t.length
	}
	last := t.marks[len(t.marks)-1]
	units := last.utf16
	for _, r := range t.s[last.bytes:] {
		units += utf16Len(r)
	}
	return units
}

// search finds a quote that has no offsets: the occurrence asked for, counted
// from 1 without overlaps, or the only one.
func (t *text) search(q spanRequest, p *problems) ([]graph.Span, bool) {
	want := max(q.occurrence, 1)
	first, seen := -1, 0
	for from := 0; seen < want || q.occurrence == 0; {
		i := t.find(q.quote.s, from)
		if i < 0 {
			break
		}
		seen++
		if seen == want {
			first = i
		}
		if q.occurrence == 0 && seen == 2 {
			p.add(q.quote.pos, "the quote %s stands in the text more than once: add its occurrence, counted from 1", shown(q.quote.s))
			return nil, false
		}
		from = i + len(q.quote.s)
	}
	if first < 0 && t.searched > maxSearched {
		p.add(q.quote.pos, "too many quotes are looked for in this long text: give start and end")
		return nil, false
	}
	if first < 0 {
		p.add(q.quote.pos, "the quote %s%s", shown(q.quote.s), missing(seen, want))
		return nil, false
	}
	start, _ := t.point(first, unitByte)
	return []graph.Span{{Start: start, End: start + utf8.RuneCountInString(q.quote.s)}}, true
}

func missing(seen, want int) string {
	if seen == 0 {
		return " does not stand in the text"
	}
	return fmt.Sprintf(" stands in the text %d times, not %d", seen, want)
}

// hint says what may have been meant by offsets that do not fit their quote.
func (t *text) hint(q spanRequest, p *problems) string {
	if p.full() {
		return ""
	}
	for _, u := range offsetUnits {
		other := q
		other.unit = u.value
		if fragments, ok := t.convert(other, &problems{}); ok && agree(t.words(fragments), q.quote.s) {
			return fmt.Sprintf("; the offsets would fit if they counted %s", unitNames[u.value])
		}
	}
	if i := strings.Index(t.s, q.quote.s); i >= 0 {
		start, _ := t.point(i, unitByte)
		return fmt.Sprintf("; the quote stands at code points %d to %d", start, start+utf8.RuneCountInString(q.quote.s))
	}
	return ""
}

// agree tells whether a quote repeats the text. A line end of the text may be
// written as a space, "\r\n" as one space or two.
func agree(found, quote string) bool {
	if found == quote {
		return true
	}
	if len(quote) > len(found) || 2*len(quote) < len(found) { // a long text is not gone through for a short quote
		return false
	}
	quote = perCharacter.Replace(quote)
	return perCharacter.Replace(found) == quote || perLineEnd.Replace(found) == quote
}

var (
	perCharacter = strings.NewReplacer("\r", " ", "\n", " ")
	perLineEnd   = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")
)

// offsets prints fragments as brat does: "12 18;31 40".
func offsets(fragments []graph.Span) string {
	parts := make([]string, len(fragments))
	for i, f := range fragments {
		parts[i] = fmt.Sprintf("%d %d", f.Start, f.End)
	}
	return strings.Join(parts, ";")
}
