package loader

import (
	"slices"
	"strconv"
	"strings"
)

// foreign turns the lines of an article that is annotated with types of another
// project into what they say in their own words.
func (b *bratArticle) foreign(repairs *problems) *foreign {
	f := &foreign{src: b.draft.src, meta: b.draft.meta, text: b.draft.text, broken: b.draft.broken}
	for _, l := range b.lines['T'] {
		b.foreignSpan(f, l, repairs)
	}
	for _, l := range b.lines['E'] {
		b.foreignEvent(f, l)
	}
	for _, l := range b.lines['R'] {
		b.foreignRelation(f, l)
	}
	for _, kind := range []byte{'A', 'N', '#'} {
		for _, l := range b.lines[kind] {
			b.foreignAttribute(f, l, kind)
		}
	}
	for _, l := range b.lines['*'] {
		if words := l.body.split(); len(words) > 0 {
			f.equivalences = append(f.equivalences, foreignEquivalence{words[0], words[1:]})
		}
	}
	return f
}

func (b *bratArticle) foreignSpan(f *foreign, l bratLine, repairs *problems) {
	head, quote, ok := l.body.cut("\t")
	label, where, _ := head.cut(" ")
	if !ok {
		b.problems.add(l.id.pos, "a T line has three fields, separated by TABs: id, type with offsets, text")
		f.broken[l.id.s] = true
		return
	}
	fragments, ok := b.fragments(where)
	if !ok {
		f.broken[l.id.s] = true
		return
	}
	request := spanRequest{at: where, fragments: fragments, unit: unitCodePoint, quote: quote, repairs: repairs}
	f.span(l.id, label, request, b.problems)
}

func (b *bratArticle) foreignEvent(f *foreign, l bratLine) {
	words := l.body.split()
	if len(words) == 0 {
		b.problems.add(l.body.pos, "an event starts with TYPE:TRIGGER")
		return
	}
	e := &foreignEvent{id: l.id}
	e.label, e.trigger, _ = words[0].cut(":")
	for _, w := range words[1:] {
		role, target, ok := w.cut(":")
		if !ok || target.s == "" {
			b.problems.add(w.pos, "an argument is ROLE:MENTION, not %s", shown(w.s))
			continue
		}
		e.args = append(e.args, foreignArgument{role, target})
	}
	// Source, Source2 … are one chain; of other roles the order is that of the line
	slices.SortStableFunc(e.args, func(x, y foreignArgument) int { return numberOf(x.role.s) - numberOf(y.role.s) })
	for i := range e.args {
		e.args[i].role.s = strings.TrimRight(e.args[i].role.s, "0123456789")
	}
	f.events = append(f.events, e)
}

// numberOf is the number at the end of a role; 1 for none, or one too large.
func numberOf(role string) int {
	n, err := strconv.Atoi(role[len(strings.TrimRight(role, "0123456789")):])
	if err != nil {
		return 1
	}
	return n
}

func (b *bratArticle) foreignRelation(f *foreign, l bratLine) {
	words := l.body.split()
	if len(words) != 3 || !strings.Contains(words[1].s, ":") || !strings.Contains(words[2].s, ":") {
		b.problems.add(l.body.pos, "a relation is TYPE Arg1:A Arg2:B, not %s", shown(l.body.s))
		return
	}
	_, from, _ := words[1].cut(":")
	_, to, _ := words[2].cut(":")
	f.relations = append(f.relations, &foreignRelation{l.id, words[0], from, to})
}

// foreignAttribute reads an attribute, a normalisation or a note.
func (b *bratArticle) foreignAttribute(f *foreign, l bratLine, kind byte) {
	head, note, _ := l.body.cut("\t")
	words := head.split()
	a := foreignAttribute{value: word{head.pos, ""}}
	switch {
	case len(words) < 2:
		b.problems.add(l.body.pos, "this line is NAME TARGET and a value, not %s", shown(l.body.s))
		return
	case kind == '#':
		a.value = note
	case len(words) > 2:
		a.value = words[2]
	}
	a.name, a.target = words[0], words[1]
	if kind == 'N' && a.name.s == attrTime {
		a.value.s = strings.TrimPrefix(a.value.s, "EDTF:")
	}
	if kind == '#' && b.firstLine[a.target.s] != 0 && !strings.ContainsAny(a.target.s[:1], "TER") {
		return // a note about a note, or about an attribute: there is nothing to keep it with
	}
	f.attributes = append(f.attributes, a)
}
