package store

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/quads"
)

// A backup is compressed text: a first line that names the format, a line of
// JSON for each quad, and a last line with the number of quads and the SHA-256
// of the lines between. It is not N-Quads, since these do not bring back every
// value as it was stored.
const (
	backupHead    = "# parley backup 1"
	backupTail    = "# %d quads, sha256 %s"
	maxBackupLine = 256 << 20 // an article's text is one line
)

// Backup writes everything that was ever recorded, as it is at one instant: it
// may run while others read and write. It returns the number of quads.
func (s *Store) Backup(ctx context.Context, w io.Writer) (int, error) {
	packed := gzip.NewWriter(w)
	lines := bufio.NewWriter(packed)
	if _, err := fmt.Fprintln(lines, backupHead); err != nil {
		return 0, fmt.Errorf("write the backup: %w", err)
	}
	sum := sha256.New()
	out := json.NewEncoder(io.MultiWriter(lines, sum))
	n := 0
	for q, err := range s.Quads(ctx) {
		if err != nil {
			return n, err
		}
		line, err := newBackupQuad(q)
		if err = cmp.Or(err, out.Encode(line)); err != nil {
			return n, fmt.Errorf("write the backup: %w", err)
		}
		n++
	}
	_, err := fmt.Fprintf(lines, backupTail+"\n", n, hex.EncodeToString(sum.Sum(nil)))
	if err = errors.Join(err, lines.Flush(), packed.Close()); err != nil {
		return n, fmt.Errorf("write the backup: %w", err)
	}
	return n, nil
}

// Saved is what a backup holds, read and found whole.
type Saved struct{ quads []quad.Quad }

// ReadBackup reads the whole of a backup, of whatever backend it was made, and
// compares its checksum. The error wraps [graph.ErrInvalid] where it is not whole.
func ReadBackup(ctx context.Context, r io.Reader) (Saved, error) {
	all, err := readBackup(ctx, r)
	if err == nil {
		err = mustBeReadable(all)
	}
	if err != nil {
		return Saved{}, fmt.Errorf("read the backup: %w", err)
	}
	return Saved{all}, nil
}

// Restore fills an empty store from a backup, as [ReadBackup] and [Store.Fill]
// do; a store that is not empty is refused before anything is read. It returns
// the number of quads.
func (s *Store) Restore(ctx context.Context, r io.Reader) (int, error) {
	size, err := s.Size(ctx)
	if err == nil {
		err = mustBeEmpty(size)
	}
	if err != nil {
		return 0, err
	}
	saved, err := ReadBackup(ctx, r)
	if err != nil {
		return 0, err
	}
	return s.Fill(ctx, saved)
}

// Fill fills an empty store with what a backup holds, all at once. It returns the
// number of quads. The error wraps [graph.ErrConflict] where the store is not empty.
func (s *Store) Fill(ctx context.Context, saved Saved) (int, error) {
	s.changing.Lock()
	defer s.changing.Unlock()
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return 0, errClosed
	}
	err := databaseOf(s.backend).update(ctx, func(v view) (batch, error) {
		size, err := v.size(ctx)
		return batch{quads: saved.quads, at: time.Now()}, errors.Join(err, mustBeEmpty(size))
	})
	if err != nil {
		return 0, err
	}
	return len(saved.quads), nil
}

var (
	errMore       = errors.New("there is more after the last line")
	errNotWritten = errors.New("this line was never written so")
)

func mustBeEmpty(size int64) error {
	if size == 0 {
		return nil
	}
	return fmt.Errorf("the store holds %d quads: restore into an empty one: %w", size, graph.ErrConflict)
}

// mustBeReadable returns what is wrong with the first of the articles and
// judgements that cannot be read.
func mustBeReadable(all []quad.Quad) error {
	for recorded := range quads.Recorded(slices.Clone(all)) {
		if recorded.Err != nil {
			return recorded.Err
		}
	}
	return nil
}

// readBackup returns the quads of a backup that is whole.
func readBackup(ctx context.Context, r io.Reader) ([]quad.Quad, error) {
	unpacked, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("it is not compressed as a backup is: %w: %w", err, graph.ErrInvalid)
	}
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, maxBackupLine)
	if !lines.Scan() && lines.Err() != nil {
		return nil, spoilt(1, lines.Err())
	}
	if lines.Text() != backupHead {
		return nil, fmt.Errorf("its first line is not %q: it is no backup, or that of a newer parley: %w", backupHead, graph.ErrInvalid)
	}
	var all []quad.Quad
	known := make(knownIRIs)
	sum := sha256.New()
	tail := ""
	for lines.Scan() && ctx.Err() == nil {
		if tail = lines.Text(); strings.HasPrefix(tail, "#") {
			break
		}
		sum.Write(append(lines.Bytes(), '\n'))
		var q backupQuad
		if err := cmp.Or(json.Unmarshal(lines.Bytes(), &q), lines.Err()); err != nil {
			return nil, spoilt(len(all)+2, cmp.Or(lines.Err(), errNotWritten))
		}
		all = append(all, q.quad(known))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if lines.Err() != nil {
		return nil, spoilt(len(all)+2, lines.Err())
	}
	if tail != "" && lines.Scan() || lines.Err() != nil { // the end of the compressed data has a checksum, too
		return nil, spoilt(len(all)+3, cmp.Or(lines.Err(), errMore))
	}
	if want := fmt.Sprintf(backupTail, len(all), hex.EncodeToString(sum.Sum(nil))); tail != want {
		return nil, spoilt(len(all)+2, fmt.Errorf("it ends with %.90q instead of %q", tail, want))
	}
	return all, nil
}

// spoilt says where a backup is not as it was written, by the line of its text.
func spoilt(line int, why error) error {
	return fmt.Errorf("it is damaged, cut or changed at line %d of its text: %w: nothing was restored, take another backup: %w", line, why, graph.ErrInvalid)
}
