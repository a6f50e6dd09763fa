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

// Restore fills an empty store from a backup, of whatever backend it was made.
// It writes nothing before the whole backup has been read and its checksum
// compared, and then all at once. It returns the number of quads. The error
// wraps [graph.ErrConflict] where the store is not empty, [graph.ErrInvalid]
// where the backup is not whole.
func (s *Store) Restore(ctx context.Context, r io.Reader) (int, error) {
	s.changing.Lock()
	defer s.changing.Unlock()
	size, err := s.Size(ctx)
	if err != nil {
		return 0, err
	}
	if err := mustBeEmpty(size); err != nil {
		return 0, err
	}
	all, err := readBackup(ctx, r)
	if err != nil {
		return 0, fmt.Errorf("read the backup: %w", err)
	}
	if err := mustBeReadable(all); err != nil {
		return 0, fmt.Errorf("read the backup: %w", err)
	}
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed {
		return 0, errClosed
	}
	err = databaseOf(s.backend).update(ctx, func(v view) (batch, error) {
		size, err := v.size(ctx) // another process may have been quicker
		return batch{quads: all, at: time.Now()}, errors.Join(err, mustBeEmpty(size))
	})
	if err != nil {
		return 0, err
	}
	return len(all), nil
}

var errMore = errors.New("there is more")

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
	if !lines.Scan() || lines.Text() != backupHead {
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
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("quad %d: %w: %w", len(all)+1, err, graph.ErrInvalid)
		}
		all = append(all, q.quad(known))
	}
	if err := errors.Join(lines.Err(), ctx.Err()); err != nil {
		return nil, fmt.Errorf("after %d quads: %w: %w", len(all), err, graph.ErrInvalid)
	}
	if tail != "" && lines.Scan() || lines.Err() != nil { // the end of the compressed data has a checksum, too
		return nil, fmt.Errorf("after its last line: %w: %w", cmp.Or(lines.Err(), errMore), graph.ErrInvalid)
	}
	if want := fmt.Sprintf(backupTail, len(all), hex.EncodeToString(sum.Sum(nil))); tail != want {
		return nil, fmt.Errorf("after %d quads it ends with %.90q instead of %q: it was cut or changed: %w", len(all), tail, want, graph.ErrInvalid)
	}
	return all, nil
}
