package loader

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// itemsAhead is how many items a file may be read ahead of the one that is
// handed over: what bounds the memory of reading several files at once.
const itemsAhead = 8

// nameClaim is an article's claim to its name. Which of two articles has it is
// decided when they are handed over, in the order of their paths, whatever the
// order in which they were read.
type nameClaim struct {
	id     graph.ID
	taken  *ParseError // what to say where another has the name
	locals map[string]graph.ID
}

// claim notes the name of an article that is read.
func (l *load) claim(id graph.ID, at pos) *nameClaim {
	line, column := at.src.position(at.off)
	c := &nameClaim{id: id, taken: &ParseError{File: at.src.name, Line: line, Column: column, Err: graph.ErrConflict}}
	l.claims = append(l.claims, c)
	return c
}

// parsed is an item, and the names that were claimed since the one before.
type parsed struct {
	Item
	claims []*nameClaim
}

// readInTurn reads units one after the other.
func (l *load) readInTurn(units []unit, yield func(Item) bool) bool {
	for _, u := range units {
		if l.stopped(u.path, yield) {
			return false
		}
		more := l.readUnit(u, func(item Item) bool {
			claims := l.claims
			l.claims = nil
			return l.handOver(parsed{item, claims}, yield)
		})
		if !more {
			return false
		}
	}
	return true
}

// readInParallel reads up to jobs units at once and yields their items in order.
func (l *load) readInParallel(units []unit, jobs int, yield func(Item) bool) bool {
	if jobs == 1 {
		return l.readInTurn(units, yield)
	}
	stop := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	streams := make([]chan parsed, 0, jobs)
	next := 0
	start := func() {
		if next < len(units) {
			streams = append(streams, l.start(units[next], stop, &running))
			next++
		}
	}
	for range jobs {
		start()
	}
	for i := 0; len(streams) > 0; i++ {
		if l.stopped(units[i].path, yield) {
			return false
		}
		for item := range streams[0] {
			if !l.handOver(item, yield) || item.saysStopped(l.ctx) {
				return false
			}
		}
		streams = streams[1:]
		start()
	}
	return true
}

// start reads a unit in the background, until it ends or stop is closed.
func (l *load) start(u unit, stop <-chan struct{}, running *sync.WaitGroup) chan parsed {
	items := make(chan parsed, itemsAhead)
	own := *l
	own.claims = nil
	running.Go(func() {
		defer close(items)
		own.readUnit(u, func(item Item) bool {
			claims := own.claims
			own.claims = nil
			select {
			case items <- parsed{item, claims}:
				return true
			case <-stop:
				return false
			}
		})
	})
	return items
}

// saysStopped tells whether the item is the one that says that the context is done.
func (item *parsed) saysStopped(ctx context.Context) bool {
	return ctx.Err() != nil && len(item.Problems) > 0 && errors.Is(item.Problems[len(item.Problems)-1], ctx.Err())
}

// handOver settles whose the names are, and yields the item.
func (l *load) handOver(item parsed, yield func(Item) bool) bool {
	if len(item.claims) == 0 && item.Judgements != nil && l.refused {
		return true
	}
	l.refused = false
	for _, c := range item.claims {
		first, taken := l.where[c.id]
		switch {
		case taken:
			c.taken.Msg = string(c.id) + " is also in " + first + ": give one of the two another id, or have articles named by their paths (--name-by-path)"
			item.refuse(c.taken)
			l.refused = true
		default:
			l.where[c.id] = item.Path
			if known := l.locals[path.Dir(item.Path)]; known != nil && item.Article != nil {
				known[c.id] = c.locals
			}
		}
	}
	if l.progress != nil {
		l.progress(min(l.done.Load(), l.total), l.total)
	}
	return yield(item.Item)
}

// refuse adds a problem to an item that is not good for another reason.
func (item *parsed) refuse(problem *ParseError) {
	p := &problems{list: append(item.Problems, problem)}
	item.Item = Item{Path: item.Path, Problems: p.sorted()}
}

// measure finds out how much there is to read, where somebody wants to know.
func (l *load) measure(units []unit) {
	if l.progress == nil {
		return
	}
	for _, u := range units {
		l.total += l.size(u)
	}
}

// size is that of the files of a unit, as they lie on the disk.
func (l *load) size(u unit) int64 {
	names := []string{u.path}
	if u.format != nil && u.format.unit != nil {
		names = []string{u.path + endText, u.path + endAnn}
		for _, ending := range bratParts {
			names = append(names, u.path+ending)
		}
	}
	var size int64
	for _, name := range names {
		if info, err := fs.Stat(l.fsys, name); err == nil {
			size += info.Size()
		}
	}
	return size
}

// meter counts what is read of a file, as many bytes as it has on the disk.
func (l *load) meter(file fs.File) io.Reader { return &metered{file: file, load: l} }

type metered struct {
	file    fs.File
	load    *load
	counted int64
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.file.Read(p)
	if packed, ok := m.file.(interface{ Consumed() int64 }); ok {
		now := packed.Consumed()
		m.load.count(now - m.counted)
		m.counted = now
	} else {
		m.load.count(int64(n))
	}
	return n, err
}

func (l *load) count(n int64) {
	l.done.Add(n)
	l.counted += n
}
