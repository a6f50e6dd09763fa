package loader

import (
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader/unpack"
)

// unit is what is read as one: the files of an article, or a file of many. One
// with a problem stands for something that cannot be read, and one that is
// skipped for something that need not be, and why.
type unit struct {
	path    string
	root    string // of the directory or archive that was named, or of the file
	format  *format
	problem *ParseError
	skipped string
}

// rank puts judgements behind what they judge.
func (u unit) rank() int {
	if u.format != nil && u.format.name == formatJudgements {
		return 1
	}
	return 0
}

// candidate is a file that may be of some format.
type candidate struct {
	fsys fs.FS
	path string
	// head is the beginning, first the first bytes of it, once read
	head, first *string
	// shape is that of a JSON file, once read.
	shape *shape
	// mappingFor returns the mapping for a format, the user's before it.
	mappingFor func(format string) *mapping
}

// endsIn tells whether the file has one of the endings, in letters of any case.
func (c *candidate) endsIn(endings []string) bool {
	name := strings.ToLower(unpack.Stripped(c.path))
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// beginning returns the first [MaxFileBytes] of the file; nothing where it
// cannot be read, which reading it will tell.
func (c *candidate) beginning() string {
	return c.read(&c.head, MaxFileBytes)
}

// firstBytes returns the first [headBytes] of the file, which mostly are enough.
func (c *candidate) firstBytes() string { return c.read(&c.first, headBytes) }

// lookFurther takes more of a JSON file for its first bytes, where these do not
// reach to the end of its first article, so that keys behind a long text are seen.
func (c *candidate) lookFurther() bool {
	first := len(c.firstBytes())
	if !c.isJSON() || c.form().complete || len(c.beginning()) == first {
		return false
	}
	c.first, c.shape = c.head, nil
	return true
}

func (c *candidate) read(kept **string, limit int64) string {
	if *kept == nil {
		var text strings.Builder
		if file, problem := open(c.fsys, c.path); problem == nil {
			size := limit
			if info, err := file.Stat(); err == nil {
				size = min(info.Size(), limit)
			}
			text.Grow(int(size))
			buffer := make([]byte, min(size+1, readAtOnce))
			_, _ = io.CopyBuffer(&text, io.LimitReader(file, limit), buffer) // what can be read tells enough
			_ = file.Close()                                                 // only read from
		}
		head := text.String()
		*kept = &head
	}
	return **kept
}

// find lists the units under the paths.
func (l *load) find(paths []string) []unit {
	rows := formats()
	if l.only != "" {
		names, _ := Formats()
		rows = slices.DeleteFunc(rows, func(f *format) bool { return f.name != l.only })
		if len(rows) == 0 {
			return []unit{{problem: &ParseError{
				File: l.only, Msg: "unknown format: " + suggestion(l.only, names), Err: graph.ErrInvalid,
			}}}
		}
	}
	var units []unit
	for _, p := range paths {
		p = path.Clean(p)
		switch info, err := fs.Stat(l.fsys, p); {
		case err != nil:
			units = append(units, unit{path: p, problem: cannotRead(p, err)})
		case info.IsDir():
			found := l.findBelow(p, rows)
			for i := range found {
				found[i].root = p
			}
			units = append(units, found...)
		case l.only != "":
			units = append(units, l.unitOf(&candidate{fsys: l.fsys, path: p}, rows[0]))
		default:
			units = append(units, l.recognise(p, rows, true)...)
		}
	}
	for i := range units {
		units[i].root = cmp.Or(units[i].root, path.Dir(units[i].path))
	}
	return sortUnits(units)
}

// findBelow lists the units of a directory; one without any is a problem.
func (l *load) findBelow(dir string, rows []*format) []unit {
	units := l.walk(dir, rows)
	if len(units) == 0 && l.ctx.Err() == nil {
		return []unit{{path: dir, problem: wholeFile(dir, graph.ErrNotFound,
			"no annotated article in this directory: see docs/formats.md for the files of an article")}}
	}
	return units
}

func (l *load) walk(dir string, rows []*format) []unit {
	if l.ctx.Err() != nil {
		return nil
	}
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		return []unit{{path: dir, problem: cannotRead(dir, err)}}
	}
	var units []unit
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			units = append(units, l.walk(p, rows)...)
		default:
			units = append(units, l.recognise(p, rows, false)...)
		}
	}
	return withoutTexts(dir, units, entries)
}

