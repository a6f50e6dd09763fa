package service_test

import (
	"context"
	"testing"
	"time"

	"github.com/parley-kg/parley/index"
	"github.com/parley-kg/parley/internal/pgserver"
	"github.com/parley-kg/parley/service"
)

func TestMain(m *testing.M) { pgserver.Main(m) }

// patience is how long anything may take. No test waits for it unless something is wrong.
const patience = 60 * time.Second

// watched is a service that follows its store, and the snapshots it publishes.
type watched struct {
	*service.Service
	published chan *index.Snapshot
	failed    chan error
}

func follow(t *testing.T, url string) *watched {
	t.Helper()
	w := &watched{published: make(chan *index.Snapshot, 100), failed: make(chan error, 100)}
	s, err := service.Open(t.Context(), url, service.Options{
		Now: clock(), Follow: true, Published: func(s *index.Snapshot) { w.published <- s }, Warn: func(err error) { w.failed <- err },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	w.Service = s
	return w
}

// waitFor returns when readers see the snapshot.
func (w *watched) waitFor(t *testing.T, want *index.Snapshot) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for w.Snapshot().ID() != want.ID() {
		select {
		case <-w.published:
		case <-ctx.Done():
			t.Fatalf("snapshot %s is not seen", want.ID())
		}
	}
}

func note(t *testing.T, id string) service.LoadRequest {
	t.Helper()
	return service.LoadRequest{Paths: []string{write(t, map[string]string{id + ".txt": noteText, id + ".ann": noteAnn})}}
}

// Two processes on one database see each other's writes within a second.
func TestTwoServicesSeeEachOther(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	one, other := follow(t, url), follow(t, url)
	for i, id := range []string{"a", "b", "c", "d"} {
		if i%2 == 1 {
			one, other = other, one
		}
		load(t, one.Service, note(t, id))
		loaded := time.Now()
		other.waitFor(t, one.Snapshot())
		if took := time.Since(loaded); took > time.Second {
			t.Errorf("article %s was seen after %s", id, took)
		}
	}
	if n := other.Snapshot().All().GetCardinality(); n == 0 {
		t.Error("there are no events")
	}
}

// Who follows a server that is killed says so, comes back with it, and misses nothing.
func TestAServiceFollowsAfterTheServerWasKilled(t *testing.T) {
	server := pgserver.Start(t)
	url := server.NewDatabase(t)
	reader, writer := follow(t, url), open(t, url)
	load(t, writer, note(t, "a"))
	reader.waitFor(t, writer.Snapshot())
	server.Kill(t)
	select {
	case <-reader.failed:
	case <-time.After(patience):
		t.Fatal("nobody was told that the server is gone")
	}
	if reader.Snapshot().ID() != writer.Snapshot().ID() {
		t.Error("a snapshot changed while the server was away")
	}
	server.Start(t)
	load(t, writer, note(t, "b"))
	reader.waitFor(t, writer.Snapshot())
}
