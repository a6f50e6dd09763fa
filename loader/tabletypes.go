package loader

import (
	"fmt"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/parley-kg/parley/graph"
)

// rowType is what the label of a row means.
type rowType struct {
	name, label     string
	subject, object graph.Role
	status          graph.Status
	polarity        graph.Polarity
	modality        graph.Modality
	presence        graph.Presence
	// mirrored tells that the same event may stand in a second row with its sides exchanged.
	mirrored bool
	// known tells that the mapping has the label or the code, if only to keep it.
	known   bool
	ignored bool
	signed  string // see signature
}

// signature tells two meanings apart that make other claims of the same cells.
func (k *rowType) signature() string {
	if k.signed == "" {
		k.signed = fmt.Sprintln(k.name, k.subject, k.object, k.status, k.polarity, k.modality, k.presence)
	}
	return k.signed
}

// The labels of the two sides of a row, as the mapping knows them.
const (
	labelSubject = "Subject"
	labelObject  = "Object"
)

// typeOf looks up a label as it is shown, then its code. What neither means
// anything for is "other", and counted.
func (t *eventTable) typeOf(label, shown, code string) *rowType {
	key := [2]string{label, code}
	kind := t.types[key]
	if kind == nil {
		kind = t.newType(shown, code)
		kind.label = label
		t.types[key] = kind
	}
	if !kind.known {
		t.unmapped[Label{What: "type", Name: label}]++
	}
	return kind
}

func (t *eventTable) newType(label, code string) *rowType {
	meaning, known := t.mapping.event(label)
	if !known && code != "" {
		meaning, known = t.mapping.event(t.codes + code)
	}
	kind := &rowType{
		name: otherType, known: known,
		status: graph.StatusHeld, polarity: graph.PolarityPositive, modality: graph.ModalityAsserted,
		subject: t.role(meaning, labelSubject), object: t.role(meaning, labelObject),
	}
	if row, ok := graph.EventTypeByLabel(meaning.label); ok {
		kind.name = row.Name
	}
	kind.ignored = meaning.label == meansIgnore
	for _, s := range meaning.settings {
		kind.set(s)
	}
	if kind.presence == "" {
		kind.presence = kind.status.Presence()
	}
	none := eventMeaning{}
	kind.mirrored = kind.subject != t.role(none, labelSubject) || kind.object != t.role(none, labelObject)
	return kind
}

// otherType is that of what has no type here.
const otherType = "other"

func (k *rowType) set(s setting) {
	switch s.name {
	case "Status":
		k.status, _ = find(statuses, s.value)
	case "Polarity":
		k.polarity, _ = find(polarities, s.value)
	case "Modality":
		k.modality, _ = find(modalities, s.value)
	case "Presence":
		k.presence, _ = find(presences, s.value)
	}
}

// role returns that of a side: what the type says, else the mapping, else OTHER.
func (t *eventTable) role(meaning eventMeaning, side string) graph.Role {
	label, ok := meaning.roles[side]
	if !ok {
		label, _ = t.mapping.role(side)
	}
	if info, ok := graph.RoleByLabel(label); ok {
		return info.Role
	}
	return graph.RoleOther
}

// states are the English names of countries in the Unicode CLDR.
var states = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	english := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string(a) + string(b))
			if err == nil && region.IsCountry() && region.String() == string(a)+string(b) {
				all[english.Name(region)] = true
			}
		}
	}
	return all
})

// isState tells whether a name is exactly that of a country.
func isState(name string) bool { return states()[name] }
