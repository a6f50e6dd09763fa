package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// denoted is what an id in a judgement stands for: one thing, or one of each
// type where actors of several types could have the id.
type denoted []denotation

// denotation is one thing that an id stands for.
type denotation struct {
	id graph.ID
	// kind is the type of the mentions; empty for claims, and where nothing in the corpus has the id.
	kind graph.MentionType
	node int32
	// minting are the mentions that could mint the id, for that of an actor or place.
	minting []int32
}

// all returns every node that is meant.
func (d denoted) all() []int32 {
	var nodes []int32
	for _, one := range d {
		nodes = append(append(nodes, one.node), one.minting...)
	}
	return nodes
}

// matches pairs what two ids stand for: things of one type, else the one thing of
// each. None where neither is possible.
func (d denoted) matches(o denoted) [][2]denotation {
	var pairs [][2]denotation
	for _, a := range d {
		for _, b := range o {
			if a.kind == b.kind || len(d) == 1 && len(o) == 1 {
				pairs = append(pairs, [2]denotation{a, b})
			}
		}
	}
	return pairs
}

// judged holds, for each id of an actor or place in a judgement, the mentions
// that could mint it, in order.
type judged map[graph.ID][]int32

// findMinting fills r.judged.
func (r *resolver) findMinting() {
	r.judged = judged{}
	bases := map[graph.ID][]graph.ID{} // ids by what they are without a suffix
	for i := range r.records {
		for _, id := range []graph.ID{r.records[i].Left, r.records[i].Right} {
			if _, known := r.judged[id]; known || !isMinted(id) {
				continue
			}
			r.judged[id] = nil
			if base, ok := graph.CutNamesake(id); ok {
				bases[base] = append(bases[base], id)
			}
		}
	}
	if len(r.judged) == 0 {
		return
	}
	for node, m := range r.mentions {
		id := r.mintedAt(int32(node))
		if _, asked := r.judged[id]; asked && !r.names[node].pronoun {
			r.judged[id] = append(r.judged[id], int32(node))
		}
		for _, own := range bases[id] {
			if graph.NamesakeID(id, m.ID) == own {
				r.judged[own] = append(r.judged[own], int32(node))
			}
		}
	}
	r.keepContaining()
}

// keepContaining narrows the ids of places: of a city and a province of one
// name, the bare id means the province.
func (r *resolver) keepContaining() {
	stated := r.statedKinds()
	for id, minting := range r.judged {
		if id.Prefix() != graph.PrefixPlace {
			continue
		}
		var all kinds
		for _, node := range minting {
			all |= stated[node]
		}
		r.judged[id] = slices.DeleteFunc(minting, func(node int32) bool {
			return stated[node] != 0 && stated[node]&all.largest() == 0
		})
	}
}

// statedKinds returns the kind that each place mention, or one that corefers
// with it, is stated to be of.
func (r *resolver) statedKinds() map[int32]kinds {
	stated := map[int32]kinds{}
	for node, m := range r.mentions {
		if k := kindOf(m); k != 0 {
			stated[int32(node)] = k
		}
	}
	for _, group := range r.coreference() {
		var all kinds
		for _, node := range group {
			all |= stated[node]
		}
		for _, node := range group {
			if stated[node] == 0 && all != 0 {
				stated[node] = all
			}
		}
	}
	return stated
}

func isMinted(id graph.ID) bool {
	return id.Prefix() == graph.PrefixActor || id.Prefix() == graph.PrefixPlace
}

// nodeTypes are the types of mentions that name actors and places.
var nodeTypes = []graph.MentionType{
	graph.MentionPerson, graph.MentionOrganization, graph.MentionGroup, graph.MentionPlace,
}

// denotedBy returns what an id in a judgement stands for. An event stands for
// the claim that gave it its id.
func (r *resolver) denotedBy(id graph.ID) denoted {
	if id.Prefix() == graph.PrefixEvent {
		id = graph.ID(graph.PrefixClaim + "/" + id.Local())
	}
	if !isMinted(id) {
		kind, _, _, _ := graph.ParseMentionID(id) // a claim has none
		return denoted{{id: id, kind: kind, node: r.node(id)}}
	}
	byType := map[graph.MentionType][]int32{}
	for _, node := range r.judged[id] {
		t := r.mentions[node].Type
		byType[t] = append(byType[t], node)
	}
	var found denoted
	for _, t := range nodeTypes {
		if minting, ok := byType[t]; ok {
			found = append(found, denotation{id: id, kind: t, node: r.typedNode(id, t), minting: minting})
		}
	}
	if len(found) == 0 {
		return denoted{{id: id, node: r.typedNode(id, "")}}
	}
	return found
}

// typedNode returns the node of an actor's or place's id for mentions of a type.
func (r *resolver) typedNode(id graph.ID, t graph.MentionType) int32 {
	return r.node(typedID(id, t))
}

// typedID is no id: it is the key of a node.
func typedID(id graph.ID, t graph.MentionType) graph.ID { return id + " " + graph.ID(t) }
