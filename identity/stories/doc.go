// Package stories tells which articles tell one story: those whose words are
// alike, group by group.
//
// A word weighs more, the fewer articles it stands in, and nothing where it
// stands in a great many. Articles that share one of their weightiest words are
// compared, and the most alike pairs join the groups of both where these are alike
// on the average (UPGMA, over those pairs alone).
//
// All is counted in whole numbers, so that a sum is the same in whatever order it
// is made, and weights change in steps: one article more changes the weights of few
// words, and so the vectors of few articles. What it does not touch a [Memory] keeps. Its
// answer depends on the articles alone, never on the order in which they came.
//
// Neighbours: identity asks it in which articles a short name, or a word, may mean
// what it means in others.
package stories
