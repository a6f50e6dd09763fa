package index_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/index"
)

type fataler interface{ Fatal(...any) }

func written(t fataler, s *index.Snapshot, mark string) []byte {
	var file bytes.Buffer
	if err := s.Write(&file, mark); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func reread(t fataler, s *index.Snapshot) *index.Snapshot {
	again, mark, err := index.Read(written(t, s, "mark 1"))
	if err != nil {
		t.Fatal(err)
	}
	if mark != "mark 1" {
		t.Fatal("mark", mark)
	}
	return again
}

// everything is what a snapshot answers to every question about what it holds.
func everything(s *index.Snapshot) []any {
	all := []any{s.ID(), s.Counts(), s.Actors(), s.Places(), s.Articles(), s.Claims(), s.Judgements(), s.RecordedOrder(), events(s)}
	add := func(answers ...any) {
		for _, a := range answers {
			switch a := a.(type) {
			case *roaring.Bitmap:
				all = append(all, a.ToArray())
			case index.Matches:
				all = append(all, a.Certain.ToArray(), a.Possible.ToArray())
			case error:
				all = append(all, a.Error())
			default:
				all = append(all, a)
			}
		}
	}
	pair := func(answer any, err error) { add(answer, err) }
	about := func(id graph.ID) {
		identity, known := s.IdentityOf(id)
		add(identity, known, s.ClaimsNaming(id))
	}
	for _, id := range s.Actors() {
		pair(s.Actor(id))
		about(id)
		add(s.Named(id), s.TookPart(id), s.TookPartSelf(id), s.PublishedBy(id), s.AttributedTo(id))
		for _, other := range s.Actors() {
			add(s.ActsFor(id, other))
		}
		identity, _ := s.IdentityOf(id)
		for _, alias := range append(identity.Aliases, id+"-x", "actor/berg-1a2b3c4d") {
			pair(s.Actor(alias))
		}
		a, _ := s.Actor(id)
		for _, name := range a.Names {
			add(s.ActorsNamed(name.Value), s.SearchNames(name.Value))
		}
	}
	for _, role := range graph.Roles() {
		add(s.InRole(role.Role))
		for _, presence := range []graph.Presence{graph.PresencePresent, graph.PresenceExpected, graph.PresenceDenied} {
			add(s.WithPart(role.Role, presence))
		}
	}
	for _, id := range s.Places() {
		pair(s.Place(id))
		about(id)
		p, _ := s.Place(id)
		add(s.At(id), s.Within(id), s.PlacesNamed(p.Name))
	}
	for _, e := range events(s) {
		about(e.ID)
		ordinal, known := s.Ordinal(e.ID)
		add(ordinal, known, s.SearchNames(e.Label))
		identity, _ := s.IdentityOf(e.ID)
		for _, alias := range identity.Aliases {
			pair(s.Event(alias))
		}
	}
	for _, id := range s.Articles() {
		pair(s.Article(id))
		add(s.ArticleMentions(id), s.ArticleClaims(id))
		for _, m := range s.ArticleMentions(id) {
			pair(s.Mention(m))
			add(s.RefersTo(m))
		}
	}
	for _, id := range s.Claims() {
		pair(s.Claim(id))
		pair(s.Event(id))
		add(s.EventOf(id))
	}
	for _, id := range s.Judgements() {
		pair(s.Judgement(id))
	}
	for _, name := range []string{"meeting", "call", "visit", "cameo:042", "Make_a_visit"} {
		add(s.OfType(name))
	}
	for _, st := range []graph.Status{held, planned, cancelled, postponed, unknown} {
		add(s.WithStatus(st))
	}
	for _, kind := range graph.ConflictKinds() {
		add(s.WithConflict(kind))
	}
	for _, when := range []string{"2025-07-24", "2025-07", "2025-08~", "../2025-07-25", "Y17000000", ""} {
		t, _ := edtf.Parse(when)
		add(s.Before(t), s.After(t), s.During(t))
	}
	for _, l := range []graph.Location{{Latitude: 48.8534, Longitude: 2.3488}, {Latitude: 50, Longitude: 9}} {
		add(s.Near(l, 10), s.Near(l, 1000), s.Near(l, 30_000))
	}
	for _, degree := range graph.Corroborations() {
		add(s.WithCorroboration(degree))
	}
	for n := range s.MostSources() + 2 {
		add(s.WithSources(n))
	}
	add(s.All(), s.Meetings(), s.FromNamedSources(), s.Independent(s.Claims()))
	return all
}

var sameAnswers = gocmp.Options{comparable, cmpopts.EquateEmpty(), gocmp.Comparer(sameInstant)}

// sameInstant wants the zone to be the same, too.
func sameInstant(a, b time.Time) bool { return a.Equal(b) && a.Location() == b.Location() }

func TestASnapshotIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		again := reread(t, s)
		if diff := gocmp.Diff(everything(s), everything(again), sameAnswers); diff != "" {
			t.Fatal(diff)
		}
		if diff := gocmp.Diff(everything(s), everything(reread(t, again)), sameAnswers); diff != "" {
			t.Fatal("written again:", diff)
		}
	})
}

func TestTheNextSnapshotIsBuiltFromTheCorpusOfTheLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := indexed(drawCorpus(t))
		if next := indexed(reread(t, s).Corpus()); next.ID() != s.ID() {
			t.Fatalf("snapshot %s became %s", s.ID(), next.ID())
		} else if diff := gocmp.Diff(everything(s), everything(next), sameAnswers); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A file that was cut or changed anywhere is refused.
func TestADamagedFileIsRefused(t *testing.T) {
	s := indexed(graphtest.Random(rand.New(rand.NewPCG(1, 2)), graphtest.Size{Articles: 2, Claims: 2}))
	file := written(t, s, "mark")
	refused := func(what string, damaged []byte) {
		if _, _, err := index.Read(damaged); !errors.Is(err, index.ErrUnreadable) {
			t.Fatalf("%s: error %v", what, err)
		}
	}
	for at := range file {
		changed := bytes.Clone(file)
		changed[at] ^= byte(1 << (at % 8))
		refused(fmt.Sprint("bit of byte ", at), changed)
		refused(fmt.Sprint("cut at ", at), file[:at])
	}
	refused("longer", append(bytes.Clone(file), 0))
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, indexed(&graph.Corpus{}), "m"))
	f.Add([]byte("parley"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if s, _, err := index.Read(file); err == nil {
			s.Counts()
		} else if !errors.Is(err, index.ErrUnreadable) {
			t.Fatal(err)
		}
	})
}
