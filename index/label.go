package index

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// labelled is how many actors a label names before it counts the others.
const labelled = 4

// statusWords begin the label of an event that was not held.
var statusWords = map[graph.Status]string{
	graph.StatusPlanned: "planned ", graph.StatusCancelled: "cancelled ", graph.StatusPostponed: "postponed ",
}

// label says in one line what, where, when and who: "meeting in Paris,
// 2025-07-24: Tom Barrack, Asaad al-Shaibani".
func (s *segment) label(e *graph.Event) string {
	var b strings.Builder
	b.WriteString(statusWords[e.Status])
	b.WriteString(labelType(e))
	for i, place := range e.Where {
		if i == 0 {
			b.WriteString(" in ")
		} else {
			b.WriteString(" and ")
		}
		b.WriteString(s.places.Get(place).Name)
	}
	if !e.When.Time.IsZero() {
		b.WriteString(", " + e.When.Time.String())
	}
	for i, name := range s.labelNames(e) {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString(", ")
		}
		b.WriteString(name)
	}
	return b.String()
}

// labelType is our type, or the source's own where ours says nothing.
func labelType(e *graph.Event) string {
	if e.Type == "other" && e.SourceType != "" {
		return spaced(e.SourceType)
	}
	return e.Type
}

// labelNames names who took part: persons, then organizations, then groups, each
// in the order of the participations. At what was held, who was only expected is
// left out.
func (s *segment) labelNames(e *graph.Event) []string {
	var all []string
	for _, t := range []graph.ActorType{graph.ActorPerson, graph.ActorOrganization, graph.ActorGroup} {
		for i := range e.Participations {
			p := &e.Participations[i]
			a := s.actors.Get(p.Actor)
			there := p.TookPart() && (e.Status != graph.StatusHeld || p.Presence == graph.PresencePresent)
			if there && a.Type == t && !slices.Contains(all, a.Name) {
				all = append(all, a.Name)
			}
		}
	}
	if len(all) > labelled+1 {
		all = append(all[:labelled], fmt.Sprintf("%d others", len(all)-labelled))
	}
	return all
}
