package loader

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// readBratUnit reads an article in brat standoff.
func readBratUnit(l *load, base string, yield func(Item) bool) bool {
	p := &problems{}
	conf := l.confOf(path.Dir(base))
	b := readBrat(l.fsys, base, conf != nil, p)
	if b == nil {
		return yield(Item{Path: base + endAnn, Problems: p.sorted()})
	}
	if b.isForeign(conf, l.user, l.mappingFor(formatBrat)) {
		repairs := &problems{}
		f := b.foreign(repairs)
		f.name = l.nameOf(f.meta, f.src, base)
		return l.foreign(f, formatBrat, f.src.name, p, repairs, yield)
	}
	b.assemble()
	b.draft.name = l.nameOf(b.draft.meta, b.draft.src, base)
	item, _ := l.article(b.draft.src.name, b.draft, p)
	return yield(item)
}

// readJSONFile reads a file that holds one article.
func readJSONFile(l *load, file string, yield func(Item) bool) bool {
	src, problem := readSource(l.fsys, file)
	if problem != nil {
		return yield(Item{Path: file, Problems: []*ParseError{problem}})
	}
	return l.jsonArticle(src, withoutEndings(file), yield)
}

// readJSONLines reads a file that holds an article a line.
func readJSONLines(l *load, file string, yield func(Item) bool) bool {
	return l.lines(file, yield, func(src *source) bool { return l.jsonArticle(src, "", yield) })
}

// jsonArticle reads one article and yields it, and then its judgements, if any.
func (l *load) jsonArticle(src *source, base string, yield func(Item) bool) bool {
	p := &problems{}
	d, drafts := readJSON(l.ctx, src.withoutMark(), p)
	if d != nil {
		if d.name = l.nameOf(d.meta, d.src, base); base == "" && d.meta.id.s == "" {
			p.add(d.name.pos, "the id is missing: in JSON Lines every article has one")
			d = nil
		}
	}
	item, locals := l.article(src.name, d, p)
	if !yield(item) {
		return false
	}
	if item.Article == nil || len(drafts) == 0 {
		return true
	}
	p = &problems{}
	own := func(article graph.ID, local string) (graph.ID, bool) {
		id, ok := locals[local]
		return id, ok && article == item.Article.Article.ID
	}
	judgements := judgeAll(drafts, own, l.now, p)
	if p.any() {
		return yield(Item{Path: src.name, Problems: p.sorted()})
	}
	return yield(Item{Path: src.name, Judgements: judgements})
}

// lines hands over the lines of a file that are not blank, one at a time and
// each at most [MaxFileBytes] long.
func (l *load) lines(name string, yield func(Item) bool, line func(*source) bool) bool {
	return l.rawLines(name, yield, func(data []byte, number int) bool {
		src, problem := newSource(name, data, number)
		if problem != nil {
			return yield(Item{Path: name, Problems: []*ParseError{problem}})
		}
		return line(src)
	})
}

// rawLines is lines without a look at whether they are UTF-8. The bytes are good
// until the next line.
func (l *load) rawLines(name string, yield func(Item) bool, line func(data []byte, number int) bool) bool {
	bad := func(problem *ParseError) bool {
		return yield(Item{Path: name, Problems: []*ParseError{problem}})
	}
	file, problem := open(l.fsys, name)
	if problem != nil {
		return bad(problem)
	}
	defer func() { _ = file.Close() }() // only read from: nothing can be lost
	input := bufio.NewReaderSize(l.meter(file), 64<<10)
	blank := true
	for number := 1; ; number++ {
		if l.stopped(name, yield) {
			return false
		}
		data, tooLong, err := readLine(input)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return bad(cannotRead(name, err))
		case tooLong:
			blank = false
			long := tooLarge(name)
			long.Line = number
			if !bad(long) {
				return false
			}
		case !isBlankLine(data):
			blank = false
			if !line(data, number) {
				return false
			}
		}
		if err != nil {
			return !blank || bad(emptyFile(name))
		}
	}
}

