// Package graph holds the words of Parley: articles, mentions, claims, actors,
// places, events, participations and judgements, and the ports through which
// other packages reach what is stored.
//
// An [AnnotatedArticle] is what a loader reads. Its claims say what the article
// says; they are kept as they are for ever. Judgements say which mentions are
// one actor or place and which claims are one event. [Actor], [Place] and
// [Event] are folds over both, and can be rebuilt at any time.
//
// The package imports the standard library and graph/edtf only.
package graph
