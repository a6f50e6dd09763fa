// Package testdata embeds the five annotated articles that the demo loads and
// that the tests ask about.
package testdata

import "embed"

// Articles holds the folder "articles": texts, annotations, metadata, and
// judgements. The texts remain their publishers', see articles/SOURCES.md.
//
//go:embed articles
var Articles embed.FS
