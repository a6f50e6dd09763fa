package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
	"github.com/parley-kg/parley/index"
)

// Disclosure is that somebody made an event public, or spoke about it in public.
type Disclosure struct {
	Kind graph.DisclosureKind
	By   graph.ID
	// At is the day; where it is not known, one of the days within. Who is only cited spoke by the day
	// on which the article was published, and of what was held not before it began.
	At edtf.Time
	// First tells whether all others came on later days: CERTAIN, POSSIBLE, or IMPOSSIBLE where one
	// came on an earlier day.
	First edtf.Certainty
	// Claim says so, in the sentence of Evidence.
	Claim    graph.ID
	Evidence *Evidence
}

// Disclosures returns who made an event public, and how, each actor once in each
// way, in order of publication: by the day by which it was public at the latest,
// then at the earliest, then by kind, article and place in the text.
//
// The reporting word says how ([graph.DisclosureByVerb]), the polarity of the
// claim that it is a denial. Where the word does not say, a party that asserts
// what is planned or called off announces it, one that asserts what was held
// confirms it, and anyone else reports it; this is left out where the same actor
// has disclosed the event already. Claims by nobody known are left out.
func (s *Session) Disclosures(ctx context.Context, event *graph.Event) ([]*Disclosure, error) {
	keys, err := s.claimKeys(event.Claims)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(keys, compareSpots)
	var all []*disclosed
	for _, key := range keys {
		d, known, err := s.disclosed(event, key.ID)
		if err != nil {
			return nil, err
		}
		if known {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, compareDisclosures)
	once := tellFirst(eachOnce(all))
	return once, s.addEvidence(ctx, once)
}

// addEvidence adds the sentences of disclosures, in one call of the archive.
func (s *Session) addEvidence(ctx context.Context, all []*Disclosure) error {
	claims := make([]graph.ID, len(all))
	for i, d := range all {
		claims[i] = d.Claim
	}
	rows, err := s.Evidence(ctx, claims)
	if err != nil {
		return err
	}
	of := make(map[graph.ID]*Evidence, len(rows))
	for i := range rows {
		of[rows[i].Claim.ID] = &rows[i]
	}
	for _, d := range all {
		d.Evidence = of[d.Claim]
	}
	return nil
}

// disclosed is a disclosure before those that repeat others are left out.
type disclosed struct {
	Disclosure
	// plain tells that no word says how it was disclosed.
	plain bool
}

func (s *Session) disclosed(event *graph.Event, id graph.ID) (d *disclosed, known bool, err error) {
	speaker, known := s.snap.SpeakerOf(id)
	if !known {
		return nil, false, nil
	}
	claim, err := s.snap.Claim(id)
	if err != nil {
		return nil, false, err
	}
	article, err := s.snap.Article(claim.Article)
	if err != nil {
		return nil, false, err
	}
	d = &disclosed{Disclosure: Disclosure{By: speaker.Actor, Claim: id}}
	d.Kind, d.plain = s.disclosureKind(event, claim, speaker)
	d.At, err = disclosedAt(event, claim, article.Published, speaker)
	return d, true, err
}

func (s *Session) disclosureKind(event *graph.Event, claim *graph.Claim, speaker index.Speaker) (kind graph.DisclosureKind, plain bool) {
	for _, verb := range speaker.Verbs {
		if said, ok := graph.DisclosureByVerb(verb); ok && (said == graph.DisclosureRetracted || claim.Polarity != graph.PolarityNegative) {
			return said, false
		}
	}
	asserted := speaker.Named && claim.Modality == graph.ModalityAsserted
	switch {
	case claim.Polarity == graph.PolarityNegative:
		return graph.DisclosureDenied, false
	case !asserted || !s.snap.IsParty(speaker.Actor, event):
		return graph.DisclosureReported, true
	case claim.Status == graph.StatusHeld:
		return graph.DisclosureConfirmed, true
	default:
		return graph.DisclosureAnnounced, true
	}
}

// disclosedAt returns the day of a disclosure: that of the article, or for who is
// cited one by then. Nobody says before its beginning that an event was held.
func disclosedAt(event *graph.Event, claim *graph.Claim, published edtf.Time, speaker index.Speaker) (edtf.Time, error) {
	published = published.Within()
	if !speaker.Cited {
		return published, nil
	}
	earliest, latest := edtf.OpenPast, published.Bounds().LatestEnd
	affirmed := claim.Status == graph.StatusHeld && claim.Polarity != graph.PolarityNegative
	if begun := event.When.Time.Bounds().EarliestStart; affirmed && begun <= latest {
		earliest = begun
	}
	return oneOfDays(earliest, latest)
}

// oneOfDays is some day from the one to the other; unknown where both are open.
func oneOfDays(from, to edtf.Day) (edtf.Time, error) {
	var first, last string
	if from != edtf.OpenPast {
		first = from.String()
	}
	if to != edtf.OpenFuture {
		last = to.String()
	}
	switch {
	case first == "" && last == "":
		return edtf.Time{}, nil
	case first == last:
		return edtf.Parse(first)
	}
	t, err := edtf.Parse("[" + first + ".." + last + "]")
	if err != nil {
		return edtf.Time{}, fmt.Errorf("the days from %s to %s: %w", from, to, err)
	}
	return t, nil
}

var disclosureKinds = graph.DisclosureKinds()

func compareDisclosures(a, b *disclosed) int {
	x, y := a.At.Bounds(), b.At.Bounds()
	return cmp.Or(
		cmp.Compare(x.LatestEnd, y.LatestEnd),
		cmp.Compare(x.EarliestStart, y.EarliestStart),
		cmp.Compare(slices.Index(disclosureKinds, a.Kind), slices.Index(disclosureKinds, b.Kind)),
		cmp.Compare(words(a), words(b)),
	)
}

// words puts first what a reporting word says.
func words(d *disclosed) int {
	if d.plain {
		return 1
	}
	return 0
}

// eachOnce leaves out what repeats an earlier disclosure of the same actor: one of
// the same kind, or a plain one after any.
func eachOnce(all []*disclosed) []*Disclosure {
	type act struct {
		by   graph.ID
		kind graph.DisclosureKind
	}
	done, spoke := map[act]bool{}, map[graph.ID]bool{}
	var once []*Disclosure
	for _, d := range all {
		if done[act{d.By, d.Kind}] || d.plain && spoke[d.By] {
			continue
		}
		done[act{d.By, d.Kind}] = true
		spoke[d.By] = spoke[d.By] || d.Kind != graph.DisclosureDenied && d.Kind != graph.DisclosureRetracted
		once = append(once, &d.Disclosure)
	}
	return once
}

// tellFirst tells of each disclosure whether it came before all others: certainly,
// or possibly where none certainly came before it.
func tellFirst(all []*Disclosure) []*Disclosure {
	for _, d := range all {
		d.First = edtf.Certain
		for _, other := range all {
			switch {
			case other == d:
			case other.At.Before(d.At) == edtf.Certain:
				d.First = edtf.Impossible
			case d.First == edtf.Certain && d.At.Before(other.At) != edtf.Certain:
				d.First = edtf.Possible
			}
		}
	}
	return all
}
