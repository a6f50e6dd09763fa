package identity

import (
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// form is a name taken apart, for comparison with many others, and what its words
// alone tell.
type form struct {
	text   string // as it stands in an article
	normal string
	kind   graph.MentionType
	// proper tells that it is a name wherever it stands; see identifies.
	proper       bool
	person       *personForm
	place        *placeForm
	organization *organizationForm

	// minted is the id that it gives to what it names, from its words alone: "actor/tom-barrack".
	minted graph.ID
	// plain is the name without case and diacritics.
	plain string
	// identifies and institution are what the functions of these names tell of it, personal and pronoun those of names.
	identifies, institution, personal, pronoun bool
	// gender is what its words tell, of a person, and titles those before its name.
	gender gender
	titles string
	// The others are what its words say as an office, as a nation, as a description in a story and in an event, of a
	// place too, and as a name in a story; nil until asked for.
	title   *title
	state   *stateName
	wording *wording
	part    *partWording
	spot    *placeDescription
	inStory *storyName
	// same is what sameName returns; empty until asked for.
	same string
	// keys are those of its blocks; nil until asked for.
	keys []string
	// block is that of this name among those of equal ones, in the turn of a resolver; see namesakes.
	block struct{ turn, at int32 }
	// uses counts the mentions that have it in a memory.
	uses int
}

func readForm(t graph.MentionType, text string) *form {
	m := &graph.Mention{Type: t, Text: text}
	f := &form{
		text: text, kind: t, minted: graph.ID(prefixOf(t) + "/" + names.Slug(text)), plain: names.Normalise(text),
		identifies: identifies(m), institution: isInstitution(m), personal: names.IsPersonal(text), pronoun: names.IsPronoun(text),
	}
	f.proper = f.identifies && !f.institution
	switch t {
	case graph.MentionPerson:
		f.person, f.gender, f.titles = readPerson(text), genderOf(strings.TrimSpace(text)), names.TitlesBefore(text)
		f.normal = f.person.normal
	case graph.MentionPlace:
		f.place = readPlace(text)
		f.normal = f.place.normal
	case graph.MentionOrganization:
		f.organization = readOrganization(text)
		f.normal = f.organization.normal
	}
	return f
}

// forms are the names that mentions have, each once.
type forms map[formName]*form

type formName struct {
	kind graph.MentionType
	text string
}

// take returns the form of a mention's name, which counts it.
func (f forms) take(m *graph.Mention) *form {
	key := formName{m.Type, m.Text}
	found := f[key]
	if found == nil {
		found = readForm(m.Type, m.Text)
		f[key] = found
	}
	found.uses++
	return found
}

// give counts one mention less with a name.
func (f forms) give(one *form) {
	if one.uses--; one.uses == 0 {
		delete(f, formName{one.kind, one.text})
	}
}
