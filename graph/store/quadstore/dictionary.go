package quadstore

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// ValueOf returns the reference to a value, and nil where no quad has it.
func (s *Store) ValueOf(v quad.Value) graph.Ref {
	if id := s.idOf(v); id != 0 {
		return nodeRef(id)
	}
	return nil // not a nodeRef of 0, which would be a reference to something
}

// NameOf returns the value of a reference, and nil where there is none.
func (s *Store) NameOf(ref graph.Ref) quad.Value {
	if fetched, ok := ref.(graph.PreFetchedValue); ok {
		return fetched.NameOf()
	}
	id, ok := ref.(nodeRef)
	if !ok {
		return nil
	}
	v, err := s.value(uint64(id))
	s.lose(err)
	return v
}

// RefsOf implements graph.BatchQuadStore.
func (s *Store) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	refs := make([]graph.Ref, len(values))
	for i, v := range values {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		encoded, err := appendValue(nil, v)
		if err != nil {
			return nil, err
		}
		id, err := s.lookUp(hashOf(encoded))
		if err != nil {
			return nil, err
		}
		if id == 0 {
			return nil, fmt.Errorf("%v: %w", v, graph.ErrNodeNotExists)
		}
		refs[i] = nodeRef(id)
	}
	return refs, nil
}

// ValuesOf implements graph.BatchQuadStore.
func (s *Store) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	values := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		values[i] = s.NameOf(ref)
	}
	return values, s.Err()
}

// idOf returns the id of a value, and 0 where it is not stored.
func (s *Store) idOf(v quad.Value) uint64 {
	if v == nil {
		return 0
	}
	encoded, err := appendValue(nil, v)
	if err != nil {
		return 0 // a kind that cannot be stored is not stored
	}
	id, err := s.lookUp(hashOf(encoded))
	s.lose(err)
	return id
}

// lookUp returns the id of the value with the hash, and 0 where there is none.
func (s *Store) lookUp(h hash) (id uint64, err error) {
	_, err = s.get(hashKey(h), func(value []byte) (err error) {
		id, err = decodeID(value)
		return err
	})
	return id, err
}

// decodeID reads what is stored under a hash.
func decodeID(value []byte) (uint64, error) {
	if len(value) != idSize {
		return 0, fmt.Errorf("the id of a value has %d bytes: %w", len(value), ErrDamaged)
	}
	return getID(value), nil
}

// value returns the value with the id, and nil where there is none.
func (s *Store) value(id uint64) (v quad.Value, err error) {
	if v, ok := s.core.values.get(id); ok {
		return v, nil
	}
	size := 0
	_, err = s.get(valueKey(id), func(encoded []byte) error {
		size = len(encoded)
		if v, err = decodeValue(encoded); err != nil {
			return fmt.Errorf("the value with id %d: %w: %w", id, ErrDamaged, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if v != nil {
		s.core.values.put(id, v, size)
	}
	return v, nil
}

// mustValue returns the value of an id that a quad has.
func (s *Store) mustValue(id uint64) (quad.Value, error) {
	v, err := s.value(id)
	if err == nil && v == nil {
		err = fmt.Errorf("a quad has the id %d, and no value has: %w", id, errGone)
	}
	return v, err
}

// errGone says that a quad was removed since its reference was found or, in a
// snapshot, that the store is damaged.
var errGone = errors.New("the quad was removed, or the store is damaged (verify tells)")

// valueCache remembers values by id, at most one for each slot. As an id is
// never given to another value, what it remembers is right for every snapshot.
type valueCache struct {
	slots [1 << 15]atomic.Pointer[cachedValue]
}

type cachedValue struct {
	id    uint64
	value quad.Value
}

// maxCached is the size of the largest value that is remembered: texts of
// articles are not.
const maxCached = 256

func (c *valueCache) slot(id uint64) *atomic.Pointer[cachedValue] {
	return &c.slots[id%uint64(len(c.slots))]
}

func (c *valueCache) get(id uint64) (quad.Value, bool) {
	found := c.slot(id).Load()
	if found == nil || found.id != id {
		return nil, false
	}
	return found.value, true
}

func (c *valueCache) put(id uint64, v quad.Value, size int) {
	if size <= maxCached {
		c.slot(id).Store(&cachedValue{id, v})
	}
}

// forget makes sure that a value which was removed is not found by its old id.
func (c *valueCache) forget(id uint64) {
	if found := c.slot(id).Load(); found != nil && found.id == id {
		c.slot(id).CompareAndSwap(found, nil)
	}
}
