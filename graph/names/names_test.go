package names_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/names"
)

func TestNormalise(t *testing.T) {
	for text, want := range map[string]string{
		"Asaad al-Shaibani":   "asaad al shaibani",
		"al-Shaibani":         "shaibani",
		"Al-Sharaa":           "sharaa",
		"El Al":               "al", // a name of articles alone keeps the last
		"The Hague":           "hague",
		"the El-Sisi":         "sisi",
		"Jean-Noël Barrot":    "jean noel barrot",
		"Jean-Noe\u0308l":     "jean noel",
		"Sana’a":              "sanaa",
		"Sana´a":              "sanaa",
		"ʿAbd al-ʾIlāh":       "abd al ilah",
		"U.S.":                "us",
		"  Lech\n Wałęsa ":    "lech walesa",
		"Søren Straße Æsir":   "soren strasse aesir",
		"İstanbul, Iğdır":     "istanbul igdir",
		"ƏLİYEV":              "aliyev",
		"Barack_Obama":        "barack obama",
		"Government (Syria)":  "government syria",
		"أَحْمَد الشرع":       "احمد الشرع",
		"نعـــم":              "نعم",
		"Ѐлчин":               "елчин",
		"문재인":                 "문재인",
		"हिंदी":               "हिंदी", // vowel signs are no diacritics
		"ガザ":                  "ガザ",    // nor are voicing marks
		"Ὀδυσσεύς":            "οδυσσευσ",
		"ﬁnland №5":           "finland no5",
		"—":                   "",
		"":                    "",
		"\xff\xfe":            "",
		"soft\u00adhyphen":    "softhyphen",
		"AT&T":                "at t",
		"i24News":             "i24news",
		"Syrian Arab (SANA) ": "syrian arab sana",
	} {
		if got := names.Normalise(text); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Asaad al-Shaibani": "asaad-al-shaibani",
		"al-Sharaa":         "al-sharaa",
		"Jean-Noël Barrot":  "jean-noel-barrot",
		"أحمد الشرع":        "احمد-الشرع",
		"?!":                "unnamed-545f94", // SHA-256 of "?!"
	} {
		if got := names.Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
	if a, b := names.Slug("?!"), names.Slug("!?"); a == b || !strings.HasPrefix(a, "unnamed-") {
		t.Errorf("texts without letters are named %q and %q, want two names from their digests", a, b)
	}
}

func TestIsFullPersonal(t *testing.T) {
	for text, want := range map[string]bool{
		"Tom Barrack":                     true,
		"Asaad al-Shaibani":               true,
		"Ahmad Al-Sharaa":                 true,
		"Jean-Noel Barrot":                true,
		"Charles de Gaulle":               true,
		"President Ahmed al-Sharaa":       true,
		"Prime Minister Keir Starmer":     true,
		"Sheikh Hikmat al-Hijri":          true,
		"John Major":                      true,
		"أحمد الشرع":                      true,
		"Barrack":                         false,
		"al-Sharaa":                       false,
		"Al Sharaa":                       false,
		"Bin Salman":                      false,
		"Mr Barrack":                      false,
		"President Assad":                 false,
		"US Envoy":                        false,
		"US special envoy for Syria":      false,
		"Syrian Foreign Minister":         false,
		"Israel's Defence Minister":       false,
		"the envoy":                       false,
		"he":                              false,
		"I":                               false,
		"Foreign Minister":                false,
		"":                                false,
		"Syrian President Ahmed al-Saraa": false, // a description: who is Syrian President changes
		"Crown Prince":                    false,
		"Crown Prince Mohammed":           false,
		"Prince Mohammed bin Salman":      true,
		"Attorney General":                false,
		"Israeli General":                 false,
		"Israeli Generals":                false,
		"Gen. Hassan":                     false,
		"Gen. Abdel Hassan":               true,
		"Lt. Col. Smith":                  false,
		"Maj.-Gen. Smith":                 false,
		"Sen. Graham":                     false,
		"Sen. Lindsey Graham":             true,
		"Amartya Sen":                     true,
		"US Senator":                      false,
		"Gov. Newsom":                     false,
		"Rep. Hamadeh":                    false,
		"House Speaker":                   false,
		"Grand Mufti":                     false,
		"Mayor Adams":                     false,
		"White House Aide":                false,
		"Chairman Kim":                    false,
		"First Lady":                      false,
		"His Majesty":                     false,
		"President-elect Trump":           false,
		"Saudi King":                      false,
		"Jordanian Queen":                 false,
		"Stephen King":                    true,
		"Hussein al-Sheikh":               true,
		"King Charles III":                true,
	} {
		if got := names.IsFullPersonal(text); got != want {
			t.Errorf("IsFullPersonal(%q) = %v", text, got)
		}
	}
}

func TestIsPronoun(t *testing.T) {
	for text, want := range map[string]bool{
		"he": true, "He": true, "I": true, "It": true, "their": true,
		"US": false, "IT": false, "i24News": false, "Ithaca": false, "the envoy": false, "": false,
	} {
		if got := names.IsPronoun(text); got != want {
			t.Errorf("IsPronoun(%q) = %v", text, got)
		}
	}
}

func TestIsProper(t *testing.T) {
	for text, want := range map[string]bool{
		"US": true, "Syria": true, "i24News": true, "Syrian army": true, "The Hague": true, "112": true, "سوريا": true,
		"the army": false, "The army": false, "it": false, "It": false, "They": false, "government": false, "": false,
	} {
		if got := names.IsProper(text); got != want {
			t.Errorf("IsProper(%q) = %v", text, got)
		}
	}
}

func TestFamilyNames(t *testing.T) {
	for text, want := range map[string][]string{
		"Tom Barrack":              {"barrack"},
		"Asaad al-Shaibani":        {"shaibani"},
		"Mohammed bin Salman":      {"salman", "bin salman"},
		"Itamar Ben Gvir":          {"gvir", "ben gvir"},
		"President Bashar al-Asad": {"asad"},
		"Barrack":                  nil,
		"US special envoy":         nil,
	} {
		if got := names.FamilyNames(text); !slices.Equal(got, want) {
			t.Errorf("FamilyNames(%q) = %q, want %q", text, got, want)
		}
	}
}

func spellings(uses map[string]int) []names.Spelling {
	var all []names.Spelling
	for value, n := range uses {
		all = append(all, names.Spelling{Value: value, Uses: n})
	}
	return all
}

func TestAGovernmentIsNotShownUnderTheNameOfItsCapital(t *testing.T) {
	all := []names.Spelling{
		{Value: "Damascus", Uses: 5, Metonym: true},
		{Value: "Syrian government", Uses: 2},
		{Value: "the authorities", Uses: 7},
	}
	if got := names.PreferredName(all); got != "Syrian government" {
		t.Errorf("it shows %q", got)
	}
	if got := names.PreferredName(all[:1]); got != "Damascus" {
		t.Errorf("where nothing else is known it shows %q", got)
	}
}

func TestPreferred(t *testing.T) {
	person, thing, group := names.PreferredPerson, names.PreferredName, names.PreferredDescription
	for _, tt := range []struct {
		what   string
		prefer func([]names.Spelling) string
		uses   map[string]int
		want   string
	}{
		{"most words", person, map[string]int{"Barrack": 9, "Tom Barrack": 1}, "Tom Barrack"},
		{"then most used", person, map[string]int{"Tom Barrack": 2, "Thomas Barrack": 1}, "Tom Barrack"},
		{"then smallest", person, map[string]int{"Tom Barrack": 1, "Thomas Barrack": 1}, "Thomas Barrack"},
		{"no initial", person, map[string]int{"T. Berg": 5, "Thomas Berg": 1}, "Thomas Berg"},
		{"an initial more", person, map[string]int{"George Bush": 5, "George W. Bush": 1}, "George W. Bush"},
		{"no description", person, map[string]int{"US special envoy for Syria": 3, "Tom Barrack": 1, "he": 8}, "Tom Barrack"},
		{"no title", person, map[string]int{"President Ahmed al-Sharaa": 3, "Ahmed al-Sharaa": 1}, "Ahmed al-Sharaa"},
		{"a title before a description", person, map[string]int{"Mr Barrack": 1, "the US envoy": 5}, "Mr Barrack"},
		{"a description where there is nothing else", person, map[string]int{"US Envoy": 1}, "US Envoy"},
		{"most used", thing, map[string]int{"Syria": 3, "Syrian Arab Republic": 1}, "Syria"},
		{"most used, whatever it is", thing, map[string]int{"Syria": 1, "Syrian Arab Republic": 2}, "Syrian Arab Republic"},
		{"no demonym", thing, map[string]int{"Syrian": 28, "Syrians": 4, "Syria": 2}, "Syria"},
		{"longest", thing, map[string]int{"US": 2, "United States": 2, "Washington": 1}, "United States"},
		{"then smallest", thing, map[string]int{"Suwayda": 2, "Swaidas": 2}, "Suwayda"},
		{"no pronoun", thing, map[string]int{"it": 5, "its": 3, "government": 4, "HTS": 1}, "HTS"},
		{"most words of a description", group, map[string]int{"officials": 5, "Syrian officials": 1}, "Syrian officials"},
		{"of equals the one with its diacritics", person, map[string]int{"Jean-Noel Barrot": 1, "Jean-Noël Barrot": 1}, "Jean-Noël Barrot"},
		{"nothing", group, nil, ""},
	} {
		if got := tt.prefer(spellings(tt.uses)); got != tt.want {
			t.Errorf("%s: of %v it shows %q, want %q", tt.what, tt.uses, got, tt.want)
		}
	}
}

func TestDemonyms(t *testing.T) {
	for demonym, country := range map[string]string{
		"Syrian": "Syria", "Israeli": "Israel", "Israelis": "Israel", "Iranian": "Iran", "Lebanese": "Lebanon",
		"French": "France", "Turkish": "Turkey", "Azerbaijani": "Azerbaijan", "Jordanian": "Jordan", "Egyptian": "Egypt",
		"Chinese": "China", "Ukrainian": "Ukraine", "German": "Germany", "Polish": "Poland", "Mexican": "Mexico",
		"Sudanese": "Sudan", "Omani": "Oman", "Palestinian": "Palestine", "Italian": "Italy", "American": "United States",
		"British": "Britain", "Russians": "Russia", "Spanish": "Spain",
	} {
		got := names.PreferredName(spellings(map[string]int{demonym: 9, country: 1}))
		if got != country {
			t.Errorf("of %s (9 uses) and %s it shows %s", demonym, country, got)
		}
	}
	for _, uses := range []map[string]int{
		{"Washington": 2, "Washington Post": 1},
		{"Iran": 2, "Iranian government": 1},
		{"London": 2, "Londonderry": 1},
	} {
		if got := names.PreferredName(spellings(uses)); uses[got] != 2 {
			t.Errorf("of %v it shows %s", uses, got)
		}
	}
}

func TestNormaliseTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		once := names.Normalise(text)
		if twice := names.Normalise(once); twice != once {
			t.Fatalf("Normalise(%q) = %q, again %q", text, once, twice)
		}
	})
}

func TestCaseAndDiacriticsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-z]{1,6}[ -]){1,4}[a-z]{1,6}`).Draw(t, "text")
		accented := strings.NewReplacer("a", "Á", "e", "e\u0301", "o", "ö", "-", "—", "n", "Ñ").Replace(text)
		if diff := cmp.Diff(names.Words(text), names.Words(accented)); diff != "" {
			t.Fatalf("%q and %q differ: %s", text, accented, diff)
		}
	})
}

func FuzzNames(f *testing.F) {
	for _, seed := range []string{"Asaad al-Shaibani", "Jean-Noël", "İı", "문재인", "हिंदी", "ガザ", "\xff", "the the", "ΐ", "ẞ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := names.Normalise(text)
		if twice := names.Normalise(once); twice != once {
			t.Errorf("Normalise(%q) = %q, again %q", text, once, twice)
		}
		slug := names.Slug(text)
		if slug == "" || !utf8.ValidString(slug) || strings.ContainsAny(slug, "/#; \t\n") || names.Slug(slug) != slug {
			t.Errorf("Slug(%q) = %q", text, slug)
		}
		if names.IsFullPersonal(text) && len(names.FamilyNames(text)) == 0 {
			t.Errorf("%q has no family name", text)
		}
	})
}
