package index

import "sync"

// together runs passes that do not depend on one another on the processors that there
// are. A panic in one of them is one here.
func together(passes ...func()) {
	var running sync.WaitGroup
	failed := make([]any, len(passes))
	for i, pass := range passes {
		running.Go(func() {
			defer func() { failed[i] = recover() }()
			pass()
		})
	}
	running.Wait()
	for _, v := range failed {
		if v != nil {
			panic(v)
		}
	}
}
