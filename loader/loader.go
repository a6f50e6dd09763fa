package loader

import (
	"cmp"
	"context"
	"io/fs"
	"iter"
	"path"
	"slices"
	"sync/atomic"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader/unpack"
)

// Options says how to read.
type Options struct {
	// Format is the name of a format, see [Formats]; empty: recognised from names and content.
	Format string
	// FS is where the paths lie; nil is the disk.
	FS fs.FS
	// Jobs is how many files are read at once; 0 is one. The items are the same, and in the same order.
	Jobs int
	// Progress, where not nil, is called before each item, with the bytes read so far and of all files.
	Progress func(done, total int64)
	// Mapping is the path of a mapping file, see docs/formats.md; empty: the built-in ones alone.
	Mapping string
	// NameByPath has articles that are named after their files take the path below the directory or
	// archive that was given, as in article/news~a: where folders have files of one name.
	NameByPath bool
	// Now tells the present: judgements of an instant to come are refused. time.Now where nil.
	Now func() time.Time
}

// Item is one annotated article, one file of judgements, or what is wrong with one.
type Item struct {
	// Path is the file that holds the annotation.
	Path string
	// Article is nil where there are Problems, and for judgements. Its RecordedAt is zero, but for the
	// states of an article that was recorded elsewhere: these come in the order of time. Those of its
	// claims are zero.
	Article *graph.AnnotatedArticle
	// Skipped says why there is nothing to load: the annotator did not accept it, or nobody annotated it.
	Skipped string
	// Judgements are in the order of the file. At is zero where the file gives none.
	Judgements []graph.Judgement
	// Repairs tell what had to be mended to read it, each with its place; sorted.
	Repairs []*ParseError
	// Unmapped are the labels of its source that the mapping has no meaning for; they are kept under
	// their own names. Sorted.
	Unmapped []Label
	// Problems are sorted by file, line and column, at most about 100; empty where all is well.
	Problems []*ParseError
}

// Read reads files, directories and archives, the latter two with all below them,
// and yields an item at a time: articles in the order of their paths, then files
// of judgements. In a directory, hidden files and files with endings of no format
// are passed over. The second of two articles with one id is a problem. When
// ctx is done, the last item says so.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		l := newLoad(ctx, opts)
		defer l.close()
		if p := l.openMapping(opts.Mapping); p.any() {
			yield(Item{Path: opts.Mapping, Problems: p.sorted()})
			return
		}
		units := l.find(paths)
		if len(units) == 0 && len(paths) > 0 && l.stopped(paths[0], yield) {
			return
		}
		for _, u := range units {
			l.wantLocals(u)
		}
		l.measure(units)
		articles := slices.IndexFunc(units, func(u unit) bool { return u.rank() > 0 })
		if articles < 0 {
			articles = len(units)
		}
		if !l.readInParallel(units[:articles], max(1, opts.Jobs), yield) {
			return
		}
		for _, u := range units[articles:] { // which name what the articles hold
			if l.stopped(u.path, yield) || !l.readUnit(u, yield) {
				return
			}
		}
	}
}

// readUnit yields the items of a unit; false when no more are wanted.
func (l *load) readUnit(u unit, yield func(Item) bool) bool {
	if u.problem != nil {
		return yield(Item{Path: u.path, Problems: []*ParseError{u.problem}})
	}
	if u.skipped != "" {
		return yield(Item{Path: u.path, Skipped: u.skipped})
	}
	l.counted, l.root = 0, u.root
	more := u.format.read(l, u.path, yield)
	if l.progress != nil {
		l.done.Add(l.size(u) - l.counted)
	}
	return more
}

