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
alexander aleksandr alexandr oleksandr alyaksandr aliaksandr alexandre sasha
alexei aleksei alexey oleksiy oleksii alyosha
anatoly anatoli anatolii
andrei andrey andriy andrii
anton antoni antonio
antony anthony tony
arseny arseniy arsen
artem artyom
avraham abraham avi
benjamin binyamin benyamin benny bibi
bogdan bohdan
catherine yekaterina ekaterina katerina katya
celal jalal djalal galal
cemal jamal gamal djamal
chaim haim hayim chayim
corazon cory
david dawood daoud dawud davud
dmitry dmitri dimitri dmitrii dmytro dima
edvin edi
eliyahu elijah eli
eugene yevgeny evgeny yevgeni evgeni yevhen
fahrettin fahreddin
francisco paco
fyodor fedir fedor fiodor
gavriel gabriel gavi
gennady hennadiy gennadiy guennadi
gideon gidon
george georgios yeoryios giorgos yiorgos
giorgi georgy georgi heorhiy
grigory hryhoriy grigori grigoriy
halit khaled khalid
hawari houari
helen elena yelena olena
heydar haydar gueidar geidar
igor ihor
ilya illia ilia
isaac yitzhak itzhak yitzchak itzik
ivan vanya
iyad ayad eyad
jacob yaakov yakov yaacov
jawad javad djawad dschawad jawwad
jose pepe
joseph yosef youssef yusuf yousef yousuf yossi iosif josef
joshua yehoshua
julia yulia yuliya yuliia iuliia julija ulia ioulia
kirill kyrylo cyril
konstantin kostiantyn constantin kostyantyn
leo lev leon
luis luiz
lyudmila liudmyla ludmila
marwan marouane marouan
maxim maksym maksim
mehdi mahdi
mikhail michael mikhael misha mykhailo mikheil mikhailo mykhaylo mykhajlo mihajlo
moshe moses moishe
nadezhda nadiya
nahum nachum
nikolai nicholas mykola nikolay
oleg oleh
osman othman uthman
pavel paul pavlo
peter pyotr petro petr piotr pjotr
radoslaw radek
ramadan ramazan ramzan
rebecca rivka
recep redjep rajab
reza rida ridha riza
samuel shmuel
sarah sara
sergei sergey sergiy serhiy serhii serge serzh sergij serhij
shimon simon simeon
shlomo solomon
svetlana sviatlana svitlana
tatiana tatyana tetiana tatsiana
vasily vasyl vasili
viktor viktar
vitaly vitali vitalii
vladimir volodymyr wladimir vladimír volodya uladzimir
vyacheslav viacheslav wjatscheslaw viatcheslav vjaceslav vaceslav
yahya yehya yehia yahia yihya
yehezkel ezekiel hezi
yehuda judah jehuda
yuri yury iouri yuriy yurii iurii iourii jurij urij
zain zayn zein zine
zechariah zakaria zacharia zakariya
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

// inOtherLanguages are names of the table of English nicknames that other languages
// have as well, besides those in givenForms.
const inOtherLanguages = `
ali mona maria marina robert adam anna daniel emil irina julia karim laila layla lara leila lily max mira nadia nina nora omar roman salim sami sara sonia tamara tania vera victor victoria`

// ofEnglish are given names of the table of English nicknames that are no forms of
// names in other languages.
var ofEnglish = sync.OnceValue(func() map[string]bool {
	foreign := set(givenForms + inOtherLanguages)
	english := map[string]bool{}
	for line := range strings.Lines(nicknamesTable) {
		if line[0] == '#' {
			continue
		}
		for _, name := range strings.Fields(line) {
			if !foreign[name] {
				english[name] = true
			}
		}
	}
	return english
})

// IsEnglishGiven tells whether a word, as [Words] has it, is a given name of English that
// is not that of other languages too: Tim, not Michael. Who bears it writes the
// family name in one way: Tim Walz is not Tim Waltz.
func IsEnglishGiven(word string) bool { return ofEnglish()[word] }

// patronymics are the endings of Slavic and Turkic names after the father's, which
// are left out as often as not.
var patronymics = []string{"ovich", "evich", "ovych", "evych", "ovitch", "evitch", "owitsch", "ewitsch", "ovna", "evna", "ivna", "yich", "ogly", "kyzy"}

// IsPatronymic tells whether a word, as [Words] has it, is such a name.
func IsPatronymic(word string) bool {
	return slices.ContainsFunc(patronymics, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// GivenForms returns the given names, as [Words] has them, by which somebody of
// this given name may go as well: Tom for Thomas, Binyamin for Benjamin.
func GivenForms(word string) []string { return given()[word] }

// IsFormOfGiven tells whether one may go by both given names. Spellings that
// sound alike ([Sounds]) are not meant.
func IsFormOfGiven(a, b string) bool { return slices.Contains(GivenForms(a), b) }
