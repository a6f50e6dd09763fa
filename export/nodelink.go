package export

import (
	"context"
	"encoding/json"
	"io"
)

// nodeLink is the shape of networkx's node_link_graph (edges under "edges").
type nodeLink struct {
	Directed   bool              `json:"directed"`
	Multigraph bool              `json:"multigraph"`
	Graph      map[string]string `json:"graph"`
	Nodes      []nodeLinkNode    `json:"nodes"`
	Edges      []nodeLinkEdge    `json:"edges"`
}

type nodeLinkNode struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
	Kind string `json:"kind,omitempty"`
}

type nodeLinkEdge struct {
	Source   string `json:"source"`
	Target   string `json:"target"`
	Weight   int    `json:"weight"`
	Possible int    `json:"possible"`
	First    string `json:"first,omitempty"`
	Last     string `json:"last,omitempty"`
}

func writeNodeLink(ctx context.Context, w io.Writer, source Source) error {
	n, err := networkOf(ctx, source.Session)
	if err != nil {
		return err
	}
	out := nodeLink{
		Graph: map[string]string{"snapshot": source.Session.Snapshot().ID()},
		Nodes: []nodeLinkNode{},
		Edges: []nodeLinkEdge{},
	}
	for _, a := range n.nodes {
		out.Nodes = append(out.Nodes, nodeLinkNode{string(a.ID), a.Name, string(a.Type), a.Kind})
	}
	for _, e := range n.edges {
		out.Edges = append(out.Edges, nodeLinkEdge{
			string(e.source), string(e.target), e.weight, e.possible, e.first.String(), e.last.String(),
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(out)
}
