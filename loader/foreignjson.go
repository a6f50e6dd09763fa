package loader

import (
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/loader/unpack"
)

// foreignReader reads one JSON value of another tool's format: keys that it does
// not know are passed over.
type foreignReader struct {
	*jsonReader
	f       *foreign
	repairs *problems
	text    word
	spans   []foreignSpanDraft
	known   map[string]bool // the ids of the spans
}

// foreignSpanDraft waits until the text is known, because keys come in any order.
type foreignSpanDraft struct {
	id, label word
	request   spanRequest
}

// record is a value of a file of another tool, and how its article may be called.
type record struct {
	src *source
	// stem is the name of the file without its endings; alone tells that the file holds nothing else.
	stem  string
	alone bool
}

// readRecords reads a file of JSON values, each with the function, which returns
// false where the value is not to be loaded, and why.
func (l *load) readRecords(format, file string, yield func(Item) bool, read func(r *foreignReader, at record) (skip string)) bool {
	names := map[string]int{}
	return l.values(file, yield, func(src *source, alone bool) bool {
		p := &problems{}
		r := newForeignReader(src, p)
		at := record{src, l.stemOf(file), alone && path.Ext(unpack.Stripped(file)) == ".json"}
		skip := read(r, at)
		r.end()
		switch {
		case p.any():
			return yield(Item{Path: file, Problems: p.sorted()})
		case skip != "":
			return yield(Item{Path: file, Skipped: skip})
		}
		if r.finish(l, at, names); p.any() {
			return yield(Item{Path: file, Problems: p.sorted()})
		}
		return l.foreign(r.f, format, file, p, r.repairs, yield)
	})
}

func newForeignReader(src *source, p *problems) *foreignReader {
	json := newJSONReader(src, p)
	json.lenient = true
	return &foreignReader{
		jsonReader: json, repairs: &problems{},
		f: &foreign{src: src, broken: map[string]bool{}, unplaced: map[Label]int{}},
	}
}

// finish finds the spans in the text and names the article.
func (r *foreignReader) finish(l *load, at record, names map[string]int) {
	if strings.TrimFunc(r.text.s, isBlank) == "" {
		r.problems.add(given(r.text, pos{at.src, 0}), "there is no text: only annotated texts can be loaded")
		return
	}
	r.f.text = newText(r.text.s)
	for _, s := range r.spans {
		if l.ctx.Err() != nil {
			return
		}
		s.request.repairs = r.repairs
		r.f.span(s.id, s.label, s.request, r.problems)
	}
	r.f.name = at.name(r.f.name, r.text.s, names)
}

// textDigits is how many digits of the digest of a text name its article, where
// the source has no id for it.
const textDigits = 12

// name makes the name of the article: that of the file where it holds nothing
// else, else with the id that the source gives, or a digest of the text. The
// second of one name is numbered.
func (at record) name(id word, text string, names map[string]int) word {
	name := at.stem
	switch {
	case id.s != "":
		name += "-" + nameLetters(id.s)
	case !at.alone:
		name += "-" + graph.Digest(textDigits, text)
	}
	if names[name]++; names[name] > 1 {
		name += "-" + strconv.Itoa(names[name])
	}
	return word{given(id, pos{at.src, 0}), name}
}

// members reads an object of which there may be many, key by key: false from the
// function passes over the value. A table of keys would be made anew each time.
func (r *foreignReader) members(read func(key string) bool) (at pos, ok bool) {
	at = r.here()
	if !r.opens('{', "an object") {
		return at, false
	}
	for !r.stopped && r.dec.More() {
		key, isKey := r.token().(string)
		if !isKey {
			return at, false // a syntax error, which token has told
		}
		if !read(key) {
			r.skip()
		}
	}
	r.closes()
	return at, true
}

// span notes a span, by its offsets in code points, with the words where the format has them.
func (r *foreignReader) span(at pos, id, label, quote word, fragments ...graph.Span) {
	if r.known == nil {
		r.known = map[string]bool{}
	}
	r.known[id.s] = true
	r.spans = append(r.spans, foreignSpanDraft{located(id, at), located(label, at), spanRequest{
		at: word{pos: at}, fragments: fragments, unit: unitCodePoint, quote: quote,
	}})
}

// located is the word with its own place; where it has none, as a word that was left
// out, with this one.
func located(w word, at pos) word { return word{given(w, at), w.s} }

// numbered makes an id for what the format gives none.
func (r *foreignReader) numbered(kind string, at pos) word {
	return word{at, fmt.Sprintf("%s%d", kind, len(r.spans)+1)}
}

// attribute says something of a span or relation.
func (r *foreignReader) attribute(target, name, value word) {
	r.f.attributes = append(r.f.attributes, foreignAttribute{target, name, value})
}

// scalar reads a string, a number, true or false as a word; null as none.
func (r *jsonReader) scalar() word {
	at := r.here()
	if r.peek() == '"' {
		return r.word()
	}
	switch tok := r.token().(type) {
	case json.Number:
		return word{at, tok.String()}
	case bool:
		return word{at, strconv.FormatBool(tok)}
	default:
		r.wrong(at, tok, "a string or a number")
	}
	return word{pos: at}
}

// peek returns the first byte of the next value; 0 behind the end.
func (r *jsonReader) peek() byte {
	if at := r.here(); at.off < len(r.src.text) {
		return r.src.text[at.off]
	}
	return 0
}

// offset reads an offset; ok is false for null and for what is no whole number,
// which is passed over.
func (r *jsonReader) offset() (n int, ok bool) {
	w := word{}
	if c := r.peek(); c == '"' || c >= '0' && c <= '9' {
		w = r.scalar()
	} else {
		r.skip()
	}
	n, err := strconv.Atoi(w.s)
	return n, err == nil && n >= 0
}

// metaFields adds the metadata that many corpora have under these names. A value
// that is no good as such is left out, and counted.
func (r *foreignReader) metaFields(known fields) fields {
	m := &r.f.meta
	for key, to := range map[string]struct {
		place *word
		good  func(string) bool
	}{
		"title": {&m.title, isAny}, "url": {&m.url, isWebAddress}, "publisher": {&m.publisher, isAny}, "author": {&m.author, isAny},
		"published": {&m.published, isTime}, "language": {&m.language, isLanguage},
	} {
		if known.of(key) != nil {
			continue
		}
		known.set(key, func() {
			if c := r.peek(); c == '{' || c == '[' {
				r.skip()
				return
			}
			switch w := r.scalar(); {
			case w.s == "":
			case to.good(w.s):
				*to.place = w
			default:
				r.f.lost(ofWholeText, key)
			}
		})
	}
	return known
}

func isAny(s string) bool { return strings.TrimSpace(s) != "" }

func isTime(s string) bool {
	_, err := edtf.Parse(s)
	return err == nil
}
