package loader

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// What a spoilt sample must give.
const (
	asBefore  = "as before" // the same articles
	isTold    = "told"      // a problem
	anyAnswer = "anything"  // as long as it is sound
	eachWay   = "as before, or told"
)

// spoilt are ways in which files arrive that nobody meant to write so. The answer
// is by the ending of the sample; that of "" holds for the others.
var spoilt = []struct {
	name   string
	spoil  func(s string) []string
	answer map[string]string
}{
	{"a byte order mark", one(func(s string) string { return byteOrderMark + s }), map[string]string{"": asBefore, ".txt": anyAnswer}},
	{"line ends of Windows", one(func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }), map[string]string{"": asBefore, ".txt": isTold}},
	{"line ends of old Macs", one(func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }), map[string]string{"": eachWay, ".json": asBefore, ".txt": anyAnswer}},
	{"broken off", brokenOff, map[string]string{"": anyAnswer, ".json": isTold}},
	{"a byte that is not UTF-8", inTurn(regexp.MustCompile(`er`), "e\xff"), map[string]string{"": isTold}},
	{"a NUL", inTurn(regexp.MustCompile(`er`), "e\x00"), map[string]string{"": anyAnswer, ".json": isTold, ".jsonl": isTold}},
	{"an escaped NUL", inTurn(regexp.MustCompile(`er`), `e\u0000`), map[string]string{"": anyAnswer}},
	{"half of a surrogate pair", inTurn(regexp.MustCompile(`ergen`), `er\ud800n`), map[string]string{"": anyAnswer, ".json": isTold, ".jsonl": eachWay}},
	{"a key that comes twice", inTurn(regexp.MustCompile(`"text":`), `"text": "x", "text":`), map[string]string{"": anyAnswer}},
	{"an enormous number", inTurn(anyNumber, "99999999999999999999999999"), map[string]string{"": anyAnswer}},
	{"the largest number", inTurn(anyNumber, "9223372036854775807"), map[string]string{"": anyAnswer}},
	{"a number that wraps", inTurn(anyNumber, "4294967297"), map[string]string{"": anyAnswer}},
	{"a negative number", inTurn(anyNumber, "-1"), map[string]string{"": anyAnswer}},
	{"a fraction", inTurn(anyNumber, "1.5"), map[string]string{"": anyAnswer}},
	{"no number", inTurn(anyNumber, "1e999"), map[string]string{"": anyAnswer}},
	{"null", inTurn(anyNumber, "null"), map[string]string{"": anyAnswer}},
	{"a list where none should be", inTurn(anyNumber, "[[[]]]"), map[string]string{"": anyAnswer}},
	{"an object where none should be", inTurn(regexp.MustCompile(`"[^"]*"`), `{"a": {}}`), map[string]string{"": anyAnswer}},
	{"another word", inTurn(regexp.MustCompile(`"[^"]*"`), `"s1"`), map[string]string{"": anyAnswer}},
	{"nothing but space", one(func(string) string { return " \n \n" }), map[string]string{"": isTold, ".ann": anyAnswer}},
	{"nothing but brackets", func(string) []string {
		return []string{"[]", "{}", "[[]]", "[{}]", "null", `""`, "0", "<", "\t\t\t", ",,,", "]", "}"}
	}, map[string]string{"": anyAnswer}},
	{"nesting in a key that nobody knows", one(func(s string) string {
		return strings.Replace(s, "{", `{"x": `+strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)+", ", 1)
	}), map[string]string{"": anyAnswer, ".json": isTold}},
}

var anyNumber = regexp.MustCompile(`\b\d+\b`)

func one(spoil func(string) string) func(string) []string {
	return func(s string) []string { return []string{spoil(s)} }
}

// brokenOff cuts a file off in twenty places, and right behind what may be an element.
func brokenOff(s string) []string {
	var all []string
	for i := range 20 {
		all = append(all, s[:len(s)*(i+1)/21])
	}
	if i := strings.LastIndex(strings.TrimRight(s, "\n]"), "},"); i > 0 {
		all = append(all, s[:i+1], s[:i+2])
	}
	return all
}

// placesInTurn is how many places of a file are spoilt, spread over all of it.
const placesInTurn = 12

// inTurn replaces what the pattern finds, each time in one place.
func inTurn(pattern *regexp.Regexp, by string) func(string) []string {
	return func(s string) []string {
		var all []string
		places := pattern.FindAllStringIndex(s, -1)
		for i := 0; i < len(places); i += 1 + len(places)/placesInTurn {
			all = append(all, s[:places[i][0]]+by+s[places[i][1]:])
		}
		return all
	}
}

// A file that is spoilt is read as it was meant, or what is wrong with it is told;
// whatever is taken for good agrees with its text and can be stored, and nothing
// takes long.
func TestSpoiltFiles(t *testing.T) {
	for _, format := range formatNames() {
		t.Run(format, func(t *testing.T) {
			dir := filepath.Join(samples, format)
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			all := files{}
			for _, e := range entries {
				all[e.Name()] = string(readFile(t, filepath.Join(dir, e.Name())))
			}
			for _, name := range sortedKeys(all) {
				before := readAs(all, format)
				for _, c := range spoilt {
					for _, content := range c.spoil(all[name]) {
						f := files{}
						for other, is := range all {
							f[other] = is
						}
						f[name] = content
						within(t, 20*time.Second, func() { checkSpoilt(t, f, format, name, c.name, c.answer, before) })
					}
				}
			}
		})
	}
}

func readAs(f files, format string) []Item {
	return slices.Collect(Read(context.Background(), sortedKeys(f), Options{FS: f.mapFS(), Format: format}))
}

func checkSpoilt(t *testing.T, f files, format, name, how string, answers map[string]string, before []Item) {
	t.Helper()
	checkTwice(t, f, format)
	items := readAs(f, format)
	problems := problemsOf(items)
	answer, ok := answers[path.Ext(name)]
	if !ok {
		answer = answers[""]
	}
	isBefore := diff(withoutPlaces(before), withoutPlaces(items)) == ""
	switch {
	case answer == anyAnswer, answer == eachWay && (isBefore || len(problems) > 0), answer == asBefore && isBefore, answer == isTold && len(problems) > 0:
	default:
		t.Errorf("%s, %s: it is not %s, but %q; %.300q", name, how, answer, problems, f[name])
	}
}

// withoutPlaces leaves of items what they hold.
func withoutPlaces(items []Item) []Item {
	list := slices.Clone(items)
	for i := range list {
		list[i].Repairs = nil
	}
	return list
}
