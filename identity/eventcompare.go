package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// What speaks for two reports telling of one event; docs/coreference.md explains
// the figures.
const (
	eventSame     = 0.9 // from here on they are one, where the time is evidence too
	eventUnsure   = 0.6 // from here on a person is asked
	daysInDispute = 3   // a date that is further off than this is another event's
)

// eventComparison is what became of comparing two profiles.
type eventComparison struct {
	verdict  graph.Verdict // SAME, UNSURE, or DIFFERENT, which is not recorded
	score    float64
	features []graph.Feature // only where worded
	values   [16]weighed     // of the features, up to the first without a name
	// apart tells that type, time or place makes them two, whatever else agrees.
	apart bool
	// bar is the feature for which they are not joined, whatever else agrees; "" for none.
	bar string
	// dayKnown tells that the times meet within a week: narrow enough to tell one event of its actors.
	dayKnown bool
	// kind is how two that stay two are linked; "" for not at all.
	kind graph.LinkKind
	// worded tells that the features say in words what they are, which takes as long as all the rest.
	worded bool
}

// weighed is the value of a feature.
type weighed struct {
	name  string
	value float64
}

func (c *eventComparison) add(name string, value, weight float64, format string, args ...any) {
	at := 0
	for c.values[at].name != "" {
		at++
	}
	c.values[at] = weighed{name, value}
	if c.worded {
		c.features = append(c.features, graph.Feature{Name: name, Value: value, Weight: weight, Detail: fmt.Sprintf(format, args...)})
	}
	c.score += value * weight
}

// doubt leaves it to a person whether two that much speaks for are one.
func (c *eventComparison) doubt(feature, why string) {
	if c.verdict == graph.VerdictSame {
		c.verdict = graph.VerdictUnsure
		c.add(feature, 1, 0, "%s", why)
	}
}

// doubtTimes doubts for what single reports say of the time; not where there is nothing against it.
func (c *eventComparison) doubtTimes(why string) {
	if why != "" {
		c.doubt("days", why)
	}
}

func (c *eventComparison) value(name string) float64 {
	for _, w := range c.values {
		if w.name == name {
			return w.value
		}
	}
	return 0
}

// reason puts the features into one line.
func (c *eventComparison) reason() string {
	var parts []string
	for _, f := range c.features {
		parts = append(parts, f.Detail)
	}
	return strings.Join(parts, "; ")
}

// The features of events.
const (
	featurePeople = "people"
	featureSides  = "sides"
	featureOthers = "others"
	featureTime   = "time"
	featurePlace  = "place"
	featureTopic  = "topic"
	featureWords  = "words"
)

// compareEvents compares two events, and says why in words where they may be one.
func (r *resolver) compareEvents(a, b *eventProfile) eventComparison {
	c := r.weighEvents(a, b, false)
	if c.verdict == graph.VerdictDifferent {
		return c
	}
	return r.weighEvents(a, b, true)
}

// weighEvents compares in the order of what decides: type, time, place, named
// participants, topic, words.
func (r *resolver) weighEvents(a, b *eventProfile, worded bool) eventComparison {
	c := eventComparison{verdict: graph.VerdictDifferent, worded: worded}
	gap, measurable := daysApart(a.reach, b.reach)
	if a.kind != b.kind || measurable && gap > daysInDispute {
		c.apart = true
		return c
	}
	places := r.comparePlaces(a.places, b.places)
	if places == placesApart {
		c.apart = true
		if !mayBeMisplaced(a, b) {
			return c
		}
	}
	c.addTime(a, b, gap)
	c.addPlaces(places)
	c.addActors(a, b)
	if at := firstShared(a.topics, b.topics); at >= 0 {
		c.add(featureTopic, 1, 0.1, "topics share “%s”", a.topics[at])
	}
	if at := firstShared(a.happenings, b.happenings); at >= 0 && !saysNothing[a.happenings[at]] {
		c.add(featureWords, 1, 0.1, "both speak of “%s”", a.happenings[at])
	}
	c.barOtherDay(a, b, gap)
	c.barOtherThing(a, b)
	c.decide(a, b, gap)
	return c
}

// mayBeMisplaced tells whether one of two reports of different places may err in its
// own: two articles tell of the same two people or more, of no others, and of one
// day. They stay two, and a person is asked.
func mayBeMisplaced(a, b *eventProfile) bool {
	one, other := a.told.single(), b.told.single()
	return graph.ExtentOf(a.kind) == graph.OneOccasion && len(a.people) > 1 && slices.Equal(a.people, b.people) &&
		len(one) == 1 && slices.Equal(one, other) && len(common(a.articles, b.articles)) == 0
}

// barOtherDay keeps two of different days apart, but for what may be one day in
// dispute: that of a meeting of which all else is equal, where both give a day.
func (c *eventComparison) barOtherDay(a, b *eventProfile, gap int) {
	if gap == 0 {
		return
	}
	actors := len(a.people) > 0 && slices.Equal(a.people, b.people) || c.value(featurePeople) == 1 ||
		c.value(featureSides) == 1 && (len(a.people) == 0 || len(b.people) == 0)
	equal := actors && c.value(featurePlace) == 1 && c.value(featureOthers) == 0
	if !equal || graph.ExtentOf(a.kind) != graph.OneOccasion || widthOf(a, b) > daysInDispute {
		c.bar = featureTime
	}
}

