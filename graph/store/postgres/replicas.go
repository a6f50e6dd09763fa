package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/graph"
)

// AddReplica lets views be answered by a replica of the database. One that is
// not there yet, or no longer, is looked for in the background; changed, where
// not nil, is told when it is lost, with the error, and when it is back, with
// nil. The error wraps [graph.ErrInvalid] where the URL cannot be read or names
// no replica of this database. Call it before the first view.
func (db *DB) AddReplica(ctx context.Context, address string, changed func(error)) error {
	config, err := parse(address, replicaTimeout)
	if err != nil {
		return err
	}
	other, err := newDB(ctx, config, Redact(address))
	if err != nil {
		return err
	}
	if changed == nil {
		changed = func(error) {}
	}
	r := &replica{DB: other, primary: db, changed: changed}
	err = r.check(ctx)
	if ended := ctx.Err(); ended != nil {
		err = ended
	}
	if errors.Is(err, graph.ErrInvalid) || ctx.Err() != nil {
		return errors.Join(err, other.Close())
	}
	db.replicas = append(db.replicas, r)
	if err != nil {
		r.passOver(err)
	}
	return nil
}

// reading is how a view looks at the database.
var reading = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

// View calls use with the present state, which does not change while it is
// looked at: at a replica, if there is one that holds at least what this process
// was shown or wrote before, else at the primary. Use may be called a second
// time, where the connection was lost.
func (db *DB) View(ctx context.Context, use func(*View) error) error {
	if len(db.replicas) == 0 {
		return db.do(ctx, reading, func(tx pgx.Tx) error { return use(&View{tx}) })
	}
	needed := db.shownUpTo.Load()
	turn := int(db.turn.Add(1))
	for i := range db.replicas {
		r := db.replicas[(turn+i)%len(db.replicas)]
		if answered, err := r.view(ctx, needed, use); answered {
			return r.explain(ctx, err)
		}
	}
	const any = -1 // the primary is right, also where it was replaced by an older one
	return db.do(ctx, reading, func(tx pgx.Tx) error { return db.show(ctx, &View{tx}, any, use) })
}

// show lets use look at a state that holds the change that is needed, and
// remembers which one it was.
func (db *DB) show(ctx context.Context, v *View, needed int64, use func(*View) error) error {
	sequence, err := v.Sequence(ctx)
	if err != nil {
		return err
	}
	if sequence < needed {
		return errBehind
	}
	db.note(sequence)
	return use(v)
}

// note remembers the change that was shown or written last: nothing older is
// shown from then on.
func (db *DB) note(sequence int64) {
	for {
		known := db.shownUpTo.Load()
		if sequence <= known || db.shownUpTo.CompareAndSwap(known, sequence) {
			return
		}
	}
}
