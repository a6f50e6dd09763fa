package quads

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// History is all that was ever recorded of one article.
type History struct {
	ID graph.ID
	// Text and SHA256 are those of [graph.Article]; they are the same in every revision.
	Text, SHA256 string
	// Revisions are sorted by digest, Claims by id.
	Revisions []Revision
	Claims    []RecordedClaim
}

// Revision is one state of the annotation of an article.
type Revision struct {
	// AnnotatedArticle has no claims and no instants.
	graph.AnnotatedArticle
	// Recorded is when this state came to stand, in order: several times where it returned.
	Recorded []time.Time
}

// RecordedClaim is a claim and when it was recorded and retracted, in order.
type RecordedClaim struct {
	// Claim has no instants.
	graph.Claim
	Recorded, Retracted []time.Time
}

// Stands tells whether the claim was recorded after it was last retracted.
func (c *RecordedClaim) Stands() bool { return last(c.Recorded).After(last(c.Retracted)) }

// Latest returns the last instant at which anything of the article was
// recorded or retracted; the zero instant for an empty history.
func (h *History) Latest() time.Time {
	var latest time.Time
	for i := range h.Revisions {
		latest = later(latest, last(h.Revisions[i].Recorded))
	}
	for i := range h.Claims {
		latest = later(latest, later(last(h.Claims[i].Recorded), last(h.Claims[i].Retracted)))
	}
	return latest
}

// Standing returns the article as it stands: the revision that was recorded
// last, and the claims that stand; nil for an empty history.
func (h *History) Standing() *graph.AnnotatedArticle {
	if len(h.Revisions) == 0 {
		return nil
	}
	revision := slices.MaxFunc(h.Revisions, func(a, b Revision) int { return last(a.Recorded).Compare(last(b.Recorded)) })
	standing := revision.AnnotatedArticle
	standing.Article.RecordedAt = last(revision.Recorded)
	for i := range h.Claims {
		if c := &h.Claims[i]; c.Stands() {
			claim := c.Claim
			claim.RecordedAt = last(c.Recorded)
			standing.Claims = append(standing.Claims, claim)
		}
	}
	return &standing
}

// StandingAt returns the article as it stood at an instant, with what was recorded
// at that very instant; nil where nothing was recorded by then. A claim that was
// retracted since says when.
func (h *History) StandingAt(at time.Time) *graph.AnnotatedArticle {
	then := &History{ID: h.ID, Text: h.Text, SHA256: h.SHA256}
	for _, r := range h.Revisions {
		if r.Recorded = until(r.Recorded, at); len(r.Recorded) > 0 {
			then.Revisions = append(then.Revisions, r)
		}
	}
	for _, c := range h.Claims {
		known := until(c.Retracted, at)
		if later := c.Retracted[len(known):]; len(later) > 0 {
			c.RetractedAt = &later[0]
		}
		if c.Recorded, c.Retracted = until(c.Recorded, at), known; len(c.Recorded) > 0 {
			then.Claims = append(then.Claims, c)
		}
	}
	return then.Standing()
}

// until returns the instants, which are in order, up to one.
func until(instants []time.Time, at time.Time) []time.Time {
	n, exact := slices.BinarySearchFunc(instants, at, time.Time.Compare)
	if exact {
		n++
	}
	return instants[:n]
}

