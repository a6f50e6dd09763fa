package names

import (
	"slices"
	"strings"
)

// slavicEndings are those of family names that papers print without the marks of
// ISO 9 and of Serbian or Czech: Lukasenko for Lukašenko.
var slavicEndings = []string{
	"enko", "ov", "ev", "ova", "eva", "in", "ina", "skij", "skaja", "skaa", "yj", "ij", "ic", "yc", "nikov", "cuk", "uk", "icyna",
}

// unmarked tells whether a family name may be a Slavic one that lost its marks: it has
// letters that bear them, enough others, and such an ending.
func unmarked(family string) bool {
	return len(family) > 5 && strings.ContainsAny(family, "scz") && !strings.Contains(family, "sh") && !strings.Contains(family, "ch") &&
		slices.ContainsFunc(slavicEndings, func(ending string) bool { return strings.HasSuffix(family, ending) })
}

// marked lets s, z and c be those with marks, too.
func (r *reading) marked() {
	for i, letter := range r.letters {
		switch letter {
		case "s":
			r.consonants[i] |= phSH
		case "z":
			r.consonants[i] |= phJ
		case "c":
			r.consonants[i] = phCH | phTS
		case "sc":
			r.consonants[i] |= phSH
		}
	}
}
