package edtf

// qualifier holds the marks of EDTF level 1 for a date: uncertain, approximate.
type qualifier uint8

const (
	uncertain   qualifier = 1 << iota // ?
	approximate                       // ~
)

// marks are the qualifiers as written; % is both.
var marks = [...]string{0: "", uncertain: "?", approximate: "~", uncertain | approximate: "%"}

// String returns the mark, "" for none.
func (q qualifier) String() string { return marks[q] }

// cutQualifier takes the mark off the end of a date.
func cutQualifier(s string) (body string, q qualifier) {
	if s == "" {
		return "", 0
	}
	body = s[:len(s)-1]
	switch s[len(s)-1] {
	case '?':
		return body, uncertain
	case '~':
		return body, approximate
	case '%':
		return body, uncertain | approximate
	}
	return s, 0
}
