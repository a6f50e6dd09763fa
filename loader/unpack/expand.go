package unpack

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// expanded is a compressed file that reads as what is in it.
type expanded struct {
	fs.File
	name     string
	in       *counter
	out      io.Reader
	close    func()
	limits   Limits
	produced int64
}

// counter counts the bytes that are read.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// expand reads a compressed file, by its ending.
func (f *FS) expand(file fs.File, name string, _ fs.FileInfo) (fs.File, error) {
	e := &expanded{File: file, name: name, in: &counter{Reader: file}, limits: f.limits, close: func() {}}
	if err := e.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	return e, nil
}

func (e *expanded) open() error {
	in := bufio.NewReader(e.in)
	if strings.HasSuffix(e.name, "gz") {
		out, err := gzip.NewReader(in)
		e.out = out
		return err
	}
	// a window as large as the format's own recommendation, which bounds the memory
	out, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(128<<20), zstd.WithDecoderMaxWindow(128<<20))
	if err != nil {
		return err
	}
	e.out, e.close = out, out.Close
	return nil
}

// Read reads what was compressed, up to the limits.
func (e *expanded) Read(p []byte) (int, error) {
	n, err := e.out.Read(p)
	e.produced += int64(n)
	switch {
	case e.produced > e.limits.Bytes:
		return 0, fmt.Errorf("it becomes larger than %d bytes: %w", e.limits.Bytes, ErrLimit)
	case e.produced > e.limits.RatioFrom && e.produced/max(e.in.n, 1) > e.limits.Ratio:
		return 0, fmt.Errorf("it becomes more than %d times as large as it is: %w", e.limits.Ratio, ErrLimit)
	}
	return n, err
}

// Consumed returns how many bytes of the compressed file have been read.
func (e *expanded) Consumed() int64 { return e.in.n }

// Close closes the file.
func (e *expanded) Close() error {
	e.close()
	return e.File.Close()
}

// Magic tells by its first bytes how an input is packed: the ending that such
// files have, empty for one that is not packed, and the first bytes of what is
// in it, where it is compressed.
func Magic(head []byte) (ending string, inner []byte) {
	name := ""
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		name = ".gz"
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		name = ".zst"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return ".zip", nil
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return ".tar", nil
	default:
		return "", head
	}
	e := &expanded{name: name, in: &counter{Reader: bytes.NewReader(head)}, close: func() {}, limits: DefaultLimits}
	if e.open() != nil {
		return name, nil
	}
	defer e.close()
	inner = make([]byte, 64<<10)
	n, _ := io.ReadFull(e, inner) // what is cut off ends early
	return name, inner[:n]
}
