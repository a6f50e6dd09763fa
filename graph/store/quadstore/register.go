package quadstore

import (
	"errors"
	"sync"

	"github.com/cayleygraph/cayley/graph"
)

// Name is that under which [Register] makes the store known to Cayley.
const Name = "pebble"

var _ interface {
	graph.QuadStore
	graph.BatchQuadStore
} = (*Store)(nil)

// Register makes the store known to Cayley, so that graph.NewQuadStore opens it
// by [Name]. It may be called again.
var Register = sync.OnceFunc(func() {
	open := func(path string, mustExist bool) (*Store, error) {
		if path == "" {
			return nil, errors.New("a store needs a directory: give its path")
		}
		return New(path, Options{MustExist: mustExist})
	}
	graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
		IsPersistent: true,
		NewFunc: func(path string, _ graph.Options) (graph.QuadStore, error) {
			s, err := open(path, true)
			if err != nil {
				return nil, err // not a *Store of nil, which would be a store
			}
			return s, nil
		},
		InitFunc: func(path string, _ graph.Options) error {
			s, err := open(path, false)
			if err != nil {
				return err
			}
			return s.Close()
		},
	})
})
