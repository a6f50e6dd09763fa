package loader

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// translator makes a draft of a foreign article by a mapping. What has no
// meaning here is kept under its own name, and counted.
type translator struct {
	f        *foreign
	m        *mapping
	d        *draft
	problems *problems
	unmapped map[Label]int

	spans   map[string]*translated // by the foreign id
	targets map[string][]target    // what attributes of an id belong to
	roles   map[string]map[string]string
	ids     map[string]string      // foreign id to local id
	taken   map[string]int         // local ids, with the number of the last that began alike
	cues    map[string][]*bratSpan // by the local id of the source

	mentions  map[string]*mentionDraft // by local id
	sources   map[[2]string]bool       // an event and its source
	wholes    map[[2]string]string     // a relation of ours and its first end, to the second
	relations map[string]bool          // the foreign ids of all
}

// translated is what a span or an event became: mentions, one for each type
// that was demanded, or an event, or nothing that can be referred to.
type translated struct {
	span     *foreignSpan
	meanings []mentionMeaning
	mapped   bool
	mentions map[graph.MentionType]*mentionDraft
	event    *eventDraft
}

// translate makes the draft; the counts are of the labels without a mapping.
func (l *load) translate(f *foreign, m *mapping, p *problems) (*draft, []Label) {
	t := &translator{
		f: f, m: m, problems: p, unmapped: map[Label]int{},
		d: &draft{
			src: f.src, name: f.name, meta: f.meta, kind: f.kind, text: f.text,
			others: map[string]string{}, broken: map[string]bool{},
		},
		spans: map[string]*translated{}, targets: map[string][]target{}, roles: map[string]map[string]string{},
		ids: map[string]string{}, taken: map[string]int{}, cues: map[string][]*bratSpan{},
		mentions: map[string]*mentionDraft{}, sources: map[[2]string]bool{}, wholes: map[[2]string]string{}, relations: map[string]bool{},
	}
	for _, r := range f.relations {
		t.relations[r.id.s] = true
	}
	for label, n := range f.unplaced {
		t.unmapped[label] += n
	}
	triggers := map[string]*foreignSpan{}
	for _, e := range f.events {
		triggers[e.trigger.s] = nil
	}
	for _, s := range f.spans {
		if l.ctx.Err() != nil {
			return nil, nil
		}
		if _, isTrigger := triggers[s.id.s]; isTrigger && s.id.s != "" {
			triggers[s.id.s] = s
			continue
		}
		t.span(s)
	}
	for _, e := range f.events {
		t.event(e, triggers[e.trigger.s])
	}
	for _, e := range f.events {
		t.arguments(e)
	}
	for _, r := range f.relations {
		t.relation(r)
	}
	for _, e := range f.equivalences {
		t.equivalence(e)
	}
	for _, a := range f.attributes {
		t.attribute(a)
	}
	for _, g := range f.groups {
		t.group(g.members)
	}
	for _, i := range f.instances {
		t.instance(i)
	}
	t.givePresence()
	t.giveVerbs()
	return t.d, counted(t.unmapped)
}

// Label is a word of the source that the mapping has no meaning for, and how
// often it stands there.
type Label struct {
	// What it labels: "type", "role", "relation" or "attribute"; where it is lost, also why.
	What, Name string
	// Lost tells that it is not kept, since there is no place for it: it is said of a whole text, or of
	// what is not loaded.
	Lost  bool
	Count int
}

