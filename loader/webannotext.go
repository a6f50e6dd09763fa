package loader

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// webAnnoText gathers the text of the sentences. What stands between two of them
// the format does not tell: a line end, and as many spaces as the offsets leave room for.
type webAnnoText struct {
	strings.Builder
	length int // in UTF-16 units
	// lines and rows are those of the sentence that is being read.
	lines []string
	rows  []*webAnnoToken
}

// webAnnoToken is a row: a token, or a part of one.
type webAnnoToken struct {
	number     string // "1-2", or "1-2.1"
	at         pos
	start, end int
	word       string
}

// endSentence writes the sentence; it returns what is wrong with it.
func (t *webAnnoText) endSentence() (problem *word) {
	sentence, rows := strings.Join(t.lines, "\n"), t.rows
	t.lines, t.rows = nil, nil
	if len(rows) == 0 {
		return nil
	}
	units := utf16.Encode([]rune(sentence))
	start := rows[0].start - len(utf16.Encode([]rune(sentence[:max(strings.Index(sentence, rows[0].word), 0)])))
	if start < t.length {
		return &word{rows[0].at, fmt.Sprintf("the sentence begins at %d, but the one before ends at %d", start, t.length)}
	}
	if gap := start - t.length; gap > maxGap {
		return &word{rows[0].at, fmt.Sprintf("between this sentence and the one before are %d characters that the file does not tell", gap)}
	} else if gap > 0 && t.length > 0 {
		t.WriteString("\n" + strings.Repeat(" ", gap-1))
	} else {
		t.WriteString(strings.Repeat(" ", gap))
	}
	t.WriteString(sentence)
	t.length = start + len(units)
	for _, row := range rows {
		from, to := row.start-start, row.end-start
		if from < 0 || to > len(units) {
			return &word{row.at, fmt.Sprintf("the token %s at %d to %d is not within its sentence, which reaches from %d to %d",
				shown(row.word), row.start, row.end, start, t.length)}
		}
		if found := string(utf16.Decode(units[from:to])); found != row.word {
			return &word{row.at, fmt.Sprintf("the token is %s, but the text at %d to %d is %s", shown(row.word), row.start, row.end, shown(found))}
		}
	}
	return nil
}

// maxGap is how many characters may stand between two sentences.
const maxGap = 10_000

// unescaped takes the backslashes off that protect what has a meaning of its own.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 't':
			b.WriteByte('\t')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// splitUnescaped cuts a cell at a separator that no backslash protects.
func splitUnescaped(s string, separator byte) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case separator:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}
