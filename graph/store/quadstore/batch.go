package quadstore

import (
	"bytes"
	"slices"

	"github.com/cockroachdb/pebble"
)

// The keys of each table are written in their order: Pebble then finds the
// place of each quickly.

// writeTable writes the keys of one table of quads.
func writeTable(batch *pebble.Batch, table ordering, added, removed []quadRef) error {
	for _, q := range table.sorted(added) {
		set := batch.SetDeferred(keySize, 0)
		table.put(set.Key, q)
		if err := set.Finish(); err != nil {
			return err
		}
	}
	for _, q := range table.sorted(removed) {
		del := batch.DeleteDeferred(keySize)
		table.put(del.Key, q)
		if err := del.Finish(); err != nil {
			return err
		}
	}
	return nil
}

// sorted sorts in place and returns the quads that the table holds.
func (o ordering) sorted(quads []quadRef) []quadRef {
	slices.SortFunc(quads, func(a, b quadRef) int {
		for _, at := range o.order {
			if a[at] != b[at] {
				if a[at] < b[at] {
					return -1
				}
				return 1
			}
		}
		return 0
	})
	first, _ := slices.BinarySearchFunc(quads, true, func(q quadRef, _ bool) int {
		if o.holds(q) {
			return 0
		}
		return -1
	})
	return quads[first:]
}

// writeBorn writes the new values that are used, and returns their number.
func (c *change) writeBorn(batch *pebble.Batch) (int, error) {
	first := c.store.core.meta.next
	var used []int
	for i := range c.born {
		if !c.born[i].used {
			continue
		}
		used = append(used, i)
		if err := batch.Set(valueKey(first+uint64(i)), []byte(c.born[i].encoded), nil); err != nil {
			return 0, err
		}
	}
	slices.SortFunc(used, func(i, j int) int { return bytes.Compare(c.born[i].hash[:], c.born[j].hash[:]) })
	for _, i := range used {
		var id [idSize]byte
		putID(id[:], first+uint64(i))
		if err := batch.Set(hashKey(c.born[i].hash), id[:], nil); err != nil {
			return 0, err
		}
	}
	return len(used), nil
}

// writeUnused removes values.
func (c *change) writeUnused(batch *pebble.Batch, unused map[uint64]struct{}) error {
	if len(unused) == 0 {
		return nil
	}
	for encoded, id := range c.ids {
		if _, ok := unused[id]; !ok {
			continue
		}
		if err := batch.Delete(valueKey(id), nil); err != nil {
			return err
		}
		if err := batch.Delete(hashKey(hashOf([]byte(encoded))), nil); err != nil {
			return err
		}
	}
	return nil
}

// unused returns the ids that only removed quads have. No uses are counted
// anywhere: the orderings tell whether there is another.
func (c *change) unused(added, removed []quadRef) (map[uint64]struct{}, error) {
	candidates := make(map[uint64]struct{})
	for _, q := range removed {
		for _, id := range q {
			candidates[id] = struct{}{}
		}
	}
	delete(candidates, 0)
	for _, q := range added {
		for _, id := range q {
			delete(candidates, id)
		}
	}
	for id := range candidates {
		used, err := c.isUsed(id)
		if err != nil {
			return nil, err
		}
		if used {
			delete(candidates, id)
		}
	}
	return candidates, nil
}

// isUsed tells whether a stored quad that stays has the id. It passes over the
// quads that are removed, so that all candidates together pass over each at
// most four times.
func (c *change) isUsed(id uint64) (used bool, err error) {
	for i, table := range orderings {
		var given quadRef
		given[i] = id
		err := c.store.scan(table.prefix(given, 1), func(key, _ []byte) (bool, error) {
			q, _ := table.quad(key)
			there, touched := c.quads[q]
			used = !touched || there.now
			return !used, nil
		})
		if err != nil || used {
			return used, err
		}
	}
	return false, nil
}
