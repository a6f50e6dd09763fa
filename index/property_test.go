package index_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/index"
)

// draws makes a random corpus out of what a property test draws.
type draws struct{ t *rapid.T }

func (d draws) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.t, "n") }

func drawCorpus(t *rapid.T) *graph.Corpus {
	return graphtest.Random(draws{t}, graphtest.Size{
		Articles: rapid.IntRange(1, 4).Draw(t, "articles"), Claims: rapid.IntRange(1, 5).Draw(t, "claims"),
		Judgements: rapid.IntRange(0, 4).Draw(t, "judgements"),
	})
}

// events returns all events of a snapshot, in order.
func events(s *index.Snapshot) []*graph.Event {
	var all []*graph.Event
	for i := range s.Counts().Events {
		all = append(all, s.EventAt(uint32(i)))
	}
	return all
}

var comparable = gocmp.Comparer(func(a, b edtf.Time) bool { return a == b })

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		want := indexed(c)
		shuffled := &graph.Corpus{
			Articles:   rapid.Permutation(c.Articles).Draw(t, "articles"),
			Judgements: rapid.Permutation(c.Judgements).Draw(t, "judgements"),
		}
		for i := range shuffled.Articles {
			a := &shuffled.Articles[i]
			a.Mentions, a.Claims = rapid.Permutation(a.Mentions).Draw(t, "mentions"), rapid.Permutation(a.Claims).Draw(t, "claims")
		}
		for _, other := range []*graph.Corpus{c, shuffled} {
			got := indexed(other)
			if got.ID() != want.ID() {
				t.Fatalf("id %s, was %s", got.ID(), want.ID())
			}
			if diff := gocmp.Diff(events(want), events(got), comparable); diff != "" {
				t.Fatal(diff)
			}
			for _, id := range want.Actors() {
				a, _ := want.Actor(id)
				b, err := got.Actor(id)
				if diff := gocmp.Diff(a, b, comparable); diff != "" || err != nil {
					t.Fatal(diff, err)
				}
			}
		}
	})
}

func TestAnotherCorpusHasAnotherID(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Claim(graph.Claim{Participations: graphtest.Present(a.Person("Anna Berg"), a.Person("Berg"))})
	seen := map[string]bool{}
	add := func(s *index.Snapshot) {
		if seen[s.ID()] {
			t.Errorf("id %s twice", s.ID())
		}
		seen[s.ID()] = true
	}
	add(build(nil))
	add(build([]*graphtest.Article{a}))
	add(build([]*graphtest.Article{a}, graphtest.Judge(a.Mentions[0].ID, graph.VerdictSame, a.Mentions[1].ID, 0)))
	add(build([]*graphtest.Article{a}, graphtest.Judge(a.Mentions[0].ID, graph.VerdictSame, a.Mentions[1].ID, 1)))
	a.Claim(graph.Claim{Type: "call"})
	add(build([]*graphtest.Article{a}))
}

func TestEveryClaimIsInOneEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCorpus(t)
		s := indexed(c)
		in := map[graph.ID]graph.ID{}
		for i, e := range events(s) {
			if ordinal, ok := s.Ordinal(e.ID); !ok || ordinal != uint32(i) {
				t.Fatalf("%s has ordinal %d, not %d", e.ID, ordinal, i)
			}
			for _, claim := range e.Claims {
				if in[claim] != "" {
					t.Fatalf("%s is in %s and %s", claim, in[claim], e.ID)
				}
				in[claim] = e.ID
			}
		}
		for _, id := range s.Claims() {
			claim, err := s.Claim(id)
			if err != nil {
				t.Fatal(err)
			}
			if in[id] != s.EventOf(id) || (in[id] != "") != claim.IsEvent() {
				t.Fatalf("%s is in %q, EventOf says %q", id, in[id], s.EventOf(id))
			}
			if e, err := s.Event(id); claim.IsEvent() && (err != nil || e.ID != in[id]) {
				t.Fatalf("event %s: %v", id, err)
			}
		}
	})
}

func TestIDsAreThoseOfTheNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		for _, id := range s.Actors() {
			a, err := s.Actor(id)
			if err != nil || a.ID != id {
				t.Fatalf("%s leads to %v, %v", id, a, err)
			}
			if slug := strings.ToLower(strings.NewReplacer(" ", "-", "é", "e").Replace(a.Name)); !strings.HasPrefix(id.Local(), slug) {
				t.Fatalf("%s is shown as %q", id, a.Name)
			}
			for _, m := range a.Mentions {
				if s.RefersTo(m) != id {
					t.Fatalf("%s refers to %s, not to %s", m, s.RefersTo(m), id)
				}
			}
		}
	})
}

