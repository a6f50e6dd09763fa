package loader

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// The endings of the files of one article in brat standoff.
const (
	endText = ".txt"
	endAnn  = ".ann"
	endMeta = ".meta.json"
)

// bratParts are the endings of the files in which shared tasks hand out what
// elsewhere is one .ann file: what is given, what is to be found, and what belongs
// to these.
var bratParts = []string{endGiven, endFound, ".rel", ".co"}

const endGiven, endFound = ".a1", ".a2"

// bratArticle reads name.txt, name.ann and name.meta.json into a draft. Lines
// come in any order, so each kind is gathered first and put together then.
type bratArticle struct {
	draft    *draft
	problems *problems
	lines    map[byte][]bratLine
	// what an id is declared as
	spans     map[string]*bratSpan
	targets   map[string]target
	firstLine map[string]int
	cues      map[string][]*bratSpan // by the id of the source
}

// bratLine is one line: its id, and what follows the first TAB.
type bratLine struct{ id, body word }

// bratSpan is a T line.
type bratSpan struct {
	id, label word
	fragments []graph.Span
	words     string
	used      bool
}

// target is what an attribute or a normalisation can belong to; one field is set, or none.
type target struct {
	mention  *mentionDraft
	event    *eventDraft
	relation *relationDraft
}

// readBrat reads the article with this path, without ending. It may be without any
// annotation where the file has a line end, or its folder an annotation.conf: brat
// is given an empty file for a text that nobody has annotated yet. Elsewhere that
// is rather a file which was not written whole.
func readBrat(fsys fs.FS, base string, mayBeBare bool, p *problems) *bratArticle {
	txt, txtProblem := readSource(fsys, base+endText)
	annotations, annProblem := readAnnotations(fsys, base, mayBeBare)
	for _, problem := range []*ParseError{txtProblem, annProblem} {
		if problem != nil {
			p.take(missingHalf(problem))
		}
	}
	meta := readMeta(fsys, base+endMeta, p)
	if txt == nil || annProblem != nil {
		return nil
	}
	b := &bratArticle{
		draft:     &draft{src: annotations[0], meta: meta, text: newText(txt.text), others: map[string]string{}, broken: map[string]bool{}},
		problems:  p,
		lines:     map[byte][]bratLine{},
		spans:     map[string]*bratSpan{},
		targets:   map[string]target{},
		firstLine: map[string]int{},
		cues:      map[string][]*bratSpan{},
	}
	for _, src := range annotations {
		b.gather(src.withoutMark())
	}
	return b
}

// readAnnotations reads the .ann file, or the parts that there are instead.
func readAnnotations(fsys fs.FS, base string, mayBeBare bool) ([]*source, *ParseError) {
	ann, problem := readAnnotation(fsys, base+endAnn, mayBeBare)
	if problem == nil {
		return []*source{ann}, nil
	}
	var parts []*source
	for _, ending := range bratParts {
		if !errors.Is(problem, fs.ErrNotExist) {
			break
		}
		part, itsProblem := readAnnotation(fsys, base+ending, true)
		switch {
		case itsProblem == nil:
			parts = append(parts, part)
		case !errors.Is(itsProblem, fs.ErrNotExist):
			return nil, itsProblem
		}
	}
	if len(parts) > 0 {
		problem = nil
	}
	return parts, problem
}

func readAnnotation(fsys fs.FS, name string, mayBeBare bool) (*source, *ParseError) {
	src, problem := readSource(fsys, name)
	if problem == nil || !errors.Is(problem, errEmpty) {
		return src, problem
	}
	if info, err := fs.Stat(fsys, name); mayBeBare || err == nil && info.Size() > 0 {
		return &source{name: name, firstLine: 1}, nil
	}
	problem.Msg += "; if nobody annotated the text, write a line end into it"
	return nil, problem
}

// missingHalf explains that an article is two files.
func missingHalf(problem *ParseError) *ParseError {
	if errors.Is(problem, fs.ErrNotExist) {
		problem.Msg += ": an annotated article is a .txt file and an .ann file of one name"
	}
	return problem
}

// gather sorts the lines by the kind of their id.
func (b *bratArticle) gather(src *source) {
	off := 0
	for line := range strings.Lines(src.text) {
		b.line(word{pos{src, off}, strings.TrimRight(line, "\r\n")})
		off += len(line)
	}
}

func (b *bratArticle) line(w word) {
	if strings.TrimSpace(w.s) == "" {
		return
	}
	id, body, ok := strings.Cut(w.s, "\t")
	if !ok {
		b.problems.add(w.pos, "a TAB is missing after the id: %s", shown(w.s))
		b.draft.broken[strings.Fields(w.s)[0]] = true
		return
	}
	l := bratLine{word{w.pos, id}, word{pos{w.src, w.off + len(id) + 1}, body}}
	kind := byte(0)
	if id != "" {
		kind = id[0]
	}
	switch {
	case id == "*":
	case kind != 0 && strings.IndexByte("TERAMN#", kind) >= 0:
		if !b.declare(l.id) {
			return
		}
	default:
		b.problems.add(w.pos, "unknown kind of line %s: lines start with T, E, R, A, M, N, * or #", shown(id))
		return
	}
	if kind == 'M' {
		kind = 'A' // brat's older name for attributes
	}
	b.lines[kind] = append(b.lines[kind], l)
}

// declare checks the form of an id and that it is new.
func (b *bratArticle) declare(id word) bool {
	number := id.s[1:]
	if n, err := strconv.Atoi(number); err != nil || n < 0 || number[0] == '+' {
		b.problems.add(id.pos, "an id is a letter and a number, such as T1, not %s", shown(id.s))
		return false
	}
	line, _ := id.src.position(id.off)
	if first, known := b.firstLine[id.s]; known {
		b.problems.add(id.pos, "the id %s is taken: it is also on line %d", id.s, first)
		return false
	}
	b.firstLine[id.s] = line
	return true
}

// split cuts a piece at runs of spaces.
func (w word) split() []word {
	var list []word
	for i := 0; i < len(w.s); {
		if w.s[i] == ' ' || w.s[i] == '\t' {
			i++
			continue
		}
		n := strings.IndexAny(w.s[i:], " \t")
		if n < 0 {
			n = len(w.s) - i
		}
		list = append(list, word{pos{w.src, w.off + i}, w.s[i : i+n]})
		i += n
	}
	return list
}

// cut cuts a piece at the first separator.
func (w word) cut(sep string) (before, after word, ok bool) {
	i := strings.Index(w.s, sep)
	if i < 0 {
		return w, word{pos{w.src, w.off + len(w.s)}, ""}, false
	}
	return word{w.pos, w.s[:i]}, word{pos{w.src, w.off + i + len(sep)}, w.s[i+len(sep):]}, true
}

// assemble puts the lines together: first what others refer to.
func (b *bratArticle) assemble() {
	for _, l := range b.lines['T'] {
		b.span(l)
	}
	for _, l := range b.lines['E'] {
		b.event(l)
	}
	for _, l := range b.lines['R'] {
		b.relation(l)
	}
	for _, l := range b.lines['A'] {
		b.attribute(l)
	}
	for _, l := range b.lines['N'] {
		b.normalisation(l)
	}
	for _, l := range b.lines['*'] {
		b.coreference(l)
	}
	for _, l := range b.lines['#'] {
		b.note(l)
	}
	b.giveVerbs()
	b.givePresence()
	b.checkTriggers()
}
