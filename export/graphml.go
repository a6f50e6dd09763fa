package export

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"
)

// The elements of GraphML 1.0 (graphml.graphdrawing.org) that we write.
type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   graphMLGraph `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLGraph struct {
	ID          string        `xml:"id,attr"`
	EdgeDefault string        `xml:"edgedefault,attr"`
	Nodes       []graphMLNode `xml:"node"`
	Edges       []graphMLEdge `xml:"edge"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

var graphMLKeys = []graphMLKey{
	{"name", "node", "name", "string"},
	{"type", "node", "type", "string"},
	{"kind", "node", "kind", "string"},
	{"weight", "edge", "weight", "int"},
	{"possible", "edge", "possible", "int"},
	{"first", "edge", "first", "string"},
	{"last", "edge", "last", "string"},
}

func writeGraphML(ctx context.Context, w io.Writer, source Source) error {
	n, err := networkOf(ctx, source.Session)
	if err != nil {
		return err
	}
	out := graphML{Keys: graphMLKeys, Graph: graphMLGraph{ID: source.Session.Snapshot().ID(), EdgeDefault: "undirected"}}
	for _, a := range n.nodes {
		out.Graph.Nodes = append(out.Graph.Nodes, graphMLNode{string(a.ID), []graphMLData{
			{"name", a.Name}, {"type", string(a.Type)}, {"kind", a.Kind},
		}})
	}
	for _, e := range n.edges {
		out.Graph.Edges = append(out.Graph.Edges, graphMLEdge{string(e.source), string(e.target), []graphMLData{
			{"weight", strconv.Itoa(e.weight)},
			{"possible", strconv.Itoa(e.possible)},
			{"first", e.first.String()},
			{"last", e.last.String()},
		}})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(out); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n")
	return err
}
