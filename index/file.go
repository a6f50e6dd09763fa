package index

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/graph"
)

// fileFormat is the first part of every file. Its number is raised where what a
// part holds changes; that a type of rows changed is seen from shape.
const fileFormat = "parley index 5\n"

// ErrUnreadable is wrapped where a file does not hold a snapshot that this
// program can read: damaged, cut, or written by another version. The snapshot
// can then be built anew.
var ErrUnreadable = errors.New("not a snapshot of the index that can be read")

// Write writes the snapshot to a file, with a mark that says what it was built
// from. [Read] gives both back.
func (s *Snapshot) Write(w io.Writer, mark string) error {
	out := bufio.NewWriterSize(w, 1<<20)
	p := &parts{out: out}
	format := []byte(fileFormat)
	p.bytes(&format)
	about := []string{shape, s.id, mark}
	words(p, &about)
	s.base.searchable().parts(p)
	if p.err != nil {
		return fmt.Errorf("write the index: %w", p.err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// Read returns the snapshot that a file holds, and its mark. It takes time for
// the bytes of the file, not for what they mean: rows are decoded when they are
// asked for. The snapshot keeps the bytes, which must not be changed. The error
// wraps [ErrUnreadable].
func Read(file []byte) (s *Snapshot, mark string, err error) {
	p := &parts{in: file}
	var format []byte
	if p.bytes(&format); p.err == nil && string(format) != fileFormat {
		p.err = errors.New("it has another format")
	}
	var about []string
	if words(p, &about); p.err == nil && (len(about) != 3 || about[0] != shape) {
		p.err = errors.New("it was written by another version of this program")
	}
	if p.err == nil {
		s, mark = newSnapshot(about[1], &segment{}, nil), about[2]
		s.base.parts(p)
		p.check(len(p.in) == 0)
	}
	if p.err != nil {
		return nil, "", fmt.Errorf("read the index: %w: %w", ErrUnreadable, p.err)
	}
	return s, mark, nil
}

// parts writes or reads everything that the segment holds.
func (s *segment) parts(p *parts) {
	interned(p, &s.articles)
	interned(p, &s.mentions)
	interned(p, &s.claims)
	interned(p, &s.judgements)
	records(p, &s.given)
	records(p, &s.links)
	interned(p, &s.actors)
	interned(p, &s.places)
	interned(p, &s.events)
	lists(p, &s.articleMentions)
	lists(p, &s.articleClaims)
	numbers(p, &s.refersTo)
	numbers(p, &s.eventOf)
	numbers(p, &s.byRecord)
	s.clusters.parts(p)
	lists(p, &s.represented)
	lists(p, &s.around)
	s.names.parts(p)
	s.search.parts(p)
	s.postings.parts(p)
	lists(p, &s.copies)
	lists(p, &s.grounds.texts)
	lists(p, &s.grounds.voices)
	numbers(p, (*[]uint32)(&s.grounds.outlets))
	s.sources.parts(p)
	lists(p, &s.naming.actors)
	lists(p, &s.naming.places)
	lists(p, &s.naming.events)
	s.columns.parts(p)
	s.placeMap.parts(p)
	words(p, &s.listed.actors)
	words(p, &s.listed.places)
	s.counts.parts(p)
}

func (c *clusters) parts(p *parts) {
	interned(p, &c.actors)
	interned(p, &c.places)
	interned(p, &c.events)
	keyed(p, &c.actorAliases)
	keyed(p, &c.placeAliases)
	keyed(p, &c.eventAliases)
}

func (n *nameIndex) parts(p *parts) {
	for _, s := range []*spellings{&n.actors, &n.places} {
		keyed(p, &s.exact)
		keyed(p, &s.normal)
	}
	keyed(p, &n.family)
}

func (x *searchIndex) parts(p *parts) {
	words(p, &x.ids)
	words(p, &x.names)
	words(p, &x.words)
	lists(p, &x.postings)
}

func (q *postings) parts(p *parts) {
	bitmap(p, &q.all)
	bitmap(p, &q.meetings)
	for _, r := range []*rows[roaring.Bitmap]{&q.named, &q.certainPart, &q.possiblePart, &q.published, &q.at, &q.within} {
		records(p, r)
	}
	bitmapsBy(p, &q.types)
	bitmapsBy(p, &q.certainStatus)
	bitmapsBy(p, &q.possibleStatus)
	bitmapsBy(p, &q.conflicts)
}

func (q *sourcePostings) parts(p *parts) {
	bitmaps(p, &q.atLeast)
	bitmapsBy(p, &q.corroborated)
	records(p, &q.attributed)
	bitmap(p, &q.named)
}

func (c *timeColumns) parts(p *parts) {
	for _, column := range c.all() {
		numbers(p, &column.days)
		numbers(p, &column.events)
		bitmaps(p, &column.marks)
		number(p, &column.step)
	}
	bitmap(p, &c.unknown)
	bitmap(p, &c.qualified)
	bitmap(p, &c.gapped)
	if p.out == nil && p.err == nil {
		p.check(c.fillBounds(len(c.latestEnd.days)))
	}
}

func (m *placeMap) parts(p *parts) {
	numbers(p, &m.latitudes)
	numbers(p, &m.places)
	bitmap(p, &m.elsewhere)
	p.check(p.out != nil || len(m.latitudes) == len(m.places))
}

func (c *Counts) parts(p *parts) {
	for _, n := range []*int{&c.Articles, &c.Claims, &c.Events, &c.Meetings, &c.Actors, &c.Places, &c.Mentions, &c.Judgements} {
		number(p, n)
	}
}

// shape names the types of the rows, so that a file whose rows have other fields
// is not read.
var shape = func() string {
	var b strings.Builder
	for _, row := range []any{article{}, graph.Mention{}, graph.Claim{}, graph.Judgement{}, graph.Actor{}, graph.Place{}, graph.Event{}, graph.Cluster{}, graph.RuleLink{}} {
		describe(&b, reflect.TypeOf(row))
	}
	return fmt.Sprintf("%016x", xxhash.Sum64String(b.String()))
}()

// describe writes what a type is made of.
func describe(b *strings.Builder, t reflect.Type) {
	switch t.Kind() {
	case reflect.Struct:
		b.WriteString("{")
		for i := range t.NumField() {
			b.WriteString(t.Field(i).Name + " ")
			describe(b, t.Field(i).Type)
		}
		b.WriteString("}")
	case reflect.Slice, reflect.Pointer:
		b.WriteString(t.Kind().String() + " ")
		describe(b, t.Elem())
	default:
		b.WriteString(t.Kind().String() + ";")
	}
}
