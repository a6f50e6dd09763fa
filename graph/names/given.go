package names

import (
	_ "embed" // for the table
	"slices"
	"strings"
	"sync"
)

//go:embed nicknames.tsv
var nicknamesTable string

// givenForms are forms of one given name that neither the table of English
// nicknames has nor the sound shows: nicknames, and the forms of neighbouring
// languages in which the press writes the same person's name. One line a name.
const givenForms = `
avraham abraham avi
antony anthony tony
benjamin binyamin benyamin benny bibi
chaim haim hayim chayim
cemal jamal gamal djamal
celal jalal djalal galal
david dawood daoud dawud davud
dmitry dmitri dimitri dmitrii dmytro dima
eliyahu elijah eli
eugene yevgeny evgeny yevgeni evgeni yevhen
alexander aleksandr alexandr oleksandr alyaksandr aliaksandr alexandre sasha
alexei aleksei alexey oleksiy oleksii alyosha
andrei andrey andriy andrii
catherine yekaterina ekaterina katerina katya
giorgi georgy georgi heorhiy
helen elena yelena olena
halit khaled khalid
isaac yitzhak itzhak yitzchak itzik
jacob yaakov yakov yaacov
joseph yosef youssef yusuf yousef yousuf yossi iosif josef
joshua yehoshua
mehdi mahdi
mikhail michael mikhael misha mykhailo mikheil
moshe moses moishe
nikolai nicholas mykola nikolay
osman othman uthman
pavel paul pavlo
peter pyotr petro petr piotr
ramadan ramazan ramzan
recep redjep rajab
reza rida ridha riza
sergei sergey sergiy serhiy serhii serge serzh
shimon simon simeon
shlomo solomon
vladimir volodymyr wladimir vladimír volodya uladzimir
yehuda judah
yuri yury iouri yuriy yurii
zeev wolf
`

// ofManAndWoman are given names that sounds, or the table, would take for one: of
// a man and of a woman.
var ofManAndWoman = map[string]string{"frances": "francis", "louise": "louis"}

func areOfManAndWoman(a, b string) bool { return ofManAndWoman[a] == b || ofManAndWoman[b] == a }

// given maps a given name to those that may be the same person's.
var given = sync.OnceValue(func() map[string][]string {
	forms := map[string][]string{}
	link := func(a, b string) {
		if a != b && !slices.Contains(forms[a], b) && !areOfManAndWoman(a, b) {
			forms[a] = append(forms[a], b)
			forms[b] = append(forms[b], a)
		}
	}
	for line := range strings.Lines(nicknamesTable) {
		if name, nicknames, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && name[0] != '#' {
			for _, nickname := range strings.Fields(nicknames) {
				link(name, nickname)
			}
		}
	}
	for line := range strings.Lines(givenForms) {
		all := strings.Fields(line)
		for i, a := range all {
			for _, b := range all[i+1:] {
				link(a, b)
			}
		}
	}
	return forms
})

// GivenForms returns the given names, as [Words] has them, by which somebody of
// this given name may go as well: Tom for Thomas, Binyamin for Benjamin.
func GivenForms(word string) []string { return given()[word] }

// IsFormOfGiven tells whether one may go by both given names. Spellings that
// sound alike ([Sounds]) are not meant.
func IsFormOfGiven(a, b string) bool { return slices.Contains(GivenForms(a), b) }