func TestEventsAreInTheOrderOfWhen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		key := func(e *graph.Event) (edtf.Day, edtf.Day, graph.ID) {
			b := e.When.Time.Bounds()
			return b.EarliestStart, b.LatestEnd, e.ID
		}
		if !slices.IsSortedFunc(events(s), func(a, b *graph.Event) int {
			es, le, id := key(a)
			es2, le2, id2 := key(b)
			return cmp.Or(cmp.Compare(es, es2), cmp.Compare(le, le2), cmp.Compare(id, id2))
		}) {
			t.Fatalf("order %s", labels(s, s.All().ToArray()))
		}
		if order := s.RecordedOrder(); !slices.IsSortedFunc(order, func(a, b uint32) int {
			x, y := s.EventAt(a), s.EventAt(b)
			return cmp.Or(earliest(s, x).Compare(earliest(s, y)), cmp.Compare(x.ID, y.ID))
		}) || len(order) != s.Counts().Events {
			t.Fatalf("recorded order %s", labels(s, order))
		}
	})
}

// want builds the bitmap of the events for which a condition holds, one by one.
func want(s *index.Snapshot, holds func(*graph.Event) bool) *roaring.Bitmap {
	b := roaring.New()
	for i, e := range events(s) {
		if holds(e) {
			b.Add(uint32(i))
		}
	}
	return b
}

func equal(t *rapid.T, what string, got, want *roaring.Bitmap) {
	if !got.Equals(want) {
		t.Fatalf("%s: %s, want %s", what, got, want)
	}
}

func TestPostingsAgreeWithAScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		equal(t, "all", s.All(), want(s, func(*graph.Event) bool { return true }))
		equal(t, "meetings", s.Meetings(), want(s, (*graph.Event).IsMeeting))
		for _, id := range s.Actors() {
			checkActor(t, s, id)
		}
		for _, id := range s.Places() {
			equal(t, "at "+string(id), s.At(id), want(s, func(e *graph.Event) bool { return slices.Contains(e.Where, id) }))
			equal(t, "within "+string(id), s.Within(id), want(s, func(e *graph.Event) bool {
				return slices.ContainsFunc(e.Where, func(p graph.ID) bool { return lies(s, p, id, map[graph.ID]bool{}) })
			}))
		}
		for _, st := range []graph.Status{held, planned, cancelled, postponed, unknown} {
			m := s.WithStatus(st)
			equal(t, "possibly "+string(st), m.Possible, want(s, func(e *graph.Event) bool { return e.Status == st }))
			equal(t, "certainly "+string(st), m.Certain, want(s, func(e *graph.Event) bool {
				return e.Status == st && e.StatusCertainty == edtf.Certain
			}))
		}
		for _, name := range []string{"meeting", "call", "visit", "cameo:042", "Make a visit", "Make_a_visit", "make_a_visit", "Meeting", "none"} {
			equal(t, name, s.OfType(name), want(s, func(e *graph.Event) bool {
				return strings.EqualFold(e.Type, name) || slices.ContainsFunc(e.Claims, func(id graph.ID) bool {
					c, _ := s.Claim(id)
					return strings.EqualFold(c.SourceType, strings.ReplaceAll(name, "_", " "))
				})
			}))
		}
	})
}

