package query

import (
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

var (
	someNamed   = slices.Concat(someOutlets, someStates, someOffices)
	someSources = append(someNamed, "a diplomat", "a source")
)

// drawSources asks something of those who tell of an event.
func drawSources(t *rapid.T, f *graph.EventFilter) {
	switch rapid.IntRange(0, 3).Draw(t, "of sources") {
	case 0:
		f.Corroboration = rapid.SliceOfN(rapid.SampledFrom(graph.Corroborations()), 0, 2).Draw(t, "corroboration")
	case 1:
		f.MinIndependentSources = new(rapid.IntRange(0, 3).Draw(t, "sources"))
	case 2:
		f.NamedSourcesOnly = new(rapid.Bool().Draw(t, "named"))
	default:
		f.AttributedTo = namedAll(rapid.SliceOfN(rapid.SampledFrom(append(someNamed, "No Wire")), 0, 2).Draw(t, "attributed")...)
	}
}

// sources evaluates what a filter asks of those who tell of an event.
func (n naive) sources(f *graph.EventFilter, e *graph.Event, leaf func(c edtf.Certainty, known bool)) {
	if f.Corroboration != nil {
		leaf(yes(slices.Contains(f.Corroboration, n.corroboration(e))), true)
	}
	if f.MinIndependentSources != nil {
		leaf(yes(n.independent(e.Claims) >= *f.MinIndependentSources), true)
	}
	if f.NamedSourcesOnly != nil && *f.NamedSourcesOnly {
		leaf(yes(slices.ContainsFunc(e.Claims, func(id graph.ID) bool {
			return !slices.ContainsFunc(held(n.w.snap.Claim(id)).Attribution, func(s graph.Source) bool { return !n.isNamed(s) })
		})), true)
	}
	if f.AttributedTo != nil {
		ids := n.actors(f.AttributedTo)
		leaf(yes(slices.ContainsFunc(e.Claims, func(id graph.ID) bool {
			return slices.ContainsFunc(held(n.w.snap.Claim(id)).Attribution, func(s graph.Source) bool {
				return slices.ContainsFunc(ids, func(whom graph.ID) bool { return n.serves(n.w.snap.RefersTo(s.Mention), whom, nil) })
			})
		})), len(ids) > 0 || len(f.AttributedTo) == 0)
	}
}

func (n naive) isNamed(s graph.Source) bool {
	return held(n.w.snap.Mention(s.Mention)).Type == graph.MentionOrganization // the others are described
}

// voice is on whose word a claim rests: the last named source, or the publisher, or
// else the article.
func (n naive) voice(c *graph.Claim) graph.ID {
	for _, source := range slices.Backward(c.Attribution) {
		if n.isNamed(source) {
			return n.w.snap.RefersTo(source.Mention)
		}
	}
	if publisher := n.w.snap.RefersTo(held(n.w.snap.Article(c.Article)).Publisher); publisher != "" {
		return publisher
	}
	return c.Article
}

// independent tries every choice of claims. In the corpora of this package no
// article copies another.
func (n naive) independent(claims []graph.ID) int {
	if len(claims) == 0 {
		return 0
	}
	first := held(n.w.snap.Claim(claims[0]))
	var others []graph.ID
	for _, id := range claims[1:] {
		if other := held(n.w.snap.Claim(id)); other.Article != first.Article && n.voice(other) != n.voice(first) {
			others = append(others, id)
		}
	}
	return max(n.independent(claims[1:]), 1+n.independent(others))
}

func (n naive) corroboration(e *graph.Event) graph.Corroboration {
	var asserting []graph.ID
	affirmed, denied, party := false, false, false
	for _, id := range e.Claims {
		c := held(n.w.snap.Claim(id))
		if c.Polarity == graph.PolarityNegative {
			denied = true
			continue
		}
		affirmed = true
		if c.Status == e.Status && c.Modality == graph.ModalityAsserted {
			asserting = append(asserting, id)
			party = party || n.isParty(n.voice(c), e)
		}
	}
	switch {
	case !affirmed:
		return graph.CorroborationDenied
	case denied:
		return graph.CorroborationDisputed
	case party:
		return graph.CorroborationConfirmedByParty
	case n.independent(asserting) > 1:
		return graph.CorroborationCorroborated
	default:
		return graph.CorroborationSingleSource
	}
}

// isParty tells whether an actor and one who took part act for the same, or one for
// the other.
func (n naive) isParty(voice graph.ID, e *graph.Event) bool {
	for _, p := range e.Participations {
		if p.Role == graph.RoleVenueState || p.Presence == graph.PresenceDenied {
			continue
		}
		for _, common := range n.w.snap.Actors() {
			if voice.Prefix() == graph.PrefixActor && n.serves(voice, common, nil) &&
				(n.serves(p.Actor, common, nil) || p.ActsFor != "" && n.serves(p.ActsFor, common, nil)) {
				return true
			}
		}
	}
	return false
}

func TestFilterOnSourcesAgreesWithTheNaiveOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for range 8 {
			f := &graph.EventFilter{}
			drawSources(t, f)
			if rapid.Bool().Draw(t, "not") {
				f = &graph.EventFilter{Not: f}
			}
			if diff := gocmp.Diff(naive{w}.events(f), w.matching(t, f)); diff != "" {
				t.Fatalf("naive (-), compiled (+):\n%s", diff)
			}
		}
	})
}

// The order by sources is that of sorting by their number, then as in time; its
// pages, and those of its reverse, are the whole list.
func TestOrderBySources(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		f := drawFilter(1).Draw(t, "filter")
		ask := func(by graph.EventOrder, args PageArgs) *Page[*graph.Event] {
			page, err := w.Events(t.Context(), EventArgs{Where: f, OrderBy: &by, Page: args})
			if err != nil {
				t.Fatalf("%v", err)
			}
			return page
		}
		var want []*graph.Event
		for _, edge := range ask(graph.EventOrder{Direction: graph.Ascending}, PageArgs{First: new(MaxPage)}).Edges {
			want = append(want, edge.Node)
		}
		slices.SortStableFunc(want, func(a, b *graph.Event) int { return len(a.Independent) - len(b.Independent) })
		for _, direction := range []graph.Direction{graph.Ascending, graph.Descending} {
			var got []*graph.Event
			var after *string
			for more := true; more; {
				page := ask(graph.EventOrder{Field: graph.OrderSources, Direction: direction}, PageArgs{First: new(3), After: after})
				for _, edge := range page.Edges {
					got = append(got, edge.Node)
				}
				more, after = page.PageInfo.HasNextPage, page.PageInfo.EndCursor
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", direction, w.called(got...), w.called(want...))
			}
			slices.Reverse(want)
		}
	})
}

func TestFewerThanNoSourcesIsRefused(t *testing.T) {
	w := diplomacy()
	_, err := w.Events(t.Context(), EventArgs{Where: &graph.EventFilter{MinIndependentSources: new(-1)}})
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "minIndependentSources") {
		t.Errorf("error %v", err)
	}
}
