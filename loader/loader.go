package loader

import (
	"cmp"
	"context"
	"io/fs"
	"iter"
	"path"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Options says how to read.
type Options struct {
	// Format is the name of a format, see [Formats]; empty: recognised from names and content.
	Format string
	// FS is where the paths lie; nil is the disk.
	FS fs.FS
	// Mapping is the path of a mapping file, see docs/formats.md; empty: the built-in ones alone.
	Mapping string
}

// Item is one annotated article, one file of judgements, or what is wrong with one.
type Item struct {
	// Path is the file that holds the annotation.
	Path string
	// Article is nil where there are Problems, and for judgements. Its RecordedAt and those of its
	// claims are zero.
	Article *graph.AnnotatedArticle
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

// Read reads files and directories, the latter with all below them, and yields
// an item at a time: articles in the order of their paths, then files of
// judgements. In a directory, hidden files and files with endings of no format
// are passed over. The second of two articles with one id is a problem. When
// ctx is done, the last item says so.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		l := newLoad(ctx, opts)
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
		for _, u := range units {
			if l.stopped(u.path, yield) {
				return
			}
			if u.problem != nil {
				if !yield(Item{Path: u.path, Problems: []*ParseError{u.problem}}) {
					return
				}
				continue
			}
			if !u.format.read(l, u.path, yield) {
				return
			}
		}
	}
}

// load is one run of [Read].
type load struct {
	ctx  context.Context
	fsys fs.FS
	// only is the name of the one format that is read; empty for all.
	only string
	// user is the mapping that the user gave, nil where none, in userFile; mappings are those by format.
	userFile *source
	user     *mapping
	mappings shared[string, *mapping]
	confs    shared[string, bratConf]
	// where each article was found, by id
	where map[graph.ID]string
	// locals holds, for folders with judgements, what the local ids of the articles became.
	locals map[string]folder
}

// folder is what the local ids became, by article.
type folder map[graph.ID]map[string]graph.ID

func newLoad(ctx context.Context, opts Options) *load {
	l := &load{ctx: ctx, fsys: opts.FS, only: opts.Format, where: map[graph.ID]string{}, locals: map[string]folder{}}
	if l.fsys == nil {
		l.fsys = disk{}
	}
	return l
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
	if first, taken := l.where[id]; taken {
		p.wrap(d.name.pos, graph.ErrConflict, "%s is also in %s: give one of the two another id", id, first)
	} else {
		l.where[id] = file
	}
	article, locals := build(l.ctx, d, p)
	if err := l.ctx.Err(); err != nil {
		p.take(wholeFile(file, err, "not read: %v", err))
	}
	if p.any() {
		return Item{Path: file, Problems: p.sorted()}, nil
	}
	if known := l.locals[path.Dir(file)]; known != nil {
		known[id] = locals
	}
	return Item{Path: file, Article: article}, locals
}

// foreign builds what an importer has read, and yields it. The problems are those
// of reading it, the repairs those of its spans.
func (l *load) foreign(f *foreign, format, file string, p, repairs *problems, yield func(Item) bool) bool {
	if f == nil {
		return yield(Item{Path: file, Problems: p.sorted()})
	}
	m, wrong := l.mappingFor(format)
	if wrong.any() {
		return yield(Item{Path: file, Problems: wrong.sorted()})
	}
	d, unmapped := l.translate(f, m, p)
	item, _ := l.article(file, d, p)
	if item.Article != nil {
		item.Repairs, item.Unmapped = repairs.sorted(), unmapped
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
