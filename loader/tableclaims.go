package loader

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// rowDigits is the length of the digest that ends the id of a row's claim:
// longer than that of other claims, since a table has hundreds of thousands.
const rowDigits = 16

// rowClaim is the claim of a row while the table is read: a cache line, which
// points to what rows share. Claims are made of them in the end, once each and in
// order.
type rowClaim struct {
	group  *claimGroup
	digest uint64 // of the id
	kind   *rowType
	when   *day
	// subject and object are whom the row names; object may be nobody.
	subject, object *tableActor
	more            *rowMore             // nil where the row says no more
	within          *graph.ClaimedWithin // then all but group and digest are nil
}

// rowMore is what rows have beside their subject, relation, object and date.
type rowMore struct {
	places      []graph.ID
	attribution []graph.Source
	kept        []graph.Kept
	// report and sentence say where the source read it.
	report, sentence string
}

// isEmpty tells that a row has no more. A report and a sentence are kept, too.
func (m *rowMore) isEmpty() bool { return len(m.places)+len(m.attribution)+len(m.kept) == 0 }

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

// group returns the group of the claims whose ids have the words.
func (t *claimTable) group(words rowWords) *claimGroup {
	g := t.groups[words]
	if g == nil {
		g = &claimGroup{prefix: graph.PrefixClaim + "/" + t.article.Local() + "/" + words.kind + words.day + "-"}
		t.groups[words] = g
	}
	return g
}

// add adds a claim of the group whose id ends in the digest.
func (t *claimTable) add(g *claimGroup, digest [sha256.Size]byte) *rowClaim {
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
// where all cells are; and the pairs of those that mirror each other, sorted.
// Processors share the work.
func (t *claimTable) sorted() (claims []graph.Claim, mirrored [][]graph.ID) {
	groups := slices.SortedFunc(maps.Values(t.groups), func(a, b *claimGroup) int { return cmp.Compare(a.prefix, b.prefix) })
	claims = make([]graph.Claim, t.count)
	made := shares(groups, t.count, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	from := 0
	for i := range made {
		share := &made[i]
		share.claims = claims[from : from : from+countOf(share.groups)]
		from += cap(share.claims)
		work.Go(func() { share.make(t.article) })
	}
	work.Wait()
	count := 0
	for _, share := range made {
		count += len(share.claims)
		mirrored = append(mirrored, share.mirrors.pairs...)
	}
	if count < t.count { // the rest came twice
		claims = slices.DeleteFunc(claims, func(c graph.Claim) bool { return c.ID == "" })
	}
	if !areApart(groups) {
		slices.SortFunc(claims, func(a, b graph.Claim) int { return compareIDs(a.ID, b.ID) })
	}
	slices.SortFunc(mirrored, slices.Compare)
	return claims, mirrored
}

// areApart tells whether the ids of one group come before those of the next: those
// of 2014 and 2014-01 are mixed.
func areApart(groups []*claimGroup) bool {
	for i := 1; i < len(groups); i++ {
		if strings.HasPrefix(groups[i].prefix, groups[i-1].prefix) {
			return false
		}
	}
	return true
}

// share is what one processor makes of some groups.
type share struct {
	groups  []*claimGroup
	claims  []graph.Claim // room for all of them
	mirrors mirrors
}

// shares divides groups, in order, into at most n parts of about as many claims.
func shares(groups []*claimGroup, claims, n int) []share {
	var all []share
	begin, size := 0, 0
	for i, g := range groups {
		if size += len(g.claims); size >= (claims+n-1)/n || i == len(groups)-1 {
			all = append(all, share{groups: groups[begin : i+1]})
			begin, size = i+1, 0
		}
	}
	return all
}

func countOf(groups []*claimGroup) (claims int) {
	for _, g := range groups {
		claims += len(g.claims)
	}
	return claims
}

// make appends the claims of the groups, and finds those that mirror each other.
func (s *share) make(article graph.ID) {
	size := 0
	for _, g := range s.groups {
		size += len(g.claims) * (len(g.prefix) + rowDigits)
	}
	var ids strings.Builder // of which the ids are pieces
	ids.Grow(size)
	var parts slab[graph.ClaimedParticipation]
	for _, g := range s.groups {
		s.mirrors.find(g)
		s.claims = g.appendTo(s.claims, article, &ids, &parts)
	}
}

// appendTo appends the claims of a group, whose ids are pieces of one string.
func (g *claimGroup) appendTo(all []graph.Claim, article graph.ID, ids *strings.Builder, parts *slab[graph.ClaimedParticipation]) []graph.Claim {
	slices.SortFunc(g.claims, func(a, b numberedClaim) int { return cmp.Compare(a.digest, b.digest) })
	var digits [rowDigits]byte
	for i, n := range g.claims {
		if i > 0 && n.digest == g.claims[i-1].digest {
			continue
		}
		start := ids.Len()
		ids.WriteString(g.prefix)
		ids.Write(appendDigits(digits[:0], n.digest))
		all = all[:len(all)+1] // which is empty: there is room for all
		c := &all[len(all)-1]
		c.ID, c.Article = graph.ID(ids.String()[start:]), article
		n.claim.fill(c, parts)
	}
	return all
}

func appendDigits(to []byte, digest uint64) []byte {
	var number [rowDigits / 2]byte
	binary.BigEndian.PutUint64(number[:], digest)
	return hex.AppendEncode(to, number[:])
}

// id is that of the claim.
func (r *rowClaim) id() graph.ID { return graph.ID(appendDigits([]byte(r.group.prefix), r.digest)) }

// fill writes what a row says into a claim that is empty.
func (r *rowClaim) fill(c *graph.Claim, parts *slab[graph.ClaimedParticipation]) {
	if r.within != nil {
		c.Type, c.Within = graph.ClaimWithin, r.within
		c.Status, c.Polarity, c.Modality = graph.StatusHeld, graph.PolarityPositive, graph.ModalityAsserted
		return
	}
	c.Type, c.SourceType = r.kind.name, r.kind.label
	c.Status, c.Polarity, c.Modality = r.kind.status, r.kind.polarity, r.kind.modality
	c.Times, c.Participations = r.when.times, r.participations(parts)
	if r.more != nil {
		c.Places, c.Attribution, c.Kept = r.more.places, r.more.attribution, r.more.kept
	}
}

// participations gives subject and object their roles. A row that names one in
// both columns has one participation, or two roles.
func (r *rowClaim) participations(parts *slab[graph.ClaimedParticipation]) []graph.ClaimedParticipation {
	subject := graph.ClaimedParticipation{Mention: r.subject.mention, Role: r.kind.subject, Presence: r.kind.presence}
	object := graph.ClaimedParticipation{Mention: r.object.mention, Role: r.kind.object, Presence: r.kind.presence}
	list := parts.take(2)
	switch order := cmp.Or(cmp.Compare(subject.Role, object.Role), compareIDs(subject.Mention, object.Mention)); {
	case r.object.mention == "" || order == 0:
		list = list[:1:1]
		list[0] = subject
	case order < 0:
		list[0], list[1] = subject, object
	default:
		list[0], list[1] = object, subject
	}
	return list
}
