package loader

import "github.com/parley-kg/parley/graph"

// draft is one article as its notation gives it: local ids and words as they
// were written, each with its place, and spans already resolved. Every notation
// makes one; build.go turns it into the model.
type draft struct {
	// src is the file of the annotation.
	src *source
	// name is the article's short name, and where it is given.
	name word
	meta metadata
	// kind is empty for news.
	kind graph.ArticleKind
	// text is nil where the article has none.
	text      *text
	mentions  []*mentionDraft
	zones     []*zoneDraft
	events    []*eventDraft
	relations []*relationDraft
	groups    []groupDraft
	// instances are the things that mentions and events of several articles mean.
	instances []instanceDraft
	// others says what the local ids are that are no mentions and no events: "a Meeting trigger".
	others map[string]string
	// broken holds the ids of what could not be read; references to them are not told again.
	broken map[string]bool
}

// metadata is what is known about an article.
type metadata struct {
	kind, id, title, url, publisher, author, published, publishedNote, language word
	publisherNames, derivedFrom                                                 []word
}

type mentionDraft struct {
	id, label word
	fragments []graph.Span
	// name is set, and fragments are empty, for one that has only a name; fullName tells it apart from
	// others of that name.
	name, fullName                  string
	kind, lang, anonymous, presence word
	sameAs                          []word
	// when holds the EDTF values given for a Time or a Position.
	when []word
	// sourceType and kept are what another tool says in words of its own.
	sourceType string
	kept       []keptDraft
}

// keptDraft is a name and a value of the source; instead of a value there may be
// a mention, by its local id, or a span.
type keptDraft struct {
	name, value string
	mention     word
	span        []graph.Span
}

type zoneDraft struct {
	label     word
	fragments []graph.Span
}

type eventDraft struct {
	id, label                            word
	trigger                              []graph.Span
	sentence                             *graph.Span // where the annotation itself gives it
	roles                                []roleDraft
	places, topics, times                []word
	sources                              []*sourceDraft
	status, polarity, modality, presence word
	// words are read where there is neither trigger nor sentence: its sentence is theirs.
	words      []graph.Span
	sourceType string
	kept       []keptDraft
}

// roleDraft is one participation; presence is empty where none is given for it.
type roleDraft struct{ role, mention, presence word }

type sourceDraft struct {
	mention word
	verb    string
}

type relationDraft struct {
	label, from, to, polarity, modality word
	sourceType                          string
	kept                                []keptDraft
}

// groupDraft lists what is said to be one.
type groupDraft struct{ members []word }

// absent says why an id is not what is wanted.
func (d *draft) absent(id string) string {
	if what, ok := d.others[id]; ok {
		return id + " is " + what
	}
	return "there is no " + shown(id)
}

// isEvent is what others says of the id of an event.
const isEvent = "an event"
