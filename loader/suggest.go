package loader

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// maxShown is how many code points of a piece of input a message repeats.
const maxShown = 120

// suggestion ends the message about an unknown word: the nearest known one, or
// all of them where none is near.
func suggestion(unknown string, known []string) string {
	if best := nearest(unknown, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "use one of " + strings.Join(known, ", ")
}

// nearest returns the known word that the unknown one is most likely a slip for; "" for none.
func nearest(unknown string, known []string) string {
	if utf8.RuneCountInString(unknown) > maxShown {
		return ""
	}
	best, least := "", max(1, utf8.RuneCountInString(unknown)/3)+1
	for _, k := range known {
		if d := slips(unknown, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// slips is how many letters differ, whatever their case.
func slips(a, b string) int {
	return levenshtein.ComputeDistance(strings.ToLower(a), strings.ToLower(b))
}

// shown quotes a piece of input for a message, shortened in the middle.
func shown(s string) string {
	if len(s) <= utf8.UTFMax*maxShown && utf8.RuneCountInString(s) <= maxShown { // megabytes are not counted
		return fmt.Sprintf("%q", s)
	}
	points := []rune(s[:min(len(s), 4*maxShown)])
	tail := []rune(s[max(0, len(s)-4*maxShown):])
	head := points[:maxShown/2]
	return fmt.Sprintf("%q", string(head)+" … "+string(tail[len(tail)-maxShown/2:]))
}

// oneOf lists words as a sentence does: "a, b or c".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
