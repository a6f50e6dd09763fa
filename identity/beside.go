package identity

// claimsOf returns in which claims each mention takes part, by their places in
// the order of claims. Who takes part beside another is not that other.
func (r *resolver) claimsOf() [][]int32 {
	if r.taken != nil {
		return r.taken
	}
	r.taken = make([][]int32, len(r.mentions))
	for at, claim := range r.claims {
		if len(claim.Participations) < 2 {
			continue
		}
		in := r.homes[len(r.mentions)+at]
		for _, p := range claim.Participations {
			if node, known := r.nodeIn(in, p.Mention); known && r.mention(node) != nil {
				r.taken[node] = append(r.taken[node], int32(at))
			}
		}
	}
	return r.taken
}

// addBeside takes into account that two take part in one event side by side.
func addBeside(c *Comparison, a, b []int32) {
	if len(common(a, b)) > 0 {
		c.add("event", -1, 1, "both take part in one event, as a claim has it")
	}
}
