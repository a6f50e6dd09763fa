package index

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// digest is the total, modulo 2^128, of the digests of everything that a snapshot
// was built from: so that what a change leaves as it is need not be gone over. The
// order does not matter, and nothing is there twice.
type digest struct{ high, low uint64 }

func (d digest) String() string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, d.high), d.low))
}

// parseDigest reads what [digest.String] writes; of anything else it is zero.
func parseDigest(text string) digest {
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != 16 {
		return digest{}
	}
	return digest{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
}

func (d digest) plus(o digest) digest {
	low, carry := bits.Add64(d.low, o.low, 0)
	high, _ := bits.Add64(d.high, o.high, carry)
	return digest{high, low}
}

func (d digest) minus(o digest) digest {
	low, borrow := bits.Sub64(d.low, o.low, 0)
	high, _ := bits.Sub64(d.high, o.high, borrow)
	return digest{high, low}
}

// digest names what the segment was built from: every article, mention, claim
// and judgement, when they were stored, and what is held to be one or to be linked,
// given the digest of the other segment. Snapshots with the same digest give the
// same answers.
func (t *takeover) digest(other digest) digest {
	s, there := t.segment, t.orNothing()
	d := digester{total: other}
	total(&d, &s.articles, &there.articles, t.articlesMoved, sameStored, d.article)
	total(&d, &s.mentions, &there.mentions, t.mentionsMoved, never, d.mention)
	total(&d, &s.claims, &there.claims, t.claimsMoved, never, d.claim)
	total(&d, &s.judgements, &there.judgements, t.judgementsMoved, sameJudged, d.judgement)
	total(&d, &s.clusters.actors, &there.clusters.actors, t.actorsMoved, sameMembers, d.cluster)
	total(&d, &s.clusters.places, &there.clusters.places, t.placesMoved, sameMembers, d.cluster)
	total(&d, &s.clusters.events, &there.clusters.events, t.clustersMoved, sameMembers, d.cluster)
	return d.total.plus(d.links(&s.links)).minus(d.links(&there.links))
}

// total adds the rows of a table to a digest from which it takes those of another. Rows
// that are the same are looked at no further.
func total[T any](d *digester, rows, others *tables.Table[T], moved tables.Moves, same func(a, b *T) bool, of func(*T) digest) {
	for i, there := range moved.There {
		row := rows.At(uint32(i)) //nolint:gosec // ordinals are of 32 bits
		if there != tables.None {
			before := others.At(there)
			if row == before || same(row, before) {
				continue
			}
			d.total = d.total.minus(of(before))
		}
		d.total = d.total.plus(of(row))
	}
	for i, here := range moved.Here {
		if here == tables.None {
			d.total = d.total.minus(of(others.At(uint32(i)))) //nolint:gosec // ordinals are of 32 bits
		}
	}
}

// never tells that rows need not be compared: those that are equal mostly are one.
func never[T any](_, _ *T) bool { return false }

func sameStored(a, b *article) bool {
	return a.Revision == b.Revision && a.SHA256 == b.SHA256 && a.RecordedAt.Equal(b.RecordedAt)
}

func sameJudged(a, b *graph.Judgement) bool {
	return a.SupersededBy == b.SupersededBy && a.At.Equal(b.At)
}

func sameMembers(a, b *graph.Cluster) bool { return sameIDs(a.Members, b.Members) }

// digester makes the digests of rows.
type digester struct {
	total  digest
	buffer []byte
	// What was stored at once has one instant, which is written out once.
	instant time.Time
	stamped string
}

func (d *digester) article(a *article) digest {
	return d.of("article", string(a.ID), a.Revision, a.SHA256, d.stamp(a.RecordedAt))
}

func (d *digester) mention(m *graph.Mention) digest {
	return d.of(append([]string{"mention", string(m.ID), string(m.ActsFor), m.Kind}, m.SameAs...)...)
}

func (d *digester) claim(c *graph.Claim) digest {
	return d.of("claim", string(c.ID), d.stamp(c.RecordedAt))
}

func (d *digester) judgement(j *graph.Judgement) digest {
	return d.of("judgement", string(j.ID), string(j.SupersededBy), d.stamp(j.At))
}

func (d *digester) cluster(c *graph.Cluster) digest {
	d.write("cluster", string(c.ID))
	for _, m := range c.Members {
		d.write(string(m))
	}
	return d.sum()
}

// links are digested together: they have no ids.
func (d *digester) links(all *tables.Rows[graph.RuleLink]) digest {
	for _, l := range all.All() {
		d.write("link", string(l.From), string(l.To), string(l.Kind))
	}
	return d.sum()
}

func (d *digester) of(words ...string) digest {
	d.write(words...)
	return d.sum()
}

func (d *digester) write(words ...string) {
	for _, word := range words {
		d.buffer = append(append(d.buffer, word...), 0)
	}
}

func (d *digester) sum() digest {
	sum := sha256.Sum256(d.buffer)
	d.buffer = d.buffer[:0]
	return digest{binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:])}
}

// stamp writes an instant to the nanosecond.
func (d *digester) stamp(t time.Time) string {
	if d.stamped == "" || t != d.instant { // one instant in two zones is only written twice
		d.instant, d.stamped = t, t.UTC().Format(time.RFC3339Nano)
	}
	return d.stamped
}