// withoutTexts looks at the texts of a directory that nobody annotated: those
// beside Web Annotations belong to them, and one beside or above files of another
// format, such as a README.txt, is no half of an article in brat standoff.
func withoutTexts(dir string, units []unit, entries []fs.DirEntry) []unit {
	there := map[string]bool{}
	for _, e := range entries {
		there[e.Name()] = true
	}
	here := func(u unit) bool { return path.Dir(u.path) == dir }
	isBare := func(u unit) bool {
		base := path.Base(u.path)
		return here(u) && u.isBrat() && there[base+endText] && !there[base+endAnn] && !there[base+endMeta] && !there[base+endGiven] && !there[base+endFound]
	}
	if slices.ContainsFunc(units, func(u unit) bool { return here(u) && u.format != nil && u.format.name == formatWebAnnotation }) {
		return slices.DeleteFunc(units, isBare)
	}
	isOther := func(u unit) bool { return u.format != nil && !u.isBrat() && u.rank() == 0 }
	isHalf := func(u unit) bool { return here(u) && u.isBrat() && !isBare(u) }
	if !slices.ContainsFunc(units, isOther) || slices.ContainsFunc(units, isHalf) {
		return units
	}
	for i, u := range units {
		if isBare(u) {
			file := u.path + endText
			units[i] = unit{path: file, skipped: "nobody annotated it: " + file + " lies beside files of another format"}
		}
	}
	return units
}

func (u unit) isBrat() bool { return u.format != nil && u.format.name == formatBrat }

// recognise finds the format of a file. One of no format is a problem where it
// was asked for by name, or looks as if it were meant for us.
func (l *load) recognise(p string, rows []*format, named bool) []unit {
	c := &candidate{fsys: l.fsys, path: p, mappingFor: l.mappingFor}
	for tries := true; tries; tries = c.lookFurther() {
		for _, f := range rows {
			if f.recognises(c) {
				return []unit{l.unitOf(c, f)}
			}
		}
	}
	isSystem := isTypeSystem(c)
	if !named && (l.only != "" || isSystem || !isForNone(c)) {
		return nil
	}
	if isSystem {
		return []unit{{path: p, problem: wholeFile(p, graph.ErrInvalid,
			"this is a type system of UIMA, which holds no article: load the XMI file beside it, with which it is read")}}
	}
	if _, problem := readSource(l.fsys, p); problem != nil {
		return []unit{{path: p, problem: problem}}
	}
	return []unit{{path: p, problem: wholeFile(p, graph.ErrInvalid, "%s", c.unknown())}}
}

// unknown says what can be seen of a file that is of no format.
func (c *candidate) unknown() string {
	if c.endsIn(csvEndings) {
		return "the columns of this table have no meaning here: name them in a mapping file (--mapping), see docs/formats.md"
	}
	if c.endsIn([]string{endAnn}) {
		return "brat standoff is read from name.txt and name.ann, in small letters and not compressed one by one: put them into an archive"
	}
	names, _ := Formats()
	seen := ""
	if keys := sortedKeys(c.form().keys); len(keys) > 0 {
		for i := range keys {
			keys[i] = shown(keys[i])
		}
		seen = "it has the keys " + strings.Join(keys[:min(len(keys), 8)], ", ") + "; "
	}
	return "this is no format that is known: " + seen + "--format tells which it is, of " + oneOf(names)
}

func (l *load) unitOf(c *candidate, f *format) unit {
	if f.unit == nil {
		return unit{path: c.path, format: f}
	}
	return unit{path: f.unit(c.path), format: f}
}
