package names

import "strings"

// sunArticles are forms of the Arabic article before certain consonants: ash-Sharaa, an-Nusra.
var sunArticles = map[string]string{
	"ad": "d", "adh": "d", "an": "n", "ar": "r", "as": "s", "ash": "s", "at": "t", "ath": "t", "az": "z", "ez": "z", "ed": "d", "er": "r",
	"es": "s", "esh": "s", "en": "n", "ech": "c", "ach": "c",
}

// IsArabicArticle tells whether a word is the Arabic article in the form that it
// has before the next word: ash-Sharaa, an-Nusra; al- and el- before any.
func IsArabicArticle(word, next string) bool {
	consonant, assimilated := sunArticles[word]
	return word == "al" || word == "el" || assimilated && strings.HasPrefix(next, consonant)
}

// joinAbd makes one word of Abd al-Rahman, Abdul Rahman, Abdurrahman, and of
// Salah al-Din: these are one name each.
func joinAbd(words []string) []string {
	var joined []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		if isAbd(w) {
			next := i + 1
			if next < len(words)-1 && (articles[words[next]] || isSunArticle(words, next)) {
				next++
			}
			if next < len(words) {
				w, i = "abd"+words[next], next
			}
		}
		w = canonicalCompound(w)
		if n := len(joined); n > 0 && isDin(w) && i < len(words)-1 {
			for n > 1 && (articles[joined[n-1]] || isAssimilated(joined[n-1])) {
				joined, n = joined[:n-1], n-1
			}
			joined[n-1] += "adin"
			continue
		}
		joined = append(joined, w)
	}
	return joined
}

func isAbd(w string) bool {
	return w == "abd" || w == "abdul" || w == "abdel" || w == "abdal" || w == "abdoul" || w == "abdol" || w == "abed"
}

func isDin(w string) bool {
	return w == "din" || w == "deen" || w == "dine" || w == "eddin" || w == "eddine" || w == "uddin"
}

func isAssimilated(w string) bool { _, ok := sunArticles[w]; return ok }

// isSunArticle tells whether a word is a form of the article before the next
// word's consonant.
func isSunArticle(words []string, at int) bool {
	consonant, ok := sunArticles[words[at]]
	return ok && at+1 < len(words) && strings.HasPrefix(words[at+1], consonant)
}

// canonicalCompound writes one-word compounds with Abd and Allah in one way.
func canonicalCompound(w string) string {
	if rest, ok := strings.CutPrefix(w, "abd"); ok && len(rest) > 4 {
		for _, article := range []string{"ul", "el", "al", "ol", "oul", "ur", "er", "ar", "us", "es", "as", "un", "en", "an", "u", "e", "o"} {
			after, ok := strings.CutPrefix(rest, article)
			assimilated := len(article) == 2 && article[1] != 'l'
			if ok && len(after) > 2 && (!assimilated || after[0] == article[1]) && !strings.Contains(rest[:min(len(rest), 5)], "lla") {
				rest = after
				break
			}
		}
		w = "abd" + rest
	}
	return w
}
