package score

import "fmt"

// Scores are all measures of one response.
type Scores struct {
	// Items is the number of items of the key, KeyClusters and ResponseClusters that of the clusters.
	Items            int     `json:"items"`
	KeyClusters      int     `json:"keyClusters"`
	ResponseClusters int     `json:"responseClusters"`
	MUC              Measure `json:"muc"`
	BCubed           Measure `json:"bCubed"`
	CEAFe            Measure `json:"ceafe"`
	LEA              Measure `json:"lea"`
	Pairs            Measure `json:"pairs"`
	// CoNLL is the mean of the F1 of MUC, B³ and CEAFe (Pradhan et al. 2014, "Scoring coreference
	// partitions of predicted mentions").
	CoNLL float64 `json:"conll"`
}

// Compare scores a response against a key. The error, a graph.ErrInvalid, tells
// of an item that stands in one of them twice.
func Compare(key, response Partition) (Scores, error) {
	if err := key.check(); err != nil {
		return Scores{}, fmt.Errorf("key: %w", err)
	}
	if err := response.check(); err != nil {
		return Scores{}, fmt.Errorf("response: %w", err)
	}
	s := Scores{
		Items: key.items(), KeyClusters: len(key), ResponseClusters: len(response),
		MUC: MUC(key, response), BCubed: BCubed(key, response), CEAFe: CEAFe(key, response),
		LEA: LEA(key, response), Pairs: Pairs(key, response),
	}
	s.CoNLL = (s.MUC.F1 + s.BCubed.F1 + s.CEAFe.F1) / 3
	return s, nil
}
