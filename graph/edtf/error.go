package edtf

import "fmt"

// SyntaxError says where a text is not EDTF and what to write instead.
type SyntaxError struct {
	Input  string // the whole text given to [Parse]
	Offset int    // byte offset in Input where the trouble starts
	Msg    string // what is wrong and what to write instead
}

// Error returns the input, the offset and the message in one line.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("edtf: %q at byte %d: %s", e.Input, e.Offset, e.Msg)
}

// wrong makes a SyntaxError that still lacks its Input; Parse fills that in.
func wrong(offset int, format string, args ...any) *SyntaxError {
	return &SyntaxError{Offset: offset, Msg: fmt.Sprintf(format, args...)}
}
