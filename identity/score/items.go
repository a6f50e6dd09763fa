package score

// BCubed asks for each item how much of its cluster was found (Bagga and Baldwin
// 1998, "Algorithms for scoring coreference chains"; each item weighs the same):
//
//	recall = Σ_items |K∩R|/|K| / items = Σ_K Σ_R |K∩R|²/|K| / Σ |K|, precision with key and response exchanged
func BCubed(key, response Partition) Measure {
	return measure(bCubedRecall(overlapOf(response, key)), bCubedRecall(overlapOf(key, response)))
}

func bCubedRecall(v overlap) fraction {
	var f fraction
	for i, size := range v.own {
		_, counts := v.shares(i)
		for _, shared := range counts {
			f.found += float64(shared) * float64(shared) / float64(size)
		}
		f.of += float64(size)
	}
	return f
}
