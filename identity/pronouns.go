package identity

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// joinPronouns joins annotated pronouns with what they can only mean: "who" with
// whom it follows; "she" with the only person, "it" with the only organization,
// of its sentence and the one before, up to there. An article in which somebody
// annotated coreference is left as it is.
func (r *resolver) joinPronouns() {
	annotated := r.annotatedArticles()
	genders := r.gendersOf()
	for _, group := range r.byArticle() {
		article := r.articles[r.mentions[group[0]].Article]
		if article == nil || article.Text == "" || inTable(article) || annotated[article.ID] || !r.anyPronoun(group) {
			continue
		}
		r.readAloud(group, []rune(article.Text), genders)
	}
}

func (r *resolver) anyPronoun(group []int32) bool {
	return slices.ContainsFunc(group, func(node int32) bool { return names.IsPronoun(r.mentions[node].Text) })
}

// readAloud goes through the mentions of an article in the order of its text.
func (r *resolver) readAloud(group []int32, text []rune, genders map[int32]gender) {
	order := slices.DeleteFunc(slices.Clone(group), func(node int32) bool { return len(r.mentions[node].Fragments) == 0 })
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(r.start(a), r.start(b)) })
	ends := sentenceEnds(text)
	for at, node := range order {
		m := r.mentions[node]
		if !names.IsPronoun(m.Text) || m.Type != graph.MentionPerson && m.Type != graph.MentionOrganization {
			continue
		}
		if who, why, found := r.antecedent(node, order[:at], text, ends, genders); found {
			c := Comparison{}
			c.add("pronoun", 1, 0.85, "%s", why)
			both := genders[r.sets.find(node)] | genders[r.sets.find(who)]
			r.decide(node, who, byPronoun, c.conclude())
			if r.sets.find(node) == r.sets.find(who) {
				genders[r.sets.find(node)] = both
			}
		}
	}
}

func (r *resolver) start(node int32) int { return r.mentions[node].Fragments[0].Start }

func (r *resolver) end(node int32) int {
	fragments := r.mentions[node].Fragments
	return fragments[len(fragments)-1].End
}

// antecedent returns the mention that a pronoun means, if the text leaves no
// choice among those before it.
func (r *resolver) antecedent(node int32, before []int32, text []rune, ends []int32, genders map[int32]gender) (who int32, why string, found bool) {
	m := r.mentions[node]
	pronoun := strings.ToLower(m.Text)
	if !means[pronoun][m.Type] {
		return 0, "", false
	}
	var alike int32
	roots2 := map[int32]int32{}
	roots, at := map[int32]bool{}, min(r.start(node), len(text))
	for i := len(before) - 1; i >= 0; i-- {
		other := before[i]
		if r.end(other) > at {
			continue // it stands within: "her lawyer"
		}
		if pronoun == "who" {
			return other, "“who” follows at once", r.mentions[other].Type == m.Type && isGap(text[r.end(other):at])
		}
		if ends[at]-ends[r.end(other)] > map[bool]int32{true:2,false:1}[os.Getenv("WIN")!=""] {
			break
		}
		if at-r.start(other) > furthest {
			return 0, "", false
		}
		if r.mentions[other].Type != m.Type || m.Type == graph.MentionPerson && !agrees(pronoun, r.mentions[other].Text, genders[r.sets.find(other)]) {
			continue
		}
		if names.IsPronoun(r.mentions[other].Text) && r.sets.size[r.sets.find(other)] == 1 {
			if alike == 0 && genderOf(pronoun) != 0 && genderOf(r.mentions[other].Text) == genderOf(pronoun) {
				alike = other + 1
			}
			continue
		}
		if root := r.sets.find(other); !roots[root] {
			roots[root] = true
			roots2[root] = other
			if os.Getenv("REFL") != "" && strings.HasSuffix(pronoun, "self") { return other, "reflexive", true }
			who = other
		}
	}
	if len(roots) == 0 && alike > 0 && os.Getenv("ALIKE") != "" {
		return alike - 1, "no other", true
	}
	if len(roots) > 1 && os.Getenv("KNOWN") != "" {
		var only []int32
		for root := range roots { if genders[root] == genderOf(pronoun) { only = append(only, root) } }
		if len(only) == 1 { return roots2[only[0]], "only one known", true }
	}
	return who, "no other stands in the sentence or the one before", len(roots) == 1
}

// furthest is how many code points back a pronoun is read: in a text without ends
// of sentences, such as a list, nobody knows whom it means.
const furthest = 1000

// means tells what each pronoun may mean.
var means = func() map[string]map[graph.MentionType]bool {
	all := map[string]map[graph.MentionType]bool{}
	for kind, pronouns := range map[graph.MentionType]string{
		graph.MentionPerson:       "he him his himself she her hers herself they them their theirs themselves who",
		graph.MentionOrganization: "it its itself they them their theirs themselves",
	} {
		for _, p := range strings.Fields(pronouns) {
			all[p] = map[graph.MentionType]bool{kind: true}
		}
	}
	return all
}()

// isGap tells whether nothing but spaces and a comma is between two mentions.
func isGap(between []rune) bool {
	return !slices.ContainsFunc(between, func(c rune) bool { return !unicode.IsSpace(c) && c != ',' })
}

// sentenceEnds returns, for each place in a text, how many sentences may have
// ended before it: too many at abbreviations.
func sentenceEnds(text []rune) []int32 {
	ends := make([]int32, len(text)+1)
	for i, c := range text {
		ends[i+1] = ends[i]
		if strings.ContainsRune(".!?", c) && (i+1 == len(text) || unicode.IsSpace(text[i+1])) {
			ends[i+1]++
		}
	}
	return ends
}
