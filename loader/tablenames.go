package loader

import "github.com/parley-kg/parley/graph"

// tableActor is what a cell names.
type tableActor struct {
	shown string
	// mention is nil until a row that is good names it.
	mention *graph.Mention
	// number is the same for all cells that are shown alike.
	number uint32
	// country and sectors are those that were kept last: they are mostly the same in each row.
	country, sectors string
}

// nobody is whom a column names that the table does not have.
var nobody = &tableActor{}

// actor looks up whom a column names. One that names nobody is shown as "".
func (t *eventTable) actor(r *tableRow, c column) *tableActor {
	if !t.layout.has(c) {
		return nobody
	}
	cell := r.cells[t.layout.cell[c]]
	a := t.actors[cell]
	if a == nil {
		a = &tableActor{shown: t.name(r, c)}
		t.actors[cell] = a
	}
	return a
}

// nameIt gives an actor its mention. A table does not tell what its names are: a
// state is known by its name, anything else by being called so and no more.
func (t *eventTable) nameIt(a *tableActor) {
	switch {
	case a.mention != nil:
		return
	case isState(a.shown):
		a.mention = t.mention(graph.MentionOrganization, a.shown, a.shown, "STATE")
	default:
		a.mention = t.mention(graph.MentionGroup, a.shown, a.shown, "")
	}
	number, known := t.numbers[a.mention]
	if !known { // the first cell of those that are shown alike
		number = entered(&t.claims.actors, a.mention.ID)
		t.numbers[a.mention] = number
	}
	a.number = number
}

// keepOf keeps what a row says of an actor, under names that are the same for
// both sides of a row.
func (t *eventTable) keepOf(r *tableRow, a *tableActor, countries, sectors column) {
	if country := t.cell(r, countries); country != a.country {
		keep(a.mention, "Country", country)
		a.country = country
	}
	if s := t.cell(r, sectors); s != a.sectors {
		keep(a.mention, "Sectors", s)
		a.sectors = s
	}
}

// source returns the number of the publisher of a row, if it has one.
func (t *eventTable) source(r *tableRow) uint32 {
	publisher := t.cell(r, colPublisher)
	if publisher == "" {
		return nothing
	}
	number, known := t.publishers[publisher]
	if !known {
		m := t.mention(graph.MentionOrganization, publisher, publisher, "MEDIA")
		number = entered(&t.claims.sources, []graph.Source{{Mention: m.ID}})
		t.publishers[publisher] = number
	}
	return number
}

// mention returns the mention of a type under a name, with the words to show; it
// makes one where there is none.
func (t *eventTable) mention(kind graph.MentionType, name, words, stated string) *graph.Mention {
	key := mentionName{kind, name}
	m := t.mentions[key]
	if m == nil {
		id := graph.NamedMentionID(t.article, kind, name)
		m = t.named.at(t.named.add(graph.Mention{ID: id, Article: t.article, Type: kind, Text: words, Kind: stated}))
		t.mentions[key] = m
	}
	return m
}

// keep notes what the table says of a mention in words of its own; [eventTable.finish]
// leaves each once.
func keep(mention *graph.Mention, name, value string) {
	if value != "" {
		mention.Kept = append(mention.Kept, graph.Kept{Name: name, Value: value})
	}
}
