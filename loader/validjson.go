package loader

import (
	"encoding/json"
	"io"
	"strings"
)

// tokens are those of a JSON text, as [json.Decoder] gives them.
type tokens interface {
	Token() (json.Token, error)
	More() bool
	// InputOffset is the end of the last token.
	InputOffset() int64
}

// newTokens reads a text with [json.Decoder], which tells what is wrong with it
// where it is; or, of one that is known to be good, some times faster.
func newTokens(text string) tokens {
	if json.Valid([]byte(text)) {
		return &validJSON{text: text}
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	return dec
}

// validJSON cuts one valid JSON value, in valid UTF-8, into its tokens. Of a text
// that is not valid it gives some tokens, and an end.
type validJSON struct {
	text string
	off  int
}

// The tokens that are not made anew each time.
var (
	openObject json.Token = json.Delim('{')
	openList   json.Token = json.Delim('[')
	shutObject json.Token = json.Delim('}')
	shutList   json.Token = json.Delim(']')
)

// next goes to the next token; 0 behind the last.
func (v *validJSON) next() byte {
	for ; v.off < len(v.text); v.off++ {
		switch c := v.text[v.off]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
		default:
			return c
		}
	}
	return 0
}

func (v *validJSON) Token() (json.Token, error) {
	c := v.next()
	start := v.off
	v.off++
	switch c {
	case 0:
		v.off = start
		return nil, io.EOF
	case '{':
		return openObject, nil
	case '}':
		return shutObject, nil
	case '[':
		return openList, nil
	case ']':
		return shutList, nil
	case '"':
		return v.quoted(start)
	}
	for v.off < len(v.text) && strings.IndexByte(" \t\r\n,:]}", v.text[v.off]) < 0 {
		v.off++
	}
	switch c {
	case 't':
		return true, nil
	case 'f':
		return false, nil
	case 'n':
		return nil, nil
	}
	return json.Number(v.text[start:v.off]), nil
}

// quoted reads the string that begins at start.
func (v *validJSON) quoted(start int) (json.Token, error) {
	plain := true
	for ; v.off < len(v.text) && v.text[v.off] != '"'; v.off++ {
		if v.text[v.off] == '\\' {
			plain = false
			v.off++
		}
	}
	if v.off >= len(v.text) {
		v.off = len(v.text)
		return nil, io.EOF
	}
	v.off++
	if plain {
		return v.text[start+1 : v.off-1], nil
	}
	var s string
	err := json.Unmarshal([]byte(v.text[start:v.off]), &s)
	return s, err
}

// More tells whether the object or list goes on.
func (v *validJSON) More() bool {
	c := v.next()
	return c != 0 && c != '}' && c != ']'
}

func (v *validJSON) InputOffset() int64 { return int64(v.off) }
