package loader

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// readNQuads reads back what `parley export --format nquads` wrote, with all
// that was ever recorded. Of an article it yields each state of the annotation
// in the order of time, recorded at its instant, and of a judgement each time it
// was given. It holds the whole file: the quads of an article do not stand
// together.
func readNQuads(l *load, file string, yield func(Item) bool) bool {
	n := &nquadFile{lines: map[graph.ID]int{}, iris: map[string]quad.Value{}, problems: &problems{}, file: file}
	n.reader.value = n.iri
	note := func(item Item) bool {
		for _, problem := range item.Problems {
			n.problems.also(problem)
		}
		return true
	}
	whole := l.rawLines(file, note, n.line)
	if l.ctx.Err() != nil || !whole && len(n.quads) == 0 {
		return yield(Item{Path: file, Problems: n.problems.sorted()})
	}
	return n.items(yield) && (!n.problems.any() || yield(Item{Path: file, Problems: n.problems.sorted()}))
}

// nquadFile is what was read of a file.
type nquadFile struct {
	file     string
	problems *problems
	quads    []quad.Quad
	at       []int // the lines of the quads
	// base is what precedes ids, once known.
	base  string
	known bool
	// lines tells where the quads of a graph begin: the first line of each.
	lines map[graph.ID]int
	// iris has every IRI as it is written, and its value without the base: most stand in many quads.
	iris   map[string]quad.Value
	reader nquadReader
}

// graphName takes the label of a graph apart: what precedes the id, and the id.
var graphName = regexp.MustCompile(`^(.*/|)(claim/[^/]+/[^/]+|article/[^/]+|judgement/[^/]+)$`)

// line takes a line, and goes on in any case.
func (n *nquadFile) line(data []byte, number int) bool {
	if !utf8.Valid(data) {
		_, problem := newSource(n.file, data, number)
		n.problems.also(problem)
		return true
	}
	text := strings.TrimPrefix(string(data), byteOrderMark)
	q, ok, err := n.reader.quad(text)
	if ok && !n.known {
		if !n.findBase(q.Label) {
			n.problems.add(n.place(text, number, 0), "%s is no graph of an article, a claim or a judgement: this is no export of Parley",
				shown(string(q.Label.(quad.IRI))))
			return true
		}
		q, ok, err = n.reader.quad(text)
	}
	if err != nil {
		n.problems.wrap(n.place(text, number, offsetOf(err)), invalid(err), "%v", err)
		return true
	}
	if !ok {
		return true
	}
	if last := len(n.quads) - 1; last < 0 || q.Label != n.quads[last].Label {
		id := graph.ID(q.Label.(quad.IRI))
		if _, seen := n.lines[id]; !seen {
			n.lines[id] = number
		}
	}
	n.quads, n.at = append(n.quads, q), append(n.at, number)
	return true
}

func (n *nquadFile) place(text string, line, off int) pos {
	return pos{&source{name: n.file, text: text, firstLine: line}, off}
}

// findBase learns from the first graph what precedes ids.
func (n *nquadFile) findBase(label quad.Value) bool {
	m := graphName.FindStringSubmatch(string(label.(quad.IRI)))
	if m == nil {
		return false
	}
	n.base, n.known = m[1], true
	clear(n.iris)
	return true
}

// iri returns the value of an IRI, without the base where it is an id.
func (n *nquadFile) iri(written string) quad.Value {
	v, known := n.iris[written]
	if !known {
		written = strings.Clone(written) // not the line
		v = quad.IRI(strings.TrimPrefix(written, n.base))
		n.iris[written] = v
	}
	return v
}

// items yields what the quads tell: articles, then judgements by instant.
func (n *nquadFile) items(yield func(Item) bool) bool {
	var judgements []graph.Judgement
	for r := range quads.Recorded(n.quads) {
		switch {
		case r.Err != nil:
			n.problems.also(&ParseError{n.file, n.lines[r.Label], 1, graph.Message(r.Err), r.Err})
		case r.History != nil:
			if wrong := checkStates(r.History); wrong != nil {
				n.problems.also(&ParseError{n.file, n.lineOf(wrong), 1, wrong.msg, graph.ErrInvalid})
				continue
			}
			for state := range statesOf(r.History) {
				if !yield(Item{Path: n.file, Article: state}) {
					return false
				}
			}
		default:
			for _, at := range append(r.Earlier, r.Judgement.At) {
				given := r.Judgement
				given.At = at
				judgements = append(judgements, given)
			}
		}
	}
	slices.SortStableFunc(judgements, func(a, b graph.Judgement) int { return a.At.Compare(b.At) })
	return len(judgements) == 0 || yield(Item{Path: n.file, Judgements: judgements})
}

// lineOf returns the line of the quad that a refusal is about.
func (n *nquadFile) lineOf(wrong *refusal) int {
	for i, q := range n.quads {
		if value := quad.IRI(wrong.value); q.Label == quad.IRI(wrong.label) &&
			(q.Object == value || q.Subject == value || q.Object == quad.Value(quad.String(wrong.value))) {
			return n.at[i]
		}
	}
	return n.lines[wrong.label]
}

// statesOf returns the article as it stood after each change, in the order of time.
func statesOf(h *quads.History) func(yield func(*graph.AnnotatedArticle) bool) {
	type moment struct {
		at       time.Time
		revision *quads.Revision
	}
	var moments []moment
	for i := range h.Revisions {
		for _, at := range h.Revisions[i].Recorded {
			moments = append(moments, moment{at, &h.Revisions[i]})
		}
	}
	slices.SortFunc(moments, func(a, b moment) int { return a.at.Compare(b.at) })
	return func(yield func(*graph.AnnotatedArticle) bool) {
		for i, m := range moments {
			until := time.Time{}
			if i+1 < len(moments) {
				until = moments[i+1].at
			}
			state := m.revision.AnnotatedArticle
			state.Article.RecordedAt = m.at
			state.Claims = h.ClaimsBefore(until)
			if !yield(&state) {
				return
			}
		}
	}
}
