package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a disk of its own, and returns where, and what gives it
// another size. It is seen by this goroutine, which must not start others that
// look, and by the processes that it starts; it goes when the test ends, however
// that ends.
func smallDisk(t *testing.T) (dir string, resize func(bytes int)) {
	t.Helper()
	runtime.LockOSThread() // for good: the thread sees other mounts than the rest of the process
	err := syscall.Unshare(syscall.CLONE_NEWNS)
	if err == nil {
		err = syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, "")
	}
	if errors.Is(err, syscall.EPERM) {
		t.Skip("a small disk can be mounted by root only")
	}
	if err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir, func(bytes int) {
		t.Helper()
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", bytes)); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	page  = 4 << 10
	ample = 64 << 20
)

// Wherever a load meets the end of the disk, it says so and ends with exit code
// 1; when there is room the store opens, holds whole articles, and the same
// command finishes the job.
func TestTheDiskIsFull(t *testing.T) {
	t.Setenv(stepOfLoads, "3")
	edition := writeEdition(t, 0)
	whole, states := loadOneByOne(t, openService(t, "memory:"), edition)
	backup := filepath.Join(t.TempDir(), "backup")
	enough := filepath.Join(t.TempDir(), "enough")
	succeed(t, "load", "--store", enough, edition)
	succeed(t, "backup", "--store", enough, backup)
	random := chance(t, 0)
	disk, resize := smallDisk(t)
	full := 0
	for i := range *rounds {
		store := filepath.Join(disk, fmt.Sprint("store", i))
		size := page * (1 + random.IntN(100)) // a store of this edition needs some 80 pages
		resize(size)
		fill := []string{"load", "--store", store, edition}
		if random.IntN(4) == 0 {
			fill = []string{"restore", "--store", store, backup}
		}
		if isFull(t, size, fill...) {
			full++
		}
		resize(ample)
		if mayBeNoStore(t, store) {
			if got := recorded(t, store); !states[got] {
				t.Errorf("on %d bytes: the %d bytes of quads are of no whole number of articles", size, len(got))
			}
		}
		succeed(t, "load", "--store", store, edition)
		mustHold(t, store, whole)
		if err := os.RemoveAll(store); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("the disk was full in %d of %d rounds", full, *rounds)
	if full == 0 && *rounds >= 10 {
		t.Error("the disk was never full")
	}
	backupOnFullDisk(t, disk, resize, enough)
}

// isFull runs parley and tells whether it said that the disk is full.
func isFull(t *testing.T, size int, args ...string) bool {
	t.Helper()
	cmd := command(t, args...)
	said, err := cmd.CombinedOutput()
	if err == nil {
		return false
	}
	if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(said), "parley: the disk is full (") {
		t.Errorf("on %d bytes, parley %v: %v\n%s", size, args, err, said)
	}
	return true
}

// backupOnFullDisk makes sure that half a backup leaves nothing behind.
func backupOnFullDisk(t *testing.T, disk string, resize func(int), store string) {
	t.Helper()
	place := filepath.Join(disk, "backup")
	resize(page)
	if !isFull(t, page, "backup", "--store", store, place) {
		t.Error("a backup was written to a full disk")
	}
	if left, err := os.ReadDir(disk); err != nil || len(left) > 0 {
		t.Errorf("%v was left, error %v", left, err)
	}
	resize(ample)
	succeed(t, "backup", "--store", store, place)
}
