package index

import (
	"cmp"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/index/tables"
)

// footing is what a claim rests on: it is independent of another that shares
// neither a text nor a voice with it.
type footing struct {
	claim graph.ID
	texts []uint32
	// voices are the source that the claim cites, or else those who speak in its article.
	voices []uint32
}

// footingOf says what a claim rests on. A row of an event table is the report of
// the publisher that the row names, if the table has none itself.
func (s *segment) footingOf(c *graph.Claim) footing {
	f := footing{claim: c.ID}
	ordinal := s.articles.Find(c.Article)
	if ordinal == tables.None {
		return f
	}
	f.texts, f.voices = s.grounds.texts[ordinal], s.grounds.voices[ordinal]
	if cited := s.citedBy(c); cited != tables.None {
		f.voices = []uint32{cited}
	}
	if article := s.articles.At(ordinal); article.Kind == graph.KindDataset && article.Publisher == "" {
		if publisher := s.publisherOf(c.ID); publisher != tables.None {
			f.texts = []uint32{s.countedVoice(publisher) | isText} // no text has so high a number
		}
	}
	return f
}

// citedBy returns the actor on whose word a claim rests: the last named source of
// its chain, from the article outwards; none where there is none. Whom the text
// does not name, or only describes, cannot be told from others and is passed over:
// the television that cites "a source" answers for it.
func (s *segment) citedBy(c *graph.Claim) uint32 {
	for _, source := range slices.Backward(c.Attribution) {
		if m := s.mentions.Get(source.Mention); m != nil && isNamed(m) {
			return s.actorOf(m.ID)
		}
	}
	return tables.None
}

// isNamed tells whether a mention names a source, who can be asked.
func isNamed(m *graph.Mention) bool { return !m.Anonymous && m.Type != graph.MentionGroup }

// independent returns as many of the claims as there are independent sources, by
// id: a largest choice of claims no two of which share a text or a voice; of
// several that would do, the first in the text. More claims never make fewer
// sources, as long as each goes back to one text and one voice.
//
// Each claim is an edge between its text and its voice; the choice is a maximum
// matching (by augmenting paths: H. Kuhn, The Hungarian method, 1955). Claims that
// go back to several texts or voices are not edges: they are added where none of
// these is taken.
func (s *segment) independent(claims []*graph.Claim) []graph.ID {
	if len(claims) < 2 {
		return claimIDs(claims)
	}
	m := matching{edges: map[uint32][]edge{}, chosen: map[uint32]edge{}}
	var several []footing
	for _, c := range slices.SortedFunc(slices.Values(claims), compareSpots) {
		f := s.footingOf(c)
		f.voices = s.counted(f.voices)
		switch {
		case len(f.texts) == 1 && len(f.voices) == 1:
			m.add(edge{f.texts[0], f.voices[0], f.claim})
		case len(f.texts) > 0:
			several = append(several, f)
		}
	}
	m.maximise()
	chosen := m.claims()
	texts, voices := m.taken()
	for _, f := range several {
		if !slices.ContainsFunc(f.texts, texts.has) && !slices.ContainsFunc(f.voices, voices.has) {
			texts.add(f.texts)
			voices.add(f.voices)
			chosen = append(chosen, f.claim)
		}
	}
	slices.Sort(chosen)
	return chosen
}

// compareSpots sorts claims by article, then place in the text, then id.
func compareSpots(a, b *graph.Claim) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(claimSpan(a).Start, claimSpan(b).Start), cmp.Compare(a.ID, b.ID))
}
