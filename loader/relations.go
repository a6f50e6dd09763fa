package loader

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// The relations, as they are written.
const (
	relHolds   = "Holds"
	relOf      = "Of"
	relActsFor = "ActsFor"
	relWithin  = "Within"
)

var links = []row[graph.LinkKind]{
	{"PartOf", graph.LinkPartOf},
	{"Follows", graph.LinkFollows},
	{"Realises", graph.LinkRealises},
}

// makeRelations reads the relations: first whose office a position is, because
// the claims of those who hold it say so.
func (b *builder) makeRelations() {
	offices := map[graph.ID]*entry{}
	for _, r := range b.draft.relations {
		if r.label.s == relOf {
			b.office(r, offices)
		}
	}
	var within arrows
	follow := map[graph.LinkKind]*arrows{}
	for _, r := range b.draft.relations {
		kind, isLink := find(links, r.label.s)
		switch {
		case isLink:
			if follow[kind] == nil {
				follow[kind] = &arrows{}
			}
			b.link(r, kind, follow[kind])
		case r.label.s == relOf:
		case r.label.s == relHolds:
			b.holds(r, offices)
		case r.label.s == relActsFor:
			b.actsFor(r)
		case r.label.s == relWithin:
			b.within(r, &within)
		default:
			known := append([]string{relHolds, relOf, relActsFor, relWithin, labelCue}, labels(links)...)
			b.problems.add(r.label.pos, "unknown relation %s: %s", shown(r.label.s), suggestion(r.label.s, known))
		}
	}
	b.refuseCycles(within, "lies within itself")
	for _, l := range links {
		if follow[l.value] != nil {
			b.refuseCycles(*follow[l.value], "is linked to itself by "+l.label)
		}
	}
}

// ends finds the two mentions of a relation.
func (b *builder) ends(r *relationDraft, from, to wanted) (*entry, *entry, bool) {
	x := b.refer(r.from, r.label.s, from)
	y := b.refer(r.to, r.label.s+" … to", to)
	return x, y, x != nil && y != nil
}

// relationClaim makes the claim of a relation, with the sentence of the words.
func (b *builder) relationClaim(r *relationDraft, kind string, words []graph.Span) *graph.Claim {
	return &graph.Claim{
		Article:  b.article,
		Type:     kind,
		Trigger:  words,
		Sentence: b.sentence(words),
		Status:   graph.StatusHeld,
		Polarity: valueOf(b.problems, polarities, "Polarity", r.polarity),
		Modality: valueOf(b.problems, modalities, "Modality", r.modality),

		SourceType: r.sourceType,
		Kept:       b.kept(r.kept),
	}
}

func (b *builder) addClaim(c *graph.Claim, slugs ...string) {
	c.ID = claimID(c, slugs)
	b.out.Claims = append(b.out.Claims, *c)
}

// unclaimed refuses polarity and modality on what is no claim of its own.
func (b *builder) unclaimed(r *relationDraft) {
	for _, w := range []word{r.polarity, r.modality} {
		if w.s != "" {
			b.problems.add(w.pos, "%s is no claim of its own: it has no Polarity or Modality", r.label.s)
		}
	}
}

func (b *builder) office(r *relationDraft, offices map[graph.ID]*entry) {
	b.unclaimed(r)
	position, organization, ok := b.ends(r, wantPosition, wantOffice)
	if !ok {
		return
	}
	if known := offices[position.ID]; known != nil && known != organization {
		b.problems.add(r.to.pos, "the office %q is that of %q already", position.Text, known.Text)
	}
	offices[position.ID] = organization
}

func (b *builder) holds(r *relationDraft, offices map[graph.ID]*entry) {
	holder, title, ok := b.ends(r, wantHolder, wantPosition)
	if !ok {
		return
	}
	c := b.relationClaim(r, graph.ClaimPosition, title.Fragments)
	c.Position = &graph.ClaimedPosition{Holder: holder.ID, Title: title.ID, When: title.when.Time}
	if of := offices[title.ID]; of != nil {
		c.Position.Organization = of.ID
	}
	b.addClaim(c)
}

