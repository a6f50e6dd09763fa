package loader

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// rowDigits is the length of the digest that ends the id of a row's claim:
// longer than that of other claims, since a table has hundreds of thousands.
const rowDigits = 16

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
// a row, a mention a distinct name.
type eventTable struct {
	tableFormat
	file     string
	problems *problems
	mapping  *mapping
	layout   *layout
	article  graph.ID
	out      *graph.AnnotatedArticle

	mentions map[mentionName]graph.ID
	kept     map[graph.ID][]graph.Kept // of mentions
	times    map[string]day
	within   map[graph.ClaimedWithin]bool
	types    map[[2]string]*rowType
	unmapped map[Label]int
	mirrors  mirrors
	buffer   []byte // of rowID
}

// day is a time of the table, and how ids have it.
type day struct {
	graph.ClaimedTime
	slug string
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
	name := nameOf(metadata{}, &source{name: file, firstLine: 1}, tableName(file))
	if !checkName(name, p) {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	t := newEventTable(format, file, graph.NewArticleID(name.s), l.mappingFor(format.name), p)
	whole := format.rows(l, file, p, t.row)
	if l.ctx.Err() != nil {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	if whole && len(t.out.Claims) == 0 && !p.any() {
		p.also(wholeFile(file, graph.ErrInvalid, "the table has no rows"))
	}
	if len(t.out.Claims) > 0 {
		t.finish()
		l.claim(t.article, name.pos)
		if !yield(Item{Path: file, Article: t.out, Unmapped: counted(t.unmapped)}) {
			return false
		}
	}
	return !p.any() || yield(Item{Path: file, Problems: p.sorted()})
}

func newEventTable(format tableFormat, file string, article graph.ID, m *mapping, p *problems) *eventTable {
	t := &eventTable{
		tableFormat: format, file: file, problems: p, mapping: m, article: article, out: &graph.AnnotatedArticle{},
		mentions: map[mentionName]graph.ID{}, kept: map[graph.ID][]graph.Kept{}, times: map[string]day{},
		within: map[graph.ClaimedWithin]bool{}, types: map[[2]string]*rowType{}, unmapped: map[Label]int{}, mirrors: mirrors{},
	}
	t.out.Article = graph.Article{ID: article, Kind: graph.KindDataset}
	if !format.header {
		t.layout = dyadLayout()
	}
	return t
}

// row takes a row; false where no further ones make sense.
func (t *eventTable) row(r tableRow) bool {
	if t.layout == nil {
		return t.readHeader(r)
	}
	if len(r.cells) != t.layout.width {
		t.bad(r, len(r.cells)-1, "%d cells, not %d", len(r.cells), t.layout.width)
		return true
	}
	t.claim(r)
	return true
}

func (t *eventTable) readHeader(r tableRow) bool {
	var missing []string
	t.layout, missing = layoutOf(slices.Clone(r.cells), t.mapping)
	if len(missing) > 0 {
		t.bad(r, 0, "the header has no column %s: name the columns in a mapping file, see docs/formats.md", oneOf(missing))
		return false
	}
	return true
}

func (t *eventTable) bad(r tableRow, cell int, format string, args ...any) {
	line, column := r.at(cell)
	t.problems.also(&ParseError{t.file, line, column, fmt.Sprintf(format, args...), graph.ErrInvalid})
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
func (t *eventTable) claim(r tableRow) {
	for _, c := range []column{colSubject, colRelation, colObject, colDate} {
		required := c != colObject || !t.header
		if required && t.name(r, c) == "" {
			t.bad(r, t.layout.cell[c], "the %s is missing", strings.ToLower(columnNames[c]))
			return
		}
	}
	when, ok := t.time(r)
	if !ok {
		return
	}
	code := t.cell(r, colCode)
	kind := t.typeOf(t.cell(r, colRelation), t.name(r, colRelation), code)
	if kind.ignored {
		return
	}
	c := graph.Claim{
		Article: t.article, Type: kind.name, SourceType: kind.label,
		Status: kind.status, Polarity: kind.polarity, Modality: kind.modality,
		Times: []graph.ClaimedTime{when.ClaimedTime},
	}
	if c.Places, ok = t.place(r); !ok {
		return
	}
	c.Participations = t.participations(r, kind)
	if publisher := t.cell(r, colPublisher); publisher != "" {
		c.Attribution = []graph.Source{{Mention: t.mention(graph.MentionOrganization, publisher, publisher, "MEDIA")}}
	}
	c.Kept = t.keptOf(r, code)
	c.ID = t.rowID(kind, when.slug, r.cells)
	t.out.Claims = append(t.out.Claims, c)
	t.mirrors.add(t, r, kind, &c)
}

// time reads the date; a day without hyphens, as in 20140131, is one too.
func (t *eventTable) time(r tableRow) (day, bool) {
	s := t.cell(r, colDate)
	if known, ok := t.times[s]; ok {
		return known, true
	}
	written := s
	if _, err := strconv.ParseUint(s, 10, 32); err == nil && len(s) == 8 {
		written = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	when, err := edtf.Parse(written)
	if err != nil {
		t.bad(r, t.layout.cell[colDate], "%s is not a date such as 2014-01-31, nor EDTF: %v", shown(s), err)
		return day{}, false
	}
	d := day{graph.ClaimedTime{Mention: t.mention(graph.MentionTime, s, s, ""), When: when}, slug(when.String())}
	t.times[s] = d
	return d, true
}

// participations gives subject and object their roles. A row that names one in
// both columns has one participation.
func (t *eventTable) participations(r tableRow, kind *rowType) []graph.ClaimedParticipation {
	var list []graph.ClaimedParticipation
	for _, part := range []struct {
		name, country, sectors column
		role                   graph.Role
	}{
		{colSubject, colSubjectCountry, colSubjectSectors, kind.subject},
		{colObject, colObjectCountry, colObjectSectors, kind.object},
	} {
		name := t.name(r, part.name)
		if name == "" {
			continue
		}
		p := graph.ClaimedParticipation{Mention: t.actor(name), Role: part.role, Presence: kind.presence}
		t.keep(p.Mention, t.headerOf(part.country, "Country"), t.cell(r, part.country))
		t.keep(p.Mention, t.headerOf(part.sectors, "Sectors"), t.cell(r, part.sectors))
		if !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b graph.ClaimedParticipation) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), compareIDs(a.Mention, b.Mention))
	})
	return list
}

