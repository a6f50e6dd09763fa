package loader

import (
	"strconv"

	"github.com/parley-kg/parley/graph"
)

// About how many strings tell what an article's metadata say, and a mention.
const (
	stringsOfAnArticle = 32
	stringsOfAMention  = 12
)

// revision is the digest of everything that is annotated in an article. It
// needs the lists to be sorted.
func revision(a *graph.AnnotatedArticle) string {
	return graph.Digest(revisionDigits, revisionContent(a)...)
}

func revisionContent(a *graph.AnnotatedArticle) content {
	k := append(make(content, 0, stringsOfAnArticle+stringsOfAMention*len(a.Mentions)+stringsOfAClaim*len(a.Claims)),
		articleContent(&a.Article)...)
	k.count(len(a.Mentions))
	for i := range a.Mentions {
		k.mention(&a.Mentions[i])
	}
	k.count(len(a.Coreference))
	for _, group := range a.Coreference {
		k.ids(group)
	}
	k.count(len(a.Claims))
	for i := range a.Claims {
		k.claim(&a.Claims[i])
	}
	return k
}

// articleContent is the metadata, all but the revision itself and the instant.
func articleContent(a *graph.Article) content {
	k := make(content, 0, stringsOfAnArticle)
	k.add(string(a.ID), string(a.Kind), a.SHA256, a.Title, a.URL, a.Author, a.Language,
		string(a.Publisher), a.Published.String(), a.PublishedNote)
	k.count(len(a.DerivedFrom))
	k.add(a.DerivedFrom...)
	k.count(len(a.Zones))
	for _, z := range a.Zones {
		k.add(string(z.Type))
		k.spans(z.Span)
	}
	return k
}

func (c *content) mention(m *graph.Mention) {
	c.add(string(m.ID), m.Text, m.Kind, string(m.ActsFor), strconv.FormatBool(m.Anonymous), m.Lang)
	c.count(len(m.SameAs))
	c.add(m.SameAs...)
	if m.SourceType != "" {
		c.add("type", m.SourceType)
	}
	c.kept(m.Kept)
}
