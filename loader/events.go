package loader

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// makeEvents turns every event of the draft into a claim.
func (b *builder) makeEvents() {
	b.out.Claims = slices.Grow(b.out.Claims, len(b.draft.events))
	for _, e := range b.draft.events {
		c, ok := b.event(e)
		if !ok {
			b.draft.broken[e.id.s] = true
			continue
		}
		c.ID = claimID(c, b.slugs(c))
		b.out.Claims = append(b.out.Claims, *c)
		if b.isNewEvent(e.id) {
			b.claims[e.id.s] = c
		}
	}
	b.joinClaims()
}

// isNewEvent checks the local id of an event, which it may lack.
func (b *builder) isNewEvent(id word) bool {
	if id.s == "" {
		return false
	}
	if b.claims[id.s] != nil {
		b.problems.add(id.pos, "the id %s is taken", shown(id.s))
		return false
	}
	return b.isNew(id)
}

// event makes the claim, still without id.
func (b *builder) event(e *eventDraft) (*graph.Claim, bool) {
	kind, ok := graph.EventTypeByLabel(e.label.s)
	if !ok {
		b.problems.add(e.label.pos, "unknown type of event %s: %s", shown(e.label.s), suggestion(e.label.s, eventLabels()))
	}
	if zone, out := b.takesNoPart(e.trigger); out {
		b.problems.add(e.id.pos, "the trigger stands in a %s, where nothing is told", strings.ToLower(string(zone)))
	}
	c := &graph.Claim{
		Article:  b.article,
		Type:     kind.Name,
		Trigger:  e.trigger,
		Sentence: b.sentence(e.trigger),
		Status:   valueOf(b.problems, statuses, "Status", e.status),
		Polarity: valueOf(b.problems, polarities, "Polarity", e.polarity),
		Modality: valueOf(b.problems, modalities, "Modality", e.modality),

		SourceType: e.sourceType,
		Kept:       b.kept(e.kept),
	}
	if len(e.trigger) == 0 {
		c.Sentence = b.sentence(e.words)
	}
	if e.sentence != nil {
		c.Sentence = *e.sentence
	}
	b.checkSentence(e, c)
	c.Participations = b.participations(e, c.Status)
	c.Places = b.arguments(e.places, argPlace, wantPlace)
	c.Topics = b.arguments(e.topics, argTopic, wantTopic)
	c.Times = b.times(e, c.Status)
	c.Attribution = b.attribution(e)
	return c, ok
}

// checkSentence refuses a given sentence that its trigger does not lie in.
func (b *builder) checkSentence(e *eventDraft, c *graph.Claim) {
	if len(c.Trigger) > 0 && !c.Sentence.Contains(graph.Hull(c.Trigger)) {
		b.problems.add(e.id.pos, "the trigger does not lie in the sentence that is given")
	}
}

// participations reads the roles. A mention has one presence in one event.
func (b *builder) participations(e *eventDraft, status graph.Status) []graph.ClaimedParticipation {
	usual := status.Presence()
	if e.presence.s != "" {
		usual = valueOf(b.problems, presences, "Presence", e.presence)
	}
	var list []graph.ClaimedParticipation
	seen := map[graph.ID]graph.Presence{}
	for _, r := range e.roles {
		role, ok := b.role(r.role)
		m := b.argument(r.mention, r.role.s, wantActor)
		presence := usual
		if r.presence.s != "" {
			presence = valueOf(b.problems, presences, "Presence", r.presence)
		}
		if !ok || m == nil {
			continue
		}
		if other, is := seen[m.ID]; is && other != presence {
			b.problems.add(r.mention.pos, "%q is %s and %s in one event", m.Text, strings.ToLower(string(other)), strings.ToLower(string(presence)))
		}
		seen[m.ID] = presence
		list = append(list, graph.ClaimedParticipation{Mention: m.ID, Role: role, Presence: presence})
	}
	slices.SortFunc(list, compareParticipations)
	return slices.Compact(list)
}

func compareParticipations(a, b graph.ClaimedParticipation) int {
	return cmp.Or(cmp.Compare(roleOrder(a.Role), roleOrder(b.Role)), compareIDs(a.Mention, b.Mention))
}

func roleOrder(r graph.Role) int { return slices.Index(rolesInOrder, r) }

// rolesInOrder are the roles as in their table.
var rolesInOrder = func() (list []graph.Role) {
	for _, info := range graph.Roles() {
		list = append(list, info.Role)
	}
	return list
}()

func (b *builder) role(w word) (graph.Role, bool) {
	info, ok := graph.RoleByLabel(w.s)
	if !ok {
		known := append(roleLabels(), argPlace, argTime, argTopic, argSource)
		b.problems.add(w.pos, "unknown role %s: %s", shown(w.s), suggestion(w.s, known))
	}
	return info.Role, ok
}

// argument is refer for the arguments of an event, which may not stand in a
// byline or in boilerplate.
func (b *builder) argument(w word, argument string, want wanted) *entry {
	e := b.refer(w, argument, want)
	if e == nil {
		return nil
	}
	if zone, out := b.takesNoPart(e.Fragments); out {
		b.problems.add(w.pos, "%s stands in a %s and takes part in nothing", w.s, strings.ToLower(string(zone)))
	}
	return e
}

// arguments returns the ids of the mentions, sorted.
func (b *builder) arguments(words []word, name string, want wanted) []graph.ID {
	var ids []graph.ID
	for _, w := range words {
		if e := b.argument(w, name, want); e != nil {
			ids = append(ids, e.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (b *builder) times(e *eventDraft, status graph.Status) []graph.ClaimedTime {
	var list []graph.ClaimedTime
	for _, w := range e.times {
		if m := b.argument(w, argTime, wantTime); m != nil {
			list = append(list, graph.ClaimedTime{Mention: m.ID, When: b.timeOf(m, status)})
		}
	}
	slices.SortFunc(list, func(x, y graph.ClaimedTime) int { return compareIDs(x.Mention, y.Mention) })
	return slices.Compact(list)
}

// attribution reads the chain of sources, in which nobody quotes itself.
func (b *builder) attribution(e *eventDraft) []graph.Source {
	var chain []graph.Source
	for _, s := range e.sources {
		m := b.argument(s.mention, argSource, wantActor)
		if m == nil {
			continue
		}
		if slices.ContainsFunc(chain, func(o graph.Source) bool { return o.Mention == m.ID }) {
			b.problems.add(s.mention.pos, "%q is twice in one chain of sources", m.Text)
		}
		chain = append(chain, graph.Source{Mention: m.ID, Verb: s.verb})
	}
	return chain
}

// slugs are the readable words of a claim's id: the first place and the first
// time that is known, in the order of the text.
func (b *builder) slugs(c *graph.Claim) []string {
	var words []string
	if place := b.firstInText(c.Places); place != nil {
		words = append(words, names.Slug(place.Text))
	}
	times := map[graph.ID]string{}
	for _, t := range c.Times {
		if !t.When.IsZero() {
			times[t.Mention] = t.When.String()
		}
	}
	if first := b.firstInText(slices.Collect(maps.Keys(times))); first != nil {
		words = append(words, times[first.ID])
	}
	return words
}

func (b *builder) firstInText(ids []graph.ID) *entry {
	if len(ids) == 0 {
		return nil
	}
	return b.unique[slices.MinFunc(ids, func(x, y graph.ID) int {
		return cmp.Or(compareSpans(graph.Hull(b.unique[x].Fragments), graph.Hull(b.unique[y].Fragments)), compareIDs(x, y))
	})]
}
