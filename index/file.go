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
	"github.com/parley-kg/parley/index/calendar"
	"github.com/parley-kg/parley/index/lexicon"
	"github.com/parley-kg/parley/index/tables"
)

// fileFormat is the first part of every file. Its number is raised where what a
// part holds changes; that a type of rows changed is seen from shape.
const fileFormat = "parley index 7\n"

// ErrUnreadable is wrapped where a file does not hold a snapshot that this
// program can read: damaged, cut, or written by another version. The snapshot
// can then be built anew.
var ErrUnreadable = errors.New("not a snapshot of the index that can be read")

// Write writes the snapshot to a file, with a mark that says what it was built
// from. [Read] gives both back.
func (s *Snapshot) Write(w io.Writer, mark string) error {
	out := bufio.NewWriterSize(w, 1<<20)
	p := tables.Writer(out)
	format := []byte(fileFormat)
	p.Bytes(&format)
	about := []string{shape, s.id, mark}
	tables.Words(p, &about)
	s.base.parts(p)
	if err := p.Err(); err != nil {
		return fmt.Errorf("write the index: %w", err)
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
	p := tables.Reader(file)
	var format []byte
	if p.Bytes(&format); p.Reading() && string(format) != fileFormat {
		p.Refuse(errors.New("it has another format"))
	}
	var about []string
	if tables.Words(p, &about); p.Reading() && (len(about) != 3 || about[0] != shape) {
		p.Refuse(errors.New("it was written by another version of this program"))
	}
	if p.Reading() {
		s, mark = newSnapshot(about[1], &segment{}, nil), about[2]
		s.base.parts(p)
		p.Check(p.AtEnd())
	}
	if err := p.Err(); err != nil {
		return nil, "", fmt.Errorf("read the index: %w: %w", ErrUnreadable, err)
	}
	return s, mark, nil
}

// parts writes or reads everything that the segment holds.
func (s *segment) parts(p *tables.File) {
	tables.Interned(p, &s.articles)
	tables.Interned(p, &s.mentions)
	tables.Interned(p, &s.claims)
	tables.Interned(p, &s.judgements)
	tables.Records(p, &s.given)
	tables.Records(p, &s.links)
	tables.Interned(p, &s.actors)
	tables.Interned(p, &s.places)
	tables.Interned(p, &s.events)
	tables.Lists(p, &s.articleMentions)
	tables.Lists(p, &s.articleClaims)
	tables.Numbers(p, &s.refersTo)
	tables.Numbers(p, &s.eventOf)
	tables.Numbers(p, &s.byRecord)
	s.clusters.parts(p)
	tables.Lists(p, &s.represented)
	tables.Lists(p, &s.around)
	s.names.parts(p)
	s.lexiconParts(p)
	s.postings.parts(p)
	tables.Lists(p, &s.copies)
	tables.Lists(p, &s.grounds.texts)
	tables.Lists(p, &s.grounds.voices)
	tables.Numbers(p, (*[]uint32)(&s.grounds.outlets))
	s.sources.parts(p)
	tables.Lists(p, &s.naming.actors)
	tables.Lists(p, &s.naming.places)
	tables.Lists(p, &s.naming.events)
	if s.calendar == nil {
		s.calendar = &calendar.Calendar{}
	}
	s.calendar.Parts(p)
	s.placeMap.parts(p)
	tables.Words(p, &s.listed.actors)
	tables.Words(p, &s.listed.places)
	s.counts.parts(p)
}

func (c *clusters) parts(p *tables.File) {
	tables.Interned(p, &c.actors)
	tables.Interned(p, &c.places)
	tables.Interned(p, &c.events)
	tables.Keyed(p, &c.actorAliases)
	tables.Keyed(p, &c.placeAliases)
	tables.Keyed(p, &c.eventAliases)
}

func (n *nameIndex) parts(p *tables.File) {
	for _, s := range []*spellings{&n.actors, &n.places} {
		tables.Keyed(p, &s.exact)
		tables.Keyed(p, &s.normal)
	}
	tables.Keyed(p, &n.family)
}

func (s *segment) lexiconParts(p *tables.File) {
	if s.lexicon == nil {
		read := &lexicon.Lexicon{}
		s.lexicon = func() *lexicon.Lexicon { return read }
	}
	s.lexicon().Parts(p)
}

func (q *postings) parts(p *tables.File) {
	tables.Bitmap(p, &q.all)
	tables.Bitmap(p, &q.meetings)
	for _, r := range []*tables.Rows[roaring.Bitmap]{&q.named, &q.certainPart, &q.possiblePart, &q.certainSelf, &q.possibleSelf, &q.published, &q.at, &q.within} {
		tables.Records(p, r)
	}
	tables.BitmapsBy(p, &q.byPart.told)
	tables.BitmapsBy(p, &q.byPart.asserted)
	tables.BitmapsBy(p, &q.byPart.there)
	tables.BitmapsBy(p, &q.types)
	tables.BitmapsBy(p, &q.certainStatus)
	tables.BitmapsBy(p, &q.possibleStatus)
	tables.BitmapsBy(p, &q.conflicts)
}

func (q *sourcePostings) parts(p *tables.File) {
	tables.Bitmaps(p, &q.atLeast)
	tables.BitmapsBy(p, &q.corroborated)
	tables.Records(p, &q.attributed)
	tables.Bitmap(p, &q.named)
}

func (m *placeMap) parts(p *tables.File) {
	tables.Numbers(p, &m.latitudes)
	tables.Numbers(p, &m.places)
	tables.Bitmap(p, &m.elsewhere)
	p.Check(!p.Reading() || len(m.latitudes) == len(m.places))
}

func (c *Counts) parts(p *tables.File) {
	for _, n := range []*int{&c.Articles, &c.Claims, &c.Events, &c.Meetings, &c.Actors, &c.Places, &c.Mentions, &c.Judgements} {
		tables.Number(p, n)
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
