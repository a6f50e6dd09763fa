package view

import (
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// TimeRelation says how a time relates to another.
type TimeRelation struct{ Before, After, During edtf.Certainty }

// NewTimeRelation compares t with u.
func NewTimeRelation(t, u edtf.Time) *TimeRelation {
	return &TimeRelation{Before: t.Before(u), After: t.After(u), During: t.During(u)}
}

// MarshalEDTF writes a time as its canonical EDTF, and null where none is known.
func MarshalEDTF(t edtf.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(t.String())
}

// UnmarshalEDTF reads a time. The error wraps graph.ErrInvalid.
func UnmarshalEDTF(v any) (edtf.Time, error) {
	text, ok := v.(string)
	if !ok {
		return edtf.Time{}, fmt.Errorf("an EDTF time is a string in quotes, such as \"2025-07-24\": %w", graph.ErrInvalid)
	}
	t, err := edtf.Parse(text)
	if err != nil {
		return edtf.Time{}, fmt.Errorf("%w: %w", err, graph.ErrInvalid)
	}
	if t.IsZero() {
		return edtf.Time{}, fmt.Errorf("an empty string is no EDTF time: %w", graph.ErrInvalid)
	}
	return t, nil
}

// MarshalDateTime writes an instant in UTC as RFC 3339, with fractions of a
// second where there are any.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.MarshalString(t.UTC().Format(time.RFC3339Nano))
}

// UnmarshalDateTime reads an instant. The error wraps graph.ErrInvalid.
func UnmarshalDateTime(v any) (time.Time, error) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, fmt.Errorf("an instant is a string in quotes, such as \"2025-09-01T12:00:00Z\": %w", graph.ErrInvalid)
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no RFC 3339 instant such as \"2025-09-01T12:00:00Z\": %w", text, graph.ErrInvalid)
	}
	return t.UTC(), nil
}
