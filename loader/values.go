package loader

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
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
		case errors.Is(err, io.EOF) && first:
			return bad(emptyFile(name))
		case errors.Is(err, io.EOF) && v.inList && !v.closed:
			return bad(&ParseError{name, v.line, v.column, "the list is not closed: the file is broken off", graph.ErrInvalid})
		case errors.Is(err, io.EOF):
			return true
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
	closed        bool // its end was read
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
		v.closed = v.closed || c == ']' && err == nil
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
	v.keep(c)
	if strings.IndexByte("{[\"", c) < 0 {
		return v.plain()
	}
	var s nesting
	for done := s.ends(c); !done; {
		chunk, err := v.in.Peek(max(1, v.in.Buffered()))
		if len(chunk) == 0 {
			if errors.Is(err, io.EOF) {
				return nil // broken off, which the reader of the value tells
			}
			return err
		}
		n := 0
		for ; n < len(chunk) && !done; n++ {
			if chunk[n] == '\n' && (s.quoted || v.byLine) {
				ends := s.quoted || v.endsAtLine(first, n+1)
				if chunk, _ = v.in.Peek(len(chunk)); ends { // looking ahead may have moved them
					break // at a line end that belongs to no value
				}
			}
			done = s.ends(chunk[n])
		}
		done = done || n < len(chunk)
		v.keep(chunk[:n]...)
		v.pass(chunk[:n])
	}
	return nil
}

// nesting tells where a value ends, without understanding it.
type nesting struct {
	depth           int
	quoted, escaped bool
}

// ends takes the next byte and tells whether it is the last.
func (s *nesting) ends(c byte) bool {
	switch {
	case s.escaped:
		s.escaped = false
	case s.quoted:
		s.escaped, s.quoted = c == '\\', c != '"'
	case c == '"':
		s.quoted = true
	case c == '{' || c == '[':
		s.depth++
	case c == '}' || c == ']':
		s.depth--
	}
	return s.depth <= 0 && !s.quoted
}

// endsAtLine tells whether a value that is not complete ends with its line: a
// string does, and in a file of a line each every value. That the first goes on
// shows that the file is none: what goes on is indented, what is not begins anew.
// The next line begins behind so many bytes.
func (v *valueReader) endsAtLine(first bool, behind int) bool {
	if next, _ := v.in.Peek(behind + 1); first && (len(next) <= behind || next[behind] != '{') {
		v.byLine = false
	}
	return v.byLine
}

// plain reads on to the end of a number, or of a word.
func (v *valueReader) plain() error {
	for {
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
		c, _ := v.read()
		v.keep(c)
	}
}

// keep adds to the value, up to what it may be.
func (v *valueReader) keep(data ...byte) {
	if !v.tooLong {
		v.data = append(v.data, data...)
		v.tooLong = len(v.data) > MaxFileBytes
	}
}

// pass steps over bytes and counts lines and columns.
func (v *valueReader) pass(data []byte) {
	tail := data
	if lines := bytes.Count(data, []byte{'\n'}); lines > 0 {
		v.line, v.column = v.line+lines, 1
		tail = data[bytes.LastIndexByte(data, '\n')+1:]
	}
	for _, c := range tail { // a character may be cut by the end of the buffer
		if utf8.RuneStart(c) {
			v.column++
		}
	}
	_, _ = v.in.Discard(len(data)) // which are buffered
}
