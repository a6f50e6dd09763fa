package export

import (
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/query"
)

// column is one column of the CSV: its head, and its cell in a row.
type column struct {
	head string
	cell func(*row) string
}

// row is one event, one participation in it (or none), and one claim that says so.
type row struct {
	session       *query.Session
	event         *graph.Event
	participation *graph.Participation // nil for a claim that names no participant
	evidence      query.Evidence
}

// columns is the CSV, from left to right. Days are ISO dates, empty where open;
// lists are joined by "; ".
var columns = []column{
	{"event", func(r *row) string { return string(r.event.ID) }},
	{"type", func(r *row) string { return r.event.Type }},
	{"label", func(r *row) string { return r.event.Label }},
	{"status", func(r *row) string { return string(r.event.Status) }},
	{"status_certainty", func(r *row) string { return string(r.event.StatusCertainty) }},
	{"when", func(r *row) string { return r.event.When.Time.String() }},
	{"earliest_start", func(r *row) string { return r.event.When.Time.Bounds().EarliestStart.String() }},
	{"latest_start", func(r *row) string { return r.event.When.Time.Bounds().LatestStart.String() }},
	{"earliest_end", func(r *row) string { return r.event.When.Time.Bounds().EarliestEnd.String() }},
	{"latest_end", func(r *row) string { return r.event.When.Time.Bounds().LatestEnd.String() }},
	{"where", func(r *row) string { return joined(r.event.Where, r.placeName) }},
	{"actor", participant(func(_ *row, p *graph.Participation) string { return string(p.Actor) })},
	{"actor_name", participant(func(r *row, p *graph.Participation) string { return r.actorName(p.Actor) })},
	{"role", participant(func(_ *row, p *graph.Participation) string { return string(p.Role) })},
	{"presence", participant(func(_ *row, p *graph.Participation) string { return string(p.Presence) })},
	{"presence_certainty", participant(func(_ *row, p *graph.Participation) string { return string(p.Certainty) })},
	{"acts_for", participant(func(_ *row, p *graph.Participation) string { return string(p.ActsFor) })},
	{"acts_for_name", participant(func(r *row, p *graph.Participation) string { return r.actorName(p.ActsFor) })},
	{"claim", func(r *row) string { return string(r.evidence.Claim.ID) }},
	{"claim_status", func(r *row) string { return string(r.evidence.Claim.Status) }},
	{"claim_polarity", func(r *row) string { return string(r.evidence.Claim.Polarity) }},
	{"claim_modality", func(r *row) string { return string(r.evidence.Claim.Modality) }},
	{"claim_when", func(r *row) string { return claimTime(r.evidence.Claim).String() }},
	{"attribution", func(r *row) string { return r.attribution() }},
	{"sentence", func(r *row) string { return orEmpty(r.evidence.Sentence) }},
	{"article", func(r *row) string { return string(r.evidence.Article.ID) }},
	{"title", func(r *row) string { return r.evidence.Article.Title }},
	{"publisher", func(r *row) string { return r.mentioned(r.evidence.Article.Publisher) }},
	{"published", func(r *row) string { return r.evidence.Article.Published.String() }},
	{"url", func(r *row) string { return r.evidence.Article.URL }},
	{"recorded_at", func(r *row) string { return r.evidence.Claim.RecordedAt.Format(time.RFC3339) }},
}

// prefetched is for how many events texts are fetched in one go.
const prefetched = 500

func writeCSV(ctx context.Context, w io.Writer, source Source) error {
	out := csv.NewWriter(w)
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
	}
	if err := out.Write(heads); err != nil {
		return err
	}
	for events := range slices.Chunk(allEvents(source.Session), prefetched) {
		if err := writeEvents(ctx, out, source.Session, events); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// allEvents returns every event in time order.
func allEvents(session *query.Session) []*graph.Event {
	snapshot := session.Snapshot()
	var events []*graph.Event
	for ordinals := snapshot.All().Iterator(); ordinals.HasNext(); {
		events = append(events, snapshot.EventAt(ordinals.Next()))
	}
	return events
}

func writeEvents(ctx context.Context, out *csv.Writer, session *query.Session, events []*graph.Event) error {
	var claims []graph.ID
	for _, e := range events {
		claims = append(claims, e.Claims...)
	}
	if err := session.Prefetch(ctx, claims); err != nil {
		return err
	}
	for _, e := range events {
		if err := writeEvent(ctx, out, session, e); err != nil {
			return err
		}
	}
	return nil
}

func writeEvent(ctx context.Context, out *csv.Writer, session *query.Session, event *graph.Event) error {
	claimed := map[graph.ID]bool{}
	for i := range event.Participations {
		p := &event.Participations[i]
		for _, claim := range p.Claims {
			claimed[claim] = true
		}
		if err := writeRows(ctx, out, row{session: session, event: event, participation: p}, p.Claims); err != nil {
			return err
		}
	}
	silent := slices.DeleteFunc(slices.Clone(event.Claims), func(claim graph.ID) bool { return claimed[claim] })
	return writeRows(ctx, out, row{session: session, event: event}, silent)
}

func writeRows(ctx context.Context, out *csv.Writer, r row, claims []graph.ID) error {
	evidence, err := r.session.Evidence(ctx, claims)
	if err != nil {
		return err
	}
	cells := make([]string, len(columns))
	for _, r.evidence = range evidence {
		for i, c := range columns {
			cells[i] = c.cell(&r)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

func participant(cell func(*row, *graph.Participation) string) func(*row) string {
	return func(r *row) string {
		if r.participation == nil {
			return ""
		}
		return cell(r, r.participation)
	}
}

func (r *row) actorName(id graph.ID) string {
	if actor, err := r.session.Snapshot().Actor(id); id != "" && err == nil {
		return actor.Name
	}
	return string(id)
}

func (r *row) placeName(id graph.ID) string {
	if place, err := r.session.Snapshot().Place(id); err == nil {
		return place.Name
	}
	return string(id)
}

// mentioned returns the name of whom the mention means.
func (r *row) mentioned(mention graph.ID) string {
	return r.actorName(r.session.Snapshot().RefersTo(mention))
}

// attribution writes the chain from the article outwards.
func (r *row) attribution() string {
	names := make([]string, len(r.evidence.Claim.Attribution))
	for i, source := range r.evidence.Claim.Attribution {
		names[i] = r.mentioned(source.Mention)
	}
	return strings.Join(names, " < ")
}

func claimTime(claim *graph.Claim) edtf.Time {
	readings := make([]edtf.Time, len(claim.Times))
	for i, t := range claim.Times {
		readings[i] = t.When
	}
	return edtf.Reconcile(readings)
}

func joined(ids []graph.ID, name func(graph.ID) string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = name(id)
	}
	return strings.Join(names, "; ")
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
