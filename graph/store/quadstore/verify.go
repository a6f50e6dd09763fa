package quadstore

import (
	"bytes"
	"context"
	"fmt"
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// Verify reads the whole store, as it is now, and returns everything that is
// wrong with it: what one ordering has and another has not, values that are
// found by the wrong hash or not at all, ids that no value has, values that no
// quad has, wrong counts. The error tells that it could not be read to its end.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	view := s
	if !s.frozen {
		var err error
		if view, err = s.Snapshot(); err != nil {
			return nil, err
		}
		defer func() { _ = view.Close() }() // it is only read
	}
	v := &verification{store: view, ctx: ctx, seed: maphash.MakeSeed(), used: make(idSet), known: make(idSet)}
	for _, step := range []func() error{v.readMeta, v.readTables, v.compare} {
		if err := step(); err != nil {
			return v.defects, fmt.Errorf("verify the store: %w", err)
		}
	}
	return v.defects, nil
}

// verification goes through all keys once. That two tables say the same it
// tells by their numbers and sums; only where these differ it looks up each key
// of one in the other, which takes many times as long.
type verification struct {
	store   *Store
	ctx     context.Context
	seed    maphash.Seed
	defects []string
	looked  int

	meta         meta
	tables       [4]sum // of quads, with a label in the fourth
	labelled     sum    // of the quads in the first that have a label
	values       sum    // what the table of values says about hashes
	hashes       sum    // what the table of hashes says
	known, used  idSet
	largestKnown uint64
	logged       Mark // of the last entry of the log
}

// sum is the same for the same things in any order.
type sum struct {
	number int64
	total  uint64
}

func (v *verification) add(to *sum, parts ...[]byte) {
	var h maphash.Hash
	h.SetSeed(v.seed)
	for _, part := range parts {
		_, _ = h.Write(part) // never fails
	}
	to.number++
	to.total += h.Sum64()
}

func (v *verification) report(format string, args ...any) {
	v.defects = append(v.defects, fmt.Sprintf(format, args...))
}

// goOn says to go on to the next key, and looks at the context now and then.
func (v *verification) goOn() (bool, error) {
	if v.looked++; v.looked%1024 == 0 {
		return true, v.ctx.Err()
	}
	return true, nil
}

func (v *verification) readMeta() error {
	m, found, err := v.store.readMeta()
	if err == nil && !found {
		v.report("the description of the store is gone")
	}
	v.meta = m
	return joinContext(v.ctx, err)
}

