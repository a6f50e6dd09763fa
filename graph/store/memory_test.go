package store_test

import (
	"context"
	"testing"

	"github.com/parley-kg/parley/graph/store"
	"github.com/parley-kg/parley/graph/store/storetest"
)

func openMemory(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMemory(t *testing.T) {
	storetest.Run(t, storetest.Backend{Open: openMemory, FailNextWrite: store.FailNextWrite})
}
