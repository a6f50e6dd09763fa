package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
)

// teller is what an article says of Mike Jackson; "" for nothing.
type teller struct{ published, title, state string }

func (r teller) tell(name string) (*graphtest.Article, graph.ID) {
	a := graphtest.NewArticle(name)
	if r.published != "" {
		a.Article.Published = edtf.MustParse(r.published)
	}
	var changes []func(*graph.Mention)
	if r.state != "" {
		changes = append(changes, graphtest.ActsFor(a.Organization(r.state, graphtest.Kind("STATE"))))
	}
	person := a.Person("Mike Jackson", changes...)
	if r.title != "" {
		holds(a, person, r.title, "")
	}
	return a, person
}

// Equal full names are one person, unless countries or a lifetime between offices
// make that doubtful.
func TestCareersOfOneName(t *testing.T) {
	chief := teller{"1998-03-01", "British army chief", ""}
	for _, tt := range []struct {
		what string
		a, b teller
		one  bool
	}{
		{"offices of two countries", chief, teller{"2024-01-05", "Australian cricketer", ""}, false},
		{"offices of two countries in one year", chief, teller{"1998-04-01", "Australian cricketer", ""}, false},
		{"acting for two countries", teller{"2024", "", "United Kingdom"}, teller{"2024", "", "Australia"}, false},
		{"an office and acting for another country", chief, teller{"1998", "", "Australia"}, false},
		{"offices of no country, far apart", teller{"1998", "army chief", ""}, teller{"2024", "cricketer", ""}, false},
		{"offices of one country, far apart", chief, teller{"2024", "British cricketer", ""}, false},
		{"the same office, far apart", chief, teller{"2024", "British army chief", ""}, true},
		{"another office within years", chief, teller{"2004", "British lawmaker", ""}, true},
		{"offices of no country, within years", teller{"2020", "army chief", ""}, teller{"2024", "cricketer", ""}, true},
		{"years apart, one office", chief, teller{"2024", "", ""}, true},
		{"nobody knows when", teller{"", "army chief", ""}, teller{"", "cricketer", ""}, true},
		{"no evidence", teller{"1998", "", ""}, teller{"2024", "", ""}, true},
		{"one country", chief, teller{"1999", "", "United Kingdom"}, true},
	} {
		t.Run(tt.what, func(t *testing.T) {
			a, one := tt.a.tell("000")
			b, other := tt.b.tell("001")
			r := resolve([]*graphtest.Article{a, b})
			if together(t, r, one, other) != tt.one {
				t.Errorf("one person: %v", !tt.one)
			}
			blocked := reasons(r, unsure, "actor/mike-jackson", one) != ""
			if blocked == tt.one {
				t.Errorf("a doubt is recorded: %v", blocked)
			}
			if !together(t, resolve([]*graphtest.Article{a, b}, graphtest.Judge(one, same, other, 0)), one, other) {
				t.Error("a person says that they are one")
			}
		})
	}
}

// Where a name is that of two, careers that go on are joined, and who has none is
// left alone, also by other spellings.
func TestCareersThatGoOn(t *testing.T) {
	var articles []*graphtest.Article
	var who []graph.ID
	for i, told := range []teller{
		{"1998", "British army chief", ""},
		{"2004", "", "United Kingdom"},
		{"2024", "Australian cricketer", ""},
		{"2024", "", ""},
	} {
		a, person := told.tell(string(rune('0' + i)))
		articles, who = append(articles, a), append(who, person)
	}
	a := graphtest.NewArticle("5")
	articles, who = append(articles, a), append(who, a.Person("Michael Jackson"))
	r := resolve(articles)
	for i := range who {
		for j := range who[:i] {
			if want := i == 1 && j == 0; together(t, r, who[i], who[j]) != want {
				t.Errorf("%d and %d are one: %v", i, j, !want)
			}
		}
	}
}

// What is known of a set joined by one of its names counts where another is joined.
func TestACareerIsThatOfAllNames(t *testing.T) {
	a, one := teller{"2024", "", "United Kingdom"}.tell("1")
	b := graphtest.NewArticle("0")
	mike, michael := b.Person("Mike Jackson"), b.Person("Mick Jackson")
	b.Corefer(mike, michael)
	c := graphtest.NewArticle("2")
	australian := c.Person("Mick Jackson", graphtest.ActsFor(c.Organization("Australia", graphtest.Kind("STATE"))))
	if together(t, resolve([]*graphtest.Article{a, b, c}), one, australian) {
		t.Error("two careers came together through one who bears both names")
	}
}

func TestACareerThatIsToldAllAlongIsOne(t *testing.T) {
	var articles []*graphtest.Article
	var who []graph.ID
	for i, told := range []teller{{"1990", "US senator", ""}, {"2004", "US vice president", ""}, {"2018", "US president", ""}} {
		a, person := told.tell(string(rune('0' + i)))
		articles, who = append(articles, a), append(who, person)
	}
	if r := resolve(articles); !together(t, r, who[0], who[2]) || !together(t, r, who[0], who[1]) {
		t.Error("a career of thirty years is several people's")
	}
}
