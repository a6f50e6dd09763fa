package names

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// spelled are letters with diacritics that many write with two letters where
// others leave out the diacritic: Schröder is Schroeder or Schroder, Denktaş is
// Denktash or Denktas. ISO 9 has â and û for ya and yu.
var spelled = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue",
	"ş", "sh", "ș", "sh", "š", "sh", "Ş", "Sh", "Ș", "Sh", "Š", "Sh",
	"ç", "ch", "č", "ch", "ć", "ch", "Ç", "Ch", "Č", "Ch", "Ć", "Ch",
	"ž", "zh", "Ž", "Zh", "â", "ia", "Â", "Ia", "û", "iu", "Û", "Iu", "ț", "ts", "ţ", "ts", "Ț", "Ts", "đ", "dj", "Đ", "Dj",
)

// spellOut returns a name with these letters written so.
func spellOut(s string) string {
	if ascii(s) {
		return s
	}
	return spelled.Replace(norm.NFC.String(s))
}
