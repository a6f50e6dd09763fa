package graph

import "strings"

// namesakeDigits is the length of what tells namesakes apart in an id.
const namesakeDigits = 6

// NamesakeID is the id of a thing whose name is that of several: the bare id and
// a digest of one of its mentions, "actor/tom-barrack-3f2a91".
func NamesakeID(bare, mention ID) ID {
	return bare + "-" + ID(Digest(namesakeDigits, string(mention)))
}

// CutNamesake undoes [NamesakeID]; ok is false for an id that does not look like
// one. Whether a mention has the digest tells [IsNamesake].
func CutNamesake(id ID) (bare ID, ok bool) {
	at := len(id) - namesakeDigits - 1
	if at <= 0 || id[at] != '-' || strings.Trim(string(id[at+1:]), "0123456789abcdef") != "" {
		return "", false
	}
	return id[:at], true
}

// IsNamesake tells whether the id ends in the digest of the mention.
func IsNamesake(id, mention ID) bool {
	bare, ok := CutNamesake(id)
	return ok && NamesakeID(bare, mention) == id
}

// WithoutScheme returns an IRI of a knowledge base without http: or https:, whose
// forms mean the same.
func WithoutScheme(iri string) string {
	if _, rest, ok := strings.Cut(iri, "://"); ok {
		return rest
	}
	return iri
}
