package score

import "slices"

// CEAFe aligns key and response clusters one to one, so that the sum of the
// similarities φ₄(K,R) = 2|K∩R|/(|K|+|R|) is greatest (Luo 2005, "On coreference
// resolution performance metrics", entity-based):
//
//	recall = Σ φ₄ of the alignment / number of key clusters, precision: / number of response clusters
//
// Clusters that share no item add nothing to an alignment, so that it is found
// in each connected part of the overlap by itself.
func CEAFe(key, response Partition) Measure {
	v := overlapOf(key, response)
	similarity := 0.0
	for _, part := range v.parts() {
		similarity += v.align(part)
	}
	return measure(fraction{similarity, float64(len(response))}, fraction{similarity, float64(len(key))})
}

// part is a connected part of an overlap: clusters of both sides.
type part struct{ own, other []int }

// parts returns the connected parts that share items, each by its smallest own cluster.
func (v overlap) parts() []part {
	columns := make([][]int, len(v.other))
	for i := range v.rows {
		clusters, _ := v.shares(i)
		for _, j := range clusters {
			columns[j] = append(columns[j], i)
		}
	}
	seenOwn, seenOther := make([]bool, len(v.own)), make([]bool, len(v.other))
	var parts []part
	for start := range v.rows {
		if seenOwn[start] || len(v.rows[start]) == 0 {
			continue
		}
		seenOwn[start] = true
		p := part{own: []int{start}}
		for at := 0; at < len(p.own); at++ {
			clusters, _ := v.shares(p.own[at])
			for _, j := range clusters {
				if seenOther[j] {
					continue
				}
				seenOther[j] = true
				p.other = append(p.other, j)
				for _, i := range columns[j] {
					if !seenOwn[i] {
						seenOwn[i] = true
						p.own = append(p.own, i)
					}
				}
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// align returns the greatest sum of similarities in a part.
func (v overlap) align(p part) float64 {
	weights := make([][]float64, len(p.own))
	for i, own := range p.own {
		weights[i] = make([]float64, len(p.other))
		for j, other := range p.other {
			shared := v.rows[own][other]
			weights[i][j] = 2 * float64(shared) / float64(v.own[own]+v.other[other])
		}
	}
	if len(p.own) > len(p.other) {
		weights = transposed(weights)
	}
	return greatestAssignment(weights)
}

func transposed(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		for i := range m {
			t[j] = append(t[j], m[i][j])
		}
	}
	return slices.Clip(t)
}
