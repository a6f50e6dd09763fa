package query

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// place is what a cursor says: the order it belongs to, and a key in it. The
// key ends in an id, so that no two members of a list have the same.
type place[K any] struct {
	Order string `json:"o"`
	Key   K      `json:"k"`
}

// encodeCursor makes a cursor: base64url without padding of the JSON of a place.
func encodeCursor[K any](order string, key K) (string, error) {
	plain, err := json.Marshal(place[K]{order, key})
	if err != nil {
		return "", fmt.Errorf("make a cursor of %v: %w", key, err)
	}
	return base64.RawURLEncoding.EncodeToString(plain), nil
}

// decodeCursor reads the key of a cursor of this order. The error wraps
// graph.ErrInvalid.
func decodeCursor[K any](order, cursor string) (K, error) {
	var none K
	plain, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil {
		return none, malformed(cursor)
	}
	var from struct {
		Order string `json:"o"`
	}
	if err := json.Unmarshal(plain, &from); err != nil {
		return none, malformed(cursor)
	}
	if from.Order != order {
		return none, fmt.Errorf("cursor %q is of another list (%q, not %q): %w", cursor, from.Order, order, graph.ErrInvalid)
	}
	var at place[K]
	strict := json.NewDecoder(bytes.NewReader(plain))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&at); err != nil {
		return none, malformed(cursor)
	}
	return at.Key, nil
}

func malformed(cursor string) error {
	return fmt.Errorf("%q is not a cursor; pass one as an answer gave it: %w", cursor, graph.ErrInvalid)
}