func counted(counts map[Label]int) []Label {
	var list []Label
	for label, n := range counts {
		label.Count = n
		list = append(list, label)
	}
	slices.SortFunc(list, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// lose counts what there is no place for.
func (t *translator) lose(what, name string) {
	t.unmapped[Label{What: what, Name: name, Lost: true}]++
}

func (t *translator) count(what, name string) { t.unmapped[Label{What: what, Name: name}]++ }

// local makes a local id of a foreign one, which may be any string.
func (t *translator) local(id word) word {
	if known, ok := t.ids[id.s]; ok {
		return word{id.pos, known}
	}
	safe := strings.Map(func(r rune) rune {
		if isLocalLetter(r) {
			return r
		}
		return '_'
	}, id.s)
	safe = t.unused(cmp.Or(safe, "_"))
	t.ids[id.s] = safe
	return word{id.pos, safe}
}

// unused takes a local id that is not taken: this one, or with a number behind it.
func (t *translator) unused(id string) string {
	free := id
	for t.taken[free] > 0 {
		t.taken[id]++
		free = fmt.Sprintf("%s_%d", id, t.taken[id])
	}
	t.taken[free] = 1
	return free
}

// fresh makes a local id for what has none in the source.
func (t *translator) fresh(base word, suffix string) word {
	return word{base.pos, t.unused(base.s + suffix)}
}

// isNew refuses an id that comes twice.
func (t *translator) isNew(id word) bool {
	if _, taken := t.spans[id.s]; taken {
		t.problems.add(id.pos, "the id %s is taken", shown(id.s))
		return false
	}
	return true
}

// meaning tells what the label of a span means: an event where the first mapping
// that knows the label says so, else these types.
func (t *translator) meaning(label string) (mentions []mentionMeaning, event eventMeaning, ok bool) {
	for m := t.m; m != nil; m = m.next {
		if mentions, ok = m.mentions.get(label); ok {
			return mentions, event, true
		}
		if event, ok = m.events.get(label); ok {
			return nil, event, true
		}
	}
	return nil, event, false
}

// unknownThing is what a span without a meaning becomes: something that an
// event can be about, with the label of its source.
var unknownThing = []mentionMeaning{{label: "Topic"}}

// span makes what the label of the span says.
func (t *translator) span(s *foreignSpan) {
	if !t.isNew(s.id) {
		return
	}
	x := &translated{span: s, mentions: map[graph.MentionType]*mentionDraft{}}
	t.spans[s.id.s] = x
	if t.f.broken[s.id.s] {
		t.d.broken[t.local(s.id).s] = true
		return
	}
	meanings, event, ok := t.meaning(s.label.s)
	switch {
	case ok && meanings == nil && event.label == meansIgnore:
	case ok && meanings == nil && event.label != meansKeep:
		x.event = t.newEvent(s.id, s.label, s.fragments, event, true)
	case ok && meanings != nil && meanings[0].label == meansIgnore:
	case !ok || meanings == nil || meanings[0].label == meansKeep:
		if !ok && s.label.s != "" {
			t.count("type", s.label.s)
		}
		x.meanings = unknownThing
		t.mention(x, graph.MentionTopic)
	default:
		x.meanings, x.mapped = meanings, true
		t.sortSpan(x)
	}
}

// sortSpan makes a mention, a zone, or a cue, which is heard of through its relation only.
func (t *translator) sortSpan(x *translated) {
	first := x.meanings[0].label
	if _, isZone := find(zoneTypes, first); isZone {
		t.d.zones = append(t.d.zones, &zoneDraft{word{x.span.label.pos, first}, x.span.fragments})
		t.d.others[t.local(x.span.id).s] = "a zone"
		return
	}
	if types := typesOf(x.meanings); len(types) > 0 {
		t.mention(x, types[0])
	}
}

// mention returns the mention of this type that the span has, which may be its
// second: "Damascus" as a place, and as a government.
func (t *translator) mention(x *translated, kind graph.MentionType) *mentionDraft {
	if m := x.mentions[kind]; m != nil {
		return m
	}
	id := t.local(x.span.id)
	if len(x.mentions) > 0 {
		id = t.fresh(id, "~"+string(kind))
	}
	m := &mentionDraft{id: id, label: word{x.span.label.pos, labelOf(kind)}, fragments: x.span.fragments, name: x.span.name}
	if !x.mapped || !strings.EqualFold(x.span.label.s, labelOf(kind)) {
		m.sourceType = x.span.label.s
	}
	for _, meaning := range x.meanings {
		if meaning.label == labelOf(kind) && meaning.kind != "" {
			m.kind = word{x.span.label.pos, meaning.kind}
		}
	}
	x.mentions[kind] = m
	t.mentions[id.s] = m
	t.d.mentions = append(t.d.mentions, m)
	t.targets[x.span.id.s] = append(t.targets[x.span.id.s], target{mention: m})
	return m
}

// as returns the mention of what is referred to that fits, if there is one or
// the mapping allows for one.
func (t *translator) as(x *translated, want wanted) *mentionDraft {
	if x == nil {
		return nil
	}
	for _, kind := range typesOf(x.meanings) {
		if want.fits(kind) {
			return t.mention(x, kind)
		}
	}
	return nil
}

// anyMention returns the mention that the span has by itself; nil for an event.
func (x *translated) anyMention() *mentionDraft {
	for _, kind := range typesOf(x.meanings) {
		if m := x.mentions[kind]; m != nil {
			return m
		}
	}
	return nil
}

// refer finds what an id names; what is not there is a problem.
func (t *translator) refer(id word) *translated {
	x := t.spans[id.s]
	if x == nil && !t.f.broken[id.s] {
		t.problems.add(id.pos, "there is no %s", shown(id.s))
	}
	return x
}

// keptOf names what is referred to, under the source's word for its part.
func keptOf(name string, x *translated) []keptDraft {
	if m := x.anyMention(); m != nil {
		return []keptDraft{{name: name, mention: m.id}}
	}
	if x.event != nil && len(x.event.trigger) > 0 {
		return []keptDraft{{name: name, span: x.event.trigger}}
	}
	if x.span != nil && len(x.span.fragments) > 0 {
		return []keptDraft{{name: name, span: x.span.fragments}}
	}
	return nil
}

// group joins what is said to be one: those of one type, or all that are events.
func (t *translator) group(members []word) {
	mentions, events := map[graph.MentionType][]word{}, []word{}
	for _, id := range members {
		x := t.refer(id)
		switch {
		case x == nil:
		case x.event != nil:
			events = append(events, x.event.id)
		default:
			for _, kind := range slices.Sorted(maps.Keys(x.mentions)) {
				mentions[kind] = append(mentions[kind], x.mentions[kind].id)
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(mentions)) {
		t.join(mentions[kind])
	}
	t.join(events)
}

func (t *translator) join(members []word) {
	if len(members) > 1 {
		t.d.groups = append(t.d.groups, groupDraft{members})
	}
}

// givePresence hands the presence of a mention to every role that it fills.
func (t *translator) givePresence() {
	presence := map[string]word{}
	for _, m := range t.d.mentions {
		if m.presence.s != "" {
			presence[m.id.s] = m.presence
		}
	}
	for _, e := range t.d.events {
		for i := range e.roles {
			if w, ok := presence[e.roles[i].mention.s]; ok {
				e.roles[i].presence = w
			}
		}
	}
}
