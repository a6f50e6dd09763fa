//go:build unix

package pgserver

import (
	"errors"
	"os/exec"
	"testing"
)

// whenWeAreGone waits until its input ends, then ends the server whose data lie
// below a directory, and removes the directory.
const whenWeAreGone = `cat
pid=$(head -n 1 "$0/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
rm -rf "$0"`

// leash ends the server of a directory when this process is killed: nothing of
// its own is done then, and a server would run for ever.
func leash(t testing.TB, dir string) {
	t.Helper()
	waits := exec.Command("sh", "-c", whenWeAreGone, dir)
	held, err := waits.StdinPipe() // it ends with us
	if err == nil {
		err = waits.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the server has ended, what is left is the directory
		if err := errors.Join(held.Close(), waits.Wait()); err != nil {
			t.Errorf("remove %s: %v", dir, err)
		}
	})
}
