package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// joinCareers tells whether people of one name may be several, and why. It then
// joins those whose careers continue one another, and nobody else: who has none
// may be any of them.
func (r *resolver) joinCareers(heads []int32) (why string, several bool) {
	if r.mentions[heads[0]].Type != graph.MentionPerson || len(r.careers.byRoot) == 0 {
		return "", false
	}
	known := slices.DeleteFunc(slices.Clone(heads), func(head int32) bool { return r.careers.of(r.sets.find(head)) == nil })
	all := make([]*career, len(known))
	class := make([]int, len(known)) // by the place of its first
	for i, head := range known {
		all[i], class[i] = r.careers.of(r.sets.find(head)), i
	}
	if ofOneCountry(all) {
		return "", false
	}
	for i, one := range all {
		for j, other := range all[:i] {
			if class[i] != class[j] && one.continues(other) {
				unite(class, class[i], class[j])
			}
		}
	}
	for i, one := range all {
		for j, other := range all[:i] {
			if class[i] == class[j] {
				continue
			}
			if why, several = other.against(one); several {
				r.joinClasses(known, class)
				return why, true
			}
		}
	}
	return "", false
}

// ofOneCountry tells whether all share a country within the years of a career, so
// that a name in thousands of articles need not be compared pair by pair.
func ofOneCountry(all []*career) bool {
	if len(all) == 0 {
		return true
	}
	whole := *all[0]
	shared := whole.countries
	for _, k := range all {
		if !k.dated() {
			return false
		}
		shared = common(shared, k.countries)
		whole.takeTold(k.told)
	}
	return len(shared) > 0 && int(whole.told.LatestEnd)-int(whole.told.EarliestStart) < careerYears*365
}

// unite makes one class of two.
func unite(class []int, a, b int) {
	for i := range class {
		if class[i] == max(a, b) {
			class[i] = min(a, b)
		}
	}
}

// joinClasses joins the sets of each class with its first.
func (r *resolver) joinClasses(heads []int32, class []int) {
	for i, head := range heads {
		if first := heads[class[i]]; first != head {
			m := r.mentions[first]
			r.propose(r.pairOf(first, head, bySameName, "both are the "+string(m.Type)+" “"+m.Text+"”, and of one country or office"))
		}
	}
}