func (b *builder) within(r *relationDraft, inside *arrows) {
	inner, outer, ok := b.ends(r, wantPlace, wantPlace)
	if !ok {
		return
	}
	c := b.relationClaim(r, graph.ClaimWithin, inner.Fragments)
	c.Within = &graph.ClaimedWithin{Inner: inner.ID, Outer: outer.ID}
	b.addClaim(c)
	if c.Polarity == graph.PolarityPositive {
		inside.add(b.same.of(inner.ID), b.same.of(outer.ID), r.from)
	}
}

func (b *builder) link(r *relationDraft, kind graph.LinkKind, chain *arrows) {
	from, to := b.linked(r.from, r.label.s), b.linked(r.to, r.label.s)
	if from == nil || to == nil {
		return
	}
	c := b.relationClaim(r, graph.ClaimLink, from.Trigger)
	c.Sentence = from.Sentence
	c.Link = &graph.ClaimedLink{Kind: kind, From: from.ID, To: to.ID}
	c.Attribution = b.sharedSource(from, to)
	b.addClaim(c)
	if c.Polarity == graph.PolarityPositive {
		chain.add(b.same.of(from.ID), b.same.of(to.ID), r.from)
	}
}

// sharedSource returns who is cited for both claims, with the verbs of the second
// where they stand in one sentence; nobody where the two have different sources.
func (b *builder) sharedSource(from, to *graph.Claim) []graph.Source {
	one := func(x, y graph.Source) bool { return b.same.of(x.Mention) == b.same.of(y.Mention) }
	switch {
	case !slices.EqualFunc(from.Attribution, to.Attribution, one):
		return nil
	case from.Sentence == to.Sentence:
		return slices.Clone(to.Attribution)
	default:
		return slices.Clone(from.Attribution)
	}
}

// linked finds an event that a link names.
func (b *builder) linked(w word, label string) *graph.Claim {
	c := b.claims[w.s]
	if c == nil && !b.draft.broken[w.s] {
		what := b.draft.absent(w.s)
		if b.mentions[w.s] != nil {
			what = w.s + " is a mention"
		}
		b.problems.add(w.pos, "%s; %s links two events", what, label)
	}
	return c
}

func (b *builder) actsFor(r *relationDraft) {
	b.unclaimed(r)
	if who, whom, ok := b.ends(r, wantActor, wantWhom); ok {
		who.actsFor = append(who.actsFor, ref{r.to.pos, whom})
	}
}

// chooseActsFor gives every mention the one on whose behalf it acts. Of several
// it takes the nearest: who acts for a government acts for its state too.
func (b *builder) chooseActsFor() {
	var all arrows
	for _, e := range b.order {
		for _, r := range e.actsFor {
			all.add(b.same.of(e.ID), b.same.of(r.entry.ID), word{r.at, e.Text})
		}
	}
	b.refuseCycles(all, "acts for itself")
	for _, e := range b.order {
		nearest := b.nearest(e, &all)
		if len(nearest) == 0 {
			continue
		}
		if all.steps > maxSteps {
			b.problems.add(e.at, "%q and others act for so many that it cannot be told for whom: give each one", e.Text)
			return
		}
		e.ActsFor = nearest[0].entry.ID
		for _, r := range nearest[1:] {
			if b.same.of(r.entry.ID) != b.same.of(e.ActsFor) {
				b.problems.add(r.at, "%q acts for %q and for %q: give one, or say that one of them acts for the other",
					e.Text, nearest[0].entry.Text, r.entry.Text)
			}
		}
	}
}

// nearest leaves out those whom another of the list acts for; in text order. There
// are no circles.
func (b *builder) nearest(e *entry, all *arrows) []ref {
	if len(e.actsFor) < 2 {
		return e.actsFor
	}
	var whom []graph.ID
	for _, r := range e.actsFor {
		whom = append(whom, b.same.of(r.entry.ID))
	}
	further := all.behind(whom)
	var list []ref
	for _, r := range e.actsFor {
		if !further[b.same.of(r.entry.ID)] {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(x, y ref) int {
		return compareSpans(graph.Hull(x.entry.Fragments), graph.Hull(y.entry.Fragments))
	})
	return list
}