func checkActor(t *rapid.T, s *index.Snapshot, id graph.ID) {
	part := func(holds func(*graph.Event, *graph.Participation) bool) *roaring.Bitmap {
		return want(s, func(e *graph.Event) bool {
			return slices.ContainsFunc(e.Participations, func(p graph.Participation) bool {
				return acts(s, p.Actor, id, map[graph.ID]bool{}) && holds(e, &p)
			})
		})
	}
	equal(t, "named "+string(id), s.Named(id), part(func(*graph.Event, *graph.Participation) bool { return true }))
	took := s.TookPart(id)
	equal(t, "possibly "+string(id), took.Possible, part(func(_ *graph.Event, p *graph.Participation) bool { return p.TookPart() }))
	equal(t, "certainly "+string(id), took.Certain, part(func(e *graph.Event, p *graph.Participation) bool {
		there := p.Presence == graph.PresencePresent && p.Certainty == edtf.Certain
		expected := p.Presence == graph.PresenceExpected && slices.Contains([]graph.Status{planned, postponed, cancelled}, e.Status)
		return p.TookPart() && (there || expected)
	}))
	self, alone := s.TookPartSelf(id), func(holds func(*graph.Event, *graph.Participation) bool) *roaring.Bitmap {
		return want(s, func(e *graph.Event) bool {
			return slices.ContainsFunc(e.Participations, func(p graph.Participation) bool { return p.Actor == id && holds(e, &p) })
		})
	}
	equal(t, "possibly itself "+string(id), self.Possible, alone(func(_ *graph.Event, p *graph.Participation) bool { return p.TookPart() }))
	equal(t, "certainly itself "+string(id), self.Certain, alone(func(e *graph.Event, p *graph.Participation) bool {
		there := p.Presence == graph.PresencePresent && p.Certainty == edtf.Certain
		expected := p.Presence == graph.PresenceExpected && slices.Contains([]graph.Status{planned, postponed, cancelled}, e.Status)
		return p.TookPart() && (there || expected)
	}))
	equal(t, "published by "+string(id), s.PublishedBy(id), want(s, func(e *graph.Event) bool {
		return slices.ContainsFunc(e.Claims, func(claim graph.ID) bool {
			c, _ := s.Claim(claim)
			a, err := s.Article(c.Article)
			return err == nil && a.Publisher != "" && s.RefersTo(a.Publisher) == id
		})
	}))
	for _, other := range s.Actors() {
		if got := s.ActsFor(other, id); got != acts(s, other, id, map[graph.ID]bool{}) {
			t.Fatalf("%s acts for %s: %v", other, id, got)
		}
	}
}

// acts follows what actors are said to act for, one by one.
func acts(s *index.Snapshot, who, whom graph.ID, seen map[graph.ID]bool) bool {
	if who == whom {
		return true
	}
	a, err := s.Actor(who)
	if err != nil || seen[who] {
		return false
	}
	seen[who] = true
	return slices.ContainsFunc(a.ActsFor, func(next graph.ID) bool { return acts(s, next, whom, seen) })
}

func lies(s *index.Snapshot, inner, outer graph.ID, seen map[graph.ID]bool) bool {
	if inner == outer {
		return true
	}
	p, err := s.Place(inner)
	if err != nil || seen[inner] {
		return false
	}
	seen[inner] = true
	return slices.ContainsFunc(p.Within, func(next graph.ID) bool { return lies(s, next, outer, seen) })
}

func TestTimeConditionsAgreeWithAScan(t *testing.T) {
	references := []string{
		"2025-07-24", "2025-07", "2025", "2025-07-25", "1948", "2025-07-24?", "../2025-07-24", "2025-07-24/..", "[..2025-07]", "[2025-07..]",
		"[2025-07-24,2025-07-26]", "{2025-07-24,2025-07-26}", "[2025-07-24?,2025-07-28..2025-08]", "2025-07-24/", "/2025-07-24", "2025-07/",
		"[2025,Y17000000]", "Y17000000", "Y-17000000", "2026", "1900",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		refs := []edtf.Time{{}}
		for _, text := range references {
			refs = append(refs, edtf.MustParse(text))
		}
		for _, ref := range refs {
			for what, tt := range map[string]struct {
				got     index.Matches
				compare func(t, ref edtf.Time) edtf.Certainty
			}{
				"before": {s.Before(ref), edtf.Time.Before},
				"after":  {s.After(ref), edtf.Time.After},
				"during": {s.During(ref), edtf.Time.During},
			} {
				is := func(wanted ...edtf.Certainty) *roaring.Bitmap {
					return want(s, func(e *graph.Event) bool { return slices.Contains(wanted, tt.compare(e.When.Time, ref)) })
				}
				equal(t, "certainly "+what+" "+ref.String(), tt.got.Certain, is(edtf.Certain))
				equal(t, "possibly "+what+" "+ref.String(), tt.got.Possible, is(edtf.Certain, edtf.Possible))
			}
		}
	})
}

