package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// The weights of what makes one of two who are described in the same words: that
// what is told of both is one event. Tuned on the training topics of ECB+
// (docs/coreference.md).
const (
	eventDescriptionWeight = 0.4
	sameEventWeight        = 0.45
)

// joinDescribedInEvents joins those whom articles of one story describe in the same
// words where they tell the same event of them: in the same role, and where no
// roles are annotated in the sentence that tells of it. The words alone are no
// reason, and no words are that fit anybody ("people", "officials"). Events are
// joined before; what it joins joins no events.
func (r *resolver) joinDescribedInEvents() {
	annotated := r.annotatedArticles()
	if len(r.claims) == 0 {
		return
	}
	parts := r.partsInEvents()
	sources := r.sourceMentions()
	blocks := map[describedAs][]describedPart{}
	for _, group := range r.byArticle() {
		article := r.mentions[group[0]].Article
		story := r.stories.Of(article)
		if story == "" {
			continue
		}
		for key, here := range describedParts(r.mentionsOf(group, sources)) {
			for _, at := range here {
				node := group[at]
				if len(parts[node]) > 0 {
					block := describedAs{story, key}
					blocks[block] = append(blocks[block], describedPart{node: node, parts: parts[node], annotated: annotated[article]})
				}
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(blocks), func(a, b describedAs) int {
		return cmp.Or(cmp.Compare(a.story, b.story), cmp.Compare(a.kind, b.kind), cmp.Compare(a.words, b.words))
	})
	for _, key := range keys {
		r.joinParts(key, blocks[key])
	}
	r.joinPlacesInEvents()
}

// part is what somebody is in an event: the role, "" where the article annotates
// none and names him in the sentence of the event.
type part struct {
	event int32 // the root
	role  graph.Role
}

// describedPart is a mention that describes somebody, and his parts in events.
type describedPart struct {
	node      int32
	parts     []part
	annotated bool // coreference is, in its article
}

// mostDescribed bounds with how many of its like a description is compared.
const mostDescribed = 32

// joinParts joins each with the first before it that has a part in common.
func (r *resolver) joinParts(key describedAs, block []describedPart) {
	for i, d := range block {
		for _, head := range block[max(0, i-mostDescribed):i] {
			shared := sharedParts(head.parts, d.parts)
			if len(shared) == 0 || d.annotated && r.mentions[d.node].Article == r.mentions[head.node].Article {
				continue
			}
			if r.sets.find(head.node) != r.sets.find(d.node) {
				r.joinPart(key, head.node, d.node, shared[0])
			}
			if r.sets.find(head.node) == r.sets.find(d.node) {
				break
			}
		}
	}
}

func sharedParts(a, b []part) []part {
	return slices.DeleteFunc(slices.Clone(a), func(p part) bool { return !slices.Contains(b, p) })
}

func (r *resolver) joinPart(key describedAs, a, b int32, shared part) {
	c := Comparison{}
	c.add("description", 1, eventDescriptionWeight, "both are “%s”", key.words)
	if shared.role == "" {
		c.add("event", 1, sameEventWeight, "and the sentences of both tell of one event")
	} else {
		c.add("event", 1, sameEventWeight, "and have one role, %s, in one event", shared.role)
	}
	r.decide(a, b, byPart, c.conclude())
}

// partsInEvents returns the parts of each mention in events, by node, sorted.
func (r *resolver) partsInEvents() map[int32][]part {
	parts := map[int32][]part{}
	bySentence := map[graph.ID][]*graph.Claim{} // those without annotated roles, by article
	for _, c := range r.claims {
		if len(c.Participations)+len(c.Places) == 0 && !inTable(r.articles[c.Article]) {
			bySentence[c.Article] = append(bySentence[c.Article], c)
		}
		root := r.sets.find(r.nodes[c.ID])
		for _, place := range c.Places {
			if node, known := r.nodes[place]; known {
				parts[node] = append(parts[node], part{event: root})
			}
		}
		for _, p := range c.Participations {
			if node, known := r.nodes[p.Mention]; known {
				parts[node] = append(parts[node], part{root, p.Role})
			}
		}
	}
	for node, m := range r.mentions {
		for _, c := range bySentence[m.Article] {
			if len(m.Fragments) > 0 && c.Sentence.Start <= m.Fragments[0].Start && m.Fragments[0].Start < c.Sentence.End {
				parts[int32(node)] = append(parts[int32(node)], part{event: r.sets.find(r.nodes[c.ID])})
			}
		}
	}
	for node := range parts {
		slices.SortFunc(parts[node], func(a, b part) int { return cmp.Or(cmp.Compare(a.event, b.event), cmp.Compare(a.role, b.role)) })
		parts[node] = slices.Compact(parts[node])
	}
	return parts
}

// describer is a mention as far as its words go.
type describer struct {
	*graph.Mention
	describes bool   // neither name nor pronoun, nor one of many voices
	before    string // the word before it in the text
}

func (r *resolver) mentionsOf(group []int32, sources map[graph.ID]bool) []describer {
	all := make([]describer, len(group))
	for i, node := range group {
		m := r.mentions[node]
		name := r.names[node]
		all[i] = describer{Mention: m, describes: m.Type != graph.MentionGroup && len(m.Fragments) == 1 && !name.proper && !name.pronoun && !sources[m.ID]}
		if said := r.words[node]; said != nil {
			all[i].before = said.before
		}
	}
	return all
}

// describedParts returns by its words what an article describes so that the words
// tell in it who is meant.
func describedParts(mentions []describer) map[description][]int {
	found := map[description][]int{}
	heads := map[string]map[string]bool{} // what has each word for its last
	for i, m := range mentions {
		words := placed(wordsOf(m.Text), m.Type)
		own := ""
		if len(words) > 1 && (introduces[words[0]] || refersBack[words[0]]) {
			words, own = words[1:], words[0]
		}
		if len(words) == 0 {
			continue
		}
		last := words[len(words)-1]
		head := stemOf(last)
		if heads[head] == nil {
			heads[head] = map[string]bool{}
		}
		said := strings.Join(words, " ")
		heads[head][said] = true
		own = cmp.Or(own, m.before)
		if !m.describes || m.Anonymous || fitsAnybody[last] || others[own] || others[words[0]] {
			continue
		}
		key := description{m.Type, said}
		if len(found[key]) > 0 && introduces[own] {
			continue // “a man” once more is another
		}
		found[key] = append(found[key], i)
	}
	maps.DeleteFunc(found, func(key description, _ []int) bool {
		words := strings.Fields(key.words)
		return key.kind == graph.MentionPerson && !isPlural(words) && len(heads[stemOf(words[len(words)-1])]) > 1
	})
	return found
}

// placed leaves out the preposition that a place is annotated with: “in the store”.
func placed(words []string, kind graph.MentionType) []string {
	if kind == graph.MentionPlace && len(words) > 1 && beforePlaces[words[0]] {
		return words[1:]
	}
	return words
}

var (
	// others are words before such as are told apart from others.
	others = wordSet("another other others")
	// fitsAnybody are words that tell of nobody in particular who it is.
	fitsAnybody = wordSet(` investigators defenders people person persons others other those these some many several few all both two three four five six seven eight nine ten
		one ones officials official sources somebody someone anyone employees employee reporters witnesses
		residents analysts experts whose whom who where which there here it`)
)
