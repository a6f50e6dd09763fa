package quads

import (
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// Namespace is a vocabulary and the prefix under which its terms are known.
type Namespace struct{ Prefix, IRI string }

// namespaces are all vocabularies in use: our own first, then those reused.
var namespaces = []Namespace{
	{"parley", "https://parley-kg.github.io/vocabulary#"},
	{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
	{"schema", "https://schema.org/"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"oa", "http://www.w3.org/ns/oa#"},
	{"org", "http://www.w3.org/ns/org#"},
	{"gaf", "http://groundedannotationframework.org/gaf#"},
}

// The datatypes of literals that are not plain strings.
const (
	typeEDTF     quad.IRI = "http://id.loc.gov/datatypes/edtf/EDTF"
	typeDateTime quad.IRI = "http://www.w3.org/2001/XMLSchema#dateTime"
	typeDouble   quad.IRI = "http://www.w3.org/2001/XMLSchema#double"
	typeBoolean  quad.IRI = "http://www.w3.org/2001/XMLSchema#boolean"
	typeJSON     quad.IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
)

// Term is a predicate: a name in a vocabulary.
type Term struct {
	// Prefix is that of the vocabulary, Name the local name: "parley", "hosted".
	Prefix, Name string
	// Means says what a quad with this predicate says.
	Means string
	iri   quad.Value // as quads have it
}

// IRI returns the predicate as it stands in quads: the full IRI.
func (t Term) IRI() quad.IRI { return quad.IRI(textOf(t.iri)) }

// String returns the short form: "parley:hosted".
func (t Term) String() string { return t.Prefix + ":" + t.Name }

// Our own terms. Those of the roles are in [verbs].
var (
	termStatus       = term("parley", "status", "how far the event has come, according to the claim: PLANNED, HELD, CANCELLED, POSTPONED or UNKNOWN")
	termPolarity     = term("parley", "polarity", "NEGATIVE where the claim denies; absent where it affirms")
	termModality     = term("parley", "modality", "PROBABLE or POSSIBLE where the claim is not firm; absent where it asserts")
	termPresence     = term("parley", "presence", "whether the participant was there: PRESENT, EXPECTED or DENIED; absent where it is EXPECTED in a planned, postponed or cancelled event, PRESENT in any other")
	termEDTF         = term("parley", "edtf", "the time that the words mean, or that an office was held, in EDTF")
	termVerb         = term("parley", "reportingVerb", "the word with which the source reports, as it stands in the text")
	termActsFor      = term("parley", "actsFor", "the actor acts on behalf of that one")
	termAnonymous    = term("parley", "anonymous", "true where the text does not name this source")
	termCorefersWith = term("parley", "corefersWith", "both mean one thing, according to the annotator; a group is a chain in the order of ids")
	termFollows      = term("parley", "follows", "the event came after that one")
	termRealises     = term("parley", "realises", "the event carries out the plan that the other was")
	termSame         = term("parley", "same", "both are one, according to the judgement")
	termDifferent    = term("parley", "different", "they are not one, according to the judgement")
	termUnsure       = term("parley", "unsure", "whether they are one waits for a person to judge")
	termScore        = term("parley", "score", "how sure the rule is, from 0 to 1")
	termSourceType   = term("parley", "sourceType", "the annotation's own label of the mention, where it is not its type here")
	termKept         = term("parley", "kept", "what the annotation says in words of its own: a JSON list of name and value")
	termFeatures     = term("parley", "features", "the reasons of the rule: a JSON list of name, value, weight and detail")
)

// Terms of other vocabularies.
var (
	termText        = term("schema", "text", "the text of the article, as published")
	termSHA256      = term("schema", "sha256", "the digest of the text")
	termTitle       = term("schema", "headline", "the title of the article")
	termURL         = term("schema", "url", "where the article was published")
	termAuthor      = term("schema", "author", "who wrote the article; who or which rule gave the judgement")
	termLanguage    = term("schema", "inLanguage", "the language of the article, or of a mention where it is another, as a BCP 47 tag")
	termPublisher   = term("schema", "publisher", "the mention that names the outlet")
	termPublished   = term("schema", "datePublished", "the article was published on some day within this time")
	termMentions    = term("schema", "mentions", "the article holds this mention; absent where another quad of the revision names it")
	termKind        = term("schema", "additionalType", "what kind of article, organization, place or part of a text it is; of a claim, the source's own label")
	termSameAs      = term("schema", "sameAs", "what is mentioned has this IRI in a knowledge base")
	termTopic       = term("schema", "about", "what the event was about")
	termWithin      = term("schema", "containedInPlace", "the place lies in that one")
	termPartOf      = term("schema", "superEvent", "the event is part of that one")
	termNote        = term("skos", "note", "where the day of publication comes from; why the judgement was given")
	termExact       = term("oa", "exact", "the words of the mention, where they are not those at its offsets")
	termType        = term("sem", "eventType", "the type of the event that the claim tells of")
	termPlace       = term("sem", "hasPlace", "where the event was")
	termTime        = term("sem", "hasTime", "the words that tell when the event was")
	termAccordingTo = term("sem", "accordingTo", "the source that the article gives for the claim")
	termTrigger     = term("gaf", "denotedBy", "the words that tell of the event")
	termQuotedFrom  = term("prov", "wasQuotedFrom", "of a claim: the sentence that makes it; of a source: the next source in the chain")
	termDerivedFrom = term("prov", "wasDerivedFrom", "what the text copies or paraphrases")
	termRecorded    = term("prov", "generatedAtTime", "the instant at which the revision, claim or judgement was recorded")
	termRetracted   = term("prov", "invalidatedAtTime", "the instant at which the claim was retracted")
	termHolds       = term("org", "holds", "the actor has this office")
	termPostIn      = term("org", "postIn", "the organization whose office it is")
)

// verbs holds the predicate of each role: <mention> parley:hosted <claim>.
var (
	roles = graph.Roles()
	verbs = verbsOfRoles(roles)
)

// links and verdicts hold the predicates of links between events and of verdicts.
var (
	links = map[graph.LinkKind]Term{
		graph.LinkPartOf: termPartOf, graph.LinkFollows: termFollows, graph.LinkRealises: termRealises,
	}
	verdicts = map[graph.Verdict]Term{
		graph.VerdictSame: termSame, graph.VerdictDifferent: termDifferent, graph.VerdictUnsure: termUnsure,
	}
)

// Terms returns every predicate that quads may have: our own, those of the
// roles in the order of their table, then those of other vocabularies.
func Terms() []Term {
	terms := []Term{
		termStatus, termPolarity, termModality, termPresence, termEDTF, termVerb, termActsFor, termAnonymous,
		termCorefersWith, termFollows, termRealises, termSame, termDifferent, termUnsure, termScore, termFeatures,
		termSourceType, termKept,
	}
	for _, role := range graph.Roles() {
		terms = append(terms, verbs[role.Role])
	}
	return append(terms,
		termText, termSHA256, termTitle, termURL, termAuthor, termLanguage, termPublisher, termPublished, termMentions,
		termKind, termSameAs, termTopic, termWithin, termPartOf, termNote, termExact, termType, termPlace, termTime,
		termAccordingTo, termTrigger, termQuotedFrom, termDerivedFrom, termRecorded, termRetracted, termHolds, termPostIn,
	)
}

// Namespaces returns the vocabularies of [Terms], our own first.
func Namespaces() []Namespace { return slices.Clone(namespaces) }

func term(prefix, name, means string) Term {
	i := slices.IndexFunc(namespaces, func(n Namespace) bool { return n.Prefix == prefix })
	return Term{Prefix: prefix, Name: name, Means: means, iri: quad.IRI(namespaces[i].IRI + name)}
}

func verbsOfRoles(roles []graph.RoleInfo) map[graph.Role]Term {
	terms := make(map[graph.Role]Term, len(roles))
	for _, role := range roles {
		terms[role.Role] = term("parley", role.Verb, "the actor "+role.Means)
	}
	return terms
}
