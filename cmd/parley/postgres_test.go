package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/internal/pgserver"
)

// patience is how long anything may take. No test waits for it unless something is wrong.
const patience = 60 * time.Second

// reader is a parley that serves a store.
type reader struct {
	process *exec.Cmd
	address string
}

func startReader(t *testing.T, args ...string) *reader {
	t.Helper()
	process, address := startServerAt(t, append([]string{"serve"}, args...)...)
	return &reader{process, address}
}

func (r *reader) stop(t *testing.T) {
	t.Helper()
	stop(t, r.process, os.Interrupt)
}

// ask returns the answer to a question, which must have one.
func (r *reader) ask(t *testing.T, question string, answer any) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": question})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(r.address+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var reply struct{ Data, Errors json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&reply); err != nil || reply.Errors != nil {
		t.Fatalf("%s: error %v, %s", question, err, reply.Errors)
	}
	if err := json.Unmarshal(reply.Data, answer); err != nil {
		t.Fatal(err)
	}
}

// waitFor returns when the reader shows so many articles, and fails after some time.
func (r *reader) waitFor(t *testing.T, articles int, within time.Duration) {
	t.Helper()
	var answer struct{ Status struct{ Articles int } }
	for began := time.Now(); answer.Status.Articles != articles; time.Sleep(time.Millisecond) {
		if r.ask(t, "{ status { articles } }", &answer); time.Since(began) > within {
			t.Fatalf("%d articles are shown after %s, not %d", answer.Status.Articles, time.Since(began), articles)
		}
	}
}

// sentences asks for what is not in the index but in the store.
func (r *reader) sentences(t *testing.T) {
	t.Helper()
	var answer struct {
		Meetings struct {
			Nodes []struct {
				Evidence struct{ Nodes []struct{ Sentence string } }
			}
		}
	}
	r.ask(t, "{ meetings(first: 1) { nodes { evidence(first: 1) { nodes { sentence } } } } }", &answer)
	if nodes := answer.Meetings.Nodes; len(nodes) != 1 || nodes[0].Evidence.Nodes[0].Sentence != "Anna Berg met Carl Dahl." {
		t.Errorf("got %+v", answer)
	}
}

// Whatever a process loads, all others show within a second: in turn one loads
// beside two that serve.
func TestProcessesSeeEachOthersWrites(t *testing.T) {
	server := pgserver.Start(t)
	store := server.NewDatabase(t)
	notes := manyNotes(t, 4)
	load := func(n int) {
		t.Helper()
		succeed(t, "load", "--store", store, filepath.Join(notes, "note"+string(rune('0'+n))+".ann"))
	}
	load(0)
	one, other := startReader(t, "--store", store), startReader(t, "--store", store)
	defer one.stop(t)
	defer other.stop(t)
	for n := range 4 {
		load(n) // the first one changes nothing
		for _, r := range []*reader{one, other} {
			r.waitFor(t, n+1, time.Second)
		}
	}
	one.sentences(t)
}

// A parley that reads from a replica shows what is loaded as soon, and goes on
// when the replica dies.
func TestServeReadsFromAReplica(t *testing.T) {
	server := pgserver.Start(t)
	store, notes := server.URL("postgres"), manyNotes(t, 2)
	succeed(t, "load", "--store", store, filepath.Join(notes, "note0.ann"))
	replica := server.Replica(t)
	r := startReader(t, "--store", store, "--replica", replica.URL("postgres"))
	defer r.stop(t)
	r.waitFor(t, 1, time.Second)
	replica.Kill(t)
	r.sentences(t)
	succeed(t, "load", "--store", store, filepath.Join(notes, "note1.ann"))
	r.waitFor(t, 2, time.Second)

	said, err := command(t, "serve", "--store", store, "--replica", filepath.Join(t.TempDir(), "graph"), "--addr", "127.0.0.1:0").CombinedOutput()
	if err == nil || !strings.Contains(string(said), "is no PostgreSQL server") {
		t.Errorf("a directory as a replica: %v, %s", err, said)
	}
}

