// Package quads turns articles, claims and judgements into quads and back. It
// is the only place that names predicates; see [Terms] and docs/vocabulary.ttl.
//
// The label of a quad names who says so. There are four kinds of graphs, that
// is, of quads with one label:
//
//	article/000             its text, the text's digest, and the marks: when each
//	                        revision and claim was recorded, when a claim was retracted
//	article/000@<revision>  what one revision of the annotation says about the article:
//	                        metadata, zones, mentions, coreference
//	claim/000/<name>        what one claim says
//	judgement/<name>        what one judgement says, and when it was given
//
// Nothing is ever removed or rewritten: quads are only added. The latest mark
// of a claim tells whether it stands, the latest mark of all revisions which
// one stands.
//
// Subjects, objects and labels are the ids of package graph as relative IRIs;
// predicates are full IRIs. Two triples of a claim read like the sentence they
// come from:
//
//	<article/000#char=116,127;person> parley:hosted <claim/000/meeting-paris-2025-07-24-3f2a91c0>
//	<claim/000/meeting-paris-2025-07-24-3f2a91c0> sem:hasPlace <article/000#char=180,185;place>
//
// What an id or the text already tells is not written again: the type and the
// words of a mention, the offsets of a sentence, the presence that a
// participant has by default.
//
// Decoding is strict. What was decoded is encoded again and compared, so that a
// quad which is unknown, doubled or contradicts another is an error that names
// it, and never lost in silence.
package quads
