package identity_test

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/identity"
)

const (
	same      = graph.VerdictSame
	different = graph.VerdictDifferent
	unsure    = graph.VerdictUnsure
)

func TestPeopleJoinByAnyID(t *testing.T) {
	a, b := two()
	tom, thomas := a.Person("Tom Barrack"), b.Person("Thomas Barrack")
	suffixed := func(id, m graph.ID) graph.ID { return id + "-" + graph.ID(graph.Digest(6, string(m))) }
	for _, pair := range [][2]graph.ID{
		{tom, thomas},
		{"actor/tom-barrack", "actor/thomas-barrack"},
		{"actor/tom-barrack", thomas},
		{suffixed("actor/tom-barrack", tom), suffixed("actor/thomas-barrack", thomas)},
	} {
		r := resolve([]*graphtest.Article{a, b}, graphtest.Judge(pair[0], same, pair[1], 0))
		if !together(t, r, tom, thomas) {
			t.Errorf("%s same %s did not join them", pair[0], pair[1])
		}
		// Both names have as many words and uses: the smaller is shown, both ids lead there.
		if c := cluster(t, r, tom); c.ID != "actor/thomas-barrack" || !slices.Equal(c.Aliases, []graph.ID{"actor/tom-barrack"}) {
			t.Errorf("id %s, aliases %s", c.ID, c.Aliases)
		}
	}
}

func TestAChainOverWhatIsGoneHolds(t *testing.T) {
	a, b := two()
	tom, thomas := a.Person("Tom Barrack"), b.Person("Thomas Barrack")
	gone := graph.MentionID("article/999", graph.MentionPerson, graph.Span{Start: 1, End: 2})
	for _, middle := range []graph.ID{gone, "actor/t-barrack"} {
		r := resolve([]*graphtest.Article{a, b}, graphtest.Judge(tom, same, middle, 0), graphtest.Judge(middle, same, "actor/thomas-barrack", 1))
		if !together(t, r, tom, thomas) {
			t.Errorf("the chain over %s is broken", middle)
		}
	}
}

func TestAnIDMeansEveryMentionThatCouldMintIt(t *testing.T) {
	a, b := two()
	full, short := a.Person("Tom Barrack"), b.Person("Barrack")
	if !together(t, resolve([]*graphtest.Article{a, b}, graphtest.Judge("actor/barrack", same, "actor/tom-barrack", 0)), full, short) {
		t.Error("actor/barrack is not every Barrack")
	}
}

func TestAnIDMeansTheTypeOfTheOtherSide(t *testing.T) {
	a, b := two()
	man, state := a.Person("Washington"), a.Organization("Washington")
	george := b.Person("George Washington")
	r := resolve([]*graphtest.Article{a, b}, graphtest.Judge("actor/washington", same, george, 0))
	if !together(t, r, man, george) || together(t, r, state, george) {
		t.Error("a person's id was taken for an organization's")
	}
	officials := b.Group("US officials")
	r = resolve([]*graphtest.Article{a, b}, graphtest.Judge("actor/washington", same, officials, 0))
	if together(t, r, man, state) || together(t, r, state, officials) {
		t.Error("a judgement that may mean two actors joined them")
	}
}

func TestDifferentKeepsOneMentionOut(t *testing.T) {
	articles := make([]*graphtest.Article, 4)
	mentions := make([]graph.ID, 4)
	for i := range articles {
		articles[i] = graphtest.NewArticle(string(rune('0' + i)))
		mentions[i] = articles[i].Person("John Smith")
	}
	for out := range mentions {
		r := resolve(articles, graphtest.Judge(mentions[out], different, "actor/john-smith", 0))
		for i, m := range mentions {
			for k, n := range mentions {
				if want := i == k || (i != out && k != out); together(t, r, m, n) != want {
					t.Errorf("without %d: %d and %d are one: %v", out, i, k, !want)
				}
			}
		}
	}
}

func TestWhoIsKeptOutTakesItsArticleAlong(t *testing.T) {
	for out := range 3 { // whatever the order of ids
		var articles []*graphtest.Article
		var mentions [3][2]graph.ID
		for i := range mentions {
			a := graphtest.NewArticle(string(rune('0' + i)))
			mentions[i] = [2]graph.ID{a.Person("John Smith"), a.Person("John Smith")}
			a.Corefer(mentions[i][:]...)
			articles = append(articles, a)
		}
		for _, m := range mentions[out] {
			r := resolve(articles, graphtest.Judge(m, different, "actor/john-smith", 0))
			if !together(t, r, mentions[out][0], mentions[out][1]) {
				t.Error("the coreference of an article was broken")
			}
			first, second := (out+1)%3, (out+2)%3
			if !together(t, r, mentions[first][0], mentions[second][1]) || together(t, r, mentions[first][0], mentions[out][0]) {
				t.Errorf("%s was not kept out of the others, or not alone", m)
			}
		}
	}
}

