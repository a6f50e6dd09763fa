package quads

import (
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// EncodeClaim returns what the claim says, labelled with its id and sorted. The
// instants of recording are not part of it: they are marks of the article. The
// error tells what of the claim quads cannot hold, and wraps [graph.ErrInvalid].
func EncodeClaim(c *graph.Claim) ([]quad.Quad, error) {
	w := newWriter(c.ID)
	if c.IsEvent() {
		w.must(c.ID, termType, c.Type)
	}
	w.say(c.ID, termKind, c.SourceType)
	if len(c.Trigger) > 0 {
		w.refer(c.ID, termTrigger, graph.SpanID(c.Article, c.Trigger...))
	}
	if c.Sentence != (graph.Span{}) {
		w.refer(c.ID, termQuotedFrom, graph.SpanID(c.Article, c.Sentence))
	}
	w.must(c.ID, termStatus, string(c.Status))
	w.unless(string(graph.PolarityPositive), c.ID, termPolarity, string(c.Polarity))
	w.unless(string(graph.ModalityAsserted), c.ID, termModality, string(c.Modality))
	w.attribution(c)
	w.participations(c)
	w.circumstances(c)
	w.kept(c.ID, c.Kept)
	w.statement(c)
	return w.done()
}

// attribution writes the chain of sources: the claim is according to the first,
// who is quoted from the second, and so on.
func (w *writer) attribution(c *graph.Claim) {
	seen := make(map[graph.ID]bool, len(c.Attribution))
	for i, source := range c.Attribution {
		if seen[source.Mention] || source.Mention == "" {
			w.fail("%s names the source %q twice, or a source without a mention", c.ID, source.Mention)
		}
		seen[source.Mention] = true
		if i == 0 {
			w.refer(c.ID, termAccordingTo, source.Mention)
		} else {
			w.refer(c.Attribution[i-1].Mention, termQuotedFrom, source.Mention)
		}
		w.say(source.Mention, termVerb, source.Verb)
	}
}

func (w *writer) participations(c *graph.Claim) {
	presence := make(map[graph.ID]graph.Presence, len(c.Participations))
	for _, p := range c.Participations {
		verb, ok := verbs[p.Role]
		if !ok {
			w.fail("%s: there is no role %q", c.ID, p.Role)
		}
		w.refer(p.Mention, verb, c.ID)
		switch known, ok := presence[p.Mention]; {
		case !ok:
			presence[p.Mention] = p.Presence
			w.unless(string(c.Status.Presence()), p.Mention, termPresence, string(p.Presence))
		case known != p.Presence:
			w.fail("%s: %s is both %s and %s", c.ID, p.Mention, known, p.Presence)
		}
	}
}

func (w *writer) circumstances(c *graph.Claim) {
	for _, place := range c.Places {
		w.refer(c.ID, termPlace, place)
	}
	for _, topic := range c.Topics {
		w.refer(c.ID, termTopic, topic)
	}
	for _, t := range c.Times {
		w.refer(c.ID, termTime, t.Mention)
		w.when(t.Mention, termEDTF, t.When)
	}
}

// statement writes what a claim says that is not about an event.
func (w *writer) statement(c *graph.Claim) {
	stated := []bool{c.Position != nil, c.Within != nil, c.Link != nil}
	for i, claimType := range []string{graph.ClaimPosition, graph.ClaimWithin, graph.ClaimLink} {
		if stated[i] != (c.Type == claimType) {
			w.fail("%s is of type %q but does not say so", c.ID, c.Type)
			return
		}
	}
	switch {
	case c.Position != nil:
		w.refer(c.Position.Holder, termHolds, c.Position.Title)
		w.refer(c.Position.Title, termPostIn, c.Position.Organization)
		w.when(c.ID, termEDTF, c.Position.When)
	case c.Within != nil:
		w.refer(c.Within.Inner, termWithin, c.Within.Outer)
	case c.Link != nil:
		link, ok := links[c.Link.Kind]
		if !ok {
			w.fail("%s: there is no link %q", c.ID, c.Link.Kind)
		}
		w.refer(c.Link.From, link, c.Link.To)
	}
}

// DecodeClaim reads back what [EncodeClaim] wrote about a claim of the article.
// Participations are sorted by role as in the table of roles, then by mention;
// places, topics and times by mention. Instants are left zero. The error names
// the quad that cannot be read, and wraps [graph.ErrInvalid].
func DecodeClaim(article, id graph.ID, quads []quad.Quad) (graph.Claim, error) {
	r := newReader(quads)
	c := graph.Claim{
		ID: id, Article: article,
		Type:       r.text(id, termType),
		SourceType: r.text(id, termKind),
		Trigger:    r.fragments(id, termTrigger),
		Status:     graph.Status(r.text(id, termStatus)),
		Polarity:   graph.Polarity(r.textOr(string(graph.PolarityPositive), id, termPolarity)),
		Modality:   graph.Modality(r.textOr(string(graph.ModalityAsserted), id, termModality)),
		Places:     r.ids(id, termPlace),
		Topics:     r.ids(id, termTopic),
		Kept:       r.kept(id),
	}
	if sentence := r.fragments(id, termQuotedFrom); len(sentence) > 0 {
		c.Sentence = sentence[0]
	}
	for _, mention := range r.ids(id, termTime) {
		c.Times = append(c.Times, graph.ClaimedTime{Mention: mention, When: r.when(mention, termEDTF)})
	}
	c.Attribution = r.attribution(id)
	c.Participations = r.participations(c.Status)
	r.statement(&c)
	return c, r.compare(EncodeClaim(&c))
}

func (r *reader) attribution(claim graph.ID) []graph.Source {
	var chain []graph.Source
	next := r.id(claim, termAccordingTo)
	for next != "" && len(chain) < len(r.quads) { // a chain that bites its tail ends all the same
		chain = append(chain, graph.Source{Mention: next, Verb: r.text(next, termVerb)})
		next = r.id(next, termQuotedFrom)
	}
	return chain
}

func (r *reader) participations(status graph.Status) []graph.ClaimedParticipation {
	var found []graph.ClaimedParticipation
	for _, role := range roles {
		for _, q := range r.with(verbs[role.Role]) {
			mention := graph.ID(textOf(q.Subject))
			found = append(found, graph.ClaimedParticipation{
				Mention:  mention,
				Role:     role.Role,
				Presence: graph.Presence(r.textOr(string(status.Presence()), mention, termPresence)),
			})
		}
	}
	return found
}

func (r *reader) statement(c *graph.Claim) {
	if c.Type != "" {
		return
	}
	if quads := r.with(termHolds); len(quads) > 0 {
		title := graph.ID(textOf(quads[0].Object))
		c.Type = graph.ClaimPosition
		c.Position = &graph.ClaimedPosition{
			Holder: graph.ID(textOf(quads[0].Subject)), Title: title,
			Organization: r.id(title, termPostIn), When: r.when(c.ID, termEDTF),
		}
	} else if quads := r.with(termWithin); len(quads) > 0 {
		c.Type = graph.ClaimWithin
		c.Within = &graph.ClaimedWithin{Inner: graph.ID(textOf(quads[0].Subject)), Outer: graph.ID(textOf(quads[0].Object))}
	} else {
		r.link(c)
	}
}

func (r *reader) link(c *graph.Claim) {
	for _, kind := range slices.Sorted(maps.Keys(links)) {
		if quads := r.with(links[kind]); len(quads) > 0 {
			c.Type = graph.ClaimLink
			c.Link = &graph.ClaimedLink{Kind: kind, From: graph.ID(textOf(quads[0].Subject)), To: graph.ID(textOf(quads[0].Object))}
			return
		}
	}
}
