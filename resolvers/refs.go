package resolvers

import (
	"errors"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// orNull turns "not found" into null: what a question about something unknown answers.
func orNull[T any](v *T, err error) (*T, error) {
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil //nolint:nilnil // null is the answer of a nullable field
	}
	return v, err
}

// one follows a reference; an empty one leads to null.
func one[T any](id graph.ID, find func(graph.ID) (*T, error)) (*T, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // null is the answer of a nullable field
	}
	v, err := find(id)
	if err != nil {
		return nil, dangling(err)
	}
	return v, nil
}

// all follows references, in their order.
func all[T any](ids []graph.ID, find func(graph.ID) (*T, error)) ([]*T, error) {
	found := make([]*T, len(ids))
	for i, id := range ids {
		v, err := find(id)
		if err != nil {
			return nil, dangling(err)
		}
		found[i] = v
	}
	return found, nil
}

// dangling says that the snapshot refers to what it does not hold. That is a
// fault of ours and not of who asks: the kind of the cause must not be seen.
func dangling(err error) error {
	return fmt.Errorf("the snapshot is not whole: %s", err.Error())
}

// pointers returns pointers to the members of a slice.
func pointers[T any](values []T) []*T {
	refs := make([]*T, len(values))
	for i := range values {
		refs[i] = &values[i]
	}
	return refs
}
