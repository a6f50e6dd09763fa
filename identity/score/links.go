package score

// MUC counts the links that are missing (Vilain et al. 1995, "A model-theoretic
// coreference scoring scheme"): a key cluster K that the response cuts into p(K)
// parts lacks p(K)-1 of its |K|-1 links.
//
//	recall = Σ (|K| - p(K)) / Σ (|K| - 1), precision with key and response exchanged
//
// Singletons have no links and do not count.
func MUC(key, response Partition) Measure {
	return measure(mucRecall(overlapOf(response, key)), mucRecall(overlapOf(key, response)))
}

func mucRecall(v overlap) fraction {
	var f fraction
	for i, size := range v.own {
		parts := size
		for _, shared := range v.rows[i] {
			parts -= shared - 1
		}
		f.found += float64(size - parts)
		f.of += float64(size - 1)
	}
	return f
}

// LEA weighs each cluster by its size and asks which of its links were found
// (Moosavi and Strube 2016, "Which coreference evaluation metric do you trust?").
// With link(n) = n(n-1)/2, and one link of a singleton with itself, which only a
// singleton finds:
//
//	recall = Σ |K| · Σ_R link(|K∩R|)/link(|K|) / Σ |K|, precision with key and response exchanged
func LEA(key, response Partition) Measure {
	return measure(leaRecall(overlapOf(response, key)), leaRecall(overlapOf(key, response)))
}

func leaRecall(v overlap) fraction {
	var f fraction
	for i, size := range v.own {
		clusters, counts := v.shares(i)
		found := 0.0
		for at, shared := range counts {
			switch {
			case size > 1:
				found += linksOf(shared) / linksOf(size)
			case v.other[clusters[at]] == 1:
				found = 1
			}
		}
		f.found += float64(size) * found
		f.of += float64(size)
	}
	return f
}

func linksOf(n int) float64 { return float64(n) * float64(n-1) / 2 }

// Pairs counts pairs of items: of those that the response joins, the share that
// the key joins is the precision; the other way round, the recall.
func Pairs(key, response Partition) Measure {
	return measure(pairsFound(overlapOf(response, key)), pairsFound(overlapOf(key, response)))
}

func pairsFound(v overlap) fraction {
	var f fraction
	for i, size := range v.own {
		for _, shared := range v.rows[i] {
			f.found += linksOf(shared)
		}
		f.of += linksOf(size)
	}
	return f
}