func TestWhoIsKeptOutCanBeJoinedByItsOwnID(t *testing.T) {
	a, b := two()
	one, another, jack := a.Person("John Smith"), b.Person("John Smith"), b.Person("Jack Smith")
	own := graph.ID("actor/john-smith-" + graph.Digest(6, string(one)))
	r := resolve([]*graphtest.Article{a, b}, graphtest.Judge(own, different, "actor/john-smith", 0), graphtest.Judge(own, same, jack, 1))
	if !together(t, r, one, jack) || together(t, r, one, another) {
		t.Error("John Smith of the first article is not Jack")
	}
}

func TestDifferentActorsNeverCoreferInAnArticle(t *testing.T) {
	a, b := two()
	ahmed, farouk := a.Person("Ahmed al-Sharaa"), a.Person("Farouk al-Sharaa")
	a.Corefer(ahmed, farouk)
	other := b.Person("Farouk al-Sharaa")
	r := resolve([]*graphtest.Article{a, b}, graphtest.Judge("actor/ahmed-al-sharaa", different, "actor/farouk-al-sharaa", 0))
	if together(t, r, ahmed, farouk) || !together(t, r, farouk, other) {
		t.Error("coreference joined two actors that differ")
	}
}

func TestJudgementsHaveTheirSidesInOrder(t *testing.T) {
	a, b := two()
	x, y := a.Person("Anna Berg"), b.Person("Boris Berg")
	j := graph.Judgement{Left: y, Right: x, Verdict: same, By: "editor", Reason: "as read"}
	r := resolve([]*graphtest.Article{a, b}, j)
	if got := r.Judgements[0]; got.Left != x || got.Right != y || got.ID != graph.NewJudgementID(x, y, same, "editor", "as read") {
		t.Errorf("judgement %+v", got)
	}
}

func TestDifferentBlocksChains(t *testing.T) {
	a, b := two()
	x, y, z := a.Person("Anna Berg"), a.Person("Boris Berg"), b.Person("Chaim Dor")
	r := resolve([]*graphtest.Article{a, b},
		graphtest.Judge(x, same, y, 0), graphtest.Judge(y, same, z, 1), graphtest.Judge(x, different, z, 2))
	if !together(t, r, x, y) || together(t, r, y, z) {
		t.Error("the earlier SAME stands, the later closes a chain between what differs")
	}
	i := slices.IndexFunc(r.Judgements, func(j graph.Judgement) bool { return j.By == "rule:blocked" })
	if i < 0 || r.Judgements[i].Left != y || r.Judgements[i].Right != z {
		t.Errorf("the join that was not made is not recorded: %+v", r.Judgements)
	}
}

func TestDifferentBeatsRules(t *testing.T) {
	a, b := two()
	kb := graphtest.SameAs(q858)
	x, y := a.Person("Anna Berg", kb), a.Person("Anna Berg", kb)
	z := b.Person("Anna Berg", kb)
	a.Corefer(x, y)
	r := resolve([]*graphtest.Article{a, b}, graphtest.Judge(x, different, y, 0))
	if together(t, r, x, y) || !together(t, r, x, z) {
		t.Error("id, coreference and name joined what a person holds to differ")
	}
	for _, j := range r.Judgements {
		if j.By == "annotator" && (j.Verdict != same || j.SupersededBy == "") {
			t.Errorf("the coreference is not superseded: %+v", j)
		}
	}
}

