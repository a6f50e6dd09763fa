package service

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/cespare/xxhash/v2"

	"github.com/parley-kg/parley/identity"
)

// memoryName is what the name of the copy of the index ends in for the file with what
// texts say, which is read where something changes, and not by who only asks.
const memoryName = "-texts"

// readMemory returns what a program kept of texts in a file, or an empty memory
// where there is none, or that of another program. The error tells of a file that
// cannot be read; the memory is empty then.
func readMemory(path, program string) (*identity.Memory, error) {
	file, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return new(identity.Memory), nil
	}
	if err != nil {
		return new(identity.Memory), fmt.Errorf("what was kept of texts: %w", err)
	}
	held, found := bytes.CutPrefix(file, []byte(program+"\n"))
	if !found {
		return new(identity.Memory), nil
	}
	at := len(held) - 8
	if at < 0 || binary.BigEndian.Uint64(held[at:]) != xxhash.Sum64(held[:at]) {
		return new(identity.Memory), fmt.Errorf("what was kept of texts, %s, is damaged: the texts are read anew", path)
	}
	m, err := identity.ReadMemory(bytes.NewReader(held[:at]))
	if err != nil {
		return new(identity.Memory), fmt.Errorf("what was kept of texts, %s: %w: the texts are read anew", path, err)
	}
	return m, nil
}

// writeMemory writes what [readMemory] reads.
func writeMemory(path, program string, m *identity.Memory) error {
	return replaceFile(path, func(w io.Writer) error {
		buffered := bufio.NewWriterSize(w, 1<<20)
		digest := xxhash.New()
		if _, err := buffered.WriteString(program + "\n"); err != nil {
			return err
		}
		if err := m.Write(io.MultiWriter(buffered, digest)); err != nil {
			return err
		}
		if _, err := buffered.Write(binary.BigEndian.AppendUint64(nil, digest.Sum64())); err != nil {
			return err
		}
		return buffered.Flush()
	})
}

// replaceFile replaces a file by one that is written beside it. Whoever reads the
// file meanwhile finds the old one whole.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	beside, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(beside.Name()))
		}
	}()
	if err := errors.Join(write(beside), beside.Sync(), beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), path)
}
