package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// plainText writes what people and articles say to a terminal: control characters
// but for line ends and tabs as escapes, and what changes the direction of letters,
// lest a reason moves the cursor, hides what follows or puts it in another order.
type plainText struct{ out io.Writer }

// Write writes text; each call has whole characters.
func (p plainText) Write(text []byte) (int, error) {
	if _, err := io.WriteString(p.out, escaped(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
