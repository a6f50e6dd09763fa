package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// union joins ids into groups that mean one thing (union-find).
type union map[graph.ID]graph.ID

// of returns the id that stands for the group.
func (u union) of(id graph.ID) graph.ID {
	root := id
	for parent, ok := u[root]; ok && parent != root; parent, ok = u[root] {
		root = parent
	}
	for id != root {
		next, ok := u[id]
		u[id] = root
		if !ok {
			break
		}
		id = next
	}
	return root
}

// join makes two groups one; the smaller id stands for it.
func (u union) join(a, b graph.ID) {
	a, b = u.of(a), u.of(b)
	u[max(a, b)] = min(a, b)
	u[min(a, b)] = min(a, b)
}

// groups returns the groups of two and more, sorted.
func (u union) groups() [][]graph.ID {
	byRoot := map[graph.ID][]graph.ID{}
	for id := range u {
		byRoot[u.of(id)] = append(byRoot[u.of(id)], id)
	}
	var list [][]graph.ID
	for _, group := range byRoot {
		if len(group) > 1 {
			slices.Sort(group)
			list = append(list, group)
		}
	}
	slices.SortFunc(list, func(a, b []graph.ID) int { return compareIDs(a[0], b[0]) })
	return list
}

// join reads the groups of mentions; groups of events wait for their claims.
func (b *builder) join() {
	for _, g := range b.draft.groups {
		if b.areEvents(g) {
			continue
		}
		var first *entry
		for _, w := range g.members {
			e := b.mentions[w.s]
			switch {
			case e == nil && b.draft.broken[w.s]:
			case e == nil:
				b.problems.add(w.pos, "%s: the members of a group are all mentions, or all events", b.draft.absent(w.s))
			case first == nil:
				first = e
			case !mayCorefer(first.Type, e.Type):
				b.problems.add(w.pos, "%s is a %s, the group's first member a %s: they cannot be one",
					w.s, labelOf(e.Type), labelOf(first.Type))
			default:
				b.same.join(first.ID, e.ID)
			}
		}
	}
	b.checkPersons()
}

// mayCorefer tells whether mentions of the two types can mean one thing. A
// Group, known by description, may turn out to be a person or an organization.
func mayCorefer(a, b graph.MentionType) bool {
	return a == b || a.IsActor() && b.IsActor() && (a == graph.MentionGroup || b == graph.MentionGroup)
}

// checkPersons finds a person and an organization that are one by way of a group.
func (b *builder) checkPersons() {
	types := map[graph.ID]graph.MentionType{}
	for _, e := range b.order {
		root := b.same.of(e.ID)
		if e.Type == graph.MentionGroup || !e.Type.IsActor() {
			continue
		}
		if known, ok := types[root]; ok && known != e.Type {
			b.problems.add(e.at, "by coreference %q is a Person and an Organization at once", e.Text)
		}
		types[root] = e.Type
	}
}

// areEvents tells whether a group is one of events.
func (b *builder) areEvents(g groupDraft) bool {
	return len(g.members) > 0 && b.draft.others[g.members[0].s] == isEvent
}

// joinClaims reads the groups of events.
func (b *builder) joinClaims() {
	for _, g := range b.draft.groups {
		if !b.areEvents(g) {
			continue
		}
		first := b.claims[g.members[0].s]
		for _, w := range g.members {
			switch c := b.claims[w.s]; {
			case c != nil && first != nil:
				b.same.join(first.ID, c.ID)
			case b.draft.others[w.s] != isEvent && !b.draft.broken[w.s]:
				b.problems.add(w.pos, "%s is not an event: the members of a group are all mentions, or all events", shown(w.s))
			}
		}
	}
}

// shareKinds copies the kind of a mention to those that mean the same.
func (b *builder) shareKinds() {
	kinds := map[graph.ID]*entry{}
	for _, e := range b.order {
		if root := b.same.of(e.ID); e.Kind != "" {
			if known := kinds[root]; known != nil && known.Kind != e.Kind {
				b.problems.add(e.kindAt, "the Kind of %q is %s, that of the coreferent %q is %s", e.Text, e.Kind, known.Text, known.Kind)
			}
			kinds[root] = e
		}
	}
	for _, e := range b.order {
		if from := kinds[b.same.of(e.ID)]; from != nil && from.Type == e.Type {
			e.Kind = from.Kind
		}
	}
}
