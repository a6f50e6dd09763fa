package loader

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/parley-kg/parley/graph"
)

// rowType is what the label of a row means.
type rowType struct {
	name string
	// label is the source's own, shown is how it is written here, and code is its code, by which it is asked for.
	label, shown, code string

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
	rows    int    // that have it, of one that is not known
	inID    idWord // the name
	number  uint32 // among the kinds of the table
	// signed is the digest of all that makes other claims of the same cells: of the layout, too.
	signed [sha256.Size]byte
	mirror string // what mirrorOf returns
}

// signature tells two meanings apart that make other claims of the same cells.
func (k *rowType) signature() string {
	return fmt.Sprintln(k.name, k.subject, k.object, k.status, k.polarity, k.modality, k.presence)
}

// mirrorOf is the same for two labels whose rows may be mirrors of each other. Where
// both sides have one role it has the label: a consultation does not mirror a
// negotiation.
func (k *rowType) mirrorOf() string {
	label := ""
	if k.subject == k.object {
		label = k.label
	}
	return fmt.Sprintln(k.name, k.status, min(k.subject, k.object), max(k.subject, k.object), label)
}

// digest is of the cells and of all that makes a claim of them. So mirrored
// rows, which say the same, are two claims all the same.
func (k *rowType) digest(r *tableRow) uint64 {
	var room [512]byte // which most rows fit into
	content := append(room[:0], k.signed[:]...)
	for _, cell := range r.cells {
		content = append(append(content, cell...), 0)
	}
	return rowDigest(content)
}

// The labels of the two sides of a row, as the mapping knows them.
const (
	labelSubject = "Subject"
	labelObject  = "Object"
)

// typeOf looks up the label of a row as it is shown, then its code. What neither
// means anything for is "other", and counted.
func (t *eventTable) typeOf(r *tableRow) *rowType {
	key := [2]string{t.cell(r, colRelation), t.cell(r, colCode)}
	kind := t.types[key]
	if kind == nil {
		kind = t.newType(t.name(r, colRelation), key[1])
		kind.label, kind.inID.text = key[0], kind.name
		kind.signed, kind.mirror = sha256.Sum256([]byte(t.layout.signature+kind.signature())), kind.mirrorOf()
		kind.number = entered(&t.claims.kinds, kind)
		t.types[key] = kind
	}
	return kind
}

// unmapped counts the rows of the labels that have no meaning here.
func (t *eventTable) unmapped() map[Label]int {
	rows := map[Label]int{}
	for _, kind := range t.types {
		if kind.rows > 0 {
			rows[Label{What: "type", Name: kind.label}] += kind.rows
		}
	}
	return rows
}

func (t *eventTable) newType(shown, code string) *rowType {
	if code != "" {
		code = t.codes + code
	}
	meaning, known := t.mapping.event(shown)
	if !known && code != "" {
		meaning, known = t.mapping.event(code)
	}
	kind := &rowType{
		name: otherType, shown: shown, code: code, known: known,
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
