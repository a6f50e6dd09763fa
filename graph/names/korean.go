package names

import (
	"regexp"
	"strings"
)

// koreanFamilies are family names of Korea as the Revised Romanization,
// McCune-Reischauer, North Korea and their bearers write them, one name a line,
// those of China with the same letters left out.
var koreanFamilies = func() map[string]string {
	families := map[string]string{}
	for line := range strings.Lines(`kim gim
lee yi ri rhee i
park pak bak bag
choi choe
chung jung jeong chong
cho jo
kang gang
yoon yun
moon mun
roh no noh
jang chang
jeon chun chon jun
ahn an
shin sin
suh seo so
kwon gwon
oh o
han
hwang
ban pan
`) {
		all := strings.Fields(line)
		for _, family := range all {
			families[family] = all[0]
		}
	}
	return families
}()

// hangul is one syllable of a given name in any of these spellings.
const hangul = `(?:kk|tt|pp|ss|jj|ch|sh|wh|[gkndtrlmbpsjh])?(?:yeo|yae|yoo|you|woo|eui|weo|wae|eo|eu|ae|oe|oo|ou|ee|ya|yo|yu|ye|wa|wo|we|wi|ui|a|e|i|o|u)(?:ng|ck|[gkntlrmpb])?`

// koreanGiven is a given name of two syllables.
var koreanGiven = regexp.MustCompile(`^` + hangul + `(?:` + hangul + `)?$`)

// oneKorean writes what one sound of Korean is written with in one way. The vowels
// eo, o and u stay apart.
var oneKorean = strings.NewReplacer(
	"ch", "c", "j", "c", "ck", "k", "sh", "s", "wh", "hw", "g", "k", "d", "t", "b", "p", "r", "l", "ng", "N",
	"yeo", "yE", "you", "yu", "yoo", "yu", "woo", "u", "eui", "i", "ui", "i", "ee", "i", "ae", "e", "eo", "E", "eu", "u", "oo", "u", "ou", "u",
)

// oneVowel writes eo, o and u alike, as those do who leave out the marks of
// McCune-Reischauer or spell in the English way: Jeong is Jong, and Jung.
var oneVowel = strings.NewReplacer("E", "o", "u", "o")

// korean returns the family and the given name of somebody of Korea in a form that is
// one for all spellings but those of some vowels; "" for a name that is not Korean.
func (p *Parts) korean() (family, given string) {
	if len(p.Words) < 2 {
		return "", ""
	}
	last := len(p.Words) - 1
	words := p.Words[:last]
	if family = koreanFamilies[p.Words[last].Text]; family == "" {
		family, words = koreanFamilies[p.Words[0].Text], p.Words[1:]
	}
	for _, w := range words {
		given += w.Text
	}
	if family == "" || !koreanGiven.MatchString(given) {
		return "", ""
	}
	return family, oneKorean.Replace(given)
}

// KoreanKey returns what all spellings of a name of Korea have in common; "" for a
// name that is not Korean, or too short to tell.
func (p *Parts) KoreanKey() string {
	family, given := p.korean()
	if family == "" || len(given) < 4 {
		return ""
	}
	return family + " " + oneVowel.Replace(given)
}

// IsOneInKorean tells whether two names may be one name of Korea. Where both have eo,
// as the Revised Romanization has it, another vowel is not o.
func (p *Parts) IsOneInKorean(o *Parts) bool {
	key := p.KoreanKey()
	if key == "" || key != o.KoreanKey() {
		return false
	}
	_, a := p.korean()
	_, b := o.korean()
	revised := strings.Contains(a, "E") && strings.Contains(b, "E")
	for i := range a {
		if revised && min(a[i], b[i]) == 'E' && max(a[i], b[i]) == 'o' {
			return false
		}
	}
	return true
}