func TestALaterJudgementSupersedes(t *testing.T) {
	a, b := two()
	tom, thomas := a.Person("Tom Barrack"), b.Person("Thomas Barrack")
	articles := []*graphtest.Article{a, b}
	yes, no, maybe := graphtest.Judge(tom, same, thomas, 0), graphtest.Judge(thomas, different, tom, 1), graphtest.Judge(tom, unsure, thomas, 2)
	again := yes
	again.At = maybe.At.AddDate(0, 0, 1)
	for _, tt := range []struct {
		judgements []graph.Judgement
		want       bool
	}{
		{[]graph.Judgement{yes}, true},
		{[]graph.Judgement{yes, no}, false},
		{[]graph.Judgement{yes, maybe}, false},
		{[]graph.Judgement{yes, no, maybe, again}, true},
	} {
		r := resolve(articles, slices.Clone(tt.judgements)...)
		if together(t, r, tom, thomas) != tt.want {
			t.Errorf("after %d judgements one: %v", len(tt.judgements), !tt.want)
		}
		standing := 0
		for _, j := range r.Judgements {
			if j.SupersededBy == "" {
				standing++
			}
		}
		if standing != 1 {
			t.Errorf("%d judgements on one pair stand: %+v", standing, r.Judgements)
		}
	}
}

func TestARuleNeverOverridesAPerson(t *testing.T) {
	a, b := two()
	x, y := a.Person("Anna Berg"), b.Person("Anna Berg")
	no := graphtest.Judge(x, different, y, 0)
	stored := graph.Judgement{Left: x, Right: y, Verdict: same, By: "rule:same-name", Reason: "long ago", At: no.At.AddDate(1, 0, 0)}
	stored.ID = graph.NewJudgementID(x, y, same, stored.By, stored.Reason)
	r := resolve([]*graphtest.Article{a, b}, no, stored)
	if together(t, r, x, y) {
		t.Error("a stored judgement by a rule overrode a person's")
	}
	for _, j := range r.Judgements {
		if j.ID == no.ID && j.SupersededBy != "" {
			t.Error("a person's judgement was superseded by a rule's")
		}
	}
}

func TestAPersonMayJoinWhatRulesNeverDo(t *testing.T) {
	a, b := two()
	chief, named := a.Group("the intelligence chief"), b.Person("Hussein al-Salama")
	city, province := a.Place("Sweida", "CITY"), b.Place("Suwayda", "PROVINCE")
	r := resolve([]*graphtest.Article{a, b}, graphtest.Judge(chief, same, named, 0), graphtest.Judge(city, same, province, 0))
	if c := cluster(t, r, chief); c.ID != "actor/hussein-al-salama" {
		t.Errorf("the intelligence chief is %s", c.ID)
	}
	if !together(t, r, city, province) {
		t.Error("a person's SAME of two places was not followed")
	}
}

func TestAnActorIsNoPlace(t *testing.T) {
	a, b := two()
	state, country := a.Organization("Syria"), b.Place("Syria", "COUNTRY")
	if together(t, resolve([]*graphtest.Article{a, b}, graphtest.Judge(state, same, country, 0)), state, country) {
		t.Error("a state and its country became one thing")
	}
}

func TestTheBareIDOfAPlaceMeansTheContainingOne(t *testing.T) {
	a, b := two()
	city, province := a.Place("Sweida", "CITY"), a.Place("Sweida", "PROVINCE")
	suwayda := b.Place("Suwayda", "PROVINCE")
	for _, j := range []graph.Judgement{
		graphtest.Judge("place/sweida", same, "place/suwayda", 0),
		graphtest.Judge("place/sweida", same, suwayda, 0),
	} {
		r := resolve([]*graphtest.Article{a, b}, j)
		if !together(t, r, province, suwayda) || together(t, r, city, province) {
			t.Errorf("%s same %s joined the wrong places", j.Left, j.Right)
		}
	}
}

func TestResolveChangesNothing(t *testing.T) {
	a, b := two()
	x, y := a.Person("Anna Berg"), b.Person("Boris Berg")
	c := graphtest.Corpus([]*graphtest.Article{a, b}, graphtest.Judge(x, same, y, 0), graphtest.Judge(x, different, y, 1))
	identity.Resolve(c)
	if c.Judgements[0].SupersededBy != "" {
		t.Error("the judgements of the corpus were changed")
	}
}

// A name that is one by its look, but has no word to compare, is like no other:
// quotes of which one is lost, and marks.
func TestNamesWithoutWords(t *testing.T) {
	for _, name := range []string{"\"Deep Throat", `"A" "B"`, "«»", "Dr. Mr."} {
		a, b := two()
		odd, family := a.Person(name), a.Person("Barrack")
		b.Person("Tom Barrack")
		a.Person("Tom Barrack")
		if r := resolve([]*graphtest.Article{a, b}); together(t, r, odd, family) {
			t.Errorf("%s is Barrack", name)
		}
	}
}
