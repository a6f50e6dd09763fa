package edtf

import "strings"

// FromWords returns what the words of an article mean, counted from the day of
// its publication: of a report the last such day, of a plan perhaps the next.
// The language is a BCP 47 tag; empty is taken for English. Of another language
// only a plain EDTF date is understood: there "mar" may be a sea. The zero time
// is one that stays open.
func FromWords(words, language string, published Time, planned bool) Time {
	words = strings.Join(strings.Fields(words), " ")
	if language != "" && !isEnglish(language) {
		t, _ := Parse(words) // a plain date is the same everywhere; other words stay open
		return t
	}
	anchor := Anchor
	if planned {
		anchor = AnchorPlanned
	}
	t, _ := anchor(words, published.Within())
	return t
}

func isEnglish(tag string) bool {
	base := strings.ToLower(tag)
	if i := strings.IndexAny(base, "-_"); i >= 0 {
		base = base[:i]
	}
	return base == "en" || base == "eng"
}
