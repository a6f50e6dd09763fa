package loader

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// builder turns a draft into an annotated article. Each step adds what it finds
// wrong to the problems; what it returns is worth nothing where there are any.
type builder struct {
	draft     *draft
	problems  *problems
	article   graph.ID
	sentences *sentences
	out       *graph.AnnotatedArticle

	mentions map[string]*entry       // by local id; several may be one
	unique   map[graph.ID]*entry     // by mention id
	order    []*entry                // in the order of the draft
	same     union                   // of mentions, then of claims
	claims   map[string]*graph.Claim // of events, by local id
}

// entry is a mention in the making.
type entry struct {
	graph.Mention
	at pos // of its local id
	// kindAt and whenAt are where its kind and its time are given.
	kindAt, whenAt pos
	when           timeValue
	actsFor        []ref
}

// ref is a mention that is referred to, and where.
type ref struct {
	at    pos
	entry *entry
}

// build makes the article. The map tells which mention or claim each local id became.
func build(ctx context.Context, d *draft, p *problems) (*graph.AnnotatedArticle, map[string]graph.ID) {
	b := &builder{
		draft:    d,
		problems: p,
		article:  graph.NewArticleID(d.name.s),
		out:      &graph.AnnotatedArticle{},
		mentions: make(map[string]*entry, len(d.mentions)),
		unique:   make(map[graph.ID]*entry, len(d.mentions)),
		same:     union{},
		claims:   make(map[string]*graph.Claim, len(d.events)),
	}
	if d.text != nil {
		b.sentences = newSentences(d.text)
	}
	for _, step := range []func(){
		b.makeArticle, b.makeText, b.makeZones, b.makeMentions, b.makePublisher, b.join, b.shareKinds,
		b.makeTimes, b.makeEvents, b.makeRelations, b.chooseActsFor, b.finish,
	} {
		if ctx.Err() != nil {
			return nil, nil
		}
		step()
	}
	return b.out, b.locals()
}

func (b *builder) makeText() {
	if t := b.draft.text; t != nil {
		digest := sha256.Sum256([]byte(t.s))
		b.out.Article.Text, b.out.Article.SHA256 = t.s, hex.EncodeToString(digest[:])
	}
}

// makeZones turns zones into spans, one for each fragment, in text order.
func (b *builder) makeZones() {
	var zones []zoneAt
	for _, z := range b.draft.zones {
		kind, ok := find(zoneTypes, z.label.s)
		if !ok {
			b.problems.add(z.label.pos, "unknown zone %s: %s", shown(z.label.s), suggestion(z.label.s, labels(zoneTypes)))
			continue
		}
		for _, f := range z.fragments {
			zones = append(zones, zoneAt{graph.Zone{Type: kind, Span: f}, z.label.pos})
		}
	}
	slices.SortFunc(zones, func(x, y zoneAt) int { return compareSpans(x.Span, y.Span) })
	for i, z := range zones {
		if i > 0 && z.Span.Start < zones[i-1].Span.End {
			b.problems.add(z.at, "this zone overlaps another, %s from %d to %d",
				zones[i-1].Type, zones[i-1].Span.Start, zones[i-1].Span.End)
		}
		b.out.Article.Zones = append(b.out.Article.Zones, z.Zone)
	}
}

type zoneAt struct {
	graph.Zone
	at pos
}

// takesNoPart tells whether the words stand in a zone that takes part in nothing.
func (b *builder) takesNoPart(fragments []graph.Span) (graph.ZoneType, bool) {
	if len(fragments) == 0 {
		return "", false
	}
	zone := b.out.Article.ZoneAt(fragments[0])
	return zone, zone == graph.ZoneByline || zone == graph.ZoneBoilerplate
}

// sentence is the sentence of the words; the empty span where there are none.
func (b *builder) sentence(fragments []graph.Span) graph.Span {
	if len(fragments) == 0 {
		return graph.Span{}
	}
	return b.sentences.around(fragments)
}

// finish sorts what was made and takes its digest.
func (b *builder) finish() {
	slices.SortFunc(b.order, func(x, y *entry) int { return compareIDs(x.ID, y.ID) })
	b.out.Mentions = slices.Grow(b.out.Mentions, len(b.order))
	for _, e := range b.order {
		b.out.Mentions = append(b.out.Mentions, e.Mention)
	}
	claims, clash := distinct(b.out.Claims)
	if clash != "" {
		b.problems.wrap(pos{b.draft.src, 0}, graph.ErrConflict,
			"two claims of this article share the id %s by chance: word one of them differently", clash)
	}
	b.out.Claims = claims
	b.out.Coreference = b.same.groups()
	b.out.Article.Revision = revision(b.out)
}

// locals tells what the local ids became.
func (b *builder) locals() map[string]graph.ID {
	ids := make(map[string]graph.ID, len(b.mentions)+len(b.claims))
	for local, e := range b.mentions {
		ids[local] = e.ID
	}
	for local, c := range b.claims {
		ids[local] = c.ID
	}
	return ids
}

// invalid makes a cause an error of kind [graph.ErrInvalid].
func invalid(cause error) error { return fmt.Errorf("%w: %w", graph.ErrInvalid, cause) }
