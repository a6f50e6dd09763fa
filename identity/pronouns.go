package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// joinPronouns joins annotated pronouns with what they can only mean: "who" with
// whom it follows; "she" with the only person, "it" with the only organization,
// of its sentence and the one before, up to there. An article in which somebody
// annotated coreference is left as it is.
func (r *resolver) joinPronouns() {
	annotated := r.annotatedArticles()
	for _, group := range r.byArticle() {
		article := r.mentions[group[0]].Article
		if known := r.readings[article]; known != nil && known.aloud != nil && !annotated[article] {
			r.joinAloud(group, known.aloud)
		}
	}
}

// joinAloud goes through the mentions of an article in the order of its text.
func (r *resolver) joinAloud(group []int32, text *aloud) {
	order := slices.DeleteFunc(slices.Clone(group), func(node int32) bool { return len(r.mentions[node].Fragments) == 0 })
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(r.start(a), r.start(b)) })
	for at, node := range order {
		m := r.mentions[node]
		if !r.names[node].pronoun || m.Type != graph.MentionPerson && m.Type != graph.MentionOrganization {
			continue
		}
		if who, why, found := r.antecedent(node, order[:at], text); found {
			c := Comparison{}
			c.add("pronoun", 1, 0.85, "%s", why)
			r.decide(node, who, byPronoun, c.conclude())
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
func (r *resolver) antecedent(node int32, before []int32, text *aloud) (who int32, why string, found bool) {
	m := r.mentions[node]
	pronoun := strings.ToLower(m.Text)
	if !means[pronoun][m.Type] {
		return 0, "", false
	}
	roots, at := map[int32]bool{}, min(r.start(node), text.length)
	for i := len(before) - 1; i >= 0; i-- {
		other := before[i]
		if r.end(other) > at {
			continue // it stands within: "her lawyer"
		}
		if pronoun == "who" {
			return other, "“who” follows at once", r.mentions[other].Type == m.Type && text.gaps[at] <= r.end(other)
		}
		if text.sentencesTo(at)-text.sentencesTo(r.end(other)) > 1 {
			break
		}
		if at-r.start(other) > furthest {
			return 0, "", false
		}
		if r.mentions[other].Type != m.Type || r.names[other].pronoun && r.sets.size[r.sets.find(other)] == 1 {
			continue
		}
		if root := r.sets.find(other); !roots[root] {
			roots[root] = true
			who = other
		}
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
		graph.MentionPerson:       "he him his himself she her herself who",
		graph.MentionOrganization: "it its itself",
	} {
		for _, p := range strings.Fields(pronouns) {
			all[p] = map[graph.MentionType]bool{kind: true}
		}
	}
	return all
}()
