package loader

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/parley-kg/parley/graph"
)

// sentences finds the sentences of a text, a line at a time and each line once.
//
// A line end always ends a sentence: headlines and captions have no full stop.
// Within a line sentences end where Unicode Standard Annex #29 says, but not
// after an abbreviation and not before a word in lower case. Where in doubt a
// sentence is too long rather than cut.
type sentences struct {
	text  *text
	lines []int                  // byte offsets where lines start
	found map[int]*lineSentences // by number of the line
}

// lineSentences are the sentences of a line as far as they were asked for.
type lineSentences struct {
	list       []graph.Span // in bytes
	line, rest string
	off        int // of the line
	start, end int // of the sentence that is not ended yet, in the line
	state      int
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func newSentences(t *text) *sentences {
	s := &sentences{text: t, lines: []int{0}, found: map[int]*lineSentences{}}
	for i, r := range t.s {
		if isLineEnd(r) {
			s.lines = append(s.lines, i+utf8.RuneLen(r))
		}
	}
	return s
}

// around returns the sentence, or the sentences, that hold all fragments, in
// code points and without white space at the ends. There is at least one fragment.
func (s *sentences) around(fragments []graph.Span) graph.Span {
	hull := graph.Hull(fragments)
	first := s.at(s.text.byteAt(hull.Start))
	last := s.at(s.text.byteAt(hull.End - 1))
	start, end := s.trim(first.Start, last.End)
	from, _ := s.text.point(start, unitByte)
	to, _ := s.text.point(end, unitByte)
	return graph.Span{Start: min(from, hull.Start), End: max(to, hull.End)}
}

// at returns the sentence of a byte offset, in bytes.
func (s *sentences) at(off int) graph.Span {
	line := sort.SearchInts(s.lines, off+1) - 1
	if s.found[line] == nil {
		end := len(s.text.s)
		if line+1 < len(s.lines) {
			end = s.lines[line+1]
		}
		s.found[line] = newLineSentences(s.text.s[s.lines[line]:end], s.lines[line])
	}
	list := s.found[line].upTo(off)
	i := sort.Search(len(list), func(i int) bool { return list[i].End > off })
	return list[i]
}

func newLineSentences(line string, off int) *lineSentences {
	return &lineSentences{line: line, rest: line, off: off, state: -1}
}

// upTo returns the sentences up to the one that holds the byte offset, at least.
func (l *lineSentences) upTo(off int) []graph.Span {
	for l.rest != "" && (len(l.list) == 0 || l.list[len(l.list)-1].End <= off) {
		var segment string
		segment, l.rest, l.state = uniseg.FirstSentenceInString(l.rest, l.state)
		l.end += len(segment)
		if l.rest == "" || endsSentence(l.line[l.start:l.end], l.rest) {
			l.list = append(l.list, graph.Span{Start: l.off + l.start, End: l.off + l.end})
			l.start = l.end
		}
	}
	return l.list
}

// endsSentence decides on a boundary that the annex sees between two pieces of a line.
func endsSentence(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) {
		return false
	}
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	if !strings.HasSuffix(before, ".") {
		return true
	}
	last := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	last = strings.TrimLeftFunc(last, func(r rune) bool { return !unicode.IsLetter(r) })
	if last == "No." && unicode.IsDigit(next) {
		return false
	}
	return !isInitials(last) && !slices.Contains(abbreviations, last)
}

// isInitials tells whether the word is single capitals, each with a full stop: "J.", "U.S.".
func isInitials(w string) bool {
	if w == "" {
		return false
	}
	for w != "" {
		r, size := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || !strings.HasPrefix(w[size:], ".") {
			return false
		}
		w = w[size+1:]
	}
	return true
}

// trim moves the ends of a range of bytes inwards over white space.
func (s *sentences) trim(start, end int) (int, int) {
	words := strings.TrimLeftFunc(s.text.s[start:end], isBlank)
	start = end - len(words)
	return start, start + len(strings.TrimRightFunc(words, isBlank))
}

// abbreviations are words whose full stop does not end a sentence; initials
// such as "U.S." are known by their form.
var abbreviations = []string{
	"Mr.", "Mrs.", "Ms.", "Mx.", "Messrs.", "Dr.", "Prof.", "Rev.", "Fr.", "St.", "Hon.",
	"Gen.", "Maj.", "Col.", "Lt.", "Capt.", "Sgt.", "Cmdr.", "Adm.", "Brig.", "Cpl.", "Pvt.",
	"Pres.", "Sen.", "Rep.", "Gov.", "Amb.", "Sec.", "Min.", "Dep.", "Del.", "Supt.",
	"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.",
	"vs.", "al.", "ca.", "cf.", "e.g.", "i.e.", "approx.", "Ph.D.", "Nos.",
}
