package identity

import (
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/gazetteer"
)

// careerYears is how many years may lie between two offices that one person is
// taken to have held, where nothing in between tells of either.
const careerYears = 15

// career is what tells people of one name apart: for which countries somebody
// acts, in what offices, and when that was told. Nothing else is known of those
// who have none.
type career struct {
	countries []string // codes, sorted
	offices   []office // sorted
	told      edtf.Bounds
}

// careers are those of the persons that articles name, by root.
type careers struct{ byRoot[*career] }

// merge makes what is known of one root known of another.
func (all *careers) merge(kept, taken int32) {
	o := all.of(taken)
	if o == nil || kept == taken {
		return
	}
	all.note(taken, nil)
	k := all.of(kept)
	if k == nil {
		all.note(kept, o)
		return
	}
	k.countries = sortedOnce(slices.Concat(k.countries, o.countries))
	k.offices = unionOffices(k.offices, o.offices)
	k.takeTold(o.told)
}

func (k *career) takeTold(b edtf.Bounds) {
	k.told.EarliestStart = min(k.told.EarliestStart, b.EarliestStart)
	k.told.LatestEnd = max(k.told.LatestEnd, b.LatestEnd)
}

// readCareers gathers what is known of each person.
func (r *resolver) readCareers() careers {
	var found careers
	of := func(root int32) *career {
		known := found.of(root)
		if known == nil {
			known = &career{told: edtf.Bounds{EarliestStart: edtf.OpenFuture, LatestEnd: edtf.OpenPast}}
			found.note(root, known)
		}
		return known
	}
	countries := r.countries()
	for _, a := range r.actors() {
		if r.mentions[a.who].Type == graph.MentionPerson && !r.inTable(a.who) {
			if code := countries.ofActor(r.sets.find(a.whom)); code != "" {
				k := of(r.sets.find(a.who))
				k.countries = append(k.countries, code)
			}
		}
	}
	for root, held := range r.allOffices() {
		k := of(root)
		k.offices = held
		for _, o := range held {
			if o.country != "" {
				k.countries = append(k.countries, o.country)
			}
		}
	}
	if len(found.byRoot) == 0 {
		return found
	}
	for node := range r.mentions {
		if k := found.of(r.sets.find(int32(node))); k != nil {
			k.takeTold(r.publishedOf(int32(node)))
		}
	}
	for _, k := range found.byRoot {
		if k != nil {
			k.countries = sortedOnce(k.countries)
		}
	}
	return found
}

// dated tells whether it is known when a career was told of.
func (k *career) dated() bool {
	return k.told.EarliestStart != edtf.OpenPast && k.told.LatestEnd != edtf.OpenFuture
}

// yearsFrom returns how many whole years lie between two at least; 0 where that is
// not known.
func (k *career) yearsFrom(o *career) int {
	if !k.dated() || !o.dated() {
		return 0
	}
	days := max(int(o.told.EarliestStart)-int(k.told.LatestEnd), int(k.told.EarliestStart)-int(o.told.LatestEnd))
	return max(0, days) * 100 / 36525
}

func (k *career) sharesOffice(o *career) bool {
	return slices.ContainsFunc(k.offices, func(held office) bool { return slices.Contains(o.offices, held) })
}

// against says what makes it doubtful that two careers are one person's.
func (k *career) against(o *career) (why string, doubtful bool) {
	if len(k.countries) > 0 && len(o.countries) > 0 && len(common(k.countries, o.countries)) == 0 {
		return fmt.Sprintf("they belong to two countries, %s and %s", gazetteer.Name(k.countries[0]), gazetteer.Name(o.countries[0])), true
	}
	years := k.yearsFrom(o)
	if years >= careerYears && len(k.offices) > 0 && len(o.offices) > 0 && !k.sharesOffice(o) {
		return fmt.Sprintf("%d years lie between a %s and a %s", years, k.offices[0].role, o.offices[0].role), true
	}
	return "", false
}

// continues tells whether two careers have an office in common, or a country
// within the years of a career.
func (k *career) continues(o *career) bool {
	if _, doubtful := k.against(o); doubtful {
		return false
	}
	near := k.dated() && o.dated() && k.yearsFrom(o) < careerYears
	return k.sharesOffice(o) || near && len(common(k.countries, o.countries)) > 0
}
