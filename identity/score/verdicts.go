package score

import "github.com/parley-kg/parley/graph"

// Verdicts counts judgements about two items of a key by what they say, and how
// many of each the key bears out.
type Verdicts struct {
	Same           int `json:"same"`
	SameRight      int `json:"sameRight"`
	Different      int `json:"different"`
	DifferentRight int `json:"differentRight"`
	// Unsure are those that leave the question open, UnsureSame those of them that are one in the key.
	Unsure     int `json:"unsure"`
	UnsureSame int `json:"unsureSame"`
	// Pairs is the precision of SAME, and the share of the key's pairs that were judged SAME directly.
	Pairs Measure `json:"pairs"`
}

// Judge compares judgements with a key, each pair and verdict once. What was
// superseded, and what is not about two items of the key, does not count.
func Judge(key Partition, judgements []graph.Judgement) Verdicts {
	at := map[graph.ID]int{}
	pairs := 0.0
	for i, cluster := range key {
		pairs += linksOf(len(cluster))
		for _, id := range cluster {
			at[id] = i
		}
	}
	type judged struct {
		left, right graph.ID
		verdict     graph.Verdict
	}
	seen := map[judged]bool{}
	var v Verdicts
	for _, j := range judgements {
		left, known := at[j.Left]
		right, alsoKnown := at[j.Right]
		pair := judged{j.Left, j.Right, j.Verdict}
		if j.SupersededBy != "" || !known || !alsoKnown || seen[pair] {
			continue
		}
		seen[pair] = true
		v.count(j.Verdict, left == right)
	}
	v.Pairs = measure(fraction{float64(v.SameRight), float64(v.Same)}, fraction{float64(v.SameRight), pairs})
	return v
}

func (v *Verdicts) count(verdict graph.Verdict, one bool) {
	add := func(total, hits *int, hit bool) {
		*total++
		if hit {
			*hits++
		}
	}
	switch verdict {
	case graph.VerdictSame:
		add(&v.Same, &v.SameRight, one)
	case graph.VerdictDifferent:
		add(&v.Different, &v.DifferentRight, !one)
	case graph.VerdictUnsure:
		add(&v.Unsure, &v.UnsureSame, one)
	}
}
