package quadstore

import (
	"fmt"
	"runtime"
	"strings"
)

// fatalLogger is told by Pebble that it cannot go on; the usual one ends the
// process. On a goroutine that this package is waiting on, it panics with a
// fatal, which [recoverFatal] makes an error. On one of Pebble's own, where a
// panic would end the process, it tells the store, and ends that goroutine.
type fatalLogger struct{ core *core }

type fatal struct{ err error }

func (fatalLogger) Infof(string, ...any) {}

func (l fatalLogger) Fatalf(format string, args ...any) {
	err := fmt.Errorf(format, args...)
	for _, arg := range args {
		if cause, ok := arg.(error); ok { // keeps what it wraps
			err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), cause)
		}
	}
	if calledByUs() {
		panic(fatal{err})
	}
	l.core.fail(failure{err: err, stuck: true, readable: true})
	runtime.Goexit()
}

// calledByUs tells whether a function of this package called Pebble, on this
// goroutine.
func calledByUs() bool {
	callers := make([]uintptr, 128)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)]) // from who called Fatalf on
	for more := true; more; {
		var frame runtime.Frame
		if frame, more = frames.Next(); strings.Contains(frame.Function, "graph/store/quadstore.") {
			return true
		}
	}
	return false
}

// recoverFatal, deferred, makes the panic of fatalLogger an error.
func recoverFatal(err *error) {
	switch r := recover().(type) {
	case nil:
	case fatal:
		*err = r.err
	default:
		panic(r)
	}
}
