package names

import (
	"net/url"
	"slices"
	"strings"
)

// OutletKey returns what is left of the name of an outlet, agency or other source
// without what one name is written with here and there: case, diacritics, spaces,
// punctuation, a leading article (joined to it, too), TV for television, and the
// parts of a web address around it. "Al Jazeera", "Aljazeera" and
// "https://www.aljazeera.net/" are "jazeera". It is empty for a text without
// letters and digits. Two outlets may have one key: it serves to count them once
// where they may be one, never to call them one.
func OutletKey(name string) string {
	words := Words(withoutDomain(name))
	for i, word := range words {
		words[i] = shorter(word)
	}
	key := strings.Join(words, "")
	for _, article := range []string{"the", "al"} {
		if rest, found := strings.CutPrefix(key, article); found && len(rest) > 2 {
			return rest
		}
	}
	return key
}

// shorter writes television, alone or at the end of a word, as TV.
func shorter(word string) string {
	if before, found := strings.CutSuffix(word, "television"); found {
		return before + "tv"
	}
	return word
}

// generic are the endings of the domains of outlets that are no country's; some
// of them stand before a country's, too: co.uk.
var generic = map[string]bool{
	"com": true, "co": true, "org": true, "net": true, "gov": true, "int": true,
	"info": true, "news": true, "media": true, "press": true, "agency": true,
}

// withoutDomain leaves out the ending of a web domain ("Reuters.com", "BBC.co.uk"),
// and what stands before the name in an address.
func withoutDomain(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if address, err := url.Parse(name); err == nil && address.Host != "" {
		name = address.Hostname()
	}
	labels := strings.Split(name, ".")
	if len(labels) < 2 || strings.ContainsAny(name, " /") || slices.ContainsFunc(labels, func(l string) bool { return len(l) < 2 }) {
		return name // a sentence, or initials
	}
	last := len(labels) - 1
	if !generic[labels[last]] && len(labels[last]) > 2 {
		return name
	}
	if last--; last > 0 && generic[labels[last]] {
		last--
	}
	return labels[last]
}

// small are words that initials leave out, or not.
var small = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "in": true, "de": true, "du": true, "des": true, "la": true, "le": true, "et": true,
}

// Initials returns the first letters of the words of a name, with and without
// the small words: "afp" of Agence France-Presse. None for a name of one word.
func Initials(name string) []string {
	var all, great strings.Builder
	for _, word := range fold(name) {
		first := string([]rune(word)[:1])
		all.WriteString(first)
		if !small[word] {
			great.WriteString(first)
		}
	}
	var found []string
	for _, initials := range []string{all.String(), great.String()} {
		if len(initials) > 1 && (len(found) == 0 || found[0] != initials) {
			found = append(found, initials)
		}
	}
	return found
}
