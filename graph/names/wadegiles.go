package names

import (
	"regexp"
	"strings"
)

// Wade-Giles wrote Chinese before Pinyin did, as books and older papers still do:
// Teng Hsiao-p'ing is Deng Xiaoping. Papers leave out its marks, so that a
// syllable may be several of Pinyin: chu is zhu, chu, ju or qu.

// syllable is a syllable of Wade-Giles without its marks.
var syllable = regexp.MustCompile(`^(ch|hs|sh|sz|ss|ts|tz|[fhjklmnpstwy])?([aeiou]+(?:ng|n|h|rh)?)$`)

// hard are the initials that are plain or, with an apostrophe, aspirated, in
// Pinyin; ch is another one before i and ü.
var hard = map[string][2]string{
	"p": {"b", "p"}, "t": {"d", "t"}, "k": {"g", "k"}, "ts": {"z", "c"}, "tz": {"z", "c"}, "ch": {"zh", "ch"}, "ch i": {"j", "q"},
}

// soft are the initials that are written otherwise in Pinyin.
var soft = map[string]string{"hs": "x", "j": "r", "ss": "s", "sz": "s"}

// finals are those that Pinyin writes otherwise.
var finals = map[string]string{
	"ih": "i", "ieh": "ie", "ien": "ian", "ueh": "ue", "ung": "ong", "iung": "iong", "uei": "ui", "eh": "e", "erh": "er",
}

// pinyinFinal is what a syllable of Pinyin ends in.
var pinyinFinal = regexp.MustCompile(`^(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)$`)

// wholeSyllables have no initial, or one that is a vowel.
var wholeSyllables = map[string][]string{
	"i": {"yi"}, "yeh": {"ye"}, "yen": {"yan"}, "yu": {"you", "yu"}, "yueh": {"yue"}, "yung": {"yong"}, "o": {"e"}, "erh": {"er"},
	"lee": {"li"}, "tzu": {"zi", "ci"}, "ssu": {"si"}, "szu": {"si"}, "yun": {"yun"}, "yuan": {"yuan"},
}

// fromWadeGiles returns the syllables of Pinyin that one of Wade-Giles may be, as
// the text has it, in lower case; marked tells that the name has apostrophes, so
// that one without is not aspirated.
func fromWadeGiles(text string, marked bool) []string {
	bare := strings.Join(fold(text), "")
	if whole, ok := wholeSyllables[bare]; ok {
		return whole
	}
	m := syllable.FindStringSubmatch(bare)
	if m == nil {
		return nil
	}
	initial, final := m[1], m[2]
	if pinyin, ok := finals[final]; ok {
		final = pinyin
	}
	if strings.ContainsRune("kh", first(initial)) && final == "o" {
		final = "e" // ko is ge
	} else if final == "o" && initial != "" && !strings.ContainsAny(initial, "pmfwy") {
		final = "uo" // to is duo
	}
	if !pinyinFinal.MatchString(final) {
		return nil
	}
	aspirated := strings.ContainsAny(text, apostrophes)
	var found []string
	for _, kind := range kindsOf(initial, m[2]) {
		pair, isHard := hard[kind]
		switch {
		case !isHard && soft[initial] != "":
			found = append(found, soft[initial]+final)
		case !isHard:
			found = append(found, initial+final)
		case aspirated:
			found = append(found, pair[1]+final)
		case marked:
			found = append(found, pair[0]+final)
		default:
			found = append(found, pair[0]+final, pair[1]+final)
		}
	}
	return found
}

// kindsOf returns under which names the table of hard initials has one: ch is j
// before i and ü, zh before others, and u may be ü.
func kindsOf(initial, final string) []string {
	switch {
	case initial != "ch" || final == "ih":
		return []string{initial}
	case strings.HasPrefix(final, "i"):
		return []string{"ch i"}
	case strings.HasPrefix(final, "u") && final != "ung":
		return []string{"ch", "ch i"}
	default:
		return []string{"ch"}
	}
}

const apostrophes = "'’‘ʻʼ`"

// first returns the first letter of a word, 0 of none.
func first(word string) rune {
	for _, r := range word {
		return r
	}
	return 0
}

// readWadeGiles keeps what a name of two or three syllables, the family name
// first, would be in Pinyin.
func (p *Parts) readWadeGiles(tokens []string) {
	if len(tokens) != 2 {
		return
	}
	marked := strings.ContainsAny(strings.Join(tokens, ""), apostrophes)
	given := strings.Split(strings.ToLower(tokens[1]), "-")
	if len(given) > 2 {
		return
	}
	for _, family := range fromWadeGiles(strings.ToLower(tokens[0]), marked) {
		for _, g := range inPinyin(given, marked) {
			p.pinyin = append(p.pinyin, [2]string{g, family})
		}
	}
	p.surePinyin = len(given) == 2 || marked
}

// inPinyin returns what syllables of Wade-Giles may be in Pinyin, as one word each.
func inPinyin(syllables []string, marked bool) []string {
	words := []string{""}
	for _, s := range syllables {
		var longer []string
		for _, before := range words {
			for _, next := range fromWadeGiles(s, marked) {
				longer = append(longer, before+next)
			}
		}
		words = longer
	}
	return words
}

// PlaceInPinyin returns what the name of a place in Wade-Giles, Kuang-tung, may be in
// Pinyin; nothing for one of another form.
func PlaceInPinyin(name string) []string {
	syllables := strings.Split(strings.ToLower(strings.TrimSpace(name)), "-")
	if len(syllables) != 2 {
		return nil
	}
	return inPinyin(syllables, strings.ContainsAny(name, apostrophes))
}

// PinyinFamilies returns the family names, in Pinyin, that a name may have which is in Wade-Giles.
func (p *Parts) PinyinFamilies() []string {
	var all []string
	for _, name := range p.pinyin {
		all = append(all, name[1])
	}
	return all
}

// IsInWadeGiles tells whether a name is one that the other, which is in Pinyin, may
// be in Wade-Giles; sure tells that its marks or three syllables leave no doubt.
func (p *Parts) IsInWadeGiles(pinyin *Parts) (is, sure bool) {
	if len(pinyin.Words) != 2 {
		return false, false
	}
	for _, name := range p.pinyin {
		given, family := pinyin.Words[0].Text, pinyin.Words[1].Text
		if name == [2]string{given, family} || name == [2]string{family, given} && !pinyin.FamilyFirst {
			return true, p.surePinyin
		}
	}
	return false, false
}
