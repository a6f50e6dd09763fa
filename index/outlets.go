package index

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/index/tables"
)

// outlets are the voices that count as one source, since they may be one: by
// actor, then by the name of an outlet that no actor bears, the voice that stands
// for it. Nothing else is made of it: who speaks keeps the name it has.
type outlets []uint32

// alike joins voices that may be one.
type alike struct {
	segment *segment
	parent  outlets
	// apart are the pairs of actors, the smaller first, that a person tells apart.
	apart map[[2]uint32]bool
}

// newOutlets finds the voices that may be one: those whose names differ only in
// how a name is written, one of which is the initials of the other, or of which
// identity could not tell whether they are one. The last counts for persons too.
func (s *segment) newOutlets(outside map[string]uint32) outlets {
	a := &alike{s, make(outlets, s.actors.Len()+len(outside)), map[[2]uint32]bool{}}
	for i := range a.parent {
		a.parent[i] = uint32(i) //nolint:gosec // ordinals are of 32 bits
	}
	a.judged()
	a.named(outside)
	for i := range a.parent {
		a.parent[i] = a.find(uint32(i)) //nolint:gosec // ordinals are of 32 bits
	}
	return a.parent
}

// judged joins what is held to be unsure, but for what people tell apart.
func (a *alike) judged() {
	var unsure [][]uint32
	for _, j := range a.segment.judgements.All() {
		if j.SupersededBy != "" || j.Verdict == graph.VerdictSame {
			continue
		}
		left, right := a.segment.actorJudged(j.Left), a.segment.actorJudged(j.Right)
		switch {
		case left == tables.None || right == tables.None:
		case j.Verdict == graph.VerdictUnsure:
			unsure = append(unsure, []uint32{left, right})
		case graph.IsPerson(j.By):
			a.apart[[2]uint32{min(left, right), max(left, right)}] = true
		}
	}
	for _, pair := range unsure {
		a.joinAll(pair)
	}
}

// actorJudged returns the actor that one side of a judgement concerns, or none.
func (s *segment) actorJudged(id graph.ID) uint32 {
	if id.IsMention() {
		return s.actorOf(id)
	}
	if id.Prefix() != graph.PrefixActor {
		return tables.None
	}
	if actor := s.actors.Find(id); actor != tables.None {
		return actor
	}
	if meant := s.clusters.actorAliases[id]; len(meant) == 1 {
		return meant[0]
	}
	return tables.None
}

// named joins sources by their names.
func (a *alike) named(outside map[string]uint32) {
	byKey := map[string][]uint32{}
	spelt := map[uint32][]string{}
	add := func(voice uint32, name string) {
		if key := names.OutletKey(name); key != "" && !slices.Contains(byKey[key], voice) {
			byKey[key] = append(byKey[key], voice)
			spelt[voice] = append(spelt[voice], name)
		}
	}
	for _, voice := range a.segment.organizationsThatSpeak() {
		for _, name := range a.segment.actors.At(voice).Names {
			if names.IsProper(name.Value) && !names.IsInstitution(name.Value) {
				add(voice, name.Value)
			}
		}
	}
	for _, article := range a.segment.articles.All() { // a publisher is named whatever its case
		if publisher := a.segment.actorOf(article.Publisher); publisher != tables.None {
			add(publisher, a.segment.textOf(article.Publisher))
		}
	}
	for name, number := range outside {
		if isOutlet(name) {
			add(a.segment.outletPosition(number), name)
		}
	}
	for _, voices := range byKey {
		a.joinAll(voices)
	}
	for voice, spellings := range spelt {
		for _, name := range spellings {
			for _, initials := range names.Initials(name) {
				a.joinAll(append([]uint32{voice}, byKey[initials]...))
			}
		}
	}
}

// organizationsThatSpeak returns those that publish or are cited, sorted, but for
// states and their governments: these have names in common that tell nothing.
func (s *segment) organizationsThatSpeak() []uint32 {
	var voices []uint32
	add := func(mention graph.ID) {
		actor := s.actorOf(mention)
		if actor == tables.None || s.actors.At(actor).Type != graph.ActorOrganization {
			return
		}
		if kind := s.actors.At(actor).Kind; kind != "STATE" && kind != "GOVERNMENT" {
			voices = append(voices, actor)
		}
	}
	for _, a := range s.articles.All() {
		add(a.Publisher)
	}
	for _, c := range s.claims.All() {
		for _, source := range c.Attribution {
			add(source.Mention)
		}
	}
	return sortedSet(voices)
}

func (a *alike) joinAll(voices []uint32) {
	for i, voice := range voices {
		for _, other := range voices[:i] {
			if !a.apart[[2]uint32{min(voice, other), max(voice, other)}] {
				a.join(voice, other)
			}
		}
	}
}

// join lets the smaller stand for the larger.
func (a *alike) join(left, right uint32) {
	left, right = a.find(left), a.find(right)
	a.parent[max(left, right)] = min(left, right)
}

func (a *alike) find(voice uint32) uint32 {
	for a.parent[voice] != voice {
		a.parent[voice] = a.parent[a.parent[voice]]
		voice = a.parent[voice]
	}
	return voice
}

// outletPosition returns where among the outlets the name of one stands, by the
// number of its text.
func (s *segment) outletPosition(number uint32) uint32 {
	return uint32(s.actors.Len()) + number - uint32(s.articles.Len()) //nolint:gosec // ordinals are of 32 bits
}

// counted returns voices as they count: each by what stands for it.
func (s *segment) counted(voices []uint32) []uint32 {
	count := make([]uint32, len(voices))
	for i, voice := range voices {
		count[i] = s.countedVoice(voice)
	}
	return sortedSet(count)
}

func (s *segment) countedVoice(voice uint32) uint32 {
	at := voice
	if number := voice &^ isText; number != voice {
		if int(number) < s.articles.Len() {
			return voice // an article
		}
		at = s.outletPosition(number)
	}
	one := s.grounds.outlets[at]
	if int(one) < s.actors.Len() {
		return one
	}
	return (one - uint32(s.actors.Len()) + uint32(s.articles.Len())) | isText //nolint:gosec // ordinals are of 32 bits
}
