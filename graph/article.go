package graph

import (
	"slices"
	"time"

	"github.com/parley-kg/parley/graph/edtf"
)

// ArticleKind tells what an [Article] is.
type ArticleKind string

// The kinds of articles.
const (
	KindNews    ArticleKind = "NEWS"
	KindDataset ArticleKind = "DATASET" // an event table: no text, a claim a row
)

// Article is one news text with its metadata.
type Article struct {
	ID   ID
	Kind ArticleKind
	// Text is the text as published, never changed; empty where the source gave none.
	Text string
	// SHA256 is the hexadecimal digest of the text's bytes.
	SHA256 string
	// Title, URL, Author and Language (BCP 47) are empty where not known.
	Title, URL, Author, Language string
	// Publisher is the mention that names the outlet; empty where not known.
	Publisher ID
	// Published is some day within this time; the zero time where not known.
	Published     edtf.Time
	PublishedNote string
	// DerivedFrom lists what the text copies or paraphrases: article ids, URLs or names of outlets.
	DerivedFrom []string
	Zones       []Zone
	// Revision is the digest of everything that was annotated in the article: metadata, mentions,
	// coreference and claims. It changes when, and only when, the annotation does.
	Revision   string
	RecordedAt time.Time
}

// Span is a part of an article's text in Unicode code points, half-open, from 0.
type Span struct{ Start, End int }

// Contains tells whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Hull returns the smallest span that contains all fragments; the empty span for none.
func Hull(fragments []Span) Span {
	if len(fragments) == 0 {
		return Span{}
	}
	hull := fragments[0]
	for _, f := range fragments[1:] {
		hull.Start = min(hull.Start, f.Start)
		hull.End = max(hull.End, f.End)
	}
	return hull
}

// ZoneType tells what a part of a text is; what lies in no zone is body.
type ZoneType string

// The zones of a text.
const (
	ZoneHeadline    ZoneType = "HEADLINE"
	ZoneCaption     ZoneType = "CAPTION"
	ZoneByline      ZoneType = "BYLINE"
	ZoneBoilerplate ZoneType = "BOILERPLATE"
	ZoneBody        ZoneType = "BODY"
)

// Zone is a part of an article's text that is not body.
type Zone struct {
	Type ZoneType
	Span Span
}

// ZoneAt tells what the part of the text is in which the span begins.
func (a *Article) ZoneAt(s Span) ZoneType {
	for _, z := range a.Zones {
		if z.Span.Start <= s.Start && s.Start < z.Span.End {
			return z.Type
		}
	}
	return ZoneBody
}

// MentionType tells what a mention names.
type MentionType string

// The types of mentions; they end mention ids.
const (
	MentionPerson       MentionType = "person"
	MentionOrganization MentionType = "organization"
	MentionGroup        MentionType = "group"
	MentionPlace        MentionType = "place"
	MentionTime         MentionType = "time"
	MentionTopic        MentionType = "topic"
	MentionPosition     MentionType = "position"
)

var mentionTypes = []MentionType{
	MentionPerson, MentionOrganization, MentionGroup, MentionPlace, MentionTime, MentionTopic, MentionPosition,
}

// Valid tells whether t is one of the types of mentions.
func (t MentionType) Valid() bool { return slices.Contains(mentionTypes, t) }

// IsActor tells whether such a mention names someone or something that acts.
func (t MentionType) IsActor() bool {
	return t == MentionPerson || t == MentionOrganization || t == MentionGroup
}

// Mention is a place in an article where something is named, kept verbatim.
type Mention struct {
	ID      ID
	Article ID
	Type    MentionType
	// Text is the article's own words; fragments are joined by a space.
	Text string
	// Fragments is where they stand, in text order; empty for a mention that has only a name.
	Fragments []Span
	// Kind is STATE, GOVERNMENT, MEDIA, ARMED_GROUP, PARTY or OTHER for an organization,
	// COUNTRY, PROVINCE, CITY, REGION, SITE or OTHER for a place; empty where not stated.
	Kind string
	// SameAs lists IRIs of knowledge bases, sorted.
	SameAs []string
	// ActsFor is the mention on whose behalf this actor acts; empty where not stated.
	ActsFor ID
	// Anonymous tells that the text does not name this source.
	Anonymous bool
	// Lang is the BCP 47 tag of the spelling where it is not the article's language.
	Lang string
	// SourceType is the annotation's own label where it is not one of ours: "GPE".
	SourceType string
	// Kept is what else the annotation says of it in words of its own; sorted, each once.
	Kept []Kept
}

// AnnotatedArticle is an article with all that was annotated in it.
type AnnotatedArticle struct {
	Article Article
	// Mentions are sorted by id.
	Mentions []Mention
	// Coreference holds groups of mentions, or of claims, that mean one thing according to the
	// annotator; disjoint, each sorted, at least two members.
	Coreference [][]ID
	// Claims are sorted by id.
	Claims []Claim
}

// Corpus is everything that is stored and not retracted: articles sorted by id,
// judgements sorted by instant, then id.
type Corpus struct {
	Articles   []AnnotatedArticle
	Judgements []Judgement
}
