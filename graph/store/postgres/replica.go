package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/parley-kg/parley/graph"
)

const (
	// replicaTimeout is how long a replica may take to answer, where its URL does not say: there is
	// another server that can.
	replicaTimeout = 2 * time.Second
	// A replica that is behind is asked so often until it has caught up, for so long, and is then
	// left alone for a while.
	askBehindEvery, longestBehind, leaveBehind = 10 * time.Millisecond, 250 * time.Millisecond, time.Second
)

// replica is a server that repeats what the primary commits, a little later. One
// that does not answer is passed over until it answers again.
type replica struct {
	*DB
	primary *DB
	changed func(error) // told when it is lost, and with nil when it is back
	away    atomic.Bool
	behind  atomic.Int64 // until when it is not asked, Unix nanoseconds
}

// errBehind says that a replica does not hold yet what was shown already.
var errBehind = errors.New("the replica is behind")

// view lets use look at the replica, if it has reached the change that is
// needed or does so in a moment. It tells whether it answered.
func (r *replica) view(ctx context.Context, needed int64, use func(*View) error) (answered bool, err error) {
	if r.away.Load() || time.Now().UnixNano() < r.behind.Load() {
		return false, nil
	}
	for began := time.Now(); ; {
		lost, err := r.once(ctx, reading, func(tx pgx.Tx) error {
			return r.primary.show(ctx, &View{tx}, needed, use)
		})
		switch {
		case err == nil || ctx.Err() != nil:
			return true, err
		case errors.Is(err, errBehind):
			if time.Since(began) < longestBehind && wait(ctx, askBehindEvery) {
				continue
			}
			r.behind.Store(time.Now().Add(leaveBehind).UnixNano())
			return false, nil
		case lost || isUnreachable(err):
			r.passOver(r.explain(ctx, err))
			return false, nil
		}
		var refused *pgconn.PgError // as when the replica ends a question that is in the way of what it repeats
		return !errors.As(err, &refused), err
	}
}

// passOver leaves the replica alone until it answers again, which somebody finds
// out in the background: no reader waits for that.
func (r *replica) passOver(why error) {
	if r.primary.ended.Err() != nil || r.away.Swap(true) {
		return
	}
	r.changed(why)
	r.primary.background.Go(func() {
		for pause := firstPause; wait(r.primary.ended, pause); pause = min(2*pause, longestPause) {
			r.pool.Reset()
			if r.check(r.primary.ended) == nil {
				r.away.Store(false)
				r.changed(nil)
				return
			}
		}
	})
}

// identity tells a database from all others but its replicas.
const identity = `SELECT concat_ws(' ', system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()), current_schema())
	FROM pg_control_system()`

// check makes sure that the replica answers and is one of this database: another
// one would give other answers.
func (r *replica) check(ctx context.Context) error {
	var ours, theirs string
	if err := r.pool.QueryRow(ctx, identity).Scan(&theirs); err != nil {
		return r.explain(ctx, err)
	}
	if err := r.primary.pool.QueryRow(ctx, identity).Scan(&ours); err != nil {
		return r.primary.explain(ctx, err)
	}
	if ours != theirs {
		return fmt.Errorf("%s is no replica of %s, it holds another database: %w", r.shown, r.primary.shown, graph.ErrInvalid)
	}
	return nil
}
