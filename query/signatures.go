package query

import (
	"context"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// Reader opens sessions on the newest snapshot. It is safe for concurrent use.
type Reader struct {
	current func() *index.Snapshot
	archive graph.Archive
}

// NewReader returns a reader of what current gives at the time a session is
// opened; texts come from the archive.
func NewReader(current func() *index.Snapshot, archive graph.Archive) *Reader {
	return &Reader{current: current, archive: archive}
}

// Session answers questions from one snapshot and keeps the texts it fetched.
// Open one for each request. It is safe for concurrent use.
type Session struct {
	snap *index.Snapshot
}

// Session pins the newest snapshot.
func (r *Reader) Session() *Session { return &Session{snap: r.current()} }

// Snapshot returns what the session reads.
func (s *Session) Snapshot() *index.Snapshot { return s.snap }

// EventArgs say which events are asked for, in which order and which part of them.
type EventArgs struct {
	Where *graph.EventFilter
	// OrderBy is WHEN, descending, where nil.
	OrderBy *graph.EventOrder
	Page    PageArgs
}

// Span is a part of an article's text in Unicode code points, half-open, from 0.
type Span struct {
	Article    graph.ID
	Start, End int
}

// Evidence is what one claim rests on.
type Evidence struct {
	Claim   *graph.Claim
	Article *graph.Article
	// Sentence is the exact sentence of the claim; nil where the article has no text.
	Sentence *string
}

// TriplePattern says which triples are asked for; nil matches anything.
type TriplePattern struct{ Subject, Predicate, Object, Graph *string }

// Status tells what the server answers from.
type Status struct {
	// Version is that of the program.
	Version string
	// Snapshot is the digest of all that the snapshot was built from.
	Snapshot string
	index.Counts
}

var _ edtf.Certainty

// Meetings answers THE question: the meetings in which all of between took part, themselves or through those who act for them.
func (s *Session) Meetings(ctx context.Context, between []*graph.ActorRef, args EventArgs) (*Page[*graph.Event], error) {
	panic("soon")
}

// Events lists events of all types.
func (s *Session) Events(ctx context.Context, args EventArgs) (*Page[*graph.Event], error) {
	panic("soon")
}

// ActorEvents lists the events in which the actor took part, itself or through those who act for it.
func (s *Session) ActorEvents(ctx context.Context, actor graph.ID, args EventArgs) (*Page[*graph.Event], error) {
	panic("soon")
}

// Met tells whom the actor met, most often first.
func (s *Session) Met(ctx context.Context, actor graph.ID, where *graph.EventFilter, page PageArgs) (*Page[*graph.Encounter], error) {
	panic("soon")
}

// Actor finds one actor. The error wraps graph.ErrNotFound, graph.ErrInvalid, or is a *graph.AmbiguousError.
func (s *Session) Actor(ref graph.ActorRef) (*graph.Actor, error) { panic("soon") }

// Place finds one place, with the errors of [Session.Actor].
func (s *Session) Place(ref graph.PlaceRef) (*graph.Place, error) { panic("soon") }

// Actors lists actors: all by name, or those that text finds, best first.
func (s *Session) Actors(text *string, page PageArgs) (*Page[*graph.Actor], error) { panic("soon") }

// Articles lists articles by id: all, or those of any of the publishers.
func (s *Session) Articles(publisher []*graph.ActorRef, page PageArgs) (*Page[*graph.Article], error) {
	panic("soon")
}

// Search finds *graph.Actor, *graph.Place, *graph.Event and *graph.Article by name, best first.
func (s *Session) Search(text string, page PageArgs) (*Page[any], error) { panic("soon") }

// Triples lists resolved triples, sorted by subject, predicate, object, graph.
func (s *Session) Triples(ctx context.Context, p TriplePattern, page PageArgs) (*Page[*graph.Triple], error) {
	panic("soon")
}

// ClaimTriples returns the resolved triples of one claim, sorted; none for an unknown claim.
func (s *Session) ClaimTriples(claim graph.ID) []graph.Triple { panic("soon") }

// Node finds anything by its id: *graph.Actor, *graph.Place, *graph.Event, *graph.Article, *graph.Claim, *graph.Mention or *graph.Judgement.
func (s *Session) Node(id graph.ID) (any, error) { panic("soon") }

// ClaimsPage pages through claims, sorted by article, then place in the text.
func (s *Session) ClaimsPage(claims []graph.ID, page PageArgs) (*Page[*graph.Claim], error) {
	panic("soon")
}

// MentionsPage pages through mentions, sorted by article, then place in the text.
func (s *Session) MentionsPage(mentions []graph.ID, page PageArgs) (*Page[*graph.Mention], error) {
	panic("soon")
}

// JudgementsPage pages through judgements, sorted by instant, then id.
func (s *Session) JudgementsPage(judgements []graph.ID, page PageArgs) (*Page[*graph.Judgement], error) {
	panic("soon")
}

// EventsPage pages through events in time order.
func (s *Session) EventsPage(events []graph.ID, page PageArgs) (*Page[*graph.Event], error) {
	panic("soon")
}

// Evidence returns one row for each claim, sorted by article, then place in the text.
func (s *Session) Evidence(ctx context.Context, claims []graph.ID) ([]Evidence, error) { panic("soon") }

// EvidencePage is [Session.Evidence] in pages; it fetches the texts of the page only.
func (s *Session) EvidencePage(ctx context.Context, claims []graph.ID, page PageArgs) (*Page[*Evidence], error) {
	panic("soon")
}

// Text returns the exact words of a span.
func (s *Session) Text(ctx context.Context, span Span) (string, error) { panic("soon") }

// ArticleText returns the text of an article; nil where the source gave none.
func (s *Session) ArticleText(ctx context.Context, id graph.ID) (*string, error) { panic("soon") }

// Prefetch fetches the texts of the claims' articles in one call of the archive, but for those the session has already.
func (s *Session) Prefetch(ctx context.Context, claims []graph.ID) error { panic("soon") }

// Status tells what the session answers from.
func (s *Session) Status(version string) Status { panic("soon") }
