package loader

import (
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// readLabelStudio reads the JSON export of Label Studio, a task an article, or
// its JSON-MIN. Offsets count UTF-16 units, as JavaScript does.
func readLabelStudio(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatLabelStudio, file, yield, func(r *foreignReader, of record) string {
		t := &labelStudioTask{foreignReader: r}
		if strings.Contains(of.src.text, `"`+minKey+`"`) && isMinimal(shapeOf(of.src.text)) {
			return t.choose(t.minimal())
		}
		answers := func() { r.list(t.answer) }
		at, _ := r.object(fields{
			{"id", func() { r.f.name = r.scalar() }}, {"data", t.data}, {"annotations", answers}, {"completions", answers},
		})
		return t.choose(at)
	})
}

// labelStudioTask is a task, with the answers of one annotator or several.
type labelStudioTask struct {
	*foreignReader
	texts   []word // the strings of its data, as many as may be the text
	answers []*labelStudioAnswer
	skipped int
	current *labelStudioAnswer
}

type labelStudioAnswer struct {
	at               pos
	cancelled, truth bool
	spans            []foreignSpanDraft
	relations        []*foreignRelation
	attributes       []foreignAttribute
	regions          map[string]bool
}

// data finds the text: the string called text, or the only one of several words.
func (t *labelStudioTask) data() {
	t.unknown = func(string) {
		if t.peek() != '"' {
			t.skip()
			return
		}
		t.mayBeText(t.word())
	}
	t.object(t.metaFields(fields{{"text", t.textOrNone}}))
	t.unknown = nil
}

// textOrNone reads what is called text, which may be no string.
func (t *labelStudioTask) textOrNone() {
	if t.peek() == '"' {
		t.text = t.word()
	} else {
		t.skip()
	}
}

// mayBeText notes a string that may be the text: neither an address nor a path.
func (t *labelStudioTask) mayBeText(w word) bool {
	may := strings.Contains(w.s, " ") && !isWebAddress(w.s)
	if may {
		t.texts = append(t.texts, w)
	}
	return may
}

// answer reads what one annotator has marked.
func (t *labelStudioTask) answer() {
	a := &labelStudioAnswer{regions: map[string]bool{}}
	t.current = a
	at, ok := t.object(fields{
		{"was_cancelled", func() { a.cancelled = t.scalar().s == "true" }},
		{"ground_truth", func() { a.truth = t.scalar().s == "true" }},
		{"result", func() { t.list(t.item) }},
	})
	if a.at = at; ok && !a.cancelled {
		t.answers = append(t.answers, a)
	} else if ok {
		t.skipped++
	}
}

// choose takes the one answer, or the one that is marked as the truth.
func (t *labelStudioTask) choose(at pos) (skip string) {
	if t.text.s == "" && len(t.texts) == 1 {
		t.text = t.texts[0]
	}
	if t.text.s == "" && len(t.texts) > 1 {
		t.problems.add(at, "the data have several strings: call the text \"text\"")
	}
	var truth []*labelStudioAnswer
	for _, a := range t.answers {
		if a.truth {
			truth = append(truth, a)
		}
	}
	switch {
	case len(t.answers) == 0 && t.skipped > 0:
		return "the annotator skipped the task"
	case len(t.answers) == 1:
		truth = t.answers
	case len(t.answers) > 1 && len(truth) != 1:
		t.problems.add(t.answers[1].at, "the task has %d annotations, and not one of them is marked as ground_truth: mark the one to load", len(t.answers))
		return ""
	}
	for _, a := range truth {
		t.spans, t.f.relations, t.f.attributes = a.spans, a.relations, t.placed(a)
	}
	return ""
}

// placed leaves out what is said of the whole text, and counts it.
func (t *labelStudioTask) placed(a *labelStudioAnswer) []foreignAttribute {
	var list []foreignAttribute
	for _, x := range a.attributes {
		if a.has(x.target.s) || strings.HasPrefix(x.target.s, "region") {
			list = append(list, x)
		} else {
			t.f.lost(ofWholeText, x.name.s)
		}
	}
	return list
}

