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

// rowClaim is the claim of a row while the table is read. It has the numbers of what
// rows share and no pointers, so that it is small, is moved when sorted, and is
// nothing for the collector of garbage to look into. Claims are made of them in the
// end, once each and in order.
type rowClaim struct {
	digest uint64 // of the id
	kind   uint32 // of kinds; withinKind: that a place lies in another
	day    uint32
	// subject and object are whom the row names, of actors.
	subject, object uint32
	// places and source are where it happened, and who says so.
	places, source uint32
	// more is of mores, and of withins with that kind.
	more uint32
}

// withinKind is the kind of the claims that a place lies in another.
const withinKind = 0

// nothing is the number of the day, the actor, the places, the source and the rest
// that a row does not have.
const nothing = 0

// rowMore is what rows have beside what they share.
type rowMore struct {
	kept []graph.Kept
	// report and sentence say where the source read it.
	report, sentence string
}

// claimTable holds the claims of a table in the order of the rows, and what they share.
type claimTable struct {
	article graph.ID
	prefix  string // what all ids begin with
	rows    blocks[rowClaim]
	kinds   []*rowType
	days    []*day
	actors  []graph.ID // the mentions
	places  [][]graph.ID
	sources [][]graph.Source
	mores   blocks[rowMore]
	withins []*graph.ClaimedWithin
}

func newClaimTable(article graph.ID) claimTable {
	t := claimTable{
		article: article, prefix: graph.PrefixClaim + "/" + article.Local() + "/",
		kinds: []*rowType{{inID: idWord{text: graph.ClaimWithin}}}, days: []*day{{}}, actors: []graph.ID{""},
		places: [][]graph.ID{nil}, sources: [][]graph.Source{nil},
	}
	t.mores.add(rowMore{})
	return t
}

// rowDigest is the number whose digits the id of a row's claim ends in.
func rowDigest(content []byte) uint64 {
	sum := sha256.Sum256(content)
	return binary.BigEndian.Uint64(sum[:])
}

// entered adds something that rows share to a list of them, and returns its number.
func entered[T any](list *[]T, value T) uint32 {
	*list = append(*list, value)
	return uint32(len(*list) - 1) //nolint:gosec // there are not as many
}

// tableClaims are the claims of a whole table.
type tableClaims struct {
	claims   []graph.Claim
	mirrored [][]graph.ID // the pairs of those that mirror each other, sorted
	ids      content      // what a digest takes of their ids
}

// sorted makes the claims, in the order of their ids and each once: ids are equal
// where all cells are. Processors share the work.
func (t *claimTable) sorted() tableClaims {
	groups := t.claimGroups(t.byWords())
	all := tableClaims{claims: make([]graph.Claim, t.rows.count)}
	made := shares(groups, t.rows.count, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	from := 0
	for i := range made {
		share := &made[i]
		share.claims = all.claims[from : from : from+countOf(share.groups)]
		from += cap(share.claims)
		work.Go(func() { share.make(t) })
	}
	work.Wait()
	count := 0
	for i := range made {
		count += len(made[i].claims)
		all.mirrored = append(all.mirrored, made[i].mirrors.pairs...)
		all.ids.add(strings.TrimSuffix(made[i].ids.String(), idEnd))
	}
	if count < t.rows.count { // the rest came twice
		all.claims = slices.DeleteFunc(all.claims, func(c graph.Claim) bool { return c.ID == "" })
	}
	if !areApart(groups) {
		all.sortByID()
	}
	slices.SortFunc(all.mirrored, slices.Compare)
	return all
}

func (all *tableClaims) sortByID() {
	slices.SortFunc(all.claims, func(a, b graph.Claim) int { return compareIDs(a.ID, b.ID) })
	all.ids = nil
	for i := range all.claims {
		all.ids.add(string(all.claims[i].ID))
	}
}

// share is what one processor makes of some groups.
type share struct {
	groups  []claimGroup
	claims  []graph.Claim // room for all of them
	mirrors mirrors
	// ids are those of the claims, which are pieces of it, each with an end as in a digest.
	ids   strings.Builder
	parts slab[graph.ClaimedParticipation]
}

// idEnd is what stands behind each part of a digest.
const idEnd = "\x00"

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
		size += len(g.claims) * (len(t.prefix) + len(g.words) + rowDigits + len(idEnd))
	}
	s.ids.Grow(size)
	for _, g := range s.groups {
		slices.SortFunc(g.claims, func(a, b rowClaim) int { return cmp.Compare(a.digest, b.digest) })
		s.mirrors.find(t, g)
		s.add(t, g)
	}
}

// add makes the claims of a group.
func (s *share) add(t *claimTable, g claimGroup) {
	var digits [rowDigits]byte
	for i := range g.claims {
		row := &g.claims[i]
		if i > 0 && row.digest == g.claims[i-1].digest {
			continue
		}
		start := s.ids.Len()
		s.ids.WriteString(t.prefix)
		s.ids.WriteString(g.words)
		s.ids.Write(appendDigits(digits[:0], row.digest))
		id := graph.ID(s.ids.String()[start:])
		s.ids.WriteString(idEnd)
		s.claims = s.claims[:len(s.claims)+1] // which is empty: there is room for all
		c := &s.claims[len(s.claims)-1]
		c.ID, c.Article = id, t.article
		t.fill(c, row, &s.parts)
	}
}

func appendDigits(to []byte, digest uint64) []byte {
	var number [rowDigits / 2]byte
	binary.BigEndian.PutUint64(number[:], digest)
	return hex.AppendEncode(to, number[:])
}

// words are the readable part of the id: the type and the day.
func (t *claimTable) words(r *rowClaim) string {
	return t.kinds[r.kind].inID.text + t.days[r.day].inID.text + "-"
}

// id is that of the claim.
func (t *claimTable) id(r *rowClaim) graph.ID {
	return graph.ID(appendDigits([]byte(t.prefix+t.words(r)), r.digest))
}

// fill writes what a row says into a claim that is empty.
func (t *claimTable) fill(c *graph.Claim, r *rowClaim, parts *slab[graph.ClaimedParticipation]) {
	if r.kind == withinKind {
		c.Type, c.Within = graph.ClaimWithin, t.withins[r.more]
		c.Status, c.Polarity, c.Modality = graph.StatusHeld, graph.PolarityPositive, graph.ModalityAsserted
		return
	}
	kind := t.kinds[r.kind]
	c.Type, c.SourceType = kind.name, kind.label
	c.Status, c.Polarity, c.Modality = kind.status, kind.polarity, kind.modality
	c.Times, c.Participations = t.days[r.day].times, t.participations(r, kind, parts)
	c.Places, c.Attribution, c.Kept = t.places[r.places], t.sources[r.source], t.mores.at(r.more).kept
}

// participations gives subject and object their roles. A row that names one in
// both columns has one participation, or two roles.
func (t *claimTable) participations(r *rowClaim, kind *rowType, parts *slab[graph.ClaimedParticipation]) []graph.ClaimedParticipation {
	subject := graph.ClaimedParticipation{Mention: t.actors[r.subject], Role: kind.subject, Presence: kind.presence}
	object := graph.ClaimedParticipation{Mention: t.actors[r.object], Role: kind.object, Presence: kind.presence}
	order := cmp.Compare(subject.Role, object.Role)
	if order == 0 {
		order = compareIDs(subject.Mention, object.Mention)
	}
	list := parts.take(2)
	switch {
	case r.object == nothing || order == 0:
		list = list[:1:1]
		list[0] = subject
	case order < 0:
		list[0], list[1] = subject, object
	default:
		list[0], list[1] = object, subject
	}
	return list
}
