package identity_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
)

// A name that fits two people whom the rules do not hold to be one is neither's,
// in whatever order the articles come.
func TestANameBetweenTwoPeopleIsNeithers(t *testing.T) {
	for _, people := range [][3]string{ // the one between is the second
		{"Patrick Kelly", "Pat Kelly", "Patricia Kelly"},
		{"Alexander Reed", "Alex Reed", "Alexandra Reed"},
		{"Hamad Karzai", "Hamed Karzai", "Hamid Karzai"},
		{"Gabriel Martin", "Gabby Martin", "Gabrielle Martin"},
		{"Francis Martin", "Fran Martin", "Frances Martin"},
		{"Louis Martin", "Lou Martin", "Louise Martin"},
		{"Thomas Berg", "T. Berg", "Tobias Berg"},
	} {
		for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
			var articles []*graphtest.Article
			var persons [3]graph.ID
			for i, who := range order {
				a := graphtest.NewArticle(string(rune('0' + i)))
				persons[who] = a.Person(people[who])
				articles = append(articles, a)
			}
			r := resolve(articles)
			for _, pair := range [][2]int{{0, 1}, {1, 2}, {0, 2}} {
				if together(t, r, persons[pair[0]], persons[pair[1]]) {
					t.Errorf("%s is %s in the order %v", people[pair[0]], people[pair[1]], order)
				}
			}
			if order == [3]int{0, 1, 2} {
				if reasons(r, unsure, persons[0], persons[1])+reasons(r, unsure, persons[1], persons[2]) == "" && people[1] != "T. Berg" {
					t.Errorf("no doubt about %s is recorded", people[1])
				}
			}
		}
	}
}

// Spellings of which each is one with the next are one, where the first and the
// last are as well.
func TestSpellingsThatAreAllOneJoin(t *testing.T) {
	a, b, c := graphtest.NewArticle("0"), graphtest.NewArticle("1"), graphtest.NewArticle("2")
	one, other, third := a.Person("Asaad al-Shaibani"), b.Person("Asaad Shibani"), c.Person("Assad al-Shaibani")
	r := resolve([]*graphtest.Article{a, b, c})
	if !together(t, r, one, other) || !together(t, r, other, third) {
		t.Error("spellings of one name are several people")
	}
}
