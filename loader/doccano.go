package loader

import "github.com/parley-kg/parley/graph"

// readDoccano reads the exports of doccano: sequence labelling, with labels
// [start, end, label], as objects under annotations in its first versions, and
// relation extraction, with entities and relations. Offsets count code points.
func readDoccano(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatDoccano, file, yield, func(r *foreignReader, _ record) string {
		text := func() { r.text = r.word() }
		list := func() { r.list(r.doccanoLabel) }
		r.object(r.metaFields(fields{
			{"id", func() { r.f.name = r.scalar() }},
			{"text", text},
			{"data", text},
			{"column_data", text},
			{"label", list},
			{"labels", list},
			{"entities", list},
			{"annotations", list},
			{"column_label", list},
			{"cats", r.doccanoCategories},
			{"relations", func() { r.list(r.doccanoRelation) }},
			{"meta", func() { r.object(r.metaFields(fields{})) }},
		}))
		return ""
	})
}

// doccanoLabel reads one label: a triple, an object, or a word about the whole text.
func (r *foreignReader) doccanoLabel() {
	at := r.here()
	var start, end int
	var ok1, ok2 bool
	var id, label, quote word
	said := false // of some place in the text
	switch r.peek() {
	case '[':
		n := 0
		said = true
		r.list(func() {
			switch n++; n {
			case 1:
				start, ok1 = r.offset()
			case 2:
				end, ok2 = r.offset()
			case 3:
				label = r.scalar()
			default:
				r.skip()
			}
		})
	case '{':
		r.members(func(key string) bool {
			switch key {
			case "id":
				id = r.scalar()
			case "label":
				label = r.scalar()
			case "labels":
				r.list(func() { label = r.scalar() })
			case "text":
				quote = r.scalar()
			case "start_offset", "start":
				said = true
				start, ok1 = r.offset()
			case "end_offset", "end":
				said = true
				end, ok2 = r.offset()
			default:
				return false
			}
			return true
		})
	default:
		r.skip() // what it says may be a whole translation
	}
	if !said {
		r.f.lost(ofWholeText, "label")
		return
	}
	if !ok1 || !ok2 {
		r.problems.add(at, "a label is [start, end, label], or an object with start_offset, end_offset and label")
		return
	}
	if id.s == "" {
		id = r.numbered("s", at)
	}
	r.span(at, id, label, quote, graph.Span{Start: start, End: end})
}

// doccanoCategories reads the categories of a whole text, in the manner of spaCy
// an object with the probability of each.
func (r *foreignReader) doccanoCategories() {
	if r.peek() == '[' {
		r.list(r.doccanoLabel)
		return
	}
	r.members(func(string) bool {
		r.f.lost(ofWholeText, "cats")
		return false
	})
}

func (r *foreignReader) doccanoRelation() {
	x := &foreignRelation{}
	at, ok := r.members(func(key string) bool { // but for the id: those of relations are numbered by themselves
		switch key {
		case "type":
			x.label = r.scalar()
		case "from_id":
			x.from = r.scalar()
		case "to_id":
			x.to = r.scalar()
		default:
			return false
		}
		return true
	})
	if ok {
		x.id = word{at, ""}
		x.label, x.from, x.to = located(x.label, at), located(x.from, at), located(x.to, at)
		r.f.relations = append(r.f.relations, x)
	}
}
