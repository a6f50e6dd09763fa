// Package score compares a partition that a system made, the response, with one
// that people made, the key: coreference of events or of entities.
//
// The measures are those of the literature on coreference: [MUC], [BCubed],
// [CEAFe] with their mean, the CoNLL F1, and [LEA]; [Pairs] counts links. Items
// that only one side has count as found by nobody. Which mentions were compared,
// and in what setting, decides what a figure means: name both where you quote
// one.
package score
