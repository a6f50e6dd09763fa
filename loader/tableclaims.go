package loader

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// rowDigits is the length of the digest that ends the id of a row's claim:
// longer than that of other claims, since a table has hundreds of thousands.
const rowDigits = 16

// rowClaim is the claim of a row while the table is read, which points to what rows
// share. Claims are made of them in the end, once each and in order.
type rowClaim struct {
	digest uint64 // of the id
	kind   *rowType
	when   *day
	// subject and object are whom the row names; object may be nobody.
	subject, object *tableActor
	more            *rowMore             // nil where the row says no more
	within          *graph.ClaimedWithin // where not nil, it is all that is said
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

// claimTable holds the claims of a table in the order of the rows.
type claimTable struct {
	article graph.ID
	prefix  string // what all ids begin with
	count   int
	blocks  [][]rowClaim
	// theWithin and noDay are those of claims that tell which place lies in which.
	theWithin rowType
	noDay     day
}

// claimsInBlock is how many claims are allocated at once.
const claimsInBlock = 512

func newClaimTable(article graph.ID) claimTable {
	return claimTable{
		article: article, prefix: graph.PrefixClaim + "/" + article.Local() + "/",
		theWithin: rowType{inID: idWord{text: graph.ClaimWithin}},
	}
}

// rowDigest is the number whose digits the id of a row's claim ends in.
func rowDigest(content []byte) uint64 {
	sum := sha256.Sum256(content)
	return binary.BigEndian.Uint64(sum[:])
}

// add adds a claim of a type and a time whose id ends in the digest.
func (t *claimTable) add(kind *rowType, when *day, digest uint64) *rowClaim {
	last := len(t.blocks) - 1
	if last < 0 || len(t.blocks[last]) == claimsInBlock {
		t.blocks = append(t.blocks, make([]rowClaim, 0, claimsInBlock))
		last++
	}
	t.blocks[last] = append(t.blocks[last], rowClaim{digest: digest, kind: kind, when: when})
	t.count++
	return &t.blocks[last][len(t.blocks[last])-1]
}

// sorted makes the claims, in the order of their ids and each once: ids are equal
// where all cells are; and the pairs of those that mirror each other, sorted.
// The words are all that the ids of the claims may have. Processors share the work.
func (t *claimTable) sorted(kinds, days []*idWord) (claims []graph.Claim, mirrored [][]graph.ID) {
	groups := claimGroups(t.byWords(append(kinds, &t.theWithin.inID), append(days, &t.noDay.inID)))
	claims = make([]graph.Claim, t.count)
	made := shares(groups, t.count, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	from := 0
	for i := range made {
		share := &made[i]
		share.claims = claims[from : from : from+countOf(share.groups)]
		from += cap(share.claims)
		work.Go(func() { share.make(t) })
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

// share is what one processor makes of some groups.
type share struct {
	groups  []claimGroup
	claims  []graph.Claim // room for all of them
	mirrors mirrors
}

// shares divides groups, in order, into at most n parts of about as many claims.
func shares(groups []claimGroup, claims, n int) []share {
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

func countOf(groups []claimGroup) (claims int) {
	for _, g := range groups {
		claims += len(g.claims)
	}
	return claims
}

// make appends the claims of the groups, and finds those that mirror each other.
func (s *share) make(t *claimTable) {
	size := 0
	for _, g := range s.groups {
		size += len(g.claims) * (len(t.prefix) + len(g.words) + rowDigits)
	}
	var ids strings.Builder // of which the ids are pieces
	ids.Grow(size)
	var parts slab[graph.ClaimedParticipation]
	for _, g := range s.groups {
		slices.SortFunc(g.claims, func(a, b numberedClaim) int { return cmp.Compare(a.digest, b.digest) })
		s.mirrors.find(t.prefix, g)
		s.claims = g.appendTo(s.claims, t, &ids, &parts)
	}
}

// appendTo appends the claims of a group, whose ids are pieces of one string.
func (g claimGroup) appendTo(all []graph.Claim, t *claimTable, ids *strings.Builder, parts *slab[graph.ClaimedParticipation]) []graph.Claim {
	var digits [rowDigits]byte
	for i, n := range g.claims {
		if i > 0 && n.digest == g.claims[i-1].digest {
			continue
		}
		start := ids.Len()
		ids.WriteString(t.prefix)
		ids.WriteString(g.words)
		ids.Write(appendDigits(digits[:0], n.digest))
		all = all[:len(all)+1] // which is empty: there is room for all
		c := &all[len(all)-1]
		c.ID, c.Article = graph.ID(ids.String()[start:]), t.article
		n.claim.fill(c, parts)
	}
	return all
}

func appendDigits(to []byte, digest uint64) []byte {
	var number [rowDigits / 2]byte
	binary.BigEndian.PutUint64(number[:], digest)
	return hex.AppendEncode(to, number[:])
}

// words are the readable part of the id: the type and the day.
func (r *rowClaim) words() string { return r.kind.inID.text + r.when.inID.text + "-" }

// id is that of the claim.
func (r *rowClaim) id(prefix string) graph.ID {
	return graph.ID(appendDigits([]byte(prefix+r.words()), r.digest))
}

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