// has tells whether there is a region of this id: another control then speaks of it.
func (a *labelStudioAnswer) has(id string) bool {
	return id != "" && a.regions[id]
}

// labelStudioItem is one element of a result.
type labelStudioItem struct {
	id, kind, from, to, name, direction, quote word
	labels                                     []word
	start, end                                 int
	hasStart, hasEnd                           bool
}

func (t *labelStudioTask) item() {
	x := &labelStudioItem{}
	at, ok := t.object(fields{
		{"id", func() { x.id = t.scalar() }},
		{"type", func() { x.kind = t.scalar() }},
		{"from_name", func() { x.name = t.scalar() }},
		{"from_id", func() { x.from = t.scalar() }},
		{"to_id", func() { x.to = t.scalar() }},
		{"direction", func() { x.direction = t.scalar() }},
		{"labels", func() { t.list(func() { x.labels = append(x.labels, t.scalar()) }) }},
		{"value", func() { t.value(x) }},
	})
	if ok {
		t.sort(x, at)
	}
}

// sort puts an element where it belongs: a relation, a region, or what is said of
// one, or of the whole text.
func (t *labelStudioTask) sort(x *labelStudioItem, at pos) {
	switch a := t.current; {
	case x.kind.s == "relation":
		t.relation(x, at)
	case x.hasStart && x.hasEnd && (x.kind.s == "" || strings.HasSuffix(x.kind.s, "labels")) && !a.has(x.id.s):
		label := word{at, x.name.s}
		if len(x.labels) > 0 {
			label = x.labels[0]
		}
		a.regions[x.id.s] = true
		if x.id.s == "" {
			x.id = word{at, "region" + strconv.Itoa(len(a.spans)+1)}
		}
		a.spans = append(a.spans, foreignSpanDraft{located(x.id, at), label, spanRequest{
			at: word{pos: at}, fragments: []graph.Span{{Start: x.start, End: x.end}}, unit: unitUTF16, quote: x.quote,
		}})
		for _, further := range x.labels[min(1, len(x.labels)):] {
			a.attributes = append(a.attributes, foreignAttribute{x.id, word{at, "label"}, further})
		}
	default: // a choice or a text about a region, or about all
		if len(x.labels) == 0 { // a box in an image, a piece of sound
			t.f.lost(ofWholeText, x.kind.s)
		}
		for _, value := range x.labels {
			a.attributes = append(a.attributes, foreignAttribute{located(x.id, at), located(x.name, at), value})
		}
	}
}

// value reads offsets, of HTML those of its text, and the values of whatever
// control it was.
func (t *labelStudioTask) value(x *labelStudioItem) {
	known := fields{
		{"start", func() { x.start, x.hasStart = t.offset() }},
		{"end", func() { x.end, x.hasEnd = t.offset() }},
		{"text", func() { t.collect(&x.quote, x) }},
		{"globalOffsets", func() {
			t.object(fields{
				{"start", func() { x.start, x.hasStart = t.offset() }}, {"end", func() { x.end, x.hasEnd = t.offset() }},
			})
		}},
	}
	for _, control := range []string{"labels", "hypertextlabels", "choices", "taxonomy", "rating", "number", "datetime"} {
		known.set(control, func() { t.collect(nil, x) })
	}
	t.object(known)
}

// collect reads a word, or a list of words or of paths of such, into the quote or
// among the labels.
func (t *labelStudioTask) collect(quote *word, x *labelStudioItem) {
	switch {
	case t.peek() == '[':
		t.list(func() { t.collect(nil, x) })
	case t.peek() == '{':
		t.skip()
	case quote != nil:
		*quote = t.scalar()
	default:
		x.labels = append(x.labels, t.scalar())
	}
}

// relation reads an arrow between two regions, one for each of its labels.
func (t *labelStudioTask) relation(x *labelStudioItem, at pos) {
	from, to := located(x.from, at), located(x.to, at)
	if x.direction.s == "left" {
		from, to = to, from
	}
	if len(x.labels) == 0 {
		x.labels = []word{{at, "relation"}}
	}
	for _, label := range x.labels {
		t.current.relations = append(t.current.relations, &foreignRelation{word{pos: at}, label, from, to})
	}
}
