package quads

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls do with every number below n, on all processors, and waits for
// all of them. Of few numbers the calls are made one after the other.
func inParallel(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n/callsOfAWorker)
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var working sync.WaitGroup
	var next atomic.Int64 // some calls take much longer than others
	for range workers {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	working.Wait()
}

// callsOfAWorker is how many calls make it worth while to share them.
const callsOfAWorker = 8
