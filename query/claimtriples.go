package query

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// The predicates of resolved triples, besides the verbs of [graph.Roles].
const (
	predType        = "type"          // event → "meeting"
	predSourceType  = "sourceType"    // event → the source's own label or code
	predStatus      = "status"        // event → "HELD"
	predModality    = "modality"      // event, holder or place → "POSSIBLE", where the claim does not assert
	predWhen        = "when"          // event → EDTF
	predHasPlace    = "hasPlace"      // event → place
	predAbout       = "about"         // event → the article's words for a topic
	predAccordingTo = "accordingTo"   // event, holder or place → the actors of the attribution chain
	predHolds       = "holds"         // actor → title of a position
	predHoldsOffice = "holdsOfficeOf" // actor → the actor whose office it is
	predWithin      = "within"        // place → place
	prefixExpected  = "expected:"     // before a verb: who was only expected to
	prefixKept      = "source:"       // before what the source says under a name of its own
	prefixDenied    = "denied:"       // before any of these: the claim says that it is not so
)

// linkPredicates are the words for links between events.
var linkPredicates = map[graph.LinkKind]string{
	graph.LinkPartOf:   "partOf",
	graph.LinkFollows:  "follows",
	graph.LinkRealises: "realises",
}

// ClaimTriples returns the resolved triples of one claim, sorted; none for an
// unknown claim. "Barrack hosted meeting" is one only where the claim affirms
// it: of who was merely expected it says expected:hosted, and everything in a
// claim of negative polarity, and who is said not to have been there, is denied:.
func (s *Session) ClaimTriples(claim graph.ID) []graph.Triple {
	c, err := s.snap.Claim(claim)
	if err != nil {
		return nil // unknown: it says nothing
	}
	w := &tripleWriter{session: s, claim: c}
	switch {
	case c.Position != nil:
		w.position(c.Position)
	case c.Within != nil:
		w.within(c.Within)
	case c.Link != nil:
		w.link(c.Link)
	default:
		w.event(s.snap.EventOf(claim))
	}
	slices.SortFunc(w.triples, compareTriples)
	return slices.Compact(w.triples)
}

// tripleWriter collects what one claim says.
type tripleWriter struct {
	session *Session
	claim   *graph.Claim
	triples []graph.Triple
}

// add adds a triple unless a part of it denotes nothing.
func (w *tripleWriter) add(subject graph.ID, predicate, object string) {
	if subject == "" || object == "" {
		return
	}
	w.triples = append(w.triples, graph.Triple{
		Subject: string(subject), Predicate: predicate, Object: object, Graph: string(w.claim.ID),
	})
}

// say adds what the claim affirms or, with negative polarity, denies.
func (w *tripleWriter) say(subject graph.ID, predicate, object string) {
	if w.claim.Polarity == graph.PolarityNegative {
		predicate = prefixDenied + predicate
	}
	w.add(subject, predicate, object)
}

// refersTo returns what a mention denotes, as the object of a triple.
func (w *tripleWriter) refersTo(mention graph.ID) string {
	return string(w.session.snap.RefersTo(mention))
}

// words returns the article's words of a mention.
func (w *tripleWriter) words(mention graph.ID) string {
	m, err := w.session.snap.Mention(mention)
	if err != nil {
		return "" // not stored: add leaves it out
	}
	return m.Text
}

// source adds who says so and how firmly.
func (w *tripleWriter) source(subject graph.ID) {
	for _, source := range w.claim.Attribution {
		w.add(subject, predAccordingTo, w.refersTo(source.Mention))
	}
	if w.claim.Modality != "" && w.claim.Modality != graph.ModalityAsserted {
		w.add(subject, predModality, string(w.claim.Modality))
	}
}

func (w *tripleWriter) event(event graph.ID) {
	c := w.claim
	w.source(event)
	w.say(event, predType, c.Type)
	w.say(event, predSourceType, c.SourceType)
	w.say(event, predStatus, string(c.Status))
	for _, place := range c.Places {
		w.say(event, predHasPlace, w.refersTo(place))
	}
	for _, topic := range c.Topics {
		w.say(event, predAbout, w.words(topic))
	}
	for _, t := range c.Times {
		w.say(event, predWhen, t.When.String())
	}
	for _, p := range c.Participations {
		w.participation(event, p)
	}
	w.kept(event)
}

// kept adds what the source says in words of its own; what a mention denotes,
// or else its words, stand for the mention.
func (w *tripleWriter) kept(event graph.ID) {
	for _, k := range w.claim.Kept {
		value := k.Value
		if id := graph.ID(value); id.IsMention() {
			value = cmp.Or(w.refersTo(id), w.words(id), value)
		}
		w.say(event, prefixKept+k.Name, value)
	}
}

func (w *tripleWriter) participation(event graph.ID, p graph.ClaimedParticipation) {
	actor, verb := w.session.snap.RefersTo(p.Mention), p.Role.Info().Verb
	switch {
	case p.Presence == graph.PresenceDenied || w.claim.Polarity == graph.PolarityNegative:
		w.add(actor, prefixDenied+verb, string(event))
	case p.Presence == graph.PresenceExpected:
		w.add(actor, prefixExpected+verb, string(event))
	default:
		w.add(actor, verb, string(event))
	}
}

func (w *tripleWriter) position(p *graph.ClaimedPosition) {
	holder := w.session.snap.RefersTo(p.Holder)
	w.source(holder)
	w.say(holder, predHolds, w.words(p.Title))
	w.say(holder, predHoldsOffice, w.refersTo(p.Organization))
}

func (w *tripleWriter) within(p *graph.ClaimedWithin) {
	inner := w.session.snap.RefersTo(p.Inner)
	w.source(inner)
	w.say(inner, predWithin, w.refersTo(p.Outer))
}

func (w *tripleWriter) link(l *graph.ClaimedLink) {
	from := w.session.snap.EventOf(l.From)
	w.source(from)
	w.say(from, linkPredicates[l.Kind], string(w.session.snap.EventOf(l.To)))
}
