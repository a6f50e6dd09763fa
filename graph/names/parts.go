package names

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Parts is the name of a person taken apart: words without titles and particles,
// in the order given names, family name.
type Parts struct {
	// Words are at least one, unless the text has neither letters nor digits.
	Words []Part
	// Generation tells father from son, and kings of one name apart: jr, iii.
	Generation string
	// FamilyFirst tells that the text has the family name first.
	FamilyFirst bool
	// Compound tells that a hyphen makes two words the family name: Akers-Jones.
	Compound bool
	// pinyin are the given and the family name that this is in Pinyin, if it is in Wade-Giles; surePinyin tells
	// that its marks or three syllables leave no doubt.
	pinyin     [][2]string
	surePinyin bool
}

// Part is a word of a personal name.
type Part struct {
	Text   string
	Sounds Sounds
	// Descent tells that the word names the father: bin, ibn, ben.
	Descent bool
}

// IsInitial tells whether the part is one letter only.
func (p *Part) IsInitial() bool { return len(p.Text) == 1 }

var (
	descent     = set("bin ben ibn bint bat")
	kunya       = set("abu abou abo umm oum")
	generations = set("jr sr junior senior ii iii iv vi vii viii ix xii xiii xiv xv xvi")
)

// ofPlaces are particles that are no given names, so that a name which begins with one
// is a family name: Von der Leyen.
var ofPlaces = set("von zu de del della dos")

// descentOfProphet is what a descendant of Mohammed may be called before his name.
var descentOfProphet = set("sayyed sayyid seyed seyyed")

// follows are letters after a name that are none of it.
var follows = set("md phd mp mep esq esquire dds rn obe cbe mbe qc kc")

// sameGeneration are other words for a generation.
var sameGeneration = map[string]string{"junior": "jr", "senior": "sr"}

// ReadParts takes a personal name apart. A comma, capitals, or a family name of
// eastern Asia tell which word is the family name; else it is the last.
func ReadParts(s string) Parts {
	p := readParts(s)
	if spelled := spellOut(s); spelled != s {
		p.alsoRead(readParts(spelled))
	}
	return p
}

// alsoRead lets the words be read as those of another spelling of the name, too.
func (p *Parts) alsoRead(other Parts) {
	if len(p.Words) != len(other.Words) {
		return
	}
	for i := range p.Words {
		s := &p.Words[i].Sounds
		s.also, s.readings = other.Words[i].Text, append(s.readings, other.Words[i].Sounds.readings...)
	}
}

func readParts(s string) Parts {
	s = withoutNickname(WithoutGenitive(s))
	p := Parts{}
	tokens := strings.Fields(s)
	if family, rest, ok := strings.Cut(s, ","); ok && !follows[Normalise(rest)] && !generations[Normalise(rest)] {
		tokens, p.FamilyFirst = append(strings.Fields(rest), strings.Fields(family)...), true
	} else if capitals := leadingCapitals(tokens); capitals > 0 {
		tokens, p.FamilyFirst = append(slices.Clone(tokens[capitals:]), tokens[:capitals]...), true
	}
	p.Compound = !p.FamilyFirst && len(tokens) > 0 && isCompound(tokens[len(tokens)-1])
	words := untitled(expandInitials(tokens))
	words = p.takeGeneration(words)
	p.addWords(joinAbd(words))
	p.inHepburn()
	if !p.FamilyFirst && p.isEastern(tokens) {
		p.rotate()
	}
	p.readWadeGiles(tokens)
	return p
}

