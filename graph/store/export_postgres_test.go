package store

import (
	"sync/atomic"

	"github.com/parley-kg/parley/graph/store/postgres"
)

// PostgresOf gives tests the database of a store.
func PostgresOf(s *Store) *postgres.DB { return s.backend.(postgresDB).DB }

// FailNextCommit lets the next write of a store on PostgreSQL fail when all is
// written.
func FailNextCommit(s *Store, err error) {
	var done atomic.Bool
	PostgresOf(s).BeforeCommit = func() error {
		if done.Swap(true) {
			return nil
		}
		return err
	}
}
