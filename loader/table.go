package loader

import (
	"crypto/sha256"
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

	// What belongs to whoever reads ahead, see [eventTable.each]: the problems of what is no row, and the
	// meanings of labels. The layout is set before the first row is handed over.
	unread problems
	types  map[[2]string]*rowType
	layout *layout
	buffer []byte // of digests

	mentions map[mentionName]graph.ID
	kept     map[graph.ID][]graph.Kept // of mentions

	// By the cells that tell them: what a row is made of.
	actors     map[string]*tableActor
	numbers    map[graph.ID]uint32 // of the mentions of actors
	times      map[string]*day
	places     map[placeCells][]graph.ID
	publishers map[string][]graph.Source

	within map[graph.ClaimedWithin]bool
	claims claimTable
	more   slab[rowMore]
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
	if whole && t.claims.count == 0 && !p.any() {
		p.also(wholeFile(file, graph.ErrInvalid, "the table has no rows"))
	}
	if t.claims.count > 0 {
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
		mentions: map[mentionName]graph.ID{}, kept: map[graph.ID][]graph.Kept{},
		actors: map[string]*tableActor{}, numbers: map[graph.ID]uint32{}, times: map[string]*day{}, places: map[placeCells][]graph.ID{},
		publishers: map[string][]graph.Source{}, types: map[[2]string]*rowType{},
		within: map[graph.ClaimedWithin]bool{}, claims: newClaimTable(article),
	}
	t.out.Article = graph.Article{ID: article, Kind: graph.KindDataset}
	if !format.header {
		t.layout = dyadLayout()
	}
	return t
}

// readHeader finds the columns; false where the table cannot be without a missing one.
func (t *eventTable) readHeader(r tableRow) bool {
	var missing []string
	t.layout, missing = layoutOf(slices.Clone(r.cells), t.mapping)
	if len(missing) > 0 {
		t.unread.also(t.problem(r, 0, "the header has no column %s", withoutColumns(missing, r.cells)))
		return false
	}
	return true
}

func (t *eventTable) bad(r tableRow, cell int, format string, args ...any) {
	t.problems.also(t.problem(r, cell, format, args...))
}

// problem says what is wrong with a cell.
func (t *eventTable) problem(r tableRow, cell int, format string, args ...any) *ParseError {
	line, column := r.at(cell)
	return &ParseError{t.file, line, column, fmt.Sprintf(format, args...), graph.ErrInvalid}
}

// cell returns what a column of the row says; "" where it says nothing.
func (t *eventTable) cell(r tableRow, c column) string {
	if !t.layout.has(c) {
		return ""
	}
	s := strings.TrimSpace(r.cells[t.layout.cell[c]])
	if slices.Contains(t.absent, s) {
		return ""
	}
	return s
}

// name is a cell as it is shown.
func (t *eventTable) name(r tableRow, c column) string {
	s := t.cell(r, c)
	if t.underscores {
		s = strings.TrimSpace(strings.ReplaceAll(s, "_", " "))
	}
	return s
}

// claim makes the claim of a row.
func (t *eventTable) claim(labelled labelledRow) {
	r, kind := labelled.tableRow, labelled.kind
	subject, object := t.actor(r, colSubject), t.actor(r, colObject)
	if missing := t.missing(kind, subject, object); missing != columnCount {
		t.lacks(r, missing)
		return
	}
	when, ok := t.time(r)
	if !ok {
		return
	}
	if kind.rows++; kind.ignored {
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
	c := t.claims.add(kind, when, labelled.digest)
	c.subject, c.object = subject, object
	more := rowMore{places, t.attribution(r), t.keptOf(r, kind), t.cell(r, colReport), t.cell(r, colSentence)}
	if !more.isEmpty() {
		c.more = &t.more.take(1)[0]
		*c.more = more
	}
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

func (t *eventTable) lacks(r tableRow, c column) {
	t.bad(r, t.layout.cell[c], "the %s is missing", strings.ToLower(columnNames[c]))
}

// time reads the date; a day without hyphens, as in 20140131, is one too.
func (t *eventTable) time(r tableRow) (*day, bool) {
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
	times := []graph.ClaimedTime{{Mention: t.mention(graph.MentionTime, s, s, ""), When: when}}
	t.times[s] = &day{times, when.String(), idWord{text: "-" + slug(when.String())}}
	return t.times[s], true
}

// keptOf is what a row says beyond the columns that have a meaning here.
func (t *eventTable) keptOf(r tableRow, kind *rowType) []graph.Kept {
	list := t.row[:0]
	add := func(cell int) {
		if value := strings.TrimSpace(r.cells[cell]); value != "" && !slices.Contains(t.absent, value) {
			list = append(list, graph.Kept{Name: t.layout.header[cell], Value: value})
		}
	}
	if kind.code != "" {
		list = append(list, graph.Kept{Name: graph.KeptCode, Value: kind.code})
	}
	for _, c := range []column{colReport, colSentence} {
		if t.layout.has(c) {
			add(t.layout.cell[c])
		}
	}
	for _, i := range t.layout.others {
		add(i)
	}
	t.row = graph.SortKept(list)
	return t.words.copyOf(t.row)
}

// digest is of the cells and of all that makes a claim of them. So mirrored
// rows, which say the same, are two claims all the same.
func (t *eventTable) digest(r tableRow, kind *rowType) [sha256.Size]byte {
	t.buffer = append(t.buffer[:0], kind.signed[:]...)
	for _, cell := range r.cells {
		t.buffer = append(append(t.buffer, cell...), 0)
	}
	return sha256.Sum256(t.buffer)
}

// finish sorts what was made and takes its digest.
func (t *eventTable) finish() {
	for i := range t.out.Mentions {
		m := &t.out.Mentions[i]
		m.Kept = graph.SortKept(t.kept[m.ID])
	}
	slices.SortFunc(t.out.Mentions, func(x, y graph.Mention) int { return compareIDs(x.ID, y.ID) })
	var kinds, days []*idWord
	for _, kind := range t.types {
		kinds = append(kinds, &kind.inID)
	}
	for _, when := range t.times {
		days = append(days, &when.inID)
	}
	t.out.Claims, t.out.Coreference = t.claims.sorted(kinds, days)
	t.out.Article.Revision = t.revision()
}

// revision is the digest of everything in the table. The ids of claims are
// digests long enough to stand for what they say.
func (t *eventTable) revision() string {
	whole := *t.out
	whole.Claims = nil
	k := revisionContent(&whole)
	k = slices.Grow(k, 1+len(t.out.Claims))
	k.count(len(t.out.Claims))
	for i := range t.out.Claims {
		k.add(string(t.out.Claims[i].ID))
	}
	return graph.Digest(revisionDigits, k...)
}
