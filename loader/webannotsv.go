package loader

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	webAnnoVersion = regexp.MustCompile(`^#FORMAT=WebAnno TSV ([0-9.]+)`)
	webAnnoOld     = regexp.MustCompile(`^(#id=\S+\n#text=| ?# \S+\.\S+ \| )`)
)

// readWebAnnoTSV reads WebAnno TSV 3: layers in the head, then a row for each
// token, with a column for each feature. Offsets count UTF-16 units.
func readWebAnnoTSV(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	p := &problems{}
	r := &webAnnoReader{
		src: src.withoutMark(), problems: p, cas: &cas{src: src, byID: map[string]*casStructure{}},
		units: map[webAnnoUnit]*casStructure{}, chains: map[webAnnoLink]*casStructure{},
	}
	if r.checkVersion() {
		r.read(l)
	}
	return r.cas.articles(l, file, p, yield)
}

// webAnnoReader goes through the lines of a file.
type webAnnoReader struct {
	src      *source
	problems *problems
	cas      *cas
	layers   []*webAnnoLayer
	columns  int      // of all layers
	cells    []string // of the row at hand
	text     webAnnoText
	// units are the annotations by where a reference finds them.
	units map[webAnnoUnit]*casStructure
	// chains are the links of chains by their numbers.
	chains map[webAnnoLink]*casStructure
	// later are the references, which may name what comes behind.
	later []func()
}

// checkVersion refuses what is no TSV 3.
func (r *webAnnoReader) checkVersion() bool {
	what := "2 or older, which has no offsets"
	if m := webAnnoVersion.FindStringSubmatch(r.src.text); m != nil {
		major, _, _ := strings.Cut(m[1], ".")
		if major == "3" {
			return true
		}
		what = m[1] + ", and only version 3 can be read"
	}
	r.problems.add(pos{r.src, 0}, "this is WebAnno TSV %s: export it as WebAnno TSV 3.3 or as UIMA CAS JSON", what)
	return false
}

// read reads all lines.
func (r *webAnnoReader) read(l *load) {
	for off := 0; off < len(r.src.text) && l.ctx.Err() == nil && !r.problems.full(); {
		line, _, _ := strings.Cut(r.src.text[off:], "\n")
		r.line(word{pos{r.src, off}, strings.TrimSuffix(line, "\r")})
		off += len(line) + 1
	}
	r.sentence()
	for _, finish := range r.later {
		finish()
	}
	r.linkChains()
	r.cas.texts = []*casText{{id: word{pos{r.src, 0}, webAnnoTextID}, text: word{pos{r.src, 0}, r.text.String()}}}
}

// webAnnoTextID is the id of the one text.
const webAnnoTextID = "text"

// line reads one line. Lines that begin like a row are such even where they begin
// with what else a comment has.
func (r *webAnnoReader) line(line word) {
	kind, rest, _ := strings.Cut(line.s, "=")
	switch kind {
	case "#T_SP", "#T_RL", "#T_CH":
		r.layer(kind[3:], word{line.pos, rest})
		return
	case "#Text":
		if len(r.text.rows) > 0 {
			r.sentence()
		}
		r.text.lines = append(r.text.lines, unescaped(rest))
		return
	}
	head, isRow := rowHead(line.s)
	switch {
	case isRow:
		r.row(line, head)
	case line.s != "" && line.s[0] != '#':
		r.problems.add(line.pos, "a row has the number of a token, its offsets and itself, then the features: 1-2 <tab> 5-7 <tab> is")
	}
}

// What a file may have: more than INCEpTION shows on a screen.
const (
	maxColumns = 10_000  // of all layers
	maxStacked = 100_000 // values of one layer at one token
)

func (r *webAnnoReader) layer(kind string, line word) {
	layer := newWebAnnoLayer(kind, line.s)
	if r.columns += len(layer.features); r.columns > maxColumns {
		r.problems.add(line.pos, "the layers have more than %d columns", maxColumns)
		return
	}
	r.layers = append(r.layers, layer)
}

// webAnnoHead is what a row begins with, as in 1-2 <tab> 5-7 <tab>.
type webAnnoHead struct {
	number, start, end string
	rest               string // of the row
}

// rowHead tells whether a line is a row. The number of a token, of which there may be
// parts, and its offsets are digits.
func rowHead(line string) (head webAnnoHead, isRow bool) {
	number, rest, _ := strings.Cut(line, "\t")
	offsets, rest, complete := strings.Cut(rest, "\t")
	start, end, _ := strings.Cut(offsets, "-")
	sentence, token, _ := strings.Cut(number, "-")
	token, part, hasPart := strings.Cut(token, ".")
	isRow = complete && areDigits(sentence) && areDigits(token) && (!hasPart || areDigits(part)) && areDigits(start) && areDigits(end)
	return webAnnoHead{number, start, end, rest}, isRow
}

func areDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// row reads a token, or a part of one, and what is said of it.
func (r *webAnnoReader) row(line word, head webAnnoHead) {
	r.cells = appendCells(r.cells[:0], head.rest)
	cells := r.cells
	start, err1 := strconv.Atoi(head.start)
	end, err2 := strconv.Atoi(head.end)
	if err1 != nil || err2 != nil || end < start {
		r.problems.add(line.pos, "the offsets %s to %s are none", head.start, head.end)
		return
	}
	t := &webAnnoToken{number: head.number, at: line.pos, start: start, end: end, word: unescaped(cells[0])}
	r.text.rows = append(r.text.rows, t)
	cells = cells[1:]
	if last := len(cells) - 1; last >= 0 && cells[last] == "" {
		cells = cells[:last]
	}
	if len(cells) != r.columns {
		r.problems.add(line.pos, "the row has %d columns of features, but the head of the file tells of %d", len(cells), r.columns)
		return
	}
	for _, layer := range r.layers {
		r.annotations(layer, t, cells[:len(layer.features)])
		cells = cells[len(layer.features):]
	}
}

// sentence ends a sentence: its text is put where its tokens say.
func (r *webAnnoReader) sentence() {
	if problem := r.text.endSentence(); problem != nil {
		r.problems.add(problem.pos, "%s", problem.s)
	}
}

// webAnnoLayer is a line of the head: each of its features has a column.
type webAnnoLayer struct {
	kind     string // SP, RL or CH
	name     string
	features []webAnnoFeature
}

// webAnnoFeature is a column. That of a slot has the roles, and the next one what
// fills them, of the layer target.
type webAnnoFeature struct {
	name, target string
	isRole       bool
}

func newWebAnnoLayer(kind, line string) *webAnnoLayer {
	parts := strings.Split(line, "|")
	l := &webAnnoLayer{kind: kind, name: parts[0]}
	for i, part := range parts[1:] {
		f := webAnnoFeature{name: part}
		role, isRole := strings.CutPrefix(part, "ROLE_")
		base, isBase := strings.CutPrefix(part, "BT_")
		switch {
		case isRole:
			_, f.name, _ = strings.Cut(role, ":")
			f.name, _, _ = strings.Cut(f.name, "_")
			f.isRole = true
		case isBase:
			f = webAnnoFeature{target: base}
		case i > 0 && l.features[i-1].isRole:
			f = webAnnoFeature{target: part}
		}
		l.features = append(l.features, f)
	}
	if len(l.features) == 0 {
		l.features = []webAnnoFeature{{}}
	}
	return l
}

// newID makes an id for what the format gives none.
func (r *webAnnoReader) newID(at pos) word {
	return word{at, fmt.Sprintf("a%d", len(r.cas.structures)+1)}
}
