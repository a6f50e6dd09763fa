package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// mostInitials is how many letters initials have that are read as such.
const mostInitials = 6

// isInitials tells whether a name is one word in capitals: RSF.
func isInitials(text string) bool {
	return len(text) > 1 && len(text) <= mostInitials && !strings.ContainsFunc(text, func(c rune) bool { return c < 'A' || c > 'Z' })
}

// shortened is a mention of an organization, and the initials in brackets after it.
type shortened struct{ Full, Short graph.ID }

// readShortened finds them in a text.
func readShortened(text []rune, mentions []graph.Mention) []shortened {
	ending := map[int]graph.ID{} // by where it ends
	for i := range mentions {
		if m := &mentions[i]; m.Type == graph.MentionOrganization && len(m.Fragments) == 1 && !isInitials(m.Text) {
			ending[m.Fragments[0].End] = m.ID
		}
	}
	var found []shortened
	for i := range mentions {
		m := &mentions[i]
		if m.Type != graph.MentionOrganization || len(m.Fragments) != 1 || !isInitials(m.Text) {
			continue
		}
		at := m.Fragments[0].Start
		if full := ending[at-2]; full != "" && at <= len(text) && string(text[at-2:at]) == " (" {
			found = append(found, shortened{full, m.ID})
		}
	}
	slices.SortFunc(found, func(a, b shortened) int { return cmp.Compare(a.Short, b.Short) })
	return found
}

// readInitials finds out what initials stand for that mean several things: RSF are
// the Rapid Support Forces in one article and Reporters sans frontières in another.
// They are compared by the full name that their article has; in an article without
// one nobody knows which of these they mean.
func (r *resolver) readInitials() {
	articles := map[string][]abbreviated{} // by the initials
	for _, group := range r.byArticle() {
		if r.inTable(group[0]) {
			continue
		}
		here := map[string][]int32{}
		for _, node := range group {
			if name := r.names[node]; name.organization != nil && name.organization.country == "" && isInitials(name.text) {
				here[name.text] = append(here[name.text], node)
			}
		}
		for initials, nodes := range here {
			articles[initials] = append(articles[initials], abbreviated{group, nodes})
		}
	}
	for _, all := range articles {
		if len(all) > 1 {
			r.readInitialsOf(all)
		}
	}
}

// abbreviated are the mentions of an article, and those that are the same initials.
type abbreviated struct{ group, initials []int32 }

// readInitialsOf tells what initials mean in each of some articles, where two of
// these give them meanings that differ.
func (r *resolver) readInitialsOf(articles []abbreviated) {
	full := make([]*form, len(articles))
	var meanings []*form
	for i, a := range articles {
		if full[i] = r.standsFor(a); full[i] != nil && !slices.Contains(meanings, full[i]) {
			meanings = append(meanings, full[i])
		}
	}
	differ := slices.ContainsFunc(meanings, func(a *form) bool {
		return slices.ContainsFunc(meanings, func(b *form) bool { return compareForms(a, b).Verdict == graph.VerdictDifferent })
	})
	if !differ {
		return
	}
	for i, a := range articles {
		for _, node := range a.initials {
			r.placings[node] = &placing{name: full[i], unclear: full[i] == nil, after: -1}
		}
	}
}

// standsFor returns the full name for which initials stand in their article: that
// after which they are in brackets, else the only one of these initials; nil where
// there is none.
func (r *resolver) standsFor(a abbreviated) *form {
	first := a.initials[0]
	for _, s := range r.homes[first].reading.Shortened {
		if node, known := r.nodeIn(r.homes[first], s.Full); known && slices.ContainsFunc(a.initials, func(short int32) bool { return r.mentions[short].ID == s.Short }) {
			return r.names[node]
		}
	}
	var only *form
	for _, node := range a.group {
		name := r.names[node]
		if name.organization == nil || !name.proper || !isAcronym(r.names[first].organization, name.organization) {
			continue
		}
		if only != nil && only.plain != name.plain {
			return nil
		}
		only = name
	}
	return only
}
