package loader

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// rowDigits is the length of the digest that ends the id of a row's claim:
// longer than that of other claims, since a table has hundreds of thousands.
const rowDigits = 16

// rowClaim is the claim of a row while the table is read: what rows share is only
// pointed to. Claims are made of them in the end, once each and in order.
type rowClaim struct {
	group          *claimGroup
	digest         uint64 // of the id
	id             graph.ID
	kind           *rowType
	when           *day
	participations []graph.ClaimedParticipation
	places         []graph.ID
	attribution    []graph.Source
	kept           []graph.Kept
	within         *graph.ClaimedWithin // then kind and when are nil
}

// claimGroup are claims whose ids differ in their digests only.
type claimGroup struct {
	prefix string // the id without its digest
	claims []numberedClaim
}

// numberedClaim has the number beside the pointer, since sorting looks at nothing else.
type numberedClaim struct {
	digest uint64
	claim  *rowClaim
}

// rowWords are the readable part of an id: a type, and a day with a hyphen before it.
type rowWords struct{ kind, day string }

// claimTable holds the claims of a table by the words of their ids: to sort a few
// words, and the numbers below each, is much cheaper than to sort as many ids.
type claimTable struct {
	article graph.ID
	count   int
	free    []rowClaim
	groups  map[rowWords]*claimGroup
}

// claimsInBlock is how many claims are allocated at once.
const claimsInBlock = 512

func newClaimTable(article graph.ID) claimTable {
	return claimTable{article: article, groups: map[rowWords]*claimGroup{}}
}

// add adds a claim whose id has the words and the digest.
func (t *claimTable) add(words rowWords, digest [sha256.Size]byte) *rowClaim {
	g := t.groups[words]
	if g == nil {
		g = &claimGroup{prefix: graph.PrefixClaim + "/" + t.article.Local() + "/" + words.kind + words.day + "-"}
		t.groups[words] = g
	}
	if len(t.free) == 0 {
		t.free = make([]rowClaim, claimsInBlock)
	}
	c := &t.free[0]
	t.free = t.free[1:]
	c.group, c.digest = g, binary.BigEndian.Uint64(digest[:])
	g.claims = append(g.claims, numberedClaim{c.digest, c})
	t.count++
	return c
}

// sorted makes the claims, in the order of their ids and each once: ids are equal
// where all cells are.
func (t *claimTable) sorted() []graph.Claim {
	groups := make([]*claimGroup, 0, len(t.groups))
	size := 0
	for _, g := range t.groups {
		groups = append(groups, g)
		size += len(g.claims) * (len(g.prefix) + rowDigits)
	}
	slices.SortFunc(groups, func(a, b *claimGroup) int { return cmp.Compare(a.prefix, b.prefix) })
	var ids strings.Builder // of which the ids are pieces
	ids.Grow(size)
	all := make([]graph.Claim, 0, t.count)
	inOrder := true
	for _, g := range groups {
		before := len(all)
		all = g.appendTo(all, t.article, &ids)
		inOrder = inOrder && (before == 0 || all[before-1].ID < all[before].ID)
	}
	if !inOrder { // one prefix is the beginning of another, as those of 2014 and 2014-01
		slices.SortFunc(all, func(a, b graph.Claim) int { return compareIDs(a.ID, b.ID) })
	}
	return all
}

// appendTo appends the claims of a group.
func (g *claimGroup) appendTo(all []graph.Claim, article graph.ID, ids *strings.Builder) []graph.Claim {
	slices.SortFunc(g.claims, func(a, b numberedClaim) int { return cmp.Compare(a.digest, b.digest) })
	var number [rowDigits / 2]byte
	var digits [rowDigits]byte
	for i, n := range g.claims {
		if i > 0 && n.digest == g.claims[i-1].digest {
			n.claim.id = all[len(all)-1].ID
			continue
		}
		start := ids.Len()
		ids.WriteString(g.prefix)
		ids.Write(hex.AppendEncode(digits[:0], binary.BigEndian.AppendUint64(number[:0], n.digest)))
		n.claim.id = graph.ID(ids.String()[start:])
		all = append(all, graph.Claim{})
		n.claim.fill(&all[len(all)-1], article)
	}
	return all
}

// fill writes the claim of a row into one that is empty.
func (r *rowClaim) fill(c *graph.Claim, article graph.ID) {
	c.ID, c.Article = r.id, article
	if r.within != nil {
		c.Type, c.Within = graph.ClaimWithin, r.within
		c.Status, c.Polarity, c.Modality = graph.StatusHeld, graph.PolarityPositive, graph.ModalityAsserted
		return
	}
	c.Type, c.SourceType = r.kind.name, r.kind.label
	c.Status, c.Polarity, c.Modality = r.kind.status, r.kind.polarity, r.kind.modality
	c.Participations, c.Places, c.Times = r.participations, r.places, r.when.times
	c.Attribution, c.Kept = r.attribution, r.kept
}
