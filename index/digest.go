package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// digest names what the segment was built from: every article, mention, claim
// and judgement, when they were stored, and what is held to be one or to be linked. Snapshots
// with the same digest give the same answers.
func (s *segment) digest() string {
	d := digester{hash: sha256.New()}
	for _, a := range s.articles.All() {
		d.line("article", string(a.ID), a.Revision, a.SHA256, d.stamp(a.RecordedAt))
	}
	for _, m := range s.mentions.All() {
		d.line("mention", string(m.ID), string(m.ActsFor), m.Kind, inBrackets(m.SameAs))
	}
	for _, c := range s.claims.All() {
		d.line("claim", string(c.ID), "", "", d.stamp(c.RecordedAt))
	}
	for _, j := range s.judgements.All() {
		d.line("judgement", string(j.ID), string(j.SupersededBy), "", d.stamp(j.At))
	}
	for _, clusters := range []*tables.Table[graph.Cluster]{&s.clusters.actors, &s.clusters.places, &s.clusters.events} {
		for _, c := range clusters.All() {
			d.line("cluster", string(c.ID), "", "", "")
			for _, m := range c.Members {
				d.line("member", string(m), "", "", "")
			}
		}
	}
	for _, l := range s.links.All() {
		d.line("link", string(l.From), string(l.To), string(l.Kind), "")
	}
	return d.sum()
}

// digester adds lines to a hash, many at a time.
type digester struct {
	hash   hash.Hash
	buffer []byte
	// What was stored at once has one instant, which is written out once.
	instant time.Time
	stamped string
}

// digestBlock is about how many bytes are hashed at a time.
const digestBlock = 1 << 15

func (d *digester) line(kind, id, a, b, at string) {
	d.buffer = append(append(d.buffer, kind...), 0)
	d.buffer = append(append(d.buffer, id...), 0)
	d.buffer = append(append(d.buffer, a...), 0)
	d.buffer = append(append(d.buffer, b...), 0)
	d.buffer = append(append(d.buffer, at...), '\n')
	if len(d.buffer) >= digestBlock {
		d.flush()
	}
}

func (d *digester) flush() {
	_, _ = d.hash.Write(d.buffer) // a hash takes every write
	d.buffer = d.buffer[:0]
}

func (d *digester) sum() string {
	d.flush()
	return hex.EncodeToString(d.hash.Sum(nil)[:16])
}

// stamp writes an instant to the nanosecond.
func (d *digester) stamp(t time.Time) string {
	if d.stamped == "" || t != d.instant { // one instant in two zones is only written twice
		d.instant, d.stamped = t, t.UTC().Format(time.RFC3339Nano)
	}
	return d.stamped
}

func inBrackets(all []string) string {
	if len(all) == 0 {
		return "[]"
	}
	return fmt.Sprint(all)
}
