// Package export writes the graph in the formats that notebooks, network tools
// and triple stores read. To add a format, add a file and a row in [Formats].
//
// It reads one snapshot through package query; only the RDF formats see quads.
package export

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// Quads gives back everything that is stored: as quads, sorted, and as what
// stands of it.
type Quads interface {
	Quads(ctx context.Context) iter.Seq2[quad.Quad, error]
	Corpus(ctx context.Context) (*graph.Corpus, error)
}

// Source is what an export is made from.
type Source struct {
	// Session pins the snapshot.
	Session *query.Session
	Quads   Quads
	// Base is put before ids in RDF, so that they are full IRIs.
	Base string
	// Tell, where not nil, is told what the format cannot hold.
	Tell func(warning string)
}

func (s Source) tell(warning string) {
	if s.Tell != nil && warning != "" {
		s.Tell(warning)
	}
}

// DefaultBase is the [Source.Base] where the user names none.
const DefaultBase = "https://parley-kg.github.io/id/"

// Format is one row of the table of formats.
type Format struct {
	// Name is the word on the command line and in the address.
	Name string
	// Extension is that of a file, without the dot.
	Extension string
	MediaType string
	// Means says in one line what is written.
	Means string
	write func(context.Context, io.Writer, Source) error
}

var formats = []Format{
	{"csv", "csv", "text/csv; charset=utf-8", "a row for every event, participant and claim", writeCSV},
	{"nquads", "nq", "application/n-quads", "everything that is stored, as RDF; the graph of a quad is the claim that says so", writeNQuads},
	{"graphml", "graphml", "application/graphml+xml", "the network of those who met, for Gephi, yEd, igraph, networkx", writeGraphML},
	{"nodelink", "json", "application/json", "the same network as node-link JSON, for networkx and D3", writeNodeLink},
	{"jsonl", "jsonl", "application/jsonl; charset=utf-8", "the annotated articles in Parley's own JSON, one a line, to be loaded again", writeJSONLines},
	{"brat", "tar", "application/x-tar", "the annotated articles in brat standoff, in a tar archive, to be loaded again", writeBrat},
	{"judgements", "jsonl", "application/jsonl; charset=utf-8", "who is who and what is one event, as people have judged, to be loaded again", writeJudgements},
}

// Formats returns the table's rows.
func Formats() []Format { return slices.Clone(formats) }

// Names returns the names of the formats, in the order of the table.
func Names() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// ByName finds a row. The error wraps [graph.ErrInvalid] and names the formats
// that there are.
func ByName(name string) (Format, error) {
	if i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name }); i >= 0 {
		return formats[i], nil
	}
	return Format{}, fmt.Errorf("no export format %q, there are %s: %w", name, strings.Join(Names(), ", "), graph.ErrInvalid)
}

// Write writes the whole graph in the format. Rows are in a fixed order: the
// same snapshot gives the same bytes.
func (f Format) Write(ctx context.Context, w io.Writer, source Source) error {
	if err := f.write(ctx, w, source); err != nil {
		return fmt.Errorf("export %s: %w", f.Name, err)
	}
	return nil
}
