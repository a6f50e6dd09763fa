package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// joinPronouns joins annotated pronouns with what they can only mean: "who" with
// whom it follows; "she" with the only person, "it" with the only organization,
// of its sentence and the one before, up to there, that agrees with it. An article in which somebody
// annotated coreference is left as it is.
func (r *resolver) joinPronouns() {
	var genders map[int32]gender
	for _, group := range r.byArticle() {
		if in := r.homes[group[0]]; in.reading.Aloud != nil && !in.annotated {
			if genders == nil {
				genders = r.gendersOf()
			}
			r.joinAloud(group, in.reading.Aloud, genders)
		}
	}
}

// joinAloud goes through the mentions of an article in the order of its text.
func (r *resolver) joinAloud(group []int32, text *aloud, genders map[int32]gender) {
	order := slices.DeleteFunc(slices.Clone(group), func(node int32) bool { return len(r.mentions[node].Fragments) == 0 })
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(r.start(a), r.start(b)) })
	for at, node := range order {
		m := r.mentions[node]
		if !r.names[node].pronoun && !followsAtOnce[strings.ToLower(m.Text)] || m.Type == graph.MentionGroup {
			continue
		}
		if who, why, found := r.antecedent(node, order[:at], text, genders); found {
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
// choice among those before it that agree with it.
func (r *resolver) antecedent(node int32, before []int32, text *aloud, genders map[int32]gender) (who int32, why string, found bool) {
	m := r.mentions[node]
	pronoun := strings.ToLower(m.Text)
	if !means[pronoun][m.Type] {
		return 0, "", false
	}
	c := antecedents{last: map[int32]int32{}}
	at := min(r.start(node), text.Length)
	for _, other := range slices.Backward(before) {
		if r.end(other) > at {
			continue // it stands within: "her lawyer"
		}
		if followsAtOnce[pronoun] {
			return other, "“" + pronoun + "” follows at once", r.mentions[other].Type == m.Type && text.Gaps[at] <= r.end(other)
		}
		if text.sentencesTo(at)-text.sentencesTo(r.end(other)) > 1 {
			break
		}
		if at-r.start(other) > furthest {
			return 0, "", false
		}
		root := r.sets.find(other)
		if r.mentions[other].Type != m.Type || m.Type == graph.MentionPerson && !agrees(pronoun, r.mentions[other].Text, genders[root]) {
			continue
		}
		if r.names[other].pronoun && r.sets.size[root] == 1 {
			c.addPronoun(other, genderOf(pronoun) != 0 && genderOf(r.mentions[other].Text) == genderOf(pronoun))
			continue
		}
		if isReflexive(pronoun) {
			return other, "“" + pronoun + "” means who stands before it", true
		}
		c.add(root, other)
	}
	return c.choose(genderOf(pronoun), genders)
}

// antecedents are those whom a pronoun may mean.
type antecedents struct {
	roots   []int32
	last    map[int32]int32 // the last mention, by root
	pronoun *int32          // the last of its gender of which nobody knows whom it means
}

func (c *antecedents) add(root, node int32) {
	if _, known := c.last[root]; !known {
		c.roots = append(c.roots, root)
		c.last[root] = node
	}
}

func (c *antecedents) addPronoun(node int32, alike bool) {
	if alike && c.pronoun == nil {
		c.pronoun = &node
	}
}

// choose returns the only one; of several the only one who is known to be of the gender.
func (c *antecedents) choose(pronoun gender, genders map[int32]gender) (who int32, why string, found bool) {
	switch {
	case len(c.roots) == 1:
		return c.last[c.roots[0]], "no other stands in the sentence or the one before", true
	case len(c.roots) == 0 && c.pronoun != nil:
		return *c.pronoun, "the same pronoun stands before, and nobody else", true
	case pronoun == 0:
		return 0, "", false
	}
	known := slices.DeleteFunc(slices.Clone(c.roots), func(root int32) bool { return genders[root] != pronoun })
	if len(known) != 1 {
		return 0, "", false
	}
	return c.last[known[0]], "of no other in the sentence or the one before is it known that the pronoun fits", true
}

func isReflexive(pronoun string) bool { return strings.HasSuffix(pronoun, "self") }

// furthest is how many code points back a pronoun is read: in a text without ends
// of sentences, such as a list, nobody knows whom it means.
const furthest = 1000

// means tells what each pronoun may mean.
var means = func() map[string]map[graph.MentionType]bool {
	all := map[string]map[graph.MentionType]bool{}
	for kind, pronouns := range map[graph.MentionType]string{
		graph.MentionPerson:       "he him his himself she her hers herself they them their theirs themselves who",
		graph.MentionOrganization: "it its itself they them their theirs themselves which",
		graph.MentionPlace:        "where",
	} {
		for _, p := range strings.Fields(pronouns) {
			if all[p] == nil {
				all[p] = map[graph.MentionType]bool{}
			}
			all[p][kind] = true
		}
	}
	return all
}()

// followsAtOnce are the pronouns that stand beside what they mean.
var followsAtOnce = wordSet("who which where")
