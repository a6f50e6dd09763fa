package loader

import (
	"regexp"
	"slices"
	"strings"
	"time"

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
	n := &nquadFile{lines: map[graph.ID]int{}, problems: &problems{}, file: file}
	note := func(item Item) bool {
		for _, problem := range item.Problems {
			n.problems.also(problem)
		}
		return true
	}
	whole := l.lines(file, note, n.line)
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
	// words has every term once: most stand in many quads.
	words map[string]string
}

// graphName takes the label of a graph apart: what precedes the id, and the id.
var graphName = regexp.MustCompile(`^(.*/|)(claim/[^/]+/[^/]+|article/[^/]+|judgement/[^/]+)$`)

// line takes a line, and goes on in any case.
func (n *nquadFile) line(src *source) bool {
	src.withoutMark()
	q, ok, err := parseNQuad(src.text)
	if err != nil {
		n.problems.wrap(pos{src, offsetOf(err)}, invalid(err), "%v", err)
		return true
	}
	if !ok {
		return true
	}
	label, _ := q.Label.(quad.IRI)
	if !n.known {
		m := graphName.FindStringSubmatch(string(label))
		if m == nil {
			n.problems.add(pos{src, 0}, "%s is no graph of an article, a claim or a judgement: this is no export of Parley", shown(string(label)))
			return true
		}
		n.base, n.known = m[1], true
	}
	for _, d := range quad.Directions {
		q.Set(d, n.relative(q.Get(d)))
	}
	id := graph.ID(q.Label.(quad.IRI))
	if _, seen := n.lines[id]; !seen {
		n.lines[id] = src.firstLine
	}
	n.quads, n.at = append(n.quads, q), append(n.at, src.firstLine)
	return true
}

// relative takes the base off an id; every other value stays as it is.
func (n *nquadFile) relative(v quad.Value) quad.Value {
	if iri, ok := v.(quad.IRI); ok {
		return quad.IRI(n.word(strings.TrimPrefix(string(iri), n.base)))
	}
	return v
}

func (n *nquadFile) word(s string) string {
	if known, ok := n.words[s]; ok {
		return known
	}
	if n.words == nil {
		n.words = map[string]string{}
	}
	s = strings.Clone(s) // not the line
	n.words[s] = s
	return s
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
