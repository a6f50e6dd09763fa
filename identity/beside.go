package identity

// claimsOf returns in which claims of its article a mention takes part, by their places in
// the order of claims. Who takes part beside another is not that other.
func (r *resolver) claimsOf(node int32) []int32 {
	if r.taken == nil {
		r.taken = make([][]int32, len(r.mentions))
	}
	if in := r.homes[node]; !in.taken {
		in.taken = true
		own := in.claims
		if r.scattered {
			own = nodeRange{int32(len(r.mentions)), int32(len(r.homes))}
		}
		for claim := own.from; claim < own.to; claim++ {
			if r.homes[claim] == in {
				r.readTaken(claim)
			}
		}
	}
	return r.taken[node]
}

func (r *resolver) readTaken(claim int32) {
	in, parts := r.homes[claim], r.claim(claim).Participations
	if len(parts) < 2 {
		return
	}
	for i := range parts {
		if node, known := r.nodeIn(in, parts[i].Mention); known && r.mention(node) != nil && r.homes[node] == in {
			r.taken[node] = append(r.taken[node], claim-int32(len(r.mentions)))
		}
	}
}

// addBeside takes into account that two take part in one event side by side.
func addBeside(c *Comparison, a, b []int32) {
	if len(common(a, b)) > 0 {
		c.add("event", -1, 1, "both take part in one event, as a claim has it")
	}
}