// headerOf is the name under which an actor's cell is kept: the same for both
// sides of a row.
func (t *eventTable) headerOf(c column, name string) string {
	if !t.layout.has(c) {
		return ""
	}
	return name
}

// actor returns the mention of a name. A table does not tell what its names are:
// a state is known by its name, anything else by being called so and no more.
func (t *eventTable) actor(name string) graph.ID {
	if isState(name) {
		return t.mention(graph.MentionOrganization, name, name, "STATE")
	}
	return t.mention(graph.MentionGroup, name, name, "")
}

// mention returns the mention of a type under a name, with the words to show; it
// makes one where there is none.
func (t *eventTable) mention(kind graph.MentionType, name, words, stated string) graph.ID {
	key := mentionName{kind, name}
	if id, known := t.mentions[key]; known {
		return id
	}
	id := graph.NamedMentionID(t.article, kind, name)
	t.mentions[key] = id
	t.out.Mentions = append(t.out.Mentions, graph.Mention{ID: id, Article: t.article, Type: kind, Text: words, Kind: stated})
	return id
}

// keep notes what the table says of a mention in words of its own.
func (t *eventTable) keep(mention graph.ID, name, value string) {
	k := graph.Kept{Name: name, Value: value}
	if name != "" && value != "" && !slices.Contains(t.kept[mention], k) {
		t.kept[mention] = append(t.kept[mention], k)
	}
}

// keptOf is what a row says beyond the columns that have a meaning here.
func (t *eventTable) keptOf(r tableRow, code string) []graph.Kept {
	var list []graph.Kept
	add := func(name, value string) {
		if value = strings.TrimSpace(value); value != "" && !slices.Contains(t.absent, value) {
			list = append(list, graph.Kept{Name: name, Value: value})
		}
	}
	if code != "" {
		add(graph.KeptCode, t.codes+code)
	}
	for _, c := range []column{colReport, colSentence} {
		if t.layout.has(c) {
			add(t.layout.header[t.layout.cell[c]], r.cells[t.layout.cell[c]])
		}
	}
	for _, i := range t.layout.others {
		add(t.layout.header[i], r.cells[i])
	}
	return graph.SortKept(list)
}

// rowID names the claim of a row: "claim/icews14/meeting-2014-01-31-3f2a91c05b7d44e1".
// The digest is of the cells and of all that makes a claim of them. So mirrored
// rows, which say the same, are two claims all the same.
func (t *eventTable) rowID(kind *rowType, day string, cells []string) graph.ID {
	t.buffer = append(t.buffer[:0], t.layout.signature()...)
	t.buffer = append(t.buffer, kind.signature()...)
	for _, cell := range cells {
		t.buffer = append(append(t.buffer, cell...), 0)
	}
	digest := sha256.Sum256(t.buffer)
	return t.claimID(kind.name+"-"+day, digest)
}

// claimID is the readable part of an id and the digest.
func (t *eventTable) claimID(words string, digest [sha256.Size]byte) graph.ID {
	return graph.ID(graph.PrefixClaim + "/" + t.article.Local() + "/" + words + "-" + hex.EncodeToString(digest[:rowDigits/2]))
}

// finish sorts what was made and takes its digest.
func (t *eventTable) finish() {
	for i := range t.out.Mentions {
		m := &t.out.Mentions[i]
		m.Kept = graph.SortKept(t.kept[m.ID])
	}
	slices.SortFunc(t.out.Mentions, func(x, y graph.Mention) int { return compareIDs(x.ID, y.ID) })
	t.out.Claims, _ = distinct(t.out.Claims)
	t.out.Coreference = t.mirrors.groups()
	t.out.Article.Revision = t.revision()
}

// revision is the digest of everything in the table. The ids of claims are
// digests long enough to stand for what they say.
func (t *eventTable) revision() string {
	ids := make([]graph.ID, len(t.out.Claims))
	for i := range t.out.Claims {
		ids[i] = t.out.Claims[i].ID
	}
	whole := *t.out
	whole.Claims = nil
	return graph.Digest(revisionDigits, slices.Concat(revisionContent(&whole), idContent(ids))...)
}

func idContent(ids []graph.ID) content {
	var k content
	k.ids(ids)
	return k
}
