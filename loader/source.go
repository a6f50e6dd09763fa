package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/graph"
)

// MaxFileBytes is the size up to which a file is read, 16 MiB: no article comes
// near it, and what is larger is a mistake. In JSON Lines it holds for each line.
const MaxFileBytes = 16 << 20

const (
	byteOrderMark     = "\uFEFF"
	runeByteOrderMark = '\uFEFF'
)

// source is the text of a file, or of one line of it, that problems point into.
type source struct {
	name string
	text string
	// firstLine is the number of the first line, 1 for a whole file; firstColumn is how many code points
	// stand before it in that line.
	firstLine, firstColumn int
	// starts are the byte offsets of the lines, and points how many code points stand before each
	// pointsEvery bytes; both are made on first use.
	starts, points []int
}

// pointsEvery is small beside a line of megabytes, and large beside what is kept of it.
const pointsEvery = 4096

// pos is a place in a source, as a byte offset.
type pos struct {
	src *source
	off int
}

// word is a piece of a source; the empty word stands for one that is not there.
type word struct {
	pos
	s string
}

// position returns the line and the column of a byte offset, both from 1.
func (s *source) position(off int) (line, column int) {
	if s.starts == nil {
		s.measure()
	}
	i, found := slices.BinarySearch(s.starts, off)
	if !found {
		i--
	}
	column = s.pointsBefore(off) - s.pointsBefore(s.starts[i]) + 1
	if i == 0 {
		column += s.firstColumn
	}
	return s.firstLine + i, column
}

func (s *source) measure() {
	s.starts = []int{0}
	points := 0
	for i := range len(s.text) {
		if i%pointsEvery == 0 {
			s.points = append(s.points, points)
		}
		if s.text[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
		if utf8.RuneStart(s.text[i]) {
			points++
		}
	}
	s.points = append(s.points, points)
}

// pointsBefore counts the code points before a byte offset.
func (s *source) pointsBefore(off int) int {
	points := s.points[off/pointsEvery]
	for i := off / pointsEvery * pointsEvery; i < off; i++ {
		if utf8.RuneStart(s.text[i]) {
			points++
		}
	}
	return points
}

// newSource checks that the bytes are UTF-8 and not blank.
func newSource(name string, data []byte, firstLine int) (*source, *ParseError) {
	src := &source{name: name, text: string(data), firstLine: firstLine}
	if off := invalidUTF8(src.text); off >= 0 {
		line, column := src.position(off)
		return nil, &ParseError{
			name, line, column,
			fmt.Sprintf("byte %#02x at byte offset %d is not UTF-8: save the file as UTF-8", data[off], off),
			graph.ErrInvalid,
		}
	}
	if strings.TrimFunc(src.text, isBlank) == "" {
		return nil, emptyFile(name)
	}
	return src, nil
}

// withoutMark takes off the byte order mark, which only the text of an article counts.
func (s *source) withoutMark() *source {
	s.text = strings.TrimPrefix(s.text, byteOrderMark)
	return s
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == runeByteOrderMark }

// invalidUTF8 returns the offset of the first byte that is not UTF-8, else -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// disk is the file system of the machine; unlike os.DirFS it takes any path.
type disk struct{}

func (disk) Open(name string) (fs.File, error)     { return os.Open(name) }
func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// open opens a regular file.
func open(fsys fs.FS, name string) (fs.File, *ParseError) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	if !info.Mode().IsRegular() { // a pipe would wait for ever
		return nil, wholeFile(name, graph.ErrInvalid, "not a regular file")
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	return file, nil
}

// readSource reads a whole file of at most [MaxFileBytes].
func readSource(fsys fs.FS, name string) (*source, *ParseError) {
	file, problem := open(fsys, name)
	if problem != nil {
		return nil, problem
	}
	defer func() { _ = file.Close() }() // only read from: nothing can be lost
	data, err := readUpTo(file, MaxFileBytes+1)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	if len(data) > MaxFileBytes {
		return nil, tooLarge(name)
	}
	return newSource(name, data, 1)
}

// readUpTo reads a file, at most so many bytes of it, in as few steps as can be.
func readUpTo(file fs.File, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if info, err := file.Stat(); err == nil {
		b.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(file, limit))
	return b.Bytes(), err
}

// errEmpty is the cause where a file is blank.
var errEmpty = errors.New("empty file")

func emptyFile(name string) *ParseError {
	return wholeFile(name, invalid(errEmpty), "the file is empty: fill it, or remove it")
}

func tooLarge(name string) *ParseError {
	return wholeFile(name, graph.ErrInvalid,
		"larger than %d MiB: a file, or a line of JSON Lines, holds one article", MaxFileBytes>>20)
}

func cannotRead(name string, err error) *ParseError {
	if errors.Is(err, fs.ErrNotExist) {
		return wholeFile(name, fmt.Errorf("%w: %w", graph.ErrNotFound, err), "there is no such file or directory")
	}
	return wholeFile(name, fmt.Errorf("%w: %w", graph.ErrUnavailable, err), "cannot be read: %v", err)
}
