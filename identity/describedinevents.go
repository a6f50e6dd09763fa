package identity

import (
	"cmp"
	"iter"
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
	if len(r.claims) == 0 {
		return
	}
	described, places := r.describedAlike(), r.placesAlike()
	parts := r.partsInEvents(described.nodes(), places.nodes())
	for _, key := range described.keys(describedAs.compare) {
		var block []describedPart
		for _, node := range described[key] {
			if len(parts[node]) > 0 {
				block = append(block, describedPart{node: node, parts: parts[node], annotated: r.homes[node].annotated})
			}
		}
		r.joinParts(key, block)
	}
	r.joinPlacesInEvents(places, parts)
}

// blocksBy are the mentions that are described in the same words, in order.
type blocksBy[K comparable] map[K][]int32

// withoutSingle leaves out what no other is described like.
func (a blocksBy[K]) withoutSingle() blocksBy[K] {
	maps.DeleteFunc(a, func(_ K, nodes []int32) bool { return len(nodes) < 2 })
	return a
}

func (a blocksBy[K]) keys(compare func(a, b K) int) []K {
	return slices.SortedFunc(maps.Keys(a), compare)
}

// nodes yields all mentions.
func (a blocksBy[K]) nodes() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, nodes := range a {
			for _, node := range nodes {
				if !yield(node) {
					return
				}
			}
		}
	}
}

// describedAlike returns whom articles of one story describe in the same words.
func (r *resolver) describedAlike() blocksBy[describedAs] {
	found := blocksBy[describedAs]{}
	for _, group := range r.byArticle() {
		story := r.storyOf(group[0])
		if story == "" {
			continue
		}
		for key, nodes := range r.describedParts(group) {
			block := describedAs{story, key}
			found[block] = append(found[block], nodes...)
		}
	}
	return found.withoutSingle()
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

// sentence is that of a claim.
type sentence struct {
	graph.Span
	node int32
}

// partsInEvents returns the parts of some mentions in events, by node, sorted.
func (r *resolver) partsInEvents(asked ...iter.Seq[int32]) map[int32][]part {
	parts, articles := map[int32][]part{}, map[*home]bool{}
	for _, nodes := range asked {
		for node := range nodes {
			parts[node], articles[r.homes[node]] = nil, true
		}
	}
	if len(parts) == 0 {
		return parts
	}
	add := func(in *home, mention graph.ID, p part) {
		if node, known := r.nodeIn(in, mention); known {
			if list, isAsked := parts[node]; isAsked {
				parts[node] = append(list, p)
			}
		}
	}
	bySentence := map[graph.ID][]sentence{} // those without annotated roles, by article
	for i, c := range r.claims {
		claim := int32(len(r.mentions) + i)
		if !articles[r.homes[claim]] {
			continue
		}
		if len(c.Participations)+len(c.Places) == 0 && !r.inTable(claim) {
			bySentence[c.Article] = append(bySentence[c.Article], sentence{c.Sentence, claim})
		}
		root := r.sets.find(claim)
		for _, place := range c.Places {
			add(r.homes[claim], place, part{event: root})
		}
		for _, p := range c.Participations {
			add(r.homes[claim], p.Mention, part{root, p.Role})
		}
	}
	for node := range parts {
		m := r.mentions[node]
		for _, c := range bySentence[m.Article] {
			if len(m.Fragments) > 0 && c.Start <= m.Fragments[0].Start && m.Fragments[0].Start < c.End {
				parts[node] = append(parts[node], part{event: r.sets.find(c.node)})
			}
		}
		slices.SortFunc(parts[node], func(a, b part) int { return cmp.Or(cmp.Compare(a.event, b.event), cmp.Compare(a.role, b.role)) })
		parts[node] = slices.Compact(parts[node])
	}
	return parts
}

// partWording is what the words of a name are as a description of somebody in an event.
type partWording struct {
	// words are those without article or possessive, which is own; first and last are of these, and head is the stem
	// of the last.
	words, own, first, last, head string
	plural                        bool
}

// asPart reads the name as such a description, once.
func (f *form) asPart() *partWording {
	if f.part == nil {
		f.part = &partWording{}
		words := placed(wordsOf(f.text), f.kind)
		if len(words) > 1 && (introduces[words[0]] || refersBack[words[0]]) {
			f.part.own, words = words[0], words[1:]
		}
		if len(words) > 0 {
			f.part.words, f.part.first, f.part.last = strings.Join(words, " "), words[0], words[len(words)-1]
			f.part.head, f.part.plural = stemOf(f.part.last), isPlural(words)
		}
	}
	return f.part
}

// describedParts returns by its words what an article describes so that the words
// tell in it who is meant: neither names nor pronouns, nor many voices.
func (r *resolver) describedParts(group []int32) map[description][]int32 {
	var found map[description][]int32
	for _, node := range group {
		m, name, as := r.mentions[node], r.names[node], r.names[node].asPart()
		if as.words == "" || m.Type == graph.MentionGroup || len(m.Fragments) != 1 || name.proper || name.pronoun ||
			m.Anonymous || fitsAnybody[as.last] || others[as.first] || r.told.cited[m.ID] {
			continue
		}
		own := as.own
		if said := r.words[node]; said != nil {
			own = cmp.Or(own, said.Before)
		}
		key := description{m.Type, as.words}
		if others[own] || len(found[key]) > 0 && introduces[own] {
			continue // “a man” once more is another
		}
		if found == nil {
			found = map[description][]int32{}
		}
		found[key] = append(found[key], node)
	}
	maps.DeleteFunc(found, func(key description, nodes []int32) bool {
		as := r.names[nodes[0]].asPart()
		return key.kind == graph.MentionPerson && !as.plural && r.describesOthers(group, as)
	})
	return found
}

// describesOthers tells whether an article has the word for somebody in a description of others.
func (r *resolver) describesOthers(group []int32, of *partWording) bool {
	return slices.ContainsFunc(group, func(node int32) bool {
		as := r.names[node].asPart()
		return as.head == of.head && as.words != of.words && as.words != ""
	})
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
