package quadstore

import (
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
)

// Encode and Decode give tests the encoding of values.
func Encode(v quad.Value) ([]byte, error)    { return appendValue(nil, v) }
func Decode(from []byte) (quad.Value, error) { return decodeValue(from) }

// Damage lets tests change what is stored, beneath the store.
func Damage(s *Store, change func(db *pebble.DB) error) error { return change(s.core.db) }

// Open returns how many cursors and snapshots are open.
func Open(s *Store) int {
	s.core.mu.Lock()
	defer s.core.mu.Unlock()
	return len(s.core.all)
}

// The keys of the store, for Damage.
var (
	MetaKey  = metaKey
	ValueKey = valueKey
	LogKey   = logKey
)

// HashKey returns the key under which the id of a value is.
func HashKey(v quad.Value) []byte {
	encoded, err := appendValue(nil, v)
	if err != nil {
		panic(err)
	}
	return hashKey(hashOf(encoded))
}

// QuadKeys returns the keys of a quad with these ids, in all tables.
func QuadKeys(ids [4]uint64) [][]byte {
	var keys [][]byte
	for _, table := range orderings {
		if table.holds(ids) {
			keys = append(keys, table.key(ids))
		}
	}
	return keys
}

// Flush writes what is in memory to tables.
func Flush(s *Store) error { return s.core.flush() }

// SetLimits sets from how many quads on a change that only adds is a load, and
// from how many on a load is written as tables.
func SetLimits(s *Store, load, inTables int) { s.core.limits = limits{load, inTables} }

// StagingName is the directory of the tables of a load.
const StagingName = stagingName

// WhyUnreadable returns what readers are told of a store whose work in the
// background failed, and for which a writer then waited in vain.
func WhyUnreadable(cause error) error {
	f := newFailing()
	f.fail(failure{err: cause, stuck: true, readable: true})
	if err := f.unreadable(); err != nil {
		return err
	}
	never := make(chan error) // the goroutine is left behind, as in a store that is stuck
	_ = f.attempt(func() error { return <-never }, f.broken)
	return f.unreadable()
}