func joinContext(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (v *verification) readTables() error {
	return v.store.scan(nil, func(key, value []byte) (bool, error) {
		switch table(key) {
		case bySubject.table, byPredicate.table, byObject.table, byLabel.table:
			v.readQuad(int(key[0]-bySubject.table), key, value)
		case tableValues:
			v.readValue(key, value)
		case tableHashes:
			v.readHash(key, value)
		case tableLog:
			v.readEntry(key, value)
		case tableMeta:
			if !bytes.Equal(key, metaKey) {
				v.report("the key %x is of no known kind", key)
			}
		default:
			v.report("the key %x is of no known table", key)
		}
		return v.goOn()
	})
}

// table returns the first byte of a key.
func table(key []byte) byte {
	if len(key) == 0 {
		return 0
	}
	return key[0]
}

func (v *verification) readQuad(table int, key, value []byte) {
	q, ok := orderings[table].quad(key)
	if !ok || len(value) > 0 {
		v.report("the key %x of a quad has %d bytes, and a value of %d", key, len(key), len(value))
		return
	}
	if q[0] == 0 || q[1] == 0 || q[2] == 0 || !orderings[table].holds(q) {
		v.report("the quad %v in table %c lacks a subject, predicate, object, or its label", q, key[0])
		return
	}
	canonical := bySubject.key(q)
	v.add(&v.tables[table], canonical)
	if table == 0 {
		for _, id := range q {
			v.used.add(id)
		}
		if q[3] != 0 {
			v.add(&v.labelled, canonical)
		}
	}
}

func (v *verification) readValue(key, value []byte) {
	if len(key) != 1+idSize {
		v.report("the key %x of a value has %d bytes", key, len(key))
		return
	}
	id := getID(key[1:])
	v.known.add(id)
	v.largestKnown = max(v.largestKnown, id)
	h := hashOf(value)
	v.add(&v.values, h[:], key[1:])
	decoded, err := decodeValue(value)
	switch {
	case err != nil:
		v.report("the value with id %d cannot be read: %v", id, err)
	case !quad.IsValidValue(decoded):
		v.report("the value with id %d is empty", id)
	case id == 0:
		v.report("a value has the id 0")
	}
}

func (v *verification) readHash(key, value []byte) {
	if len(key) != 1+len(hash{}) || len(value) != idSize {
		v.report("the key %x of a hash has %d bytes, and an id of %d", key, len(key), len(value))
		return
	}
	v.add(&v.hashes, key[1:], value)
}

// readEntry makes sure that the entries of the log follow one another.
func (v *verification) readEntry(key, value []byte) {
	e, err := decodeEntry(key, value)
	switch {
	case err != nil:
		v.report("%v", err)
		return
	case e.Sequence != v.logged.Sequence+1:
		v.report("in the log change %d follows change %d", e.Sequence, v.logged.Sequence)
	}
	v.logged = e.Mark
}

// compare looks for what is in one table and not in another.
func (v *verification) compare() error {
	for at, table := range orderings[1:] {
		want := v.tables[0]
		if table == byLabel {
			want = v.labelled
		}
		if v.tables[at+1] == want {
			continue
		}
		if err := v.compareTables(table); err != nil {
			return err
		}
	}
	if v.values != v.hashes {
		if err := v.compareDictionary(); err != nil {
			return err
		}
	}
	for id := range v.used.without(v.known) {
		v.report("quads have the id %d, and no value has", id)
	}
	for id := range v.known.without(v.used) {
		v.report("the value with id %d is in no quad", id)
	}
	if v.meta.quads != v.tables[0].number {
		v.report("%d quads are counted, and %d are there", v.meta.quads, v.tables[0].number)
	}
	if v.meta.values != v.values.number {
		v.report("%d values are counted, and %d are there", v.meta.values, v.values.number)
	}
	if v.meta.mark != v.logged {
		v.report("the last change is %d (%x), and the log ends with %d (%x)",
			v.meta.mark.Sequence, v.meta.mark.Digest, v.logged.Sequence, v.logged.Digest)
	}
	if v.largestKnown >= v.meta.next {
		v.report("the next id is %d, and %d is given already", v.meta.next, v.largestKnown)
	}
	return nil
}

// compareTables looks up the quads of each of two tables in the other.
func (v *verification) compareTables(other ordering) error {
	for _, pair := range [][2]ordering{{bySubject, other}, {other, bySubject}} {
		from, to := pair[0], pair[1]
		err := v.store.scan([]byte{from.table}, func(key, _ []byte) (bool, error) {
			q, ok := from.quad(key)
			if !ok || !to.holds(q) {
				return v.goOn()
			}
			there, err := v.store.has(to.key(q))
			if err != nil {
				return false, err
			}
			if !there {
				v.report("the quad %v is in table %c, and not in %c", q, from.table, to.table)
			}
			return v.goOn()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compareDictionary looks up each value by its hash, and each hash by its value.
func (v *verification) compareDictionary() error {
	err := v.store.scan([]byte{tableValues}, func(key, value []byte) (bool, error) {
		if len(key) != 1+idSize {
			return v.goOn()
		}
		id := getID(key[1:])
		found, err := v.store.lookUp(hashOf(value))
		if err == nil && found != id {
			v.report("the value with id %d is found under the id %d", id, found)
		}
		return err == nil, err
	})
	if err != nil {
		return err
	}
	return v.store.scan([]byte{tableHashes}, func(key, value []byte) (bool, error) {
		if len(key) != 1+len(hash{}) || len(value) != idSize {
			return v.goOn()
		}
		id, same := getID(value), false
		_, err := v.store.get(valueKey(id), func(encoded []byte) error {
			h := hashOf(encoded)
			same = bytes.Equal(h[:], key[1:])
			return nil
		})
		if err == nil && !same {
			v.report("the hash %x leads to the id %d, whose value has another or is gone", key[1:], id)
		}
		return err == nil, err
	})
}
