package graph

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// ID names a thing. It is readable, derived from content, never random, and
// starts with the kind of the thing: "actor/asaad-al-shaibani".
type ID string

// The first part of an ID.
const (
	PrefixArticle   = "article"
	PrefixClaim     = "claim"
	PrefixActor     = "actor"
	PrefixPlace     = "place"
	PrefixEvent     = "event"
	PrefixJudgement = "judgement"
	PrefixInstance  = "instance"
)

// Prefix returns the part before the first slash, which tells the kind of the
// thing; for a mention it is "article", see [ID.IsMention].
func (id ID) Prefix() string {
	prefix, _, _ := strings.Cut(string(id), "/")
	return prefix
}

// Local returns the part after the first slash.
func (id ID) Local() string {
	_, local, _ := strings.Cut(string(id), "/")
	return local
}

// Article returns the article that a mention or a span lies in, and the id
// itself for an article.
func (id ID) Article() ID {
	article, _, _ := strings.Cut(string(id), "#")
	return ID(article)
}

// IsMention tells whether the id names a mention: a part of an article with a
// mention type.
func (id ID) IsMention() bool {
	_, fragment, _ := strings.Cut(string(id), "#")
	return id.Prefix() == PrefixArticle && strings.Contains(fragment, ";")
}

// NewArticleID names an article by its short name: the id of its metadata or
// the name of its file.
func NewArticleID(name string) ID { return ID(PrefixArticle + "/" + name) }

// InstanceID names what a corpus of annotated articles holds to be one thing: its
// own id of it, "instance/HUM16236184328979740". Mentions and claims are judged to
// be it; it is nothing by itself.
func InstanceID(name string) ID { return ID(PrefixInstance + "/" + url.PathEscape(name)) }

// SpanID names a part of an article's text by code points, in the fragment
// notation of RFC 5147: "article/000#char=377,527". Several fragments, which
// the RFC does not know, follow one another: "#char=12,18,31,40".
func SpanID(article ID, fragments ...Span) ID {
	b := make([]byte, 0, 64) // which most are shorter than
	b = append(append(b, article...), "#char="...)
	for i, f := range fragments {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(f.Start), 10)
		b = append(b, ',')
		b = strconv.AppendInt(b, int64(f.End), 10)
	}
	return ID(b)
}

// MentionID names a mention by its span and type:
// "article/000#char=60,71;person". One span may be two mentions, of two types.
func MentionID(article ID, t MentionType, fragments ...Span) ID {
	return SpanID(article, fragments...) + ";" + ID(t)
}

// NamedMentionID names a mention that has no span, only a name: a publisher, or
// an actor in an event table: "article/000#name=AFP;organization".
func NamedMentionID(article ID, t MentionType, name string) ID {
	return ID(string(article) + "#name=" + url.PathEscape(name) + ";" + string(t))
}

// ParseMentionID takes apart what [MentionID] and [NamedMentionID] made. The
// error wraps [ErrInvalid].
func ParseMentionID(id ID) (t MentionType, name string, fragments []Span, err error) {
	_, fragment, _ := strings.Cut(string(id), "#")
	where, kind, ok := strings.Cut(fragment, ";")
	if !ok || !MentionType(kind).Valid() {
		return "", "", nil, fmt.Errorf("%q does not name a mention: %w", id, ErrInvalid)
	}
	if escaped, ok := strings.CutPrefix(where, "name="); ok {
		name, err = url.PathUnescape(escaped)
		if err != nil {
			return "", "", nil, fmt.Errorf("%q does not name a mention: %w", id, ErrInvalid)
		}
		return MentionType(kind), name, nil, nil
	}
	fragments, err = parseOffsets(where)
	if err != nil {
		return "", "", nil, fmt.Errorf("%q: %w", id, err)
	}
	return MentionType(kind), "", fragments, nil
}

// ParseSpanID takes apart what [SpanID] made. The error wraps [ErrInvalid].
func ParseSpanID(id ID) (article ID, fragments []Span, err error) {
	_, fragment, _ := strings.Cut(string(id), "#")
	fragments, err = parseOffsets(fragment)
	if err != nil {
		return "", nil, fmt.Errorf("%q: %w", id, err)
	}
	return id.Article(), fragments, nil
}

func parseOffsets(where string) ([]Span, error) {
	rest, ok := strings.CutPrefix(where, "char=")
	spans := make([]Span, 0, 1) // most things are in one piece
	for more := true; more; {
		var from, to string
		from, rest, _ = strings.Cut(rest, ",")
		to, rest, more = strings.Cut(rest, ",")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if !ok || err1 != nil || err2 != nil || start < 0 || end < start {
			return nil, fmt.Errorf("%q is not of the form char=start,end: %w", where, ErrInvalid)
		}
		spans = append(spans, Span{start, end})
	}
	return spans, nil
}

// Digest returns the first n hexadecimal digits (at most 64) of the SHA-256 of
// the parts, each ended by a zero byte. It is what ids derived from content end in.
func Digest(n int, parts ...string) string {
	size := 0
	for _, p := range parts {
		size += len(p) + 1
	}
	var sum [sha256.Size]byte
	var room [1024]byte // which most contents fit into
	if size <= len(room) {
		content := room[:0]
		for _, p := range parts {
			content = append(append(content, p...), 0)
		}
		sum = sha256.Sum256(content)
	} else {
		sum = digestOf(parts)
	}
	return hex.EncodeToString(sum[:])[:n]
}

// digestOf is the digest of parts of any length.
func digestOf(parts []string) (sum [sha256.Size]byte) {
	h := sha256.New()
	w := bufio.NewWriter(h)
	for _, p := range parts {
		_, _ = w.WriteString(p) // a digest takes everything
		_ = w.WriteByte(0)
	}
	_ = w.Flush()
	h.Sum(sum[:0])
	return sum
}
