package loader

import (
	"cmp"
	"errors"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/parley-kg/parley/graph/edtf"
)

// articleFields reads what every notation may say of an article.
func articleFields(r *jsonReader, m *metadata) fields {
	return fields{
		{"kind", func() { m.kind = r.word() }},
		{"title", func() { m.title = r.word() }},
		{"url", func() { m.url = r.word() }},
		{"publisher", func() { m.publisher = r.word() }},
		{"publisherNames", func() { m.publisherNames = r.words() }},
		{"author", func() { m.author = r.word() }},
		{"published", func() { m.published = r.word() }},
		{"publishedNote", func() { m.publishedNote = r.word() }},
		{"language", func() { m.language = r.word() }},
		{"derivedFrom", func() { m.derivedFrom = r.words() }},
	}
}

// readMeta reads name.meta.json; an article may be without.
func readMeta(fsys fs.FS, name string, p *problems) metadata {
	var m metadata
	src, problem := readSource(fsys, name)
	if problem != nil {
		if !errors.Is(problem, fs.ErrNotExist) {
			p.take(problem)
		}
		return m
	}
	r := newJSONReader(src.withoutMark(), p)
	known := articleFields(r, &m)
	known.set("id", func() { m.id = r.word() })
	r.object(known)
	r.end()
	return m
}

// makeArticle fills in what the metadata say. The publisher is a mention, see [builder.publisher].
func (b *builder) makeArticle() {
	m, a := b.draft.meta, &b.out.Article
	a.ID = b.article
	a.Kind = cmp.Or(b.draft.kind, valueOf(b.problems, articleKinds, "kind", m.kind))
	a.Title, a.Author, a.PublishedNote = m.title.s, m.author.s, m.publishedNote.s
	a.URL = m.url.s
	if a.URL != "" && !isWebAddress(a.URL) {
		b.problems.add(m.url.pos, "%s is not a full address: write https://…", shown(a.URL))
	}
	a.Language = b.languageTag(m.language)
	a.Published = b.time(m.published)
	for _, d := range m.derivedFrom {
		if strings.TrimSpace(d.s) == "" {
			b.problems.add(d.pos, "empty: name an article, an address or an outlet")
		}
		a.DerivedFrom = append(a.DerivedFrom, d.s)
	}
	slices.Sort(a.DerivedFrom)
	a.DerivedFrom = slices.Compact(a.DerivedFrom)
}

// languageTag checks a BCP 47 tag.
func (b *builder) languageTag(w word) string {
	if w.s == "" {
		return ""
	}
	if !isLanguage(w.s) {
		b.problems.add(w.pos, "%s is not a BCP 47 language tag, such as en or ar", shown(w.s))
	}
	return w.s
}

func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil
}

// time reads EDTF; the empty word is the time that is not known.
func (b *builder) time(w word) edtf.Time {
	t, err := edtf.Parse(w.s)
	var syntax *edtf.SyntaxError
	if errors.As(err, &syntax) {
		b.problems.wrap(inside(w, syntax.Offset), invalid(err), "%s is not EDTF: %s", shown(w.s), syntax.Msg)
	}
	return t
}

// isWebAddress tells whether s is a full http or https IRI without white space.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
		!strings.ContainsFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"{}|\\^`", r)
		})
}

// checkName refuses article names that would not survive in an id.
func checkName(name word, p *problems) bool {
	ok := name.s != "" && !strings.ContainsFunc(name.s, func(r rune) bool { return !isNameLetter(r) })
	if !ok {
		p.add(name.pos, "%s cannot be an article's id: use letters, digits and - . _ ~ only", shown(name.s))
	}
	return ok
}

func isNameLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-._~", r)
}
