package loader

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// nquadReader reads one line of N-Quads (W3C Recommendation of 25 February
// 2014): the terms that Parley writes, IRIs and literals with or without a
// datatype.
type nquadReader struct {
	text string
	off  int
	// value makes the value of an IRI, which is a piece of the line.
	value func(iri string) quad.Value
}

// nquadError says what is wrong at an offset of the line.
type nquadError struct {
	off int
	msg string
}

func (e *nquadError) Error() string { return e.msg }

func (r *nquadReader) fail(format string, args ...any) error {
	return &nquadError{r.off, fmt.Sprintf(format, args...)}
}

// nquadParts are what a line consists of.
var nquadParts = []struct {
	name      string
	direction quad.Direction
	read      func(*nquadReader) (quad.Value, error)
}{
	{"subject", quad.Subject, (*nquadReader).iri},
	{"predicate", quad.Predicate, (*nquadReader).iri},
	{"object", quad.Object, (*nquadReader).object},
	{"graph", quad.Label, (*nquadReader).iri},
}

// quad reads the quad of a line; ok is false for a comment. The error is a
// *nquadError.
func (r *nquadReader) quad(line string) (q quad.Quad, ok bool, err error) {
	r.text, r.off = line, 0
	if r.skip(); r.next() == '#' {
		return q, false, nil
	}
	for _, part := range nquadParts {
		r.skip()
		value, err := part.read(r)
		if err != nil {
			return q, false, fmt.Errorf("the %s: %w", part.name, err)
		}
		q.Set(part.direction, value)
	}
	if r.skip(); r.next() != '.' {
		return q, false, r.fail("the full stop is missing")
	}
	r.off++
	if r.skip(); r.off < len(r.text) && r.next() != '#' {
		return q, false, r.fail("something follows the full stop")
	}
	return q, true, nil
}

func (r *nquadReader) skip() {
	for r.off < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.off]) >= 0 {
		r.off++
	}
}

// next returns the byte at hand, 0 at the end.
func (r *nquadReader) next() byte {
	if r.off < len(r.text) {
		return r.text[r.off]
	}
	return 0
}

func (r *nquadReader) object() (quad.Value, error) {
	if r.next() == '"' {
		return r.literal()
	}
	return r.iri()
}

// iri reads <...>.
func (r *nquadReader) iri() (quad.Value, error) {
	if r.next() != '<' {
		return nil, r.fail("an IRI such as <https://…> is wanted here; Parley writes no blank nodes")
	}
	r.off++
	s, err := r.until('>')
	if err != nil {
		return nil, err
	}
	return r.value(s), nil
}

// literal reads "..." and its datatype.
func (r *nquadReader) literal() (quad.Value, error) {
	r.off++
	s, err := r.until('"')
	s = strings.Clone(s) // not the line
	if err != nil || r.next() != '^' {
		if r.next() == '@' {
			return nil, r.fail("Parley writes no language tags")
		}
		return quad.String(s), err
	}
	if !strings.HasPrefix(r.text[r.off:], "^^<") {
		return nil, r.fail("a datatype begins with ^^<")
	}
	r.off += len("^^")
	r.off++
	datatype, err := r.until('>')
	if err != nil {
		return nil, err
	}
	return quad.TypedString{Value: quad.String(s), Type: quad.IRI(strings.Clone(datatype))}, nil
}

// escapes are the characters that a backslash stands before.
var escapes = map[byte]string{'t': "\t", 'b': "\b", 'n': "\n", 'r': "\r", 'f': "\f", '"': `"`, '\'': "'", '\\': `\`}

// until reads up to and with the closing byte, and resolves escapes. Without any it
// returns a piece of the line.
func (r *nquadReader) until(closing byte) (string, error) {
	rest := r.text[r.off:]
	if end := strings.IndexByte(rest, closing); end >= 0 && strings.IndexByte(rest[:end], '\\') < 0 {
		r.off += end + 1
		return rest[:end], nil
	}
	var b strings.Builder
	for {
		i := strings.IndexAny(r.text[r.off:], string(closing)+`\`)
		if i < 0 {
			return "", r.fail("it has no end: %q is missing", closing)
		}
		b.WriteString(r.text[r.off : r.off+i])
		r.off += i
		if r.next() == closing {
			r.off++
			return b.String(), nil
		}
		s, err := r.escape()
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
}

// escape reads what begins with a backslash.
func (r *nquadReader) escape() (string, error) {
	rest := r.text[r.off+1:]
	digits := 0
	switch {
	case rest == "":
		return "", r.fail("a backslash stands at the end")
	case rest[0] == 'u':
		digits = 4
	case rest[0] == 'U':
		digits = 8
	default:
		s, known := escapes[rest[0]]
		if !known {
			return "", r.fail("unknown escape \\%c", rest[0])
		}
		r.off += 2
		return s, nil
	}
	if len(rest) < 1+digits {
		return "", r.fail("\\%c needs %d hexadecimal digits", rest[0], digits)
	}
	n, err := strconv.ParseUint(rest[1:1+digits], 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return "", r.fail("%s is no character", shown(rest[:1+digits]))
	}
	r.off += 2 + digits
	return string(rune(n)), nil
}

// offsetOf is where in the line the error is.
func offsetOf(err error) int {
	var at *nquadError
	if errors.As(err, &at) {
		return at.off
	}
	return 0
}