// isBlankLine mostly sees from the first byte that there is something.
func isBlankLine(data []byte) bool {
	return len(data) == 0 || (data[0] <= ' ' || data[0] >= utf8.RuneSelf) && len(bytes.TrimLeftFunc(data, isBlank)) == 0
}

// readLine reads up to and with the next line end. The line is good until the
// next one is read; of a line that is too long nothing is kept.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	line, err = r.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, false, err
	}
	line = bytes.Clone(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		var part []byte
		part, err = r.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > MaxFileBytes; tooLong {
			line = nil
		} else {
			line = append(line, part...)
		}
	}
	return line, tooLong, err
}

// readJudgementLines reads a file of judgements; with one that is wrong, none is good.
func readJudgementLines(l *load, file string, yield func(Item) bool) bool {
	p := &problems{}
	var drafts []judgementDraft
	more := l.lines(file, func(i Item) bool {
		for _, problem := range i.Problems {
			p.take(problem)
		}
		return !p.full()
	}, func(src *source) bool {
		r := newJSONReader(src.withoutMark(), p)
		before := p.count()
		d := readJudgement(r)
		r.end()
		if p.count() == before {
			drafts = append(drafts, d)
		}
		return !p.full()
	})
	judgements := judgeAll(drafts, l.inFolder(path.Dir(file)), l.now, p)
	if !p.any() {
		return yield(Item{Path: file, Judgements: judgements})
	}
	return yield(Item{Path: file, Problems: p.sorted()}) && (more || l.ctx.Err() == nil)
}

// judgeAll makes the judgements. It refuses to have one twice, and two on one
// pair that contradict each other at one instant: the later one would hold.
func judgeAll(drafts []judgementDraft, resolve resolver, now time.Time, p *problems) []graph.Judgement {
	var list []graph.Judgement
	seen := map[graph.ID]bool{}
	type moment struct {
		left, right graph.ID
		at          time.Time
	}
	verdicts := map[moment]graph.Verdict{}
	for _, d := range drafts {
		j, ok := judge(d, resolve, now, p)
		if !ok {
			continue
		}
		if seen[j.ID] {
			p.add(d.at, "this judgement is there twice: %s, %s, %s", j.Left, j.Right, j.Verdict)
		}
		at := moment{j.Left, j.Right, j.At}
		if known, is := verdicts[at]; is && known != j.Verdict {
			p.wrap(d.at, graph.ErrConflict, "this contradicts another judgement of %s and %s, and nothing tells which is the later: "+
				"give both their instant, at", j.Left, j.Right)
		}
		verdicts[at] = j.Verdict
		seen[j.ID] = true
		list = append(list, j)
	}
	return list
}

// inFolder resolves local ids in the articles of a folder: those of this load,
// and, where it did not read them, those that lie there.
func (l *load) inFolder(dir string) resolver {
	lookedUp := false
	return func(article graph.ID, local string) (graph.ID, bool) {
		if l.locals[dir][article] == nil && !lookedUp {
			lookedUp = true
			l.lookUp(dir)
		}
		id, ok := l.locals[dir][article][local]
		return id, ok
	}
}

// lookUp reads the articles of a folder for their local ids alone.
func (l *load) lookUp(dir string) {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		return // the reference stays unresolved, which is told
	}
	quiet := newLoad(l.ctx, Options{FS: l.fsys})
	quiet.user = l.user
	quiet.locals[dir] = folder{}
	var units []unit
	for _, e := range entries {
		if !e.IsDir() {
			units = append(units, quiet.recognise(path.Join(dir, e.Name()), formats(), false)...)
		}
	}
	units = slices.DeleteFunc(sortUnits(units), func(u unit) bool { return u.problem != nil || u.rank() > 0 })
	quiet.readInParallel(units, 1, func(Item) bool { return true })
	for article, ids := range quiet.locals[dir] {
		if l.locals[dir][article] == nil {
			l.locals[dir][article] = ids
		}
	}
}
