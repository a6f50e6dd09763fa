package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// joinByName joins what has the same name in several articles: states before
// their institutions.
func (r *resolver) joinByName() {
	r.careers = r.readCareers()
	defer func() { r.careers = careers{} }()
	for _, find := range []func() *equalNames{r.namesakes, r.institutions} {
		for _, block := range find().sorted() {
			r.joinNamesakes(block.nodes)
		}
	}
}

// equalNames are blocks of mentions of one name, by what tells them from others.
type equalNames struct {
	places map[string]int32
	blocks []equalName
}

type equalName struct {
	key   string
	nodes []int32
}

// at returns the place of the block of a key.
func (e *equalNames) at(key string) int32 {
	at, known := e.places[key]
	if !known {
		at = int32(len(e.blocks)) //nolint:gosec // as many as fit into memory
		e.places[key], e.blocks = at, append(e.blocks, equalName{key: key})
	}
	return at
}

func (e *equalNames) add(at, node int32) { e.blocks[at].nodes = append(e.blocks[at].nodes, node) }

// sorted returns the blocks by their keys.
func (e *equalNames) sorted() []equalName {
	slices.SortFunc(e.blocks, func(a, b equalName) int { return strings.Compare(a.key, b.key) })
	return e.blocks
}

// namesakes groups the mentions whose words are a name wherever they stand, by
// type, kind and name.
func (r *resolver) namesakes() *equalNames {
	found := &equalNames{places: map[string]int32{}}
	known := r.kindsByName()
	forms := r.tableForms()
	for node := range int32(len(r.mentions)) {
		name := r.nameFor(node)
		if r.isUnclear(node) {
			continue
		}
		if table := r.inTable(node); table || name.kind == graph.MentionPlace && r.kindAt(node) != 0 {
			if plain := forms.nameOf(r.mentions[node], name, table); plain != "" {
				found.add(found.at(r.equalKey(node, plain, known)), node)
			}
			continue
		}
		if !name.identifies || name.institution {
			continue
		}
		if name.block.turn != r.rulings.turn { // one key for all mentions with these words
			name.block.turn, name.block.at = r.rulings.turn, found.at(r.equalKey(node, name.plain, known))
		}
		found.add(name.block.at, node)
	}
	return found
}

// equalKey is what those mentions have in common that equal names may join.
func (r *resolver) equalKey(node int32, name string, known map[string]kinds) string {
	kind := r.names[node].kind
	if kind == graph.MentionPlace {
		return string(kind) + "|" + r.placeKind(node, known[name]) + "|" + name
	}
	return string(kind) + "|" + name
}

// kindsByName returns the kinds that are stated of places, by their names.
func (r *resolver) kindsByName() map[string]kinds {
	known, forms := map[string]kinds{}, r.tableForms()
	for node := range int32(len(r.mentions)) {
		if r.names[node].kind != graph.MentionPlace || r.isUnclear(node) {
			continue
		}
		if k := r.kindAt(node); k != 0 {
			if name := forms.nameOf(r.mentions[node], r.nameFor(node), r.inTable(node)); name != "" {
				known[name] |= k
			}
		}
	}
	return known
}

// kindAt returns the kinds stated of a place by any mention in its set.
func (r *resolver) kindAt(node int32) kinds {
	if t := r.traits.of(r.sets.find(node)); t != nil {
		return t.kinds
	}
	return 0
}

// placeKind returns the kind that a place mention is taken to have: what is
// stated in its set, else the containing one of those that the name has elsewhere.
func (r *resolver) placeKind(node int32, elsewhere kinds) string {
	if stated := r.kindAt(node); stated != 0 {
		return stated.containing()
	}
	return elsewhere.containing()
}

// joinNamesakes joins the sets of mentions of one name through a node that
// stands for the name. A name that is known to be that of two things joins
// nothing; one that may be that of two people, those who share a career.
func (r *resolver) joinNamesakes(group []int32) {
	heads := r.distinctSets(group)
	if len(heads) < 2 {
		return
	}
	hub, id := r.sets.add(), r.mintedAt(group[0])
	r.joinJudgedIDs(hub, group)
	why, several := r.severalThings(heads)
	if several {
		r.joinInOneCountry(heads)
	} else {
		why, several = r.joinCareers(heads)
	}
	for _, head := range heads {
		if !several && r.joinAsBefore(hub, head, id) {
			continue
		}
		m := r.mentions[head]
		p := proposal{
			pair: newPair(id, m.ID), left: hub, right: head,
			by: bySameName, reason: r.nameFor(head).sameName(),
			at: r.recordedAt(head),
		}
		if several {
			r.recordBlocked(p, why, head)
			continue
		}
		r.propose(p)
		r.records[len(r.records)-1].named = r.nameFor(head)
	}
}

// joinInOneCountry joins the places of a name that lie in a country of which the
// table knows one city of the name.
func (r *resolver) joinInOneCountry(heads []int32) {
	first := map[string]int32{}
	for _, head := range heads {
		t, place := r.traits.of(r.sets.find(head)), r.nameFor(head).place
		if t == nil || place == nil || len(t.countries) != 1 || len(container{country: t.countries[0]}.cities(place.cities)) != 1 {
			continue
		}
		known, is := first[t.countries[0]]
		if !is {
			first[t.countries[0]] = head
			continue
		}
		if _, apart := r.traits.of(r.sets.find(known)).against(t); !apart {
			r.propose(r.pairOf(known, head, bySameName, "both are the Place “"+r.mentions[head].Text+"” in "+gazetteer.Name(t.countries[0])))
		}
	}
}

