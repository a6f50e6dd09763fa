package loader

import "github.com/parley-kg/parley/graph"

// readDoccano reads the exports of doccano: sequence labelling, with labels
// [start, end, label], and relation extraction, with entities and relations.
// Offsets count code points.
func readDoccano(l *load, file string, yield func(Item) bool) bool {
	return l.readRecords(formatDoccano, file, yield, func(r *foreignReader, _ record) string {
		text := func() { r.text = r.word() }
		list := func() { r.list(r.doccanoLabel) }
		r.object(r.metaFields(fields{
			"id":   func() { r.f.name = r.scalar() },
			"text": text, "data": text, "column_data": text,
			"label": list, "labels": list, "entities": list, "column_label": list, "cats": list,
			"relations": func() { r.list(r.doccanoRelation) },
			"meta":      func() { r.object(r.metaFields(fields{})) },
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
	switch r.peek() {
	case '[':
		n := 0
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
		from, to := func() { start, ok1 = r.offset() }, func() { end, ok2 = r.offset() }
		r.object(fields{
			"id": func() { id = r.scalar() }, "label": func() { label = r.scalar() }, "text": func() { quote = r.scalar() },
			"start_offset": from, "start": from, "end_offset": to, "end": to,
			"labels": func() { r.list(func() { label = r.scalar() }) },
		})
	default:
		r.skip() // what it says may be a whole translation
		r.f.unplaced[Label{What: LabelOfText, Name: "label"}]++
		return
	}
	if !ok1 || !ok2 {
		r.problems.add(at, "a label is [start, end, label], or an object with start_offset, end_offset and label")
		return
	}
	if id.s == "" {
		id = r.numbered("s", at)
	}
	r.span(at, id, label, quote, unitCodePoint, graph.Span{Start: start, End: end})
}

func (r *foreignReader) doccanoRelation() {
	x := &foreignRelation{}
	at, ok := r.object(fields{
		"id": func() { x.id = r.scalar() }, "type": func() { x.label = r.scalar() },
		"from_id": func() { x.from = r.scalar() }, "to_id": func() { x.to = r.scalar() },
	})
	if ok {
		x.id = word{at, ""} // ids of relations are numbered by themselves
		x.label, x.from, x.to = given2(x.label, at), given2(x.from, at), given2(x.to, at)
		r.f.relations = append(r.f.relations, x)
	}
}
