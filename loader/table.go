package loader

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// tableFormat is what tells the formats of event tables apart.
type tableFormat struct {
	name string
	rows rowReader
	// header tells that the first row names the columns. Without one they are subject, relation, object, date.
	header bool
	// codes is what the source's own codes are preceded by: "cameo:".
	codes string
	// absent are the cells that say nothing, beside the empty one.
	absent []string
	// underscores stand for spaces in names and labels.
	underscores bool
}

// eventTable makes one article of kind dataset from the rows of a file: a claim
// a row, a mention a distinct name. What rows have in common is made once.
type eventTable struct {
	tableFormat
	file    string
	mapping *mapping
	article graph.ID
	out     *graph.AnnotatedArticle
	// problems are those of rows that make no claim.
	problems problems

	// What belongs to the step that reads, see [eventTable.each]: the problems of what is no row, and the
	// layout, which is set before the first row is handed over.
	unread problems
	layout *layout
	// What belongs to the step that labels: the meanings of labels.
	types map[[2]string]*rowType

	mentions map[mentionName]*graph.Mention
	named    blocks[graph.Mention] // in the order in which they were named

	// By the cells that tell them: what a row is made of.
	actors     map[string]*tableActor
	numbers    map[*graph.Mention]uint32 // of actors, by their mentions
	times      map[string]*day
	places     map[placeCells]uint32
	publishers map[string]uint32

	within map[graph.ClaimedWithin]bool
	claims claimTable
	words  slab[graph.Kept]
	// row is what keptOf makes for each row and does not keep.
	row []graph.Kept
}

// day is a time of the table: as claims have it, in EDTF, and as ids have it, with a
// hyphen before it.
type day struct {
	times   []graph.ClaimedTime
	exactly string
	inID    idWord
	number  uint32 // among the days of the table
}

// mentionName is what a table names once, however many rows do.
type mentionName struct {
	kind graph.MentionType
	name string
}

