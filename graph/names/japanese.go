package names

import "strings"

// hepburn writes the syllables of Kunrei and Nihon as Hepburn does, which the press
// uses: Kisi is Kishi, Obuti Obuchi.
var hepburn = strings.NewReplacer(
	"shi", "shi", "chi", "chi", "tsu", "tsu", "sya", "sha", "syu", "shu", "syo", "sho", "tya", "cha", "tyu", "chu", "tyo", "cho",
	"zya", "ja", "zyu", "ju", "zyo", "jo", "si", "shi", "ti", "chi", "tu", "tsu", "hu", "fu", "zi", "ji",
)

// long are vowels that the press writes with one letter.
var long = strings.NewReplacer("ou", "o", "oo", "o", "uu", "u")

func inHepburn(word string) string { return long.Replace(hepburn.Replace(word)) }

// inHepburn writes a name of Japan, of which one word is a family name and both are
// Japanese, in Hepburn without long vowels.
func (p *Parts) inHepburn() {
	if len(p.Words) != 2 {
		return
	}
	a, b := inHepburn(p.Words[0].Text), inHepburn(p.Words[1].Text)
	if !ofJapan[a] && !ofJapan[b] || !morae.MatchString(a) || !morae.MatchString(b) {
		return
	}
	for i, word := range []string{a, b} {
		if word != p.Words[i].Text {
			p.Words[i] = Part{Text: word, Sounds: ReadSounds(word)}
		}
	}
}
