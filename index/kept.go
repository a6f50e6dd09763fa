package index

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// kept are snapshots that are made when they are first asked for, one at a time,
// of which those are kept that were asked for last; the zero value keeps none.
type kept[K comparable] struct {
	mutex   sync.Mutex
	most    int
	pending *simplelru.LRU[K, *pending]
	making  sync.Mutex
}

// pending is a snapshot that is being made, until ready is closed.
type pending struct {
	ready    chan struct{}
	snapshot *Snapshot
	err      error
}

// get returns the snapshot of a key. Whoever waits no longer than ctx lets the
// making go on, for those who ask again; the error is then that of ctx. What
// failed is made again when it is asked for again.
func (k *kept[K]) get(ctx context.Context, key K, build func(context.Context) (*Snapshot, error)) (*Snapshot, error) {
	p := k.start(context.WithoutCancel(ctx), key, build)
	select {
	case <-p.ready:
		return p.snapshot, p.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (k *kept[K]) start(ctx context.Context, key K, build func(context.Context) (*Snapshot, error)) *pending {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.pending == nil {
		k.pending, _ = simplelru.NewLRU[K, *pending](max(k.most, 1), nil) // refuses sizes below 1 only
	}
	if p, known := k.pending.Get(key); known {
		return p
	}
	p := &pending{ready: make(chan struct{})}
	k.pending.Add(key, p)
	go k.finish(ctx, key, p, build)
	return p
}

func (k *kept[K]) finish(ctx context.Context, key K, p *pending, build func(context.Context) (*Snapshot, error)) {
	k.making.Lock()
	defer k.making.Unlock()
	defer close(p.ready)
	if p.snapshot, p.err = recovering(ctx, build); p.err != nil {
		k.mutex.Lock()
		defer k.mutex.Unlock()
		k.pending.Remove(key)
	}
}

// recovering makes an error of a panic: nobody above this goroutine would.
func recovering(ctx context.Context, build func(context.Context) (*Snapshot, error)) (s *Snapshot, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("a mistake of the program: %v\n%s", v, debug.Stack())
		}
	}()
	return build(ctx)
}
