package loader

import (
	"bufio"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// values hands over the JSON values of a file one at a time, whatever the size of
// the file: those that follow one another, a line each or on several, or the
// elements of the one list that the file is. The number counts from 1; alone tells
// that the value is not one of a list. Each is at most [MaxFileBytes] long. A
// value that is broken off at a line end harms no other.
func (l *load) values(name string, yield func(Item) bool, value func(src *source, alone bool) bool) bool {
	bad := func(problem *ParseError) bool {
		return yield(Item{Path: name, Problems: []*ParseError{problem}})
	}
	file, problem := open(l.fsys, name)
	if problem != nil {
		return bad(problem)
	}
	defer func() { _ = file.Close() }() // only read from: nothing can be lost
	v := &valueReader{
		in: bufio.NewReaderSize(l.meter(file), 64<<10), line: 1, column: 1,
		byLine: slices.Contains(lineEndings, path.Ext(name)),
	}
	for first := true; ; first = false {
		if l.stopped(name, yield) {
			return false
		}
		err := v.next()
		switch {
		case errors.Is(err, io.EOF):
			return !first || bad(emptyFile(name))
		case err != nil:
			return bad(cannotRead(name, err))
		case v.tooLong:
			long := tooLarge(name)
			long.Line, long.Column = v.startLine, v.startColumn
			if !bad(long) {
				return false
			}
			continue
		}
		src, problem := newSource(name, v.data, v.startLine)
		if problem != nil {
			if !bad(problem) {
				return false
			}
			continue
		}
		src.firstColumn = v.startColumn - 1
		if !value(src, !v.inList) {
			return false
		}
	}
}

// valueReader cuts a stream into JSON values without understanding them.
type valueReader struct {
	in           *bufio.Reader
	line, column int // of the next byte, from 1
	// inList tells that the stream is one list, whose elements are the values.
	inList, begun bool
	// byLine tells that no value may go on behind the end of its line. It is unset where the first does.
	byLine bool
	// what next has found
	data                   []byte
	startLine, startColumn int
	tooLong                bool
}

// next reads a value into data. The error is io.EOF behind the last.
func (v *valueReader) next() error {
	c, err := v.skipBetween()
	if err != nil {
		return err
	}
	if c == '[' && !v.begun {
		v.begun, v.inList, v.byLine = true, true, false
		if c, err = v.skipBetween(); err != nil {
			return err
		}
	}
	first := !v.begun
	v.begun = true
	v.data, v.tooLong = v.data[:0], false
	v.startLine, v.startColumn = v.line, v.column-1
	return v.rest(c, first)
}

// skipBetween returns the first byte of the next value.
func (v *valueReader) skipBetween() (byte, error) {
	for {
		c, err := v.read()
		if err != nil || strings.IndexByte(" \t\r\n,", c) < 0 && (!v.inList || c != ']') && c != 0xEF && c != 0xBB && c != 0xBF {
			return c, err
		}
	}
}

// read returns a byte and counts where it stood.
func (v *valueReader) read() (byte, error) {
	c, err := v.in.ReadByte()
	switch {
	case err != nil:
	case c == '\n':
		v.line, v.column = v.line+1, 1
	case utf8.RuneStart(c):
		v.column++
	}
	return c, err
}

// rest reads on to the end of the value that begins with c.
func (v *valueReader) rest(c byte, first bool) error {
	if strings.IndexByte("{[\"", c) < 0 {
		return v.plain(c)
	}
	depth, quoted, escaped := 0, false, false
	for {
		v.keep(c)
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted {
			return nil
		}
		var err error
		if c, err = v.read(); errors.Is(err, io.EOF) {
			return nil // broken off, which the reader of the value tells
		} else if err != nil {
			return err
		}
		if c == '\n' && (quoted || v.byLine && v.endsAtLine(first)) {
			return nil
		}
	}
}

// endsAtLine tells whether a value that is not complete ends with its line: a
// string does, and in a file of a line each every value. That the first goes on
// shows that the file is none: what goes on is indented, what is not begins anew.
func (v *valueReader) endsAtLine(first bool) bool {
	if next, _ := v.in.Peek(1); first && (len(next) == 0 || next[0] != '{') {
		v.byLine = false
	}
	return v.byLine
}

// plain reads on to the end of a number, or of a word.
func (v *valueReader) plain(c byte) error {
	for {
		v.keep(c)
		next, err := v.in.Peek(1)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case strings.IndexByte(" \t\r\n,]}", next[0]) >= 0:
			if next[0] == '}' || next[0] == ']' && !v.inList {
				_, _ = v.read() // stands for nothing; the value is no good anyway
			}
			return nil
		}
		c, _ = v.read()
	}
}

func (v *valueReader) keep(c byte) {
	if !v.tooLong {
		v.data = append(v.data, c)
		v.tooLong = len(v.data) > MaxFileBytes
	}
}