// disasters are what may befall a server while something is loaded into it. Each
// returns when the server can be used again. Whoever loads need do nothing.
var disasters = []struct {
	name string
	// prepare makes a place, and tells how to reach it and what befalls it.
	prepare func(t *testing.T) (store, beside string, strike func())
}{
	{"the server is killed", func(t *testing.T) (string, string, func()) {
		server := pgserver.Start(t)
		store := server.NewDatabase(t)
		return store, store, func() {
			server.Kill(t)
			server.Start(t)
		}
	}},
	{"the server is restarted", func(t *testing.T) (string, string, func()) {
		server := pgserver.Start(t)
		store := server.NewDatabase(t)
		return store, store, func() {
			server.Stop(t)
			server.Start(t)
		}
	}},
	{"connections are ended", func(t *testing.T) (string, string, func()) {
		server := pgserver.Start(t)
		store := server.NewDatabase(t)
		return store, store, func() {
			for range 20 {
				server.Exec(t, store, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
					WHERE datname = current_database() AND pid <> pg_backend_pid()`)
			}
		}
	}},
	{"the network drops", func(t *testing.T) (string, string, func()) {
		server := pgserver.Start(t)
		store, network := server.NewDatabase(t), server.Proxy(t)
		return network.Through(t, store), store, func() {
			for range 3 {
				network.Drop()
				time.Sleep(50 * time.Millisecond) // as networks do
				network.Restore()
			}
		}
	}},
	{"the replica is promoted", func(t *testing.T) (string, string, func()) {
		primary := pgserver.Start(t)
		replica := primary.Replica(t)
		// What is acknowledged is at the replica then, which else may lack the last of it.
		primary.Exec(t, primary.URL("postgres"), "ALTER SYSTEM SET synchronous_standby_names = '*'")
		primary.Exec(t, primary.URL("postgres"), "SELECT pg_reload_conf()")
		return pgserver.Hosts("postgres", primary, replica), replica.URL("postgres"), func() {
			primary.Kill(t)
			replica.Promote(t)
		}
	}},
}

// In the middle of a load something goes wrong with the server. The load goes on
// by itself, who reads shows all of it in the end, and the quads are those of a
// load that nothing disturbed.
func TestALoadSurvives(t *testing.T) {
	const notes = 3000 // some groups
	few, all := manyNotes(t, 1), manyNotes(t, notes)
	calm := filepath.Join(t.TempDir(), "calm")
	succeed(t, "load", "--store", calm, few)
	succeed(t, "load", "--store", calm, all)
	want := succeed(t, "export", "--store", calm, "--format", "nquads")
	for _, disaster := range disasters {
		t.Run(disaster.name, func(t *testing.T) {
			store, beside, strike := disaster.prepare(t)
			succeed(t, "load", "--store", store, few)
			r := startReader(t, "--store", store)
			defer r.stop(t)
			load := command(t, "load", "--store", store, all)
			var said bytes.Buffer
			load.Stdout, load.Stderr = &said, &said
			ended := start(t, load)
			waitForChanges(t, beside, 2)
			select {
			case <-ended:
				t.Fatal("the load has ended before anything happened")
			default:
			}
			strike()
			if err := <-ended; err != nil {
				t.Fatalf("%v\n%s", err, &said)
			}
			r.waitFor(t, notes, patience)
			r.sentences(t)
			if got := succeed(t, "export", "--store", store, "--format", "nquads"); got != want {
				t.Errorf("%d bytes of quads, %d without the disaster", len(got), len(want))
			}
		})
	}
}

// start starts a command and tells how it ended.
func start(t *testing.T, cmd *exec.Cmd) chan error {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	return ended
}

// waitForChanges returns when so many changes are committed.
func waitForChanges(t *testing.T, store string, changes int) {
	t.Helper()
	for deadline := time.Now().Add(patience); pgserver.Ask(t, store, "SELECT count(*)::int FROM parley_changes") < changes; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d changes are not made", changes)
		}
	}
}
