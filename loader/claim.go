package loader

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

const (
	claimDigits    = 8  // of the digest that ends a claim's id
	revisionDigits = 32 // of an article's revision
	maxSlug        = 40 // letters of each readable part of an id
)

// claimID names a claim by its content: "claim/000/meeting-paris-2025-07-24-3f2a91c0".
// The words are for the reader; the digest over everything the claim says tells
// two claims apart.
func claimID(c *graph.Claim, words []string) graph.ID {
	return namedClaim(c, graph.Digest(claimDigits, claimContent(c)...), words)
}

func namedClaim(c *graph.Claim, digest string, words []string) graph.ID {
	parts := []string{c.Type}
	for _, w := range words {
		if s := slug(w); s != "" {
			parts = append(parts, s)
		}
	}
	parts = append(parts, digest)
	return graph.ID(graph.PrefixClaim + "/" + c.Article.Local() + "/" + strings.Join(parts, "-"))
}

// distinct sorts the claims and leaves one of those that say the same. clash is
// an id that two claims share which say different things: digests are short.
func distinct(claims []graph.Claim) (list []graph.Claim, clash graph.ID) {
	slices.SortFunc(claims, func(x, y graph.Claim) int { return compareIDs(x.ID, y.ID) })
	list = slices.CompactFunc(claims, func(x, y graph.Claim) bool {
		if x.ID == y.ID && !slices.Equal(claimContent(&x), claimContent(&y)) {
			clash = x.ID
		}
		return x.ID == y.ID
	})
	return list, clash
}

// slug leaves of a word what may stand in a claim's id: [a-z0-9-].
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < '0' || '9' < r)
	})
	short := ""
	for _, w := range words {
		if len(short)+len(w) >= maxSlug {
			break
		}
		short += "-" + w
	}
	return strings.TrimPrefix(short, "-")
}

// content lists what a digest is taken of. Every list is preceded by its
// length, so that no two contents give one list.
type content []string

func (c *content) add(values ...string) { *c = append(*c, values...) }

func (c *content) count(n int) { c.add(strconv.Itoa(n)) }

func (c *content) ids(ids []graph.ID) {
	c.count(len(ids))
	for _, id := range ids {
		c.add(string(id))
	}
}

func (c *content) spans(spans ...graph.Span) {
	c.count(len(spans))
	for _, s := range spans {
		c.add(strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
}

// kept adds nothing where there is nothing, so that ids and revisions made
// before there were words of the source stay what they are.
func (c *content) kept(list []graph.Kept) {
	if len(list) == 0 {
		return
	}
	c.add("kept")
	c.count(len(list))
	for _, k := range list {
		c.add(k.Name, k.Value)
	}
}

// claimContent is everything that a claim says: all but its id and its instants.
func claimContent(c *graph.Claim) content {
	k := make(content, 0, stringsOfAClaim)
	k.claim(c)
	return k
}

// stringsOfAClaim is about how many strings tell what a claim says.
const stringsOfAClaim = 48

func (c *content) claim(of *graph.Claim) {
	c.add(string(of.Article), of.Type, of.SourceType, string(of.Status), string(of.Polarity), string(of.Modality))
	c.spans(of.Trigger...)
	c.spans(of.Sentence)
	c.count(len(of.Attribution))
	for _, s := range of.Attribution {
		c.add(string(s.Mention), s.Verb)
	}
	c.count(len(of.Participations))
	for _, p := range of.Participations {
		c.add(string(p.Mention), string(p.Role), string(p.Presence))
	}
	c.ids(of.Places)
	c.ids(of.Topics)
	c.count(len(of.Times))
	for _, t := range of.Times {
		c.add(string(t.Mention), t.When.String())
	}
	c.kept(of.Kept)
	if p := of.Position; p != nil {
		c.add("position", string(p.Holder), string(p.Title), string(p.Organization), p.When.String())
	}
	if w := of.Within; w != nil {
		c.add("within", string(w.Inner), string(w.Outer))
	}
	if l := of.Link; l != nil {
		c.add("link", string(l.Kind), string(l.From), string(l.To))
	}
}
