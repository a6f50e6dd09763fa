package identity

import "github.com/parley-kg/parley/graph"

// The features of what happened, which a topic or a word alone does not tell.
const (
	featureDirection = "direction"
	featureOffice    = "office"
)

// ofOneTopic are types of which two may have the same parties, day and place, and only
// the topic tells them apart.
var ofOneTopic = map[string]bool{"agreement": true, "signing": true, "decision": true}

// Stems of triggers that tell of an office that somebody gets, and of one that he loses.
var (
	officeGained = setOf("appoint name elect nominate install promote reinstate")
	officeLost   = setOf("dismiss sack oust remove fire resign quit suspend replace")
)

// barOtherThing leaves two to a person that agree in who, when and where, and not in
// what happened: fire from the other side, an accord on something else, an office that
// was lost and not gained. Who called whom papers tell in both ways.
func (c *eventComparison) barOtherThing(a, b *eventProfile) {
	meet := func(x, y []int32) bool { return firstShared(x, y) >= 0 }
	turned := (meet(a.from, b.to) || meet(a.to, b.from)) && !meet(a.from, b.from) && !meet(a.to, b.to)
	switch {
	case turned && a.kind != "call" && !graph.IsMeetingType(a.kind):
		c.add(featureDirection, 0, 0, "one goes from where the other goes to")
		c.bar = featureDirection
	case ofOneTopic[a.kind] && len(a.topics) > 0 && len(b.topics) > 0 && c.value(featureTopic) == 0:
		c.add(featureTopic, 0, 0, "each speaks of another topic")
		c.bar = featureTopic
	case a.kind == "appointment" && (tell(a, officeGained) && tell(b, officeLost) || tell(a, officeLost) && tell(b, officeGained)):
		c.add(featureOffice, 0, 0, "one tells of an office that was gained, the other of one that was lost")
		c.bar = featureOffice
	}
}

// tell tells whether the words of an event are among some.
func tell(e *eventProfile, stems map[string]bool) bool {
	for _, word := range e.happenings {
		if stems[stemOf(word)] {
			return true
		}
	}
	return false
}
