package loader

// minKey and minKeys are what Label Studio adds to each task of its JSON-MIN
// export; the first, and any of the others, show that it is one.
const minKey = "annotation_id"

var minKeys = []string{"annotator", "created_at", "updated_at", "lead_time", "agreement"}

func isMinimal(s shape) bool { return s.has(minKey) && s.has(minKeys...) && !s.has("result") }

// minimal reads a task of JSON-MIN, where the strings of the data and what each
// control says stand side by side: a list under the name of a control holds its
// regions. What else a control says is of the whole text.
func (t *labelStudioTask) minimal() pos {
	t.current = &labelStudioAnswer{at: t.here(), regions: map[string]bool{}}
	t.answers = append(t.answers, t.current)
	known := fields{{"id", func() { t.f.name = t.scalar() }}, {"text", t.textOrNone}}
	for _, key := range append(minKeys, minKey) {
		known.set(key, t.skip)
	}
	said := map[string]string{} // by controls, where it may be the text
	t.unknown = func(control string) {
		switch t.peek() {
		case '"':
			if w := t.word(); t.mayBeText(w) {
				said[control] = w.s
			} else {
				t.f.lost(ofWholeText, control)
			}
		case '[':
			t.list(func() { t.minItem(control) })
		default:
			t.minItem(control)
		}
	}
	at, _ := t.object(t.metaFields(known))
	t.unknown = nil
	for control, words := range said {
		if isText := t.text.s == "" && len(t.texts) == 1 && words == t.texts[0].s; !isText {
			t.f.lost(ofWholeText, control)
		}
	}
	return at
}

// minItem reads a region, or what is said of the whole text.
func (t *labelStudioTask) minItem(control string) {
	at := t.here()
	if t.peek() != '{' {
		t.skip()
		t.f.lost(ofWholeText, control)
		return
	}
	passOver := t.unknown
	t.unknown = nil
	x := &labelStudioItem{name: word{at, control}}
	t.value(x)
	t.sort(x, at)
	t.unknown = passOver
}
