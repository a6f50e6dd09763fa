package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
	"github.com/parley-kg/parley/internal/pgserver"
)

// A process on a replica follows what is written to the primary, and writes
// nothing itself. When the primary dies and the replica takes its place, who
// gave both addresses goes on there.
func TestAReplicaFollowsAndTakesOver(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	primary := pgserver.Start(t)
	d := &databases{server: primary}
	if err := d.openAt(t, primary.URL("postgres")).Close(); err != nil { // the tables are there before the replica is
		t.Fatal(err)
	}
	replica := primary.Replica(t)
	writer := d.openAt(t, pgserver.Hosts("postgres", primary, replica))
	defer writer.Close()
	reader := d.openAt(t, replica.URL("postgres"))
	defer reader.Close()
	change := func(i int64) store.Change {
		return store.Change{Article: storetest.Meeting(fmt.Sprint(i)), At: storetest.Noon}
	}
	if err := reader.Apply(ctx, change(0)); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("got error %v for writing to a replica, want ErrUnavailable", err)
	}
	const last = 4
	for sequence, err := range reader.Follow(ctx, -1) {
		if err != nil {
			t.Fatal(err)
		}
		if corpus, err := reader.Corpus(ctx); err != nil || int64(len(corpus.Articles)) != sequence {
			t.Errorf("got error %v and not the %d articles", err, sequence)
		}
		if sequence == last {
			break
		}
		if sequence == 2 { // what the replica has not received is lost with the primary; it has all
			primary.Kill(t)
			replica.Promote(t)
		}
		if err := writer.Apply(ctx, change(sequence)); err != nil {
			t.Fatal(err)
		}
	}
	if mark, err := writer.Mark(ctx); err != nil || mark.Sequence != last {
		t.Errorf("got %v and error %v, want %d", mark, err, last)
	}
}
