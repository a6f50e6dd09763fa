package loader

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// rowDigits is the length of the digest that ends the id of a row's claim:
// longer than that of other claims, since a table has hundreds of thousands.
const rowDigits = 16

// claimTable holds the claims of a table: in large arrays, which never move, and
// by the words of their ids, since to sort a few words and the numbers below each
// is much cheaper than to sort as many ids.
type claimTable struct {
	prefix string // of all ids
	count  int
	blocks [][]graph.Claim
	groups map[rowWords]*claimGroup
	buffer []byte
}

// rowWords are the readable part of an id: a type, and a day with a hyphen before it.
type rowWords struct{ kind, day string }

// claimGroup are claims whose ids differ in their digests only.
type claimGroup struct {
	prefix string // the id without its digest
	claims []numberedClaim
}

// numberedClaim is a claim with the digest of its id as a number.
type numberedClaim struct {
	digest uint64
	claim  *graph.Claim
}

// claimsInBlock is how many claims are allocated at once.
const claimsInBlock = 1024

func newClaimTable(article graph.ID) claimTable {
	return claimTable{prefix: graph.PrefixClaim + "/" + article.Local() + "/", groups: map[rowWords]*claimGroup{}}
}

// add makes room for a claim.
func (t *claimTable) add() *graph.Claim {
	if t.count%claimsInBlock == 0 {
		t.blocks = append(t.blocks, make([]graph.Claim, claimsInBlock))
	}
	c := &t.blocks[t.count/claimsInBlock][t.count%claimsInBlock]
	t.count++
	return c
}

// name gives a claim its id: "claim/icews14/meeting-2014-01-31-3f2a91c05b7d44e1".
func (t *claimTable) name(c *graph.Claim, words rowWords, digest [sha256.Size]byte) {
	g := t.groups[words]
	if g == nil {
		g = &claimGroup{prefix: t.prefix + words.kind + words.day + "-"}
		t.groups[words] = g
	}
	t.buffer = append(t.buffer[:0], g.prefix...)
	t.buffer = hex.AppendEncode(t.buffer, digest[:rowDigits/2])
	c.ID = graph.ID(t.buffer)
	g.claims = append(g.claims, numberedClaim{binary.BigEndian.Uint64(digest[:]), c})
}

// sorted returns the claims in the order of their ids, each once: ids are equal
// where all cells are.
func (t *claimTable) sorted() []graph.Claim {
	all := make([]graph.Claim, 0, t.count)
	for _, g := range t.inOrder() {
		slices.SortFunc(g.claims, func(a, b numberedClaim) int { return cmp.Compare(a.digest, b.digest) })
		for _, n := range g.claims {
			all = append(all, *n.claim)
		}
	}
	byID := func(a, b graph.Claim) int { return compareIDs(a.ID, b.ID) }
	if !slices.IsSortedFunc(all, byID) { // one prefix is the beginning of another, as those of 2014 and 2014-01
		slices.SortFunc(all, byID)
	}
	return slices.CompactFunc(all, func(a, b graph.Claim) bool { return a.ID == b.ID })
}

func (t *claimTable) inOrder() []*claimGroup {
	groups := make([]*claimGroup, 0, len(t.groups))
	for _, g := range t.groups {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b *claimGroup) int { return cmp.Compare(a.prefix, b.prefix) })
	return groups
}
