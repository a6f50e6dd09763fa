//go:build unix

package pgserver

import (
	"os"
	"sync"
	"testing"
)

// shared is the server that the tests of one package share.
var shared struct {
	mu     sync.Mutex
	server *Server
	undo   undoing
}

// Shared returns a server that all tests of a package use, each with databases
// of its own, started when it is first asked for. The package's TestMain must
// call [Main]. Tests that stop or kill a server start one of their own.
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if shared.server == nil {
		shared.undo.TB = t
		shared.server = Start(&shared.undo)
	}
	return shared.server
}

// Main runs the tests of a package and then stops the server they shared.
func Main(m *testing.M) {
	code := m.Run()
	shared.undo.all()
	os.Exit(code)
}

// undoing keeps what is to be done at the end of all tests, instead of one.
type undoing struct {
	testing.TB
	steps []func()
}

// Cleanup remembers the step for later.
func (u *undoing) Cleanup(step func()) { u.steps = append(u.steps, step) }

func (u *undoing) all() {
	for i := len(u.steps) - 1; i >= 0; i-- {
		u.steps[i]()
	}
}
