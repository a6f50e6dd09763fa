package loader

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep JSON may nest: the notation itself needs five levels.
const maxDepth = 32

// jsonReader reads JSON strictly and knows the place of every value. An object
// is read by a table of its keys; a key that is not in it, or comes twice, is a
// problem. After a syntax error nothing more is read.
type jsonReader struct {
	src      *source
	dec      tokens
	problems *problems
	stopped  bool
	depth    int
	// lenient passes over keys that are not known: the format of another tool.
	lenient bool
	// unknown, where set, reads the values of such keys instead.
	unknown func(key string)
}

// fields says how the values of an object's keys are read.
// Objects have few keys: to look through them is cheaper than to make a map for
// each object.
type fields []field

type field struct {
	key  string
	read func()
}

// of returns how the value of a key is read; nil for an unknown key.
func (f fields) of(key string) func() {
	for i := range f {
		if f[i].key == key {
			return f[i].read
		}
	}
	return nil
}

// set says how the value of a key is read, in place of what was said before.
func (f *fields) set(key string, read func()) {
	for i := range *f {
		if (*f)[i].key == key {
			(*f)[i].read = read
			return
		}
	}
	*f = append(*f, field{key, read})
}

// keys returns the keys, sorted.
func (f fields) keys() []string {
	keys := make([]string, len(f))
	for i := range f {
		keys[i] = f[i].key
	}
	slices.Sort(keys)
	return keys
}

func newJSONReader(src *source, p *problems) *jsonReader {
	return &jsonReader{src: src, dec: newTokens(src.text), problems: p}
}

// here is where the next token starts.
func (r *jsonReader) here() pos {
	off := int(r.dec.InputOffset())
	for off < len(r.src.text) && strings.IndexByte(" \t\r\n,:", r.src.text[off]) >= 0 {
		off++
	}
	return pos{r.src, off}
}

// token returns the next token, nil after a syntax error.
func (r *jsonReader) token() json.Token {
	if r.stopped {
		return nil
	}
	at := r.here()
	tok, err := r.dec.Token()
	if err == nil {
		return tok
	}
	r.stopped = true
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		r.problems.add(pos{r.src, len(r.src.text)}, "not JSON: the text ends too early")
	} else {
		r.problems.add(at, "not JSON: %v", err)
	}
	return nil
}

// end checks that nothing follows the value.
func (r *jsonReader) end() {
	if r.stopped {
		return
	}
	at := r.here()
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		r.problems.add(at, "more follows after the end of the object: JSON Lines has one object a line, JSON one a file")
	}
}

// object reads an object; ok is false where there is none.
func (r *jsonReader) object(known fields) (at pos, ok bool) {
	at = r.here()
	if !r.opens('{', "an object") {
		return at, false
	}
	seen := make([]string, 0, 16) // few enough to look through
	for !r.stopped && r.dec.More() {
		keyAt := r.here()
		key, isKey := r.token().(string)
		read := known.of(key)
		switch {
		case !isKey:
			return at, false // a syntax error, which token has told
		case slices.Contains(seen, key):
			r.problems.add(keyAt, "the key %s comes twice", shown(key))
			r.skip()
		case read == nil && r.lenient && r.unknown != nil:
			r.unknown(key)
		case read == nil && r.lenient:
			r.skip()
		case read == nil:
			r.problems.add(keyAt, "unknown key %s: %s", shown(key), suggestion(key, known.keys()))
			r.skip()
		default:
			read()
		}
		if read != nil { // an unknown key is told, or passed over, each time
			seen = append(seen, key)
		}
	}
	r.closes()
	return at, true
}

// list reads an array, each element with the function.
func (r *jsonReader) list(element func()) {
	if !r.opens('[', "a list") {
		return
	}
	for !r.stopped && r.dec.More() {
		element()
	}
	r.closes()
}

// opens takes the token that begins an object or array. A null stands for what
// is not there.
func (r *jsonReader) opens(delim json.Delim, wanted string) bool {
	at := r.here()
	tok := r.token()
	if tok == delim {
		r.depth++
		return !r.tooDeep(r.depth)
	}
	r.wrong(at, tok, wanted)
	return false
}

// tooDeep ends the reading where values lie too deep within one another: readers
// that call themselves need an end.
func (r *jsonReader) tooDeep(depth int) bool {
	if depth <= maxDepth {
		return false
	}
	r.problems.add(r.here(), "nested more than %d deep", maxDepth)
	r.stopped = true
	return true
}

func (r *jsonReader) closes() {
	r.token()
	r.depth--
}

// wrong tells that a value is of another kind than wanted, and steps over it.
func (r *jsonReader) wrong(at pos, tok json.Token, wanted string) {
	if tok == nil {
		return
	}
	r.problems.add(at, "%s is wanted here, not %s", wanted, kindOf(tok))
	r.skipRest(tok)
}

func kindOf(tok json.Token) string {
	switch tok := tok.(type) {
	case json.Delim:
		if tok == '{' {
			return "an object"
		}
		return "a list"
	case string:
		return "a string"
	case json.Number:
		return "a number"
	}
	return "true or false"
}

// skip steps over one value.
func (r *jsonReader) skip() { r.skipRest(r.token()) }

// skipRest steps over the rest of a value whose first token was read.
func (r *jsonReader) skipRest(tok json.Token) {
	for open := 0; ; tok = r.token() {
		switch tok {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
		if open == 0 || r.stopped {
			return
		}
		r.tooDeep(r.depth + open)
	}
}

// word reads a string; null, or another kind of value, gives the empty word.
func (r *jsonReader) word() word {
	at := r.here()
	tok := r.token()
	s, ok := tok.(string)
	if !ok {
		r.wrong(at, tok, "a string")
		return word{pos: at}
	}
	raw := r.src.text[at.off:int(r.dec.InputOffset())]
	if strings.ContainsRune(s, utf8.RuneError) && replaced(s, raw) {
		r.problems.add(at, "the string holds half of a UTF-16 surrogate pair")
	}
	return word{at, s}
}

// replaced tells whether decoding has put the replacement character where the
// raw string has none.
func replaced(s, raw string) bool {
	const char = string(utf8.RuneError)
	written := strings.Count(raw, char) + strings.Count(strings.ToLower(raw), `\ufffd`)
	return strings.Count(s, char) > written
}

// inside is the place within a string value; an escape before it would shift it.
func inside(w word, off int) pos {
	if strings.HasPrefix(w.src.text[w.off:], `"`) {
		return pos{w.src, min(w.off+1+off, len(w.src.text))}
	}
	return pos{w.src, min(w.off+off, len(w.src.text))}
}

func (r *jsonReader) words() []word {
	var list []word
	r.list(func() { list = append(list, r.word()) })
	return list
}

// integer reads a whole number from 0; 0 where there is none.
func (r *jsonReader) integer() int {
	at := r.here()
	tok := r.token()
	number, ok := tok.(json.Number)
	if !ok {
		r.wrong(at, tok, "a number")
		return 0
	}
	n, err := strconv.Atoi(number.String())
	if err != nil || n < 0 {
		r.problems.add(at, "%s is not a whole number from 0", shown(number.String()))
		return 0
	}
	return n
}

// flag reads true or false; true gives the word "true".
func (r *jsonReader) flag() word {
	at := r.here()
	tok := r.token()
	value, ok := tok.(bool)
	if !ok {
		r.wrong(at, tok, "true or false")
	}
	if !value {
		return word{pos: at}
	}
	return word{at, "true"}
}