// joinAsBefore joins a mention with the node of its name by the ruling that did so the last
// time, where nobody has judged it and nothing keeps it apart. It tells whether it did.
func (r *resolver) joinAsBefore(hub, head int32, id graph.ID) bool {
	if r.judgedNodes.of(head) {
		return false
	}
	one := r.kept[head].rulings
	for name := r.nameFor(head); one != nil && one.named != name; {
		one = one.next
	}
	if one == nil || one.Verdict != graph.VerdictSame || one.SupersededBy != "" || one.Left != id && one.Right != id {
		return false
	}
	if _, apart := r.keptApart(hub, head); apart {
		return false
	}
	r.recordRuling(r.rulings.list(one), hub, head)
	r.join(hub, head)
	return true
}

// sameName says that two have the name, in words that are made once.
func (f *form) sameName() string {
	if f.same == "" {
		f.same = "both are the " + string(f.kind) + " “" + f.plain + "”"
	}
	return f.same
}

// distinctSets returns the first node of each set.
func (r *resolver) distinctSets(group []int32) []int32 {
	var heads []int32
	r.sets.forget()
	for _, node := range group {
		if r.sets.isNew(node) {
			heads = append(heads, node)
		}
	}
	return heads
}

// joinJudgedIDs makes the node of a name that of the ids which the mentions
// mint, so that "not actor/john-smith" keeps a mention out.
func (r *resolver) joinJudgedIDs(hub int32, group []int32) {
	if len(r.judged) == 0 {
		return
	}
	for _, node := range group {
		m := r.mentions[node]
		id := r.mintedAt(node)
		if _, means := slices.BinarySearch(r.judged[id], node); !means {
			continue
		}
		named := r.typedNode(id, m.Type)
		if _, apart := r.keptApart(hub, named); !apart {
			r.join(hub, named)
		}
	}
}

// severalThings says why sets of one name are not one thing, where knowledge
// bases or kinds say so.
func (r *resolver) severalThings(heads []int32) (why string, several bool) {
	all := &trait{}
	for _, head := range heads {
		t := r.traits.of(r.sets.find(head))
		if t == nil {
			continue
		}
		if why, several = all.against(t); several {
			return why, true
		}
		all.add(t)
	}
	return "", false
}

// tableForms counts the spellings of each name in event tables. There a name is
// an id of its source, and different strings are different things.
type tableForms map[string]map[string]bool

func (r *resolver) tableForms() tableForms {
	if r.formsInTables != nil {
		return r.formsInTables
	}
	forms := tableForms{}
	r.formsInTables = forms
	for node, m := range r.mentions {
		if !r.inTable(int32(node)) {
			continue
		}
		key := formKey(m, r.names[node])
		if forms[key] == nil {
			forms[key] = map[string]bool{}
		}
		forms[key][tableForm(m)] = true
	}
	return forms
}

// formKey is what the spellings of one name have in common.
func formKey(m *graph.Mention, name *form) string {
	key := string(m.Type) + "|" + name.plain
	if m.Type == graph.MentionPlace {
		key += "|" + m.Kind
	}
	return key
}

// tableForm is the string by which a table names something. That of a place tells what
// it lies in, too.
func tableForm(m *graph.Mention) string {
	if m.Type == graph.MentionPlace {
		if _, name, _, err := graph.ParseMentionID(m.ID); err == nil && name != "" {
			return name
		}
	}
	return strings.TrimSpace(m.Text)
}

func inTable(a *graph.Article) bool { return a != nil && a.Kind == graph.KindDataset }

// nameOf returns the normalised name by which a mention may be joined with
// others; "" where its words are no name wherever they stand. What a table calls
// by a name that tells neither person nor organization is the same in all tables,
// and nobody that news tell of.
func (f tableForms) nameOf(m *graph.Mention, name *form, table bool) string {
	if table && m.Type == graph.MentionGroup {
		return "=" + tableForm(m)
	}
	if !name.identifies || !table && name.institution {
		return ""
	}
	if table && len(f[formKey(m, name)]) > 1 {
		return name.plain + "=" + tableForm(m)
	}
	return name.plain
}

// IsNamedBy tells whether an id of an actor or place is that of a mention's own
// words, and these a name that means the same in every article.
func IsNamedBy(id graph.ID, m *graph.Mention) bool {
	return identifies(m) && id == graph.ID(prefixOf(m.Type)+"/"+names.Slug(m.Text))
}

// identifies tells whether the words of a mention name the same one in every
// article. A group is never joined by its description.
func identifies(m *graph.Mention) bool {
	switch m.Type {
	case graph.MentionPerson:
		return names.IsFullPersonal(m.Text)
	case graph.MentionOrganization, graph.MentionPlace:
		return names.IsProper(m.Text)
	default:
		return false
	}
}
