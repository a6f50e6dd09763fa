package names

import (
	"slices"
	"strings"
	"unicode"
)

// particles are parts of a family name, not names of their own: bin Salman, de
// Gaulle, Ben Gvir.
var particles = set("abu al ash bar bat ben bin bint da de del della den der di do dos du e el ibn la le of os san st ter van von y zu")

// titles may stand before a name; anywhere else they make a description of it.
var titles = set(`acting admiral adviser advisor aide ambassador attorney ayatollah brigadier chair chairman
	chairperson chairwoman chancellor chief colonel commander congressman congresswoman corporal crown deputy
	diplomat director elect emir envoy excellency first fm foreign former general governor highness interim judge
	lawmaker leader lieutenant majesty mayor mediator minister mufti negotiator officer official pm premier president
	prime representative secretary senator sergeant source speaker special spokesman spokesperson spokeswoman
	transitional undersecretary vice`)

// honorifics may stand before a name; elsewhere they are names themselves: John Major.
var honorifics = set(`adm amb archbishop baron bishop brig capt captain cardinal cmdr col cpl dame doctor dr father gen gov
	grand hon imam justice king lady lord lt madam maj major marshal miss mr mrs ms mullah pastor pope pres prince
	princess prof professor queen rabbi rep rev reverend sen senior sgt shaikh sheikh sir sr sultan`)

// pronouns are mentions, not names. The normal form of US is no pronoun: see [IsProper].
var pronouns = set("he her herself him himself his i it its itself me she their them themselves they we who you")

func set(words string) map[string]bool {
	members := map[string]bool{}
	for _, w := range strings.Fields(words) {
		members[w] = true
	}
	return members
}

// personal is how a text names a person.
type personal int

const (
	named     personal = iota // Tom Barrack, Barrack
	titled                    // President Ahmed al-Sharaa, Mr Barrack
	described                 // the US special envoy
)

// readPersonal tells how a text names a person, and its words without titles
// before it.
func readPersonal(s string) (personal, []string) {
	words := Words(s)
	for _, token := range strings.Fields(s) {
		if allLower(token) && !particleToken(token) {
			return described, words
		}
	}
	first := slices.IndexFunc(words, func(w string) bool { return !isTitle(w) && !honorifics[w] })
	switch {
	case len(words) == 1 && pronouns[words[0]], first < 0, slices.ContainsFunc(words[first:], isTitle), isNationsOwn(words):
		return described, words
	case first > 0:
		return titled, words[first:]
	default:
		return named, words
	}
}

// TitlesBefore returns the titles and honorifics before a personal name, normalised:
// "president" of President Assad; "" where there are none.
func TitlesBefore(s string) string {
	how, own := readPersonal(s)
	words := Words(s)
	if how != titled {
		return ""
	}
	return strings.Join(words[:len(words)-len(own)], " ")
}

// isTitle tells whether a word is a title, or several of them: Officials.
func isTitle(word string) bool { return titles[word] || titles[strings.TrimSuffix(word, "s")] }

// isNationsOwn tells whether two words are the Saudi King and not Stephen King.
func isNationsOwn(words []string) bool {
	if len(words) != 2 || !honorifics[words[1]] {
		return false
	}
	return demonyms[words[0]] || strings.HasSuffix(words[0], "ian") || strings.HasSuffix(words[0], "ese")
}

// IsFullPersonal tells whether the text is the name of one person by which a
// reader can tell him or her from the family: at least two words that are
// neither titles nor particles, all with a capital where the script has
// capitals. "al-Sharaa", "Bin Salman", "President Assad" and "US special envoy"
// are not: they may mean another one in every article.
func IsFullPersonal(s string) bool {
	how, words := readPersonal(s)
	own := 0
	for _, w := range words {
		if !particles[w] {
			own++
		}
	}
	return how != described && own >= 2
}

// IsPersonal tells whether the text names a person, with titles or without: not
// a pronoun, not a description such as "the US special envoy".
func IsPersonal(s string) bool {
	how, _ := readPersonal(s)
	return how != described
}

// IsProper tells whether the text has anything of a name: a capital, a digit, or
// a letter of a script without capitals, other than that of a pronoun or of the
// article before it. "the army", "The army" and "It" have not.
func IsProper(s string) bool {
	first, rest, more := strings.Cut(strings.TrimSpace(s), " ")
	if more && strings.EqualFold(first, "the") {
		s = rest
	}
	return !allLower(s) && (more || !pronouns[strings.ToLower(first)])
}

// IsPronoun tells whether the text is a pronoun: "he", "It", "I". "US" and "IT" are none.
func IsPronoun(s string) bool {
	lower := strings.ToLower(s)
	return pronouns[lower] && (s == "I" || s[1:] == lower[1:])
}

// allLower tells whether there is nothing in s that a name begins with.
func allLower(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
	})
}

func particleToken(token string) bool {
	words := fold(token)
	return len(words) == 0 || particles[words[0]]
}

// FamilyNames returns under which names without a given name a person of this
// name is known, normalised: the last word, and the last with the particles
// before it. None for a text that is not a full name.
func FamilyNames(s string) []string {
	if !IsFullPersonal(s) {
		return nil
	}
	words := Words(s)
	last := len(words) - 1
	family := []string{words[last]}
	from := last
	for from > 1 && particles[words[from-1]] {
		from--
	}
	if long := Normalise(strings.Join(words[from:], " ")); long != words[last] {
		family = append(family, long)
	}
	return family
}