// WithoutGenitive leaves out the ending of a name in the genitive: Lohan's.
func WithoutGenitive(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// nickname stands in single quotes or in brackets, before another word.
var nickname = regexp.MustCompile(`\s(?:['‘][^'‘’]+['’]|\([^()]+\))\s+(\pL)`)

// withoutNickname leaves out what stands in quotes, or in brackets between the
// names: Isaac "Bougie" Herzog. Brackets after a name say who is meant; quotes
// around a whole name take nothing from it.
func withoutNickname(s string) string {
	s = nickname.ReplaceAllString(s, " $1")
	var b strings.Builder
	inside := false
	for _, r := range s {
		switch r {
		case '"', '“', '”', '«', '»':
			inside = !inside
			b.WriteByte(' ')
		default:
			if !inside {
				b.WriteRune(r)
			}
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return quotes.Replace(s)
	}
	return b.String()
}

var quotes = strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "«", " ", "»", " ")

// leadingCapitals counts the words in capitals with which a name begins that
// goes on otherwise: MACRON Emmanuel. Initials are no words.
func leadingCapitals(tokens []string) int {
	n := 0
	for n < len(tokens) && isCapitalised(tokens[n]) {
		n++
	}
	if n == len(tokens) {
		return 0
	}
	return n
}

func isCapitalised(token string) bool {
	vowel := strings.ContainsAny(strings.Join(fold(token), ""), "aeiouy")
	return len(token) > 2 && vowel && !strings.ContainsFunc(token, unicode.IsLower)
}

// expandInitials parts initials that are written together: JD, J.D.
func expandInitials(tokens []string) []string {
	var words []string
	for _, token := range tokens {
		bare := strings.Join(fold(token), "")
		dotted := strings.Count(token, ".") > 1
		if len(bare) > 1 && len(bare) <= 3 && (dotted || token == strings.ToUpper(token) && !strings.ContainsAny(bare, "aeiouy")) && len(tokens) > 1 && !generations[bare] {
			words = append(words, strings.Split(bare, "")...)
			continue
		}
		words = append(words, fold(token)...)
	}
	return words
}

// untitled leaves out the titles with which a name begins, and the country of an
// office: US Ambassador Tom Barrack.
func untitled(words []string) []string {
	for i := len(words) - 3; i > 0; i-- {
		if isTitle(words[i]) {
			words = words[i+1:]
			break
		}
	}
	first := slices.IndexFunc(words, func(w string) bool { return !isTitle(w) && !honorifics[w] && !descentOfProphet[w] })
	if first < 0 {
		return words
	}
	return words[first:]
}

func (p *Parts) takeGeneration(words []string) []string {
	var kept []string
	for i, w := range words {
		if i > 1 && i == len(words)-1 && follows[w] {
			continue
		}
		if i > 0 && (generations[w] || w == "v" && i == len(words)-1) {
			p.Generation = cmp.Or(sameGeneration[w], w)
			if i+2 < len(words) && words[i+1] == "of" {
				break // Abdullah II of Jordan
			}
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

// addWords leaves out articles and particles, and joins a kunya to its word.
func (p *Parts) addWords(words []string) {
	nextDescent, prefix, before := false, "", ""
	german := slices.ContainsFunc(words, isGerman)
	family := len(words) > 1 && ofPlaces[words[0]] && !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !particles[w] })
	for i, w := range words {
		last := i == len(words)-1
		switch {
		case !last && descent[w] && len(p.Words) > 0:
			nextDescent = true
			continue
		case !last && kunya[w]:
			prefix = "abu"
			continue
		case !last && w == "aboul", !last && w == "abul":
			prefix = "abu"
			continue
		case !last && (articles[w] || isSunArticle(words, i) || particles[w] && len(w) > 1 && (len(p.Words) > 0 || family)):
			before += w
			continue
		}
		text := prefix + w
		part := Part{Text: text, Sounds: ReadSounds(text), Descent: nextDescent}
		part.Sounds.join(before)
		if german {
			part.Sounds.readings = append(part.Sounds.readings, read(fromGerman(w)))
		}
		if last && len(p.Words) > 0 && unmarked(w) {
			r := read(w)
			r.marked()
			part.Sounds.readings = append(part.Sounds.readings, r)
		}
		p.Words = append(p.Words, part)
		nextDescent, prefix, before = false, "", ""
	}
}

// isCompound tells whether a hyphen parts two words that are names.
func isCompound(token string) bool {
	words := fold(token)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
		return articles[w] || particles[w] || isAbd(w) || isAssimilated(w) || len(w) < 3
	})
}

// rotate puts the first word, the family name, last, and makes one word of the
// given name: Kim Jong-un, Kim Jongun.
func (p *Parts) rotate() {
	p.FamilyFirst, p.Compound = true, false
	family := p.Words[0]
	joined := ""
	for _, w := range p.Words[1:] {
		joined += w.Text
	}
	p.Words = []Part{{Text: joined, Sounds: ReadSounds(joined)}, family}
}

// Family returns the last word, or nil where there is none.
func (p *Parts) Family() *Part {
	if len(p.Words) == 0 {
		return nil
	}
	return &p.Words[len(p.Words)-1]
}

// Given returns the words before the family name.
func (p *Parts) Given() []Part {
	if len(p.Words) == 0 {
		return nil
	}
	return p.Words[:len(p.Words)-1]
}
