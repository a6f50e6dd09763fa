package query

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// shown shows a network as lines: nodes with their degrees, edges with weight and
// how much of it is certain, from when to when.
func shown(n *Network) []string {
	var lines []string
	for _, node := range n.Nodes {
		lines = append(lines, fmt.Sprintf("%s %s %d", node.ID.Local(), node.Kind, node.Degree))
	}
	for _, e := range n.Edges {
		lines = append(lines, fmt.Sprintf("%s-%s %d(%d) %s %s", e.Source.Local(), e.Target.Local(), e.Weight, e.Certain, e.First, e.Last))
	}
	if n.Truncated {
		lines = append(lines, "and more")
	}
	return lines
}

func TestNetwork(t *testing.T) {
	w := society("Ann Bob 2025-07-01", "Ann Bob", "Ann Bob 2025-07-03 ?", "Bob Cid 2025-07-02", "Ann Dan 2025-07-09", "Cid Dan Eve 2025-08-01")
	ann := namedAll("Ann FamilyAnn")
	for _, test := range []struct {
		name string
		args NetworkArgs
		want []string
	}{
		{"herself", NetworkArgs{Of: ann, MaxNodes: 9}, []string{"ann-familyann PERSON 0"}},
		{"one step", NetworkArgs{Of: ann, Depth: 1, MaxNodes: 9}, []string{
			"ann-familyann PERSON 2", "bob-familybob PERSON 1", "dan-familydan PERSON 1", // Bob three times
			"ann-familyann-bob-familybob 3(2) 2025-07-01 2025-07-03",
			"ann-familyann-dan-familydan 1(1) 2025-07-09 2025-07-09",
		}},
		{"two steps, cut", NetworkArgs{Of: ann, Depth: 2, MaxNodes: 4}, []string{
			"ann-familyann PERSON 2", "bob-familybob PERSON 2", "dan-familydan PERSON 2", "cid-familycid PERSON 2", // Cid twice, Eve once
			"ann-familyann-bob-familybob 3(2) 2025-07-01 2025-07-03",
			"ann-familyann-dan-familydan 1(1) 2025-07-09 2025-07-09",
			"bob-familybob-cid-familycid 1(1) 2025-07-02 2025-07-02",
			"cid-familycid-dan-familydan 1(1) 2025-08-01 2025-08-01",
			"and more",
		}},
		{"the strongest of all", NetworkArgs{MaxNodes: 2}, []string{
			"ann-familyann PERSON 1", "bob-familybob PERSON 1", // four events each
			"ann-familyann-bob-familybob 3(2) 2025-07-01 2025-07-03",
			"and more",
		}},
		{"nobody", NetworkArgs{Of: namedAll("No Body"), Depth: 1, MaxNodes: 9}, nil},
		{"only what is asked for", NetworkArgs{Of: ann, Depth: 1, MaxNodes: 9, Where: &graph.EventFilter{When: &graph.TimeFilter{During: day("2025-07-09"), Mode: new(graph.Certainly)}}}, []string{
			"ann-familyann PERSON 1", "dan-familydan PERSON 1", "ann-familyann-dan-familydan 1(1) 2025-07-09 2025-07-09",
		}},
	} {
		test.args.Mode = graph.CoParticipation
		n, err := w.Network(t.Context(), test.args)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if diff := gocmp.Diff(test.want, shown(n)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestBipartiteNetwork(t *testing.T) {
	w := society("Ann Bob Cid 2025-07-01", "Ann Dan 2025-07-09")
	n, err := w.Network(t.Context(), NetworkArgs{Of: namedAll("Ann FamilyAnn"), Depth: 1, MaxNodes: 9, Mode: graph.Bipartite})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, node := range n.Nodes {
		got = append(got, fmt.Sprintf("%s %d", node.Kind, node.Degree))
	}
	want := []string{"PERSON 2", "EVENT 3", "EVENT 2", "PERSON 1", "PERSON 1", "PERSON 1"}
	if slices.Sort(got[1:3]); !slices.Equal(got, []string{want[0], want[2], want[1], want[3], want[4], want[5]}) || len(n.Edges) != 5 || n.Truncated {
		t.Errorf("%v, %d edges", got, len(n.Edges))
	}
	for _, e := range n.Edges {
		if e.Source.Prefix() != graph.PrefixActor || e.Target != e.Events[0] || e.Weight != 1 {
			t.Errorf("%+v", e)
		}
	}
	all, err := w.Network(t.Context(), NetworkArgs{MaxNodes: 4, Mode: graph.Bipartite})
	if err != nil || len(all.Nodes) != 4 || all.Nodes[2].Kind != kindEvent || !all.Truncated {
		t.Errorf("of all: %v, %v", shown(all), err)
	}
}

func TestNetworksThatCannotBe(t *testing.T) {
	w := society("Ann Bob")
	for what, args := range map[string]NetworkArgs{
		"too deep":      {Depth: MaxDepth + 1, MaxNodes: 9, Mode: graph.Bipartite},
		"no nodes":      {Mode: graph.Bipartite},
		"too many":      {MaxNodes: MaxPage + 1, Mode: graph.Bipartite},
		"no such mode":  {MaxNodes: 9},
		"null among of": {MaxNodes: 9, Mode: graph.Bipartite, Of: []*graph.ActorRef{nil}},
	} {
		if _, err := w.Network(t.Context(), args); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestOfTooManyEdgesTheStrongestAreKept(t *testing.T) {
	var edges []*NetworkEdge
	for i := range MaxEdges + 2 {
		edges = append(edges, &NetworkEdge{Source: graph.ID(fmt.Sprintf("actor/%06d", i)), Target: "actor/z", Weight: 1 + i/(MaxEdges+1)})
	}
	g := &growth{}
	kept := g.strongest(edges)
	last := kept[MaxEdges-1]
	if len(kept) != MaxEdges || !g.truncated || kept[0].Weight != 2 || last.Source != graph.ID(fmt.Sprintf("actor/%06d", MaxEdges-2)) {
		t.Errorf("%d edges, the first of weight %d, the last from %s", len(kept), kept[0].Weight, last.Source)
	}
}

// What is not cut is what a look at every pair of actors and every event gives.
func TestNetworkAgreesWithLookingAtEachPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		actors := w.snap.Actors()
		if len(actors) == 0 {
			return
		}
		args := NetworkArgs{Depth: rapid.IntRange(0, 3).Draw(t, "depth"), MaxNodes: MaxPage, Mode: graph.CoParticipation}
		var of []graph.ID
		if rapid.IntRange(0, 3).Draw(t, "of all") > 0 {
			of = rapid.SliceOfNDistinct(rapid.SampledFrom(actors), 1, 2, rapid.ID[graph.ID]).Draw(t, "of")
			for _, id := range of {
				args.Of = append(args.Of, &graph.ActorRef{ID: &id})
			}
		}
		if rapid.Bool().Draw(t, "filtered") {
			args.Where = drawFilter(0).Draw(t, "where")
		}
		n, err := w.Network(t.Context(), args)
		if err != nil {
			t.Fatal(err)
		}
		wantNodes, wantEdges := naive{w}.network(of, args.Depth, naive{w}.events(orElse(args.Where, &graph.EventFilter{})))
		var nodes, edges []string
		for _, node := range n.Nodes {
			nodes = append(nodes, string(node.ID))
		}
		for _, e := range n.Edges {
			edges = append(edges, fmt.Sprintf("%s %s %d %d", e.Source, e.Target, e.Weight, e.Certain))
		}
		slices.Sort(nodes)
		if diff := gocmp.Diff(wantNodes, nodes); diff != "" || n.Truncated {
			t.Fatalf("nodes around %v (-naive +found):\n%s", of, diff)
		}
		if diff := gocmp.Diff(wantEdges, edges); diff != "" {
			t.Fatalf("edges around %v (-naive +found):\n%s", of, diff)
		}
		// the same, cut: the first of the nodes, whatever the room
		args.MaxNodes = rapid.IntRange(1, max(1, len(n.Nodes))).Draw(t, "room")
		cut, err := w.Network(t.Context(), args)
		if err != nil || len(cut.Nodes) != min(args.MaxNodes, len(n.Nodes)) || cut.Truncated != (args.MaxNodes < len(n.Nodes)) {
			t.Fatalf("%d of %d nodes in room for %d, %v", len(cut.Nodes), len(n.Nodes), args.MaxNodes, err)
		}
	})
}

func (n naive) network(of []graph.ID, depth int, matching map[graph.ID]edtf.Certainty) (nodes, edges []string) {
	took := func(id, event graph.ID) edtf.Certainty {
		c, e := edtf.Impossible, held(n.w.snap.Event(event))
		for i := range e.Participations {
			if p := &e.Participations[i]; p.Actor == id {
				c = c.Or(n.matches(&graph.ActorMatch{}, e, p))
			}
		}
		return c
	}
	starts := func(id, event graph.ID) bool { // itself, or through others
		return slices.ContainsFunc(n.w.snap.Actors(), func(other graph.ID) bool {
			return n.serves(other, id, nil) && took(other, event) != edtf.Impossible
		})
	}
	kept := map[graph.ID]bool{}
	for _, id := range of {
		kept[id] = true
	}
	if of == nil {
		depth = 1
	}
	for range depth {
		next := map[graph.ID]bool{}
		for event := range matching {
			reached := of == nil
			for id := range kept {
				reached = reached || took(id, event) != edtf.Impossible || slices.Contains(of, id) && starts(id, event)
			}
			for _, id := range n.w.snap.Actors() {
				if reached && took(id, event) != edtf.Impossible {
					next[id] = true
				}
			}
		}
		for id := range next {
			kept[id] = true
		}
	}
	for id := range kept {
		nodes = append(nodes, string(id))
	}
	slices.Sort(nodes)
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			weight, certain := 0, 0
			for event, matched := range matching {
				switch took(graph.ID(a), event).And(took(graph.ID(b), event)).And(matched) {
				case edtf.Certain:
					certain++
					weight++
				case edtf.Possible:
					weight++
				}
			}
			if weight > 0 {
				edges = append(edges, fmt.Sprintf("%s %s %d %d", a, b, weight, certain))
			}
		}
	}
	slices.SortFunc(edges, cmp.Compare[string])
	return nodes, edges
}
