package quadstore_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/vfs"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

// Every single thing that may be wrong is told.
func TestVerifyFindsDamage(t *testing.T) {
	first := [4]uint64{1, 2, 3, 4} // the ids of knows1 in a new store
	set := func(key []byte, value string) func(*pebble.DB) error {
		return func(db *pebble.DB) error { return db.Set(key, []byte(value), pebble.Sync) }
	}
	gone := func(key []byte) func(*pebble.DB) error {
		return func(db *pebble.DB) error { return db.Delete(key, pebble.Sync) }
	}
	id := func(n byte) string { return string([]byte{0, 0, 0, 0, n}) }
	keys, strangers := quadstore.QuadKeys(first), quadstore.QuadKeys([4]uint64{1, 2, 77, 4})
	for name, test := range map[string]struct {
		damage func(*pebble.DB) error
		says   string
	}{
		"a quad gone by subject":      {gone(keys[0]), "in table 2, and not in 1"},
		"a quad gone by predicate":    {gone(keys[1]), "in table 1, and not in 2"},
		"a quad gone by object":       {gone(keys[2]), "in table 1, and not in 3"},
		"a quad gone by label":        {gone(keys[3]), "in table 1, and not in 4"},
		"a quad too many by subject":  {set(strangers[0], ""), "quads have the id 77"},
		"a quad too many by object":   {set(strangers[2], ""), "in table 3, and not in 1"},
		"a quad too many by label":    {set(strangers[3], ""), "in table 4, and not in 1"},
		"a quad with a value":         {set(keys[1], "x"), "and a value of 1"},
		"a quad cut off":              {set(keys[1][:20], ""), "has 20 bytes"},
		"a quad without an object":    {set(quadstore.QuadKeys([4]uint64{1, 2, 0, 4})[0], ""), "lacks a subject"},
		"a value gone":                {gone(quadstore.ValueKey(1)), "quads have the id 1"},
		"a value that is another":     {set(quadstore.ValueKey(1), "\x01x"), "found under the id 0"},
		"a value that is none":        {set(quadstore.ValueKey(1), "\x00"), "cannot be read"},
		"a value that is empty":       {set(quadstore.ValueKey(1), "\x01"), "is empty"},
		"a value of id 0":             {set(quadstore.ValueKey(0), "\x01x"), "has the id 0"},
		"a value nobody has":          {set(quadstore.ValueKey(9), "\x01x"), "is in no quad"},
		"a value cut off":             {set([]byte("vx"), "\x01x"), "the key 7678 of a value"},
		"a hash gone":                 {gone(quadstore.HashKey(knows1.Subject)), "found under the id 0"},
		"a hash to another":           {set(quadstore.HashKey(knows1.Subject), id(2)), "found under the id 2"},
		"a hash to nothing":           {set(quadstore.HashKey(quad.IRI("nobody")), id(99)), "leads to the id 99"},
		"a hash cut off":              {set([]byte("hx"), id(1)), "the key 6878 of a hash"},
		"a key of no table":           {set([]byte("x"), ""), "no known table"},
		"a key of nothing":            {set(nil, ""), "no known table"},
		"another key of descriptions": {set([]byte("mx"), ""), "of no known kind"},
		"a description gone":          {gone(quadstore.MetaKey), "description of the store is gone"},
		"an entry of the log gone":    {gone(quadstore.LogKey(1)), "change 2 follows change 0"},
		"the last entry gone":         {gone(quadstore.LogKey(2)), "the log ends with 1"},
		"an entry of another change":  {set(quadstore.LogKey(2), strings.Repeat("x", 16)), "the log ends with 2 (7878"},
		"an entry too many":           {set(quadstore.LogKey(3), strings.Repeat("x", 16)), "the last change is 2"},
		"an entry cut off":            {set(quadstore.LogKey(2), "x"), "of the log"},
		"counts": {func(db *pebble.DB) error {
			text, closer, err := db.Get(quadstore.MetaKey)
			if err != nil {
				return err
			}
			wrong := append([]byte(nil), text...)
			wrong[4+2*8-1]++ // the last byte of the number of quads
			return errors.Join(closer.Close(), db.Set(quadstore.MetaKey, wrong, pebble.Sync))
		}, "3 quads are counted, and 2 are there"},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, "/store", vfs.NewMem())
			defer s.Close()
			add(t, s, knows1)
			add(t, s, another)
			verified(t, s)
			if err := quadstore.Damage(s, test.damage); err != nil {
				t.Fatal(err)
			}
			defects, err := s.Verify(context.Background())
			if said := strings.Join(defects, "\n"); err != nil || !strings.Contains(said, test.says) {
				t.Errorf("got defects %q and error %v, want one that says %q", said, err, test.says)
			}
		})
	}
}