// readTable reads a file as an event table, and yields the article of the rows
// that are good, then what is wrong with the others.
func (l *load) readTable(format tableFormat, file string, yield func(Item) bool) bool {
	p := &problems{}
	name := word{pos{&source{name: file, firstLine: 1}, 0}, l.tableName(file)}
	if !checkName(name, p) {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	t := newEventTable(format, file, graph.NewArticleID(name.s), l.mappingFor(format.name))
	whole := t.each(l, t.claim)
	p.merge(t.unread, t.problems)
	if l.ctx.Err() != nil {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	if whole && t.claims.rows.count == 0 && !p.any() {
		p.also(wholeFile(file, graph.ErrInvalid, "the table has no rows"))
	}
	if t.claims.rows.count > 0 {
		t.finish()
		l.claim(t.article, name.pos)
		if !yield(Item{Path: file, Article: t.out, Unmapped: counted(t.unmapped())}) {
			return false
		}
	}
	return !p.any() || yield(Item{Path: file, Problems: p.sorted()})
}

func newEventTable(format tableFormat, file string, article graph.ID, m *mapping) *eventTable {
	t := &eventTable{
		tableFormat: format, file: file, mapping: m, article: article, out: &graph.AnnotatedArticle{},
		mentions: map[mentionName]*graph.Mention{}, actors: map[string]*tableActor{}, numbers: map[*graph.Mention]uint32{},
		times: map[string]*day{}, places: map[placeCells]uint32{},
		publishers: map[string]uint32{}, types: map[[2]string]*rowType{},
		within: map[graph.ClaimedWithin]bool{}, claims: newClaimTable(article),
	}
	t.out.Article = graph.Article{ID: article, Kind: graph.KindDataset}
	if !format.header {
		t.layout = dyadLayout()
	}
	return t
}

// readHeader finds the columns; false where the table cannot be without a missing one.
func (t *eventTable) readHeader(r *tableRow) bool {
	var missing []string
	t.layout, missing = layoutOf(slices.Clone(r.cells), t.mapping)
	if len(missing) > 0 {
		t.unread.also(t.problem(r, 0, "the header has no column %s", withoutColumns(missing, r.cells)))
		return false
	}
	return true
}

func (t *eventTable) bad(r *tableRow, cell int, format string, args ...any) {
	t.problems.also(t.problem(r, cell, format, args...))
}

// problem says what is wrong with a cell.
func (t *eventTable) problem(r *tableRow, cell int, format string, args ...any) *ParseError {
	line, column := r.at(cell)
	return &ParseError{t.file, line, column, fmt.Sprintf(format, args...), graph.ErrInvalid}
}

// cell returns what a column of the row says; "" where it says nothing.
func (t *eventTable) cell(r *tableRow, c column) string {
	if !t.layout.has(c) {
		return ""
	}
	return t.said(r.cells[t.layout.cell[c]])
}

// said is what a cell says; "" where it says nothing.
func (t *eventTable) said(cell string) string {
	s := strings.TrimSpace(cell)
	if slices.Contains(t.absent, s) {
		return ""
	}
	return s
}

// name is a cell as it is shown.
func (t *eventTable) name(r *tableRow, c column) string {
	s := t.cell(r, c)
	if t.underscores {
		s = strings.TrimSpace(strings.ReplaceAll(s, "_", " "))
	}
	return s
}

// claim makes the claim of a row.
func (t *eventTable) claim(labelled *labelledRow) {
	r, kind := &labelled.tableRow, labelled.kind
	subject, object := t.actor(r, colSubject), t.actor(r, colObject)
	if missing := t.missing(kind, subject, object); missing != columnCount {
		t.lacks(r, missing)
		return
	}
	when, ok := t.time(r)
	if !ok {
		return
	}
	if !kind.known {
		kind.rows++
	}
	if kind.ignored {
		return
	}
	places, ok := t.place(r)
	if !ok {
		return
	}
	t.nameIt(subject)
	t.keepOf(r, subject, colSubjectCountry, colSubjectSectors)
	if object.shown != "" {
		t.nameIt(object)
		t.keepOf(r, object, colObjectCountry, colObjectSectors)
	}
	c := rowClaim{
		digest: labelled.digest, kind: kind.number, day: when.number,
		subject: subject.number, object: object.number, places: places, source: t.source(r),
	}
	if more := (rowMore{t.keptOf(r, kind), t.cell(r, colReport), t.cell(r, colSentence)}); len(more.kept) > 0 {
		c.more = t.claims.mores.add(more) // a report and a sentence are kept, too
	}
	t.claims.rows.add(c)
}

// missing returns the first column but the date that a row must fill and does
// not, else columnCount.
func (t *eventTable) missing(kind *rowType, subject, object *tableActor) column {
	switch {
	case subject.shown == "":
		return colSubject
	case kind.shown == "":
		return colRelation
	case object.shown == "" && !t.header:
		return colObject
	}
	return columnCount
}

func (t *eventTable) lacks(r *tableRow, c column) {
	t.bad(r, t.layout.cell[c], "the %s is missing", strings.ToLower(columnNames[c]))
}

// time reads the date; a day without hyphens, as in 20140131, is one too.
func (t *eventTable) time(r *tableRow) (*day, bool) {
	s := t.cell(r, colDate)
	if known, ok := t.times[s]; ok {
		return known, true
	}
	if t.name(r, colDate) == "" {
		t.lacks(r, colDate)
		return nil, false
	}
	written := s
	if _, err := strconv.ParseUint(s, 10, 32); err == nil && len(s) == 8 {
		written = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	when, err := edtf.Parse(written)
	if err != nil {
		when, err = dayInWords(s, err)
	}
	if err != nil {
		t.bad(r, t.layout.cell[colDate], "%s is not a date such as 2014-01-31, nor EDTF: %v", shown(s), err)
		return nil, false
	}
	times := []graph.ClaimedTime{{Mention: t.mention(graph.MentionTime, s, s, "").ID, When: when}}
	read := &day{times: times, exactly: when.String(), inID: idWord{text: "-" + slug(when.String())}}
	read.number = entered(&t.claims.days, read)
	t.times[s] = read
	return read, true
}

// keptOf is what a row says beyond the columns that have a meaning here.
func (t *eventTable) keptOf(r *tableRow, kind *rowType) []graph.Kept {
	list := t.row[:0]
	for _, cell := range t.layout.kept {
		if value := t.said(r.cells[cell]); value != "" {
			list = append(list, graph.Kept{Name: t.layout.header[cell], Value: value})
		}
	}
	if kind.code != "" {
		list = append(list, graph.Kept{Name: graph.KeptCode, Value: kind.code})
	}
	t.row = list
	return t.words.copyOf(graph.SortKept(list))
}

// finish sorts what was made and takes its digest.
func (t *eventTable) finish() {
	mentions := slices.SortedFunc(t.named.all, func(x, y *graph.Mention) int { return compareIDs(x.ID, y.ID) })
	t.out.Mentions = make([]graph.Mention, len(mentions))
	for i, m := range mentions {
		m.Kept = graph.SortKept(m.Kept)
		t.out.Mentions[i] = *m
	}
	all := t.claims.sorted()
	t.out.Claims, t.out.Coreference = all.claims, all.mirrored
	t.out.Article.Revision = t.revision(all.ids)
}

// revision is the digest of everything in the table. The ids of claims are
// digests long enough to stand for what they say.
func (t *eventTable) revision(ids content) string {
	whole := *t.out
	whole.Claims = nil
	k := revisionContent(&whole)
	k.count(len(t.out.Claims))
	return graph.Digest(revisionDigits, append(k, ids...)...)
}
