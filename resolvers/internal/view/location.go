package view

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
)

// point is the only geometry of RFC 7946 that there is here.
type point struct {
	Type        string    `json:"type"`
	Coordinates []float64 `json:"coordinates"` // the longitude first
}

// MarshalGeoJSON writes a location as a Point.
func MarshalGeoJSON(l graph.Location) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		text, err := json.Marshal(point{"Point", []float64{l.Longitude, l.Latitude}})
		if err != nil {
			panic(fmt.Sprintf("the location %s cannot be written: %v", l, err)) // ParseLocation lets no such number through
		}
		_, _ = w.Write(text) // a buffer of the executor, which does not fail
	})
}

// UnmarshalGeoJSON refuses: no argument takes a geometry.
func UnmarshalGeoJSON(any) (graph.Location, error) {
	return graph.Location{}, fmt.Errorf("a geometry is no input: %w", graph.ErrInvalid)
}
