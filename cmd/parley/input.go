package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"

	"github.com/parley-kg/parley/loader/unpack"
)

// input is what a command reads: the disk and, as one more file of it, what
// standard input gave.
type input struct {
	// paths are those that the user gave, with the name of that file instead of "-".
	paths []string
	// stdin is the name, kept the file on the disk that holds it; empty where "-" was not given.
	stdin, kept string
}

// openInput keeps standard input in a temporary file where a path is "-": it
// can be larger than the memory, and is read more than once.
func openInput(paths []string, stdin io.Reader) (*input, error) {
	in := &input{paths: slices.Clone(paths)}
	for i, path := range paths {
		if path != "-" {
			continue
		}
		if in.stdin != "" {
			in.close()
			return nil, errors.New("standard input can be read once: give - once")
		}
		if err := in.keep(stdin); err != nil {
			in.close()
			return nil, fmt.Errorf("keep standard input in a temporary file: %w", err)
		}
		in.paths[i] = in.stdin
	}
	return in, nil
}

func (in *input) keep(stdin io.Reader) error {
	file, err := os.CreateTemp("", "parley-stdin-")
	if err != nil {
		return err
	}
	in.kept = file.Name()
	buffered := bufio.NewReaderSize(stdin, 64<<10)
	in.stdin = nameOfInput(buffered)
	_, err = io.Copy(file, buffered)
	return errors.Join(err, file.Close())
}

// nameOfInput gives standard input a name by its content: the endings of an
// archive or a compression, and of the notation.
func nameOfInput(r *bufio.Reader) string {
	head, _ := r.Peek(r.Size()) // what cannot be read, io.Copy tells
	const name = "<stdin>"
	packed, inner := unpack.Magic(head)
	switch packed {
	case ".zip", ".tar":
		return name + packed
	case ".gz", ".zst":
		if inside, _ := unpack.Magic(inner); inside == ".tar" {
			return name + inside + packed
		}
		return name + endingOfText(inner) + packed
	}
	return name + endingOfText(head)
}

// quad is the beginning of a line of N-Quads.
var quad = regexp.MustCompile(`^<[^<>\s]*>\s*<[^<>\s]*>\s`)

// endingOfText is that of the notation which the first line is in. What is none of
// these has none.
func endingOfText(head []byte) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \r\n")
	line, _, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case len(text) == 0 || text[0] == '{' || text[0] == '[':
		return endingOfJSON(head)
	case quad.Match(line):
		return ".nq"
	case text[0] == '<':
		return ".xml"
	case bytes.Contains(line, []byte("\t")), bytes.HasPrefix(line, []byte("#FORMAT=")):
		return ".tsv"
	case bytes.Contains(line, []byte(",")):
		return ".csv"
	}
	return ""
}

// endingOfJSON is that of JSON Lines, unless a value begins on the first line and
// does not end there: then one article stands on several lines.
func endingOfJSON(head []byte) string {
	line, _, more := bytes.Cut(head, []byte("\n"))
	var value json.RawMessage
	err := json.NewDecoder(bytes.NewReader(line)).Decode(&value)
	if more && errors.Is(err, io.ErrUnexpectedEOF) {
		return ".json"
	}
	return ".jsonl"
}

// close removes the temporary file.
func (in *input) close() {
	if in.kept != "" {
		_ = os.Remove(in.kept) // it lies where such files are removed anyway
	}
}

func (in *input) real(name string) string {
	if name == in.stdin {
		return in.kept
	}
	return name
}

// Open opens a file.
func (in *input) Open(name string) (fs.File, error) { return os.Open(in.real(name)) }

// Stat describes a file.
func (in *input) Stat(name string) (fs.FileInfo, error) { return os.Stat(in.real(name)) }
