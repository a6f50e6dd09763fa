package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// lines writes triples without their graphs, and events as the test calls them.
func (w *world) lines(triples ...*graph.Triple) []string {
	call := func(id string) string {
		if event, err := w.snap.Event(graph.ID(id)); err == nil {
			return w.called(event)[0]
		}
		return id
	}
	out := make([]string, len(triples))
	for i, t := range triples {
		out[i] = fmt.Sprintf("%s %s %s", call(t.Subject), t.Predicate, call(t.Object))
	}
	return out
}

func (w *world) triples(t *testing.T, p TriplePattern) []*graph.Triple {
	t.Helper()
	page, err := w.Triples(t.Context(), p, PageArgs{First: new(MaxPage)})
	if err != nil {
		t.Fatal(err)
	}
	if page.TotalCount != len(page.Edges) {
		t.Fatalf("totalCount %d of %d", page.TotalCount, len(page.Edges))
	}
	return nodes(page)
}

func (w *world) event(t *testing.T, key string) *graph.Event {
	t.Helper()
	for claim, called := range w.keys {
		if called == key {
			return held(w.snap.Event(w.snap.EventOf(claim)))
		}
	}
	t.Fatalf("no event %s", key)
	return nil
}

func TestTriplesOfAPattern(t *testing.T) {
	w := diplomacy()
	july := string(w.event(t, "july").ID)
	for _, test := range []struct {
		name    string
		pattern TriplePattern
		want    []string
	}{
		{
			"Barrack hosted meeting",
			TriplePattern{Subject: new("actor/tom-barrack"), Predicate: new("hosted")},
			[]string{"actor/tom-barrack hosted july"},
		},
		{
			"who was only expected did not take part",
			TriplePattern{Subject: new("actor/tom-barrack"), Predicate: new("expected:tookPartIn")},
			[]string{"actor/tom-barrack expected:tookPartIn cancelled", "actor/tom-barrack expected:tookPartIn hopeful"},
		},
		{
			"planned",
			TriplePattern{Object: new(string(w.event(t, "next").ID))},
			[]string{"actor/asaad-shaibani expected:tookPartIn next", "actor/ron-dermer expected:tookPartIn next"},
		},
		{
			"what a claim denies",
			TriplePattern{Object: new(string(w.event(t, "negative").ID))},
			[]string{"actor/ahmed-sharaa denied:tookPartIn negative", "actor/benjamin-netanyahu denied:tookPartIn negative"},
		},
		{
			"who was not there",
			TriplePattern{Predicate: new("denied:tookPartIn"), Subject: new("actor/mowafaq-tarif")},
			[]string{"actor/mowafaq-tarif denied:tookPartIn absent"},
		},
		{
			"where, by subject and predicate",
			TriplePattern{Subject: &july, Predicate: new("hasPlace")},
			[]string{"july hasPlace place/paris", "july hasPlace place/paris"}, // two claims say so
		},
		{
			"at a place",
			TriplePattern{Object: new("place/baku")},
			[]string{"believed hasPlace place/baku", "next hasPlace place/baku"},
		},
		{"a venue state", TriplePattern{Predicate: new("lentVenueTo")}, []string{"actor/france lentVenueTo july"}},
		{"within", TriplePattern{Subject: new("place/paris")}, []string{"place/paris within place/france-land"}},
		{
			"a position",
			TriplePattern{Predicate: new("holds")},
			[]string{"actor/tom-barrack holds envoy for Syria"},
		},
		{
			"whose office it is",
			TriplePattern{Object: new("actor/united-states")},
			[]string{"actor/tom-barrack holdsOfficeOf actor/united-states"},
		},
		{"according to", TriplePattern{Object: new("actor/axios")}, []string{"july accordingTo actor/axios"}},
		{"a literal", TriplePattern{Object: new("security")}, []string{"july about security"}},
		{"modality", TriplePattern{Predicate: new("modality")}, []string{"believed modality PROBABLE"}},
		{"nothing of an unknown subject", TriplePattern{Subject: new("actor/nobody")}, nil},
		{"nothing of an unknown graph", TriplePattern{Graph: new("claim/none")}, nil},
		{"a claim is nobody's subject", TriplePattern{Subject: new("claim/none")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := w.lines(w.triples(t, test.pattern)...)
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestTriplesOfAClaim(t *testing.T) {
	w := diplomacy()
	cancelled := w.event(t, "cancelled").Claims[0]
	got := w.lines(w.triples(t, TriplePattern{Graph: new(string(cancelled))})...)
	want := []string{
		"actor/noel-barrot expected:tookPartIn cancelled",
		"actor/tom-barrack expected:tookPartIn cancelled",
		"cancelled status CANCELLED",
		"cancelled type meeting",
		"cancelled when 2025-10-01",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, triple := range w.ClaimTriples(cancelled) {
		if triple.Graph != string(cancelled) {
			t.Errorf("%v is not of the claim", triple)
		}
	}
	if got := w.ClaimTriples("claim/none"); len(got) != 0 {
		t.Errorf("an unknown claim says %v", got)
	}
}

// A pattern finds what a scan over all triples finds, sorted, page by page.
func TestPatternsFindWhatAScanFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		var all []graph.Triple
		for _, claim := range w.snap.Claims() {
			all = append(all, w.ClaimTriples(claim)...)
		}
		if len(all) == 0 {
			return
		}
		slices.SortFunc(all, compareTriples)
		like := rapid.SampledFrom(all).Draw(t, "like")
		var p TriplePattern
		for _, part := range []struct {
			asked **string
			value string
		}{
			{&p.Subject, like.Subject},
			{&p.Predicate, like.Predicate},
			{&p.Object, like.Object},
			{&p.Graph, like.Graph},
		} {
			if rapid.Bool().Draw(t, "ask") {
				*part.asked = &part.value
			}
		}
		var want []string
		for _, triple := range all {
			if p.matches(triple) {
				want = append(want, strings.Join([]string{triple.Subject, triple.Predicate, triple.Object, triple.Graph}, " "))
			}
		}
		got := walk(t, rapid.IntRange(1, 9).Draw(t, "size"), rapid.Bool().Draw(t, "backward"), func(args PageArgs) *Page[*graph.Triple] {
			page, err := w.Triples(t.Context(), p, args)
			if err != nil {
				t.Fatalf("%v", err)
			}
			return page
		})
		lines := make([]string, len(got))
		for i, triple := range got {
			lines[i] = strings.Join([]string{triple.Subject, triple.Predicate, triple.Object, triple.Graph}, " ")
		}
		if !slices.Equal(lines, want) {
			t.Fatalf("got %q\nwant %q", lines, want)
		}
	})
}

func TestTriplesHonourTheContext(t *testing.T) {
	w := diplomacy()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Triples(ctx, TriplePattern{}, PageArgs{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v; want canceled", err)
	}
	if _, err := w.Events(ctx, EventArgs{}); !errors.Is(err, context.Canceled) {
		t.Errorf("events: got %v; want canceled", err)
	}
	if _, err := w.Evidence(ctx, w.snap.Claims()); !errors.Is(err, context.Canceled) {
		t.Errorf("evidence: got %v; want canceled", err)
	}
}
