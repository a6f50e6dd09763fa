package main

import (
	"bytes"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// How long the tests that kill, damage and fill go on, and with which choices:
// make soak takes more rounds and other choices than make test.
var (
	rounds = flag.Int("rounds", usualRounds, "how many times the crash tests kill a process, and the damage tests damage a file")
	seed   = flag.Uint64("seed", 1, "what the choices of the crash and damage tests follow from")
)

// chance makes the choices of a test, and says how they can be made again. What
// the choice of a moment leads to depends on the machine as well.
func chance(t *testing.T, part int) *rand.Rand {
	t.Helper()
	t.Logf("repeat these choices with: go test ./cmd/parley -run '^%s$' -rounds %d -seed %d", strings.Split(t.Name(), "/")[0], *rounds, *seed)
	return rand.New(rand.NewPCG(*seed, uint64(part)))
}

// leaveToCrash skips a test that kills large loads where the race detector makes
// them many times as long: make test runs it without, by make crash.
func leaveToCrash(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("make crash runs it, without the race detector")
	}
}

// killer kills parley at moments that it spreads over the whole time it takes.
type killer struct {
	chance       *rand.Rand
	within       time.Duration // until when it kills; learnt from what was done before that
	alive, ended int           // how often the process was at work, and how often done
}

// kill starts parley, kills it at some moment, and tells whether it was done before.
func (k *killer) kill(t *testing.T, args ...string) (done bool) {
	t.Helper()
	after := time.Duration(k.chance.Int64N(int64(k.within)))
	done = k.end(t, args, func(cmd *exec.Cmd, _ <-chan struct{}) {
		moment := time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may be done
		t.Cleanup(func() { moment.Stop() })
	})
	if done {
		k.within = max(k.within*3/4, time.Millisecond)
	} else {
		k.within += k.within / 8
	}
	return done
}

// killAfter starts parley, kills it once this many bytes are in a directory, and
// tells whether it was done before.
func (k *killer) killAfter(t *testing.T, dir string, size int64, args ...string) (done bool) {
	t.Helper()
	return k.end(t, args, func(cmd *exec.Cmd, ended <-chan struct{}) {
		look := time.NewTicker(time.Millisecond)
		defer look.Stop()
		for bytesIn(dir) <= size {
			select {
			case <-ended:
				return
			case <-look.C:
			}
		}
		_ = cmd.Process.Kill() // it may be done
	})
}

// end starts parley, has it killed, and tells whether it was done before.
func (k *killer) end(t *testing.T, args []string, kill func(cmd *exec.Cmd, ended <-chan struct{})) (done bool) {
	t.Helper()
	cmd := command(t, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go kill(cmd, ended)
	err := cmd.Wait()
	close(ended)
	if err == nil {
		k.ended++
		return true
	}
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGKILL {
		t.Fatalf("parley %v, not killed before: %v\n%s", args, err, &said)
	}
	k.alive++
	return false
}

// bytesIn is how much the files of a directory hold, which may change meanwhile.
func bytesIn(dir string) (size int64) {
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil // it is not there yet, or not any more
		}
		if info, err := entry.Info(); err == nil && !entry.IsDir() {
			size += info.Size()
		}
		return nil
	})
	return size
}

// report fails where the kills came too late to test anything.
func (k *killer) report(t *testing.T) {
	t.Helper()
	t.Logf("%d processes were killed at work, %d were done before", k.alive, k.ended)
	if k.alive < k.ended/4 {
		t.Errorf("most processes were done before they could be killed")
	}
}
