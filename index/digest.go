package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/parley-kg/parley/graph"
)

// digest names what the segment was built from: every article, mention, claim
// and judgement, when they were stored, and what is held to be one or to be linked. Snapshots
// with the same digest give the same answers.
func (s *segment) digest() string {
	h := sha256.New()
	for _, a := range s.articles.all() {
		write(h, "article", a.ID, a.Revision, a.SHA256, stamp(a.RecordedAt))
	}
	for _, m := range s.mentions.all() {
		write(h, "mention", m.ID, m.ActsFor, m.Kind, fmt.Sprint(m.SameAs))
	}
	for _, c := range s.claims.all() {
		write(h, "claim", c.ID, "", "", stamp(c.RecordedAt))
	}
	for _, j := range s.judgements.all() {
		write(h, "judgement", j.ID, j.SupersededBy, "", stamp(j.At))
	}
	for _, clusters := range []*table[graph.Cluster]{&s.clusters.actors, &s.clusters.places, &s.clusters.events} {
		for _, c := range clusters.all() {
			write(h, "cluster", c.ID, "", "", "")
			for _, m := range c.Members {
				write(h, "member", m, "", "", "")
			}
		}
	}
	for _, l := range s.links.all() {
		write(h, "link", l.From, l.To, l.Kind, "")
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// write adds one line to a digest; a hash takes every write.
func write[A, B ~string](h io.Writer, kind string, id graph.ID, a A, b B, at string) {
	_, _ = io.WriteString(h, kind+"\x00"+string(id)+"\x00"+string(a)+"\x00"+string(b)+"\x00"+at+"\n")
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
