package quadstore

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"

	"github.com/cockroachdb/pebble/vfs"
)

// A store that is closed is sealed: a file beside Pebble's says what the store
// counts. Pebble takes the last record of its files, where that is damaged, for
// one that a crash cut off, and goes on with what was before. In a store that
// was closed nothing was being written: the seal tells such a loss. It is broken
// when the store is opened, since after a crash a last record may be half there.
const sealName = "sealed"

func (m meta) seal() string {
	encoded := m.encode()
	return fmt.Sprintf("%x %08x\n", encoded, crc32.ChecksumIEEE(encoded))
}

// breakSeal compares the seal, if there is one, with what the store counts, and
// removes it.
func breakSeal(files vfs.FS, dir string, m meta) error {
	path := files.PathJoin(dir, sealName)
	sealed, err := readAll(files, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the seal of the store: %w", err)
	}
	if sealed != m.seal() {
		return fmt.Errorf("%w: restore it from a backup: it holds %d quads, which is not what its seal %s says: it lost the last of what was written",
			ErrDamaged, m.quads, path)
	}
	if err := files.Remove(path); err != nil {
		return fmt.Errorf("remove the seal of the store: %w", err)
	}
	return syncDirectory(files, dir)
}

// writeSeal seals a store that was closed.
func writeSeal(files vfs.FS, dir string, m meta) error {
	path := files.PathJoin(dir, sealName)
	beside, err := files.Create(path + ".new")
	if err != nil {
		return fmt.Errorf("seal the store: %w", err)
	}
	_, err = beside.Write([]byte(m.seal()))
	if err = errors.Join(err, beside.Sync(), beside.Close()); err == nil {
		err = errors.Join(files.Rename(path+".new", path), syncDirectory(files, dir))
	}
	if err != nil {
		return fmt.Errorf("seal the store: %w", err)
	}
	return nil
}

func readAll(files vfs.FS, path string) (string, error) {
	file, err := files.Open(path)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(file)
	return string(text), errors.Join(err, file.Close())
}

func syncDirectory(files vfs.FS, path string) error {
	dir, err := files.OpenDir(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
