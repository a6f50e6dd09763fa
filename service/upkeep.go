package service

import (
	"context"
	"errors"
	"io"

	"github.com/parley-kg/parley/graph/store"
)

// Verify checks the store that the URL names, which must exist, and returns
// what is wrong with it, as [store.Store.Verify] does. It needs no snapshot: one
// could not be made of a store that is damaged.
func Verify(ctx context.Context, url string) (defects []string, err error) {
	err = withStore(ctx, url, func(s *store.Store) (err error) {
		defects, err = s.Verify(ctx)
		return err
	})
	return defects, err
}

// Backup writes a backup of the store that the URL names, which must exist, and
// returns the number of quads. Errors are those of [store.Store.Backup].
func Backup(ctx context.Context, url string, w io.Writer) (n int, err error) {
	err = withStore(ctx, url, func(s *store.Store) (err error) {
		n, err = s.Backup(ctx, w)
		return err
	})
	return n, err
}

// Restore fills the store that the URL names, which must be empty or absent, from
// a backup, and returns the number of quads. Of a backup that is not whole no
// store is made. Errors are those of [store.ReadBackup] and [store.Store.Fill].
func Restore(ctx context.Context, url string, r io.Reader) (n int, err error) {
	saved, err := store.ReadBackup(ctx, r)
	if err != nil {
		return 0, err
	}
	s, err := store.Open(ctx, url, store.Options{})
	if err != nil {
		return 0, err
	}
	n, err = s.Fill(ctx, saved)
	return n, errors.Join(err, s.Close())
}

func withStore(ctx context.Context, url string, use func(*store.Store) error) error {
	s, err := store.Open(ctx, url, store.Options{MustExist: true})
	if err != nil {
		return err
	}
	return errors.Join(use(s), s.Close())
}

// Redact returns the URL of a store as messages may show it: without password
// and settings.
func Redact(url string) string { return store.Redact(url) }