// load is one run of [Read].
type load struct {
	ctx  context.Context
	fsys fs.FS
	// opened is what has to be closed in the end; nil where the caller gave it.
	opened *unpack.FS
	// now is when reading began.
	now time.Time
	// only is the name of the one format that is read; empty for all.
	only string
	// byPath tells that articles are named by their paths below root, which is that of the unit at hand.
	byPath bool
	root   string
	// user is the mapping that the user gave; nil where none.
	user *mapping
	// confs are the annotation.conf files, by folder.
	confs *shared[string, bratConf]
	// systems are the type systems beside XMI, by folder.
	systems *shared[string, typeSystem]
	// progress is told of the bytes that were read, of total.
	progress func(done, total int64)
	done     *atomic.Int64
	total    int64
	counted  int64 // of done, what the unit that is read has added
	// refused tells that the article before was refused, with what belongs to it.
	refused bool
	// claims are the names of the articles that were read and not yet handed over.
	claims []*nameClaim
	// where each article was found, by id
	where map[graph.ID]string
	// locals holds, for folders with judgements, what the local ids of the articles became.
	locals map[string]folder
}

// folder is what the local ids became, by article.
type folder map[graph.ID]map[string]graph.ID

func newLoad(ctx context.Context, opts Options) *load {
	l := &load{ctx: ctx, fsys: opts.FS, only: opts.Format, byPath: opts.NameByPath, progress: opts.Progress, done: &atomic.Int64{}, confs: &shared[string, bratConf]{}, systems: &shared[string, typeSystem]{}, where: map[graph.ID]string{}, locals: map[string]folder{}}
	now := opts.Now
	if now == nil {
		now = time.Now
	}
	l.now = now()
	if l.fsys == nil {
		l.fsys = disk{}
	}
	if _, done := l.fsys.(*unpack.FS); !done {
		l.opened = unpack.New(l.fsys, unpack.DefaultLimits)
		l.fsys = l.opened
	}
	return l
}

func (l *load) close() {
	if l.opened != nil {
		_ = l.opened.Close() // temporary files, in a folder that is emptied anyway
	}
}

// wantLocals marks the folders whose local ids judgements may name.
func (l *load) wantLocals(u unit) {
	if u.format != nil && u.format.name == formatJudgements {
		l.locals[path.Dir(u.path)] = folder{}
	}
}

// stopped ends the reading when the context is done.
func (l *load) stopped(path string, yield func(Item) bool) bool {
	err := l.ctx.Err()
	if err == nil {
		return false
	}
	yield(Item{Path: path, Problems: []*ParseError{wholeFile(path, err, "not read: %v", err)}})
	return true
}

// article builds what a draft holds. It returns the item to yield, and what
// the local ids became.
func (l *load) article(file string, d *draft, p *problems) (Item, map[string]graph.ID) {
	if d == nil || !checkName(d.name, p) {
		return Item{Path: file, Problems: p.sorted()}, nil
	}
	id := graph.NewArticleID(d.name.s)
	claim := l.claim(id, d.name.pos)
	article, locals := build(l.ctx, d, p)
	if err := l.ctx.Err(); err != nil {
		p.take(wholeFile(file, err, "not read: %v", err))
	}
	if p.any() {
		return Item{Path: file, Problems: p.sorted()}, nil
	}
	if l.locals[path.Dir(file)] != nil {
		claim.locals = locals
	}
	return Item{Path: file, Article: article}, locals
}

// foreign builds what an importer has read, and yields it. The problems are those
// of reading it, the repairs those of its spans.
func (l *load) foreign(f *foreign, format, file string, p, repairs *problems, yield func(Item) bool) bool {
	if f == nil {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	f.place()
	d, unmapped := l.translate(f, l.mappingFor(format), p)
	item, locals := l.article(file, d, p)
	if item.Article != nil {
		item.Repairs, item.Unmapped = repairs.sorted(), unmapped
		item.Judgements = instanceJudgements(d.instances, locals)
	}
	return yield(item)
}

// compareUnits orders judgements after articles, and each by path.
func compareUnits(a, b unit) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.path, b.path))
}

// sortUnits puts the units in order, each once.
func sortUnits(units []unit) []unit {
	slices.SortStableFunc(units, compareUnits)
	return slices.CompactFunc(units, func(a, b unit) bool {
		return a.path == b.path && a.format == b.format && a.problem == nil && b.problem == nil
	})
}
