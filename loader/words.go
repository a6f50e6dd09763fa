package loader

import (
	"github.com/parley-kg/parley/graph"
)

// row pairs a word of the annotation with what it means.
type row[T any] struct {
	label string
	value T
}

// The words of the annotation, the same in every native notation; in the
// tables of attribute values the default stands first.
var (
	articleKinds = []row[graph.ArticleKind]{
		{"news", graph.KindNews},
		{"dataset", graph.KindDataset},
	}
	mentionTypes = []row[graph.MentionType]{
		{"Person", graph.MentionPerson},
		{"Organization", graph.MentionOrganization},
		{"Group", graph.MentionGroup},
		{"Place", graph.MentionPlace},
		{"Time", graph.MentionTime},
		{"Topic", graph.MentionTopic},
		{"Position", graph.MentionPosition},
	}
	zoneTypes = []row[graph.ZoneType]{
		{"Headline", graph.ZoneHeadline},
		{"Caption", graph.ZoneCaption},
		{"Byline", graph.ZoneByline},
		{"Boilerplate", graph.ZoneBoilerplate},
	}
	statuses = []row[graph.Status]{
		{"Held", graph.StatusHeld},
		{"Planned", graph.StatusPlanned},
		{"Cancelled", graph.StatusCancelled},
		{"Postponed", graph.StatusPostponed},
		{"Unknown", graph.StatusUnknown},
	}
	polarities = []row[graph.Polarity]{
		{"Positive", graph.PolarityPositive},
		{"Negative", graph.PolarityNegative},
	}
	modalities = []row[graph.Modality]{
		{"Asserted", graph.ModalityAsserted},
		{"Probable", graph.ModalityProbable},
		{"Possible", graph.ModalityPossible},
	}
	presences = []row[graph.Presence]{
		{"Present", graph.PresencePresent},
		{"Expected", graph.PresenceExpected},
		{"Denied", graph.PresenceDenied},
	}
	organizationKinds = []row[string]{
		{"State", "STATE"},
		{"Government", "GOVERNMENT"},
		{"Media", kindMedia},
		{"ArmedGroup", "ARMED_GROUP"},
		{"Party", "PARTY"},
		{"Other", "OTHER"},
	}
	placeKinds = []row[string]{
		{"Country", "COUNTRY"},
		{"Province", "PROVINCE"},
		{"City", "CITY"},
		{"Region", "REGION"},
		{"Site", "SITE"},
		{"Other", "OTHER"},
	}
)

const kindMedia = "MEDIA"

// The other arguments of an event, beside the roles of actors.
const (
	argPlace  = "Place"
	argTime   = "Time"
	argTopic  = "Topic"
	argSource = "Source"
)

// labelCue is the type of the words that report, and of the relation that
// gives them to a source.
const labelCue = "Cue"

// find returns what the label means.
func find[T any](rows []row[T], label string) (value T, ok bool) {
	for _, r := range rows {
		if r.label == label {
			return r.value, true
		}
	}
	return value, false
}

func labels[T any](rows []row[T]) []string {
	list := make([]string, len(rows))
	for i, r := range rows {
		list[i] = r.label
	}
	return list
}

// valueOf reads the value of an attribute; one that is not there has the default.
func valueOf[T any](p *problems, rows []row[T], attribute string, w word) T {
	if w.s == "" {
		return rows[0].value
	}
	value, ok := find(rows, w.s)
	if !ok {
		p.add(w.pos, "unknown %s %s: %s", attribute, shown(w.s), suggestion(w.s, labels(rows)))
	}
	return value
}

func eventLabels() []string {
	var list []string
	for _, t := range graph.EventTypes() {
		list = append(list, t.Label)
	}
	return list
}

func roleLabels() []string {
	var list []string
	for _, r := range graph.Roles() {
		list = append(list, r.Label)
	}
	return list
}

// labelOf is the word of the annotation for a type of mention.
func labelOf(t graph.MentionType) string {
	for _, r := range mentionTypes {
		if r.value == t {
			return r.label
		}
	}
	return string(t)
}
