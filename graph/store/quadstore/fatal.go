package quadstore

import (
	"fmt"
)

// fatalLogger is told by Pebble that it cannot go on. The usual one ends the
// process. This one panics: a commit that fails in the foreground is recovered
// and returned as an error; what fails in the background, where nobody waits,
// still ends the process, as the state on disk can only be told by opening it.
type fatalLogger struct{}

type fatal struct{ err error }

func (fatalLogger) Infof(string, ...any) {}

func (fatalLogger) Fatalf(format string, args ...any) {
	for _, arg := range args {
		if err, ok := arg.(error); ok { // keeps what it wraps
			panic(fatal{fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), err)})
		}
	}
	panic(fatal{fmt.Errorf(format, args...)})
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

func protect(do func() error) (err error) {
	defer recoverFatal(&err)
	return do()
}