// widthOf returns how many days lie between the first and the last of two events.
func widthOf(a, b *eventProfile) int {
	return int(max(a.reach.LatestEnd, b.reach.LatestEnd)) - int(min(a.reach.EarliestStart, b.reach.EarliestStart))
}

func (c *eventComparison) addTime(a, b *eventProfile, gap int) {
	if a.when.IsZero() || b.when.IsZero() {
		return
	}
	width := widthOf(a, b)
	if slices.Contains([]edtf.Day{a.reach.EarliestStart, b.reach.EarliestStart}, edtf.OpenPast) ||
		slices.Contains([]edtf.Day{a.reach.LatestEnd, b.reach.LatestEnd}, edtf.OpenFuture) {
		width = 1 << 20
	}
	c.dayKnown = width <= 7
	switch {
	case gap > 0:
		c.add(featureTime, 0.5, 0.4, "the days differ by %d: %s, %s", gap, &a.when, &b.when)
	case width == 0:
		c.add(featureTime, 1, 0.4, "the same day %s", &a.when)
	case width <= 7:
		c.add(featureTime, 0.8, 0.4, "times that meet: %s, %s", &a.when, &b.when)
	case width <= 31:
		c.add(featureTime, 0.6, 0.4, "within a month: %s, %s", &a.when, &b.when)
	default:
		c.add(featureTime, 0.2, 0.4, "times that meet, far apart at most: %s, %s", &a.when, &b.when)
	}
}

func (c *eventComparison) addActors(a, b *eventProfile) {
	people := len(common(a.people, b.people))
	if people > 0 {
		c.add(featurePeople, min(1, float64(people)/2), 1, "persons in common: %d", people)
	}
	sides := len(common(a.sides, b.sides))
	if sides > 0 {
		c.add(featureSides, min(1, float64(sides)/2), 0.4, "states and organizations in common: %d", sides)
	}
	switch {
	case len(a.people) > people && len(b.people) > people:
		c.add(featureOthers, -1, 0.3, "each names persons that the other does not")
		if people < 2 {
			c.bar = featureOthers // who meets one in the morning may meet another in the evening
		}
	case people < 2 && sides < 2 && len(a.sides) > sides && len(b.sides) > sides:
		c.add(featureOthers, -1, 0.3, "each names states or organizations that the other does not")
		c.bar = featureOthers
	case people > 0 && fewOf(people, a.people, b.people) && (sides < 2 || fewOf(sides, a.sides, b.sides)),
		people == 0 && sides > 1 && fewOf(sides, a.sides, b.sides):
		c.add(featureOthers, -1, 0, "one names many more than the other")
		c.bar = featureOthers
	}
}

// fewOf tells whether those in common are less than half of the longer of two lists:
// two may have met beside the talks of many.
func fewOf(common int, a, b []int32) bool { return 2*common < max(len(a), len(b)) }

// manyADay are types of which one actor may have several a day, even in one place.
var manyADay = map[string]bool{"statement": true, "decision": true, "attack": true, "contact": true, "aid": true, otherType: true}

// isDistinct tells whether there is anything that tells an event from others of its
// actors and its time.
func (c *eventComparison) isDistinct(kind string) bool {
	place, topic := c.value(featurePlace) > 0, c.value(featureTopic) > 0
	pair := c.value(featurePeople) == 1 || c.value(featureSides) == 1
	switch {
	case !pair && !c.dayKnown:
		return false // who goes there once a month may go twice
	case manyADay[kind]:
		return pair && (place || topic) || topic && c.value(featureWords) > 0
	default:
		return place || topic || c.value(featurePeople) == 1 && graph.IsMeetingType(kind)
	}
}

// decide weighs what was found. To be one event, the time must be evidence, and
// so must somebody or something that tells it from others of that time.
func (c *eventComparison) decide(a, b *eventProfile, gap int) {
	actors := c.value(featurePeople) > 0 || c.value(featureSides) == 1 ||
		c.value(featureSides) > 0 && c.value(featurePlace) == 1 && c.value(featureTopic) > 0 && c.dayKnown
	told := actors && c.isDistinct(a.kind) && c.bar == ""
	switch {
	case c.score < eventUnsure || !actors && c.value(featurePlace) == 0:
		return
	case a.several != b.several:
		c.verdict, c.kind = graph.VerdictUnsure, c.linkOf(a, b, gap, told)
		c.add("series", 1, 0, "%s", map[bool]string{true: "one tells of several, the other of one of them", false: "one tells of several"}[c.kind != ""])
	case a.planned != b.planned && (a.calledOff() || b.calledOff()):
		c.decideCalledOff()
	case a.planned != b.planned:
		c.verdict, c.kind = graph.VerdictUnsure, c.linkOf(a, b, gap, told)
		c.add("status", 1, 0, "%s", c.aboutPlan())
	case c.score >= eventSame && told && c.value(featureTime) >= 0.5:
		c.verdict = graph.VerdictSame
	default:
		c.verdict = graph.VerdictUnsure
	}
}

// daysApart returns the days between two reaches, 0 where they meet; false where
// either has no end there.
func daysApart(a, b edtf.Bounds) (days int, measurable bool) {
	if a.EarliestStart > b.EarliestStart {
		a, b = b, a
	}
	if a.LatestEnd == edtf.OpenFuture || b.EarliestStart == edtf.OpenPast {
		return 0, false
	}
	return max(0, int(b.EarliestStart)-int(a.LatestEnd)), true
}

func sortedOnce[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