func TestMatches(t *testing.T) {
	universe := roaring.BitmapOf(0, 1, 2, 3)
	a := index.Matches{Certain: roaring.BitmapOf(0), Possible: roaring.BitmapOf(0, 1)}
	b := index.Matches{Certain: roaring.BitmapOf(1), Possible: roaring.BitmapOf(0, 1, 2)}
	for what, tt := range map[string]struct{ got, want index.Matches }{
		"and":         {a.And(b), index.Matches{Certain: roaring.New(), Possible: roaring.BitmapOf(0, 1)}},
		"or":          {a.Or(b), index.Matches{Certain: roaring.BitmapOf(0, 1), Possible: roaring.BitmapOf(0, 1, 2)}},
		"not":         {a.Not(universe), index.Matches{Certain: roaring.BitmapOf(2, 3), Possible: roaring.BitmapOf(1, 2, 3)}},
		"not nothing": {index.Matches{}.Not(universe), index.Both(universe)},
		"and nothing": {a.And(index.Matches{}), index.Both(roaring.New())},
	} {
		if !tt.got.Certain.Equals(tt.want.Certain) || !tt.got.Possible.Equals(tt.want.Possible) {
			t.Errorf("%s: certain %s possible %s", what, tt.got.Certain, tt.got.Possible)
		}
	}
	if a.Certain.GetCardinality() != 1 || a.Possible.GetCardinality() != 2 {
		t.Error("an operand was changed")
	}
}

// An event of which no time is known is possible in every range, and certain in none.
func TestAnEventWithoutATime(t *testing.T) {
	a := graphtest.NewArticle("000")
	a.Claim(graph.Claim{})
	dated := a.Claim(graph.Claim{Type: "call", Times: []graph.ClaimedTime{a.At("then", "../1900")}})
	s := build([]*graphtest.Article{a})
	if e := s.EventAt(0); e.ID != s.EventOf(dated) {
		t.Error("an open start with an earlier end does not come before the unknown")
	}
	for _, text := range []string{"2025-07-24", "2025-07/..", "../2025", "[..2030]"} {
		ref := edtf.MustParse(text)
		for _, m := range []index.Matches{s.Before(ref), s.After(ref), s.During(ref)} {
			if m.Certain.Contains(1) || !m.Possible.Contains(1) {
				t.Errorf("against %s it is certain in %s, possible in %s", text, m.Certain, m.Possible)
			}
		}
	}
}

// The bounds of a set do not tell whether it lies in the gaps of another.
func TestDuringASetWithGaps(t *testing.T) {
	times := []string{
		"2025-07-10", "2025-07-12", "2025-07-14", "2025-07-10/2025-07-14", "[2025-07-10,2025-07-14]", "{2025-07-10,2025-07-14}",
		"{2025-07-10,2025-07-12}", "[2025-07-10..2025-07-12]", "2025-07", "2025-07-14~", "2025-08-01",
	}
	a := graphtest.NewArticle("000")
	a.Claim(graph.Claim{})
	for _, text := range times {
		a.Claim(graph.Claim{Type: "call", Times: []graph.ClaimedTime{a.At("then", text)}})
	}
	s := build([]*graphtest.Article{a})
	found := s.During(edtf.MustParse("[2025-07-10,2025-07-14]"))
	told := map[string]edtf.Certainty{}
	for i := range uint32(s.Counts().Events) { //nolint:gosec // a dozen
		c := edtf.Impossible
		if found.Possible.Contains(i) {
			c = edtf.Possible
		}
		if found.Certain.Contains(i) {
			c = edtf.Certain
		}
		told[s.EventAt(i).When.Time.String()] = c
	}
	want := map[string]edtf.Certainty{
		"": edtf.Possible, "2025-07-10": edtf.Certain, "2025-07-12": edtf.Impossible, "2025-07-14": edtf.Certain,
		"2025-07-10/2025-07-14": edtf.Impossible, "[2025-07-10,2025-07-14]": edtf.Certain, "{2025-07-10,2025-07-14}": edtf.Certain,
		"{2025-07-10,2025-07-12}": edtf.Impossible, "[2025-07-10..2025-07-12]": edtf.Possible, "2025-07": edtf.Possible,
		"2025-07-14~": edtf.Possible, "2025-08-01": edtf.Impossible,
	}
	if diff := gocmp.Diff(want, told); diff != "" {
		t.Errorf("during [2025-07-10,2025-07-14] (-want +got):\n%s", diff)
	}
}