// ClaimsBefore returns the claims that stood just before an instant, those that
// stand for the zero instant; by id, without instants of their own.
func (h *History) ClaimsBefore(instant time.Time) []graph.Claim {
	before := func(instants []time.Time) []time.Time {
		if instant.IsZero() {
			return instants
		}
		n, _ := slices.BinarySearchFunc(instants, instant, time.Time.Compare)
		return instants[:n]
	}
	stands := func(c *RecordedClaim) bool { return last(before(c.Recorded)).After(last(before(c.Retracted))) }
	count := 0
	for i := range h.Claims {
		if stands(&h.Claims[i]) {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	claims := make([]graph.Claim, 0, count)
	for i := range h.Claims {
		if stands(&h.Claims[i]) {
			claims = append(claims, h.Claims[i].Claim)
		}
	}
	return claims
}

// Encode returns everything that was recorded of the article, sorted. The error
// wraps [graph.ErrInvalid].
func (h *History) Encode() ([]quad.Quad, error) {
	quads, err := h.encodeSource()
	for i := range h.Revisions {
		if err == nil {
			quads, err = appendQuads(quads)(EncodeRevision(&h.Revisions[i].AnnotatedArticle))
		}
	}
	for i := range h.Claims {
		if err == nil {
			quads, err = appendQuads(quads)(EncodeClaim(&h.Claims[i].Claim))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", h.ID, err)
	}
	slices.SortFunc(quads, Compare)
	return quads, nil
}

func appendQuads(quads []quad.Quad) func([]quad.Quad, error) ([]quad.Quad, error) {
	return func(more []quad.Quad, err error) ([]quad.Quad, error) { return append(quads, more...), err }
}

// encodeSource returns the text, its digest and the marks.
func (h *History) encodeSource() ([]quad.Quad, error) {
	w := newWriter(h.ID)
	w.say(h.ID, termText, h.Text)
	w.say(h.ID, termSHA256, h.SHA256)
	for i := range h.Revisions {
		r := &h.Revisions[i]
		w.marks(RevisionLabel(h.ID, r.Article.Revision), r.Recorded, nil)
	}
	for i := range h.Claims {
		c := &h.Claims[i]
		w.marks(c.ID, c.Recorded, c.Retracted)
	}
	return w.done()
}

func (w *writer) marks(of graph.ID, recorded, retracted []time.Time) {
	if len(recorded) == 0 {
		w.fail("%s was never recorded", of)
	}
	w.instants(of, termRecorded, recorded)
	w.instants(of, termRetracted, retracted)
}

// Referred returns the labels of the further graphs of an article: those that
// the marks in the quads labelled with the article's id are about. Sorted.
func Referred(source []quad.Quad) []graph.ID {
	var labels []graph.ID
	for _, q := range source {
		if q.Predicate == termRecorded.iri || q.Predicate == termRetracted.iri {
			labels = append(labels, graph.ID(textOf(q.Subject)))
		}
	}
	slices.Sort(labels)
	return slices.Compact(labels)
}

// TextOf returns the text of the article from quads that have it as subject;
// empty where there is none.
func TextOf(article graph.ID, quads []quad.Quad) string {
	for _, q := range quads {
		if q.Subject == quad.Value(quad.IRI(article)) && q.Predicate == termText.iri {
			return textOf(q.Object)
		}
	}
	return ""
}

// DecodeHistory reads back what [History.Encode] wrote. The graphs, by label,
// may hold more than this article. The error names the quad that cannot be
// read, and wraps [graph.ErrInvalid].
func DecodeHistory(article graph.ID, graphs map[graph.ID][]quad.Quad) (*History, error) {
	r := newReader(graphs[article])
	h := &History{ID: article, Text: r.text(article, termText), SHA256: r.text(article, termSHA256)}
	parts := make([]part, 0, len(graphs))
	for _, label := range Referred(r.quads) {
		parts = append(parts, part{label: label, quads: graphs[label]})
	}
	inParallel(len(parts), func(i int) { parts[i].decode(h) })
	for _, p := range parts {
		if p.err != nil {
			return nil, fmt.Errorf("%s: %w", p.label, p.err)
		}
		h.add(r, p)
	}
	if err := r.compare(h.encodeSource()); err != nil {
		return nil, fmt.Errorf("%s: %w", article, err)
	}
	return h, nil
}

// part is one revision or claim of a history: what its quads say. One of revision
// and claim is nil.
type part struct {
	label    graph.ID
	quads    []quad.Quad
	revision *graph.AnnotatedArticle
	claim    *graph.Claim
	err      error
}

// decode reads the part of a history of which the text is known.
func (p *part) decode(h *History) {
	if revision, ok := strings.CutPrefix(string(p.label), string(h.ID)+"@"); ok {
		article := graph.Article{ID: h.ID, Text: h.Text, SHA256: h.SHA256, Revision: revision}
		p.revision, p.err = DecodeRevision(article, p.quads)
		return
	}
	claim, err := DecodeClaim(h.ID, p.label, p.quads)
	p.claim, p.err = &claim, err
}

// add adds a part and its marks.
func (h *History) add(marks *reader, p part) {
	recorded := marks.instants(p.label, termRecorded)
	if p.revision != nil {
		h.Revisions = append(h.Revisions, Revision{AnnotatedArticle: *p.revision, Recorded: recorded})
		return
	}
	h.Claims = append(h.Claims, RecordedClaim{Claim: *p.claim, Recorded: recorded, Retracted: marks.instants(p.label, termRetracted)})
}

func last(instants []time.Time) time.Time {
	if len(instants) == 0 {
		return time.Time{}
	}
	return instants[len(instants)-1]
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
