package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// heartbeat is how often a follower that hears nothing asks whether its connection lives.
	heartbeat = 10 * time.Second
	// pollEvery is how often a follower of a replica asks: replicas send no notifications.
	pollEvery = 200 * time.Millisecond
	// A follower that lost its connection waits so long before it tries again: twice as long each time.
	firstPause, longestPause = 50 * time.Millisecond, 5 * time.Second
)

// Change is an entry of the change log.
type Change struct {
	Sequence             int64
	Digest               []byte // of the history up to here, 16 bytes
	At                   time.Time
	Articles, Judgements []string
}

// Sequence returns the number of the last change; 0 before the first.
func (v *View) Sequence(ctx context.Context) (sequence int64, err error) {
	err = v.tx.QueryRow(ctx, "SELECT coalesce(max(sequence), 0) FROM parley_changes").Scan(&sequence)
	return sequence, err
}

// Mark returns number and digest of the last change; 0 and nothing before the first.
func (v *View) Mark(ctx context.Context) (sequence int64, digest []byte, err error) {
	err = v.tx.QueryRow(ctx, "SELECT sequence, digest FROM parley_changes ORDER BY sequence DESC LIMIT 1").Scan(&sequence, &digest)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil, nil
	}
	return sequence, digest, err
}

// Changes returns the entries of the change log that follow the one of that
// number, in order, at most limit.
func (v *View) Changes(ctx context.Context, after int64, limit int) ([]Change, error) {
	rows, err := v.tx.Query(ctx, "SELECT sequence, digest, at, articles, judgements FROM parley_changes WHERE sequence > $1 ORDER BY sequence LIMIT $2", after, limit)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (c Change, err error) {
		err = row.Scan(&c.Sequence, &c.Digest, &c.At, &c.Articles, &c.Judgements)
		c.At = c.At.UTC()
		return c, err
	})
}

// Follow yields the number of the last change whenever it is another than the
// one given or yielded before: at once, then as changes are committed by
// whichever process. Changes that come close together are told once. A lower
// number says that the database was replaced by an older one.
//
// Where the connection is lost, Follow yields the error, connects again, and
// looks what happened meanwhile: nothing is missed. It ends with the context,
// or when the caller breaks off.
func (db *DB) Follow(ctx context.Context, after int64) iter.Seq2[int64, error] {
	return func(yield func(int64, error) bool) {
		f := follower{db: db, last: after, yield: yield}
		for pause := firstPause; ; pause = min(2*pause, longestPause) {
			heard := f.heard
			err := f.listen(ctx)
			if f.stopped || ctx.Err() != nil || !yield(f.last, db.explain(ctx, err)) {
				return
			}
			if f.heard > heard { // the connection was a good one
				pause = firstPause
			}
			if !wait(ctx, pause) {
				return
			}
		}
	}
}

type follower struct {
	db      *DB
	last    int64
	heard   int // how often the server answered
	yield   func(int64, error) bool
	stopped bool
}

// listen follows on one connection, which is its own: one of the pool would be
// missing there. It begins to listen before it first asks, so that no change
// falls between the two.
func (f *follower) listen(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, f.db.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // nothing is lost with it
	var replica bool
	if err := conn.QueryRow(ctx, "SELECT pg_is_in_recovery()").Scan(&replica); err != nil {
		return err
	}
	next := awaitNotification
	if replica {
		next = func(ctx context.Context, _ *pgx.Conn) error { wait(ctx, pollEvery); return nil }
	} else if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return fmt.Errorf("follow the changes: %w", err)
	}
	for {
		if err := f.ask(ctx, conn); err != nil || f.stopped {
			return err
		}
		if err := next(ctx, conn); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

func (f *follower) ask(ctx context.Context, conn *pgx.Conn) error {
	limited, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	var sequence int64
	if err := conn.QueryRow(limited, "SELECT coalesce(max(sequence), 0) FROM parley_changes").Scan(&sequence); err != nil {
		return fmt.Errorf("read the change log: %w", err)
	}
	f.heard++
	if sequence != f.last {
		if f.db.note(sequence); sequence < f.last { // what was shown is no more
			f.db.shownUpTo.Store(sequence)
		}
		f.last = sequence
		f.stopped = !f.yield(sequence, nil)
	}
	return nil
}

// awaitNotification returns when there may be something new, or when nobody
// spoke for long.
func awaitNotification(ctx context.Context, conn *pgx.Conn) error {
	limited, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	_, err := conn.WaitForNotification(limited)
	if err != nil && limited.Err() != nil && (pgconn.Timeout(err) || errors.Is(err, context.DeadlineExceeded)) {
		return nil
	}
	return err
}

// wait tells whether so much time has passed before the context ended.
func wait(ctx context.Context, pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
