// Package identity decides which mentions are one actor or place and which
// claims tell of one event. [Resolve] is a pure function of a corpus: it never
// changes what articles say, it joins.
//
// What joins, the strongest first:
//
//  1. judgements by people,
//  2. equal ids of knowledge bases, between mentions of one type,
//  3. coreference, as annotated inside an article,
//  4. inside one article, a family name with the only person who bears it, an
//     office with the only person who holds it, and a bare name of a place with
//     the full one,
//  5. equal normalised names, of mentions whose words are a name wherever they
//     stand: not family names alone, not descriptions. What every country has
//     one of, such as a foreign ministry, is joined if it acts for the same,
//  6. the adjectives of a state, and the seats of its government,
//  7. names that are spellings of one name, by the features of [Comparison],
//  8. a family name alone, with the one person of other articles who has it and
//     holds the same office.
//
// Nothing that a person judged DIFFERENT comes together, neither directly nor
// through others; the join that would do it is not made, and recorded as UNSURE
// by "rule:blocked" for a person to see. Each step goes through its pairs in
// sorted order, so that neither the order of articles nor that of their parts
// matters.
//
// docs/identity.md tells the rules of names, their features and how good they
// are. Reports of one event are joined last, by the actors, places and times that
// they then share, or by their words alone: docs/coreference.md.
package identity
