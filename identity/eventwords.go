package identity

import (
	"fmt"
	"math"

	"github.com/parley-kg/parley/graph"
)

// What joins claims of which only the words are known; tuned on the training
// topics of ECB+ (docs/coreference.md).
const (
	storyLasts        = 31  // days between articles of which words alone make one
	sentenceLikeness  = 0.4 // cosine of sentences, where the word is one that any story uses often
	sentencesCompared = 32
)

// wordedBlock is one kind of happening in one story.
type wordedBlock struct {
	story     graph.ID
	happening string
}

// otherType is that of a claim of which only the words tell what it is.
const otherType = "other"

// worded is a claim of which only the words are known.
type worded struct {
	event    *eventProfile
	sentence []string
	common   bool
}

// joinByWords joins the bare claims of the type that says nothing, "other": two
// that tell of one kind of happening in one story are one, and of words that any
// story uses often, those whose sentences are alike.
func (j *eventJoiner) joinByWords(profiles []*eventProfile) {
	var bare []*eventProfile
	for _, e := range profiles {
		if e.onlyWords() {
			bare = append(bare, e)
		}
	}
	if len(bare) < 2 {
		return
	}
	blocks := map[wordedBlock][]worded{}
	var keys []wordedBlock
	for _, e := range bare {
		story := j.storyOf(e.head)
		if story == "" {
			continue
		}
		key := wordedBlock{story, e.happenings[0]}
		if blocks[key] == nil {
			keys = append(keys, key)
		}
		said := j.saidIn(e.head) // there are happenings, and so words
		w := worded{event: e, sentence: said.Sentence, common: commonVerbs[key.happening] || said.Common}
		blocks[key] = append(blocks[key], w)
	}
	for _, key := range keys {
		j.joinBlock(key, blocks[key])
	}
}

// onlyWords tells whether nothing but its words says which event it is, and of what kind.
func (e *eventProfile) onlyWords() bool {
	return e.kind == otherType && e.bare() && len(e.happenings) > 0
}

// joinBlock joins each claim with the first that it is like.
func (j *eventJoiner) joinBlock(key wordedBlock, block []worded) {
	var heads []worded
	for _, w := range block {
		joined := false
		for _, head := range heads[max(0, len(heads)-sentencesCompared):] {
			if j.toldApart(head.event, w.event) || !j.publishedTogether(head.event, w.event) {
				continue
			}
			c := wordedComparison(key, head, w)
			j.watched.note(head.event.head, w.event.head, &c)
			if c.verdict == graph.VerdictSame {
				p := j.because(j.pairOf(head.event.head, w.event.head, bySameWords, c.reason()), &c)
				if joined = j.propose(p); joined {
					break
				}
			}
		}
		if !joined {
			heads = append(heads, w)
		}
	}
}

// publishedTogether tells whether the articles of two reports may have come out within
// days of each other: of an earthquake, years after another, much the same is told.
func (j *eventJoiner) publishedTogether(a, b *eventProfile) bool {
	one, other := j.articleOf(a.head), j.articleOf(b.head)
	if one == nil || other == nil || one.Published.IsZero() || other.Published.IsZero() {
		return true
	}
	gap, known := daysApart(one.Published.Bounds(), other.Published.Bounds())
	return !known || gap <= storyLasts
}

// wordedComparison weighs two claims of one block.
func wordedComparison(key wordedBlock, a, b worded) eventComparison {
	c := eventComparison{verdict: graph.VerdictDifferent, worded: true}
	c.add("story", 1, 0.4, "the articles tell one story")
	c.add(featureWords, 1, 0.5, "both speak of “%s”", key.happening)
	if a.common || b.common {
		like := sentencesAlike(a.sentence, b.sentence)
		if like < sentenceLikeness {
			c.add("sentence", -1, 0.5, "which any story may often do, and the sentences are not alike")
		} else {
			c.add("sentence", like, 0.1, "in sentences that are alike")
		}
	}
	if c.score >= eventSame {
		c.verdict = graph.VerdictSame
	}
	return c
}

// whyNotWorded says why two events of which only the words are known are two.
func (j *eventJoiner) whyNotWorded(a, b *eventProfile) string {
	switch one, other := j.stories.Of(a.articles[0]), j.stories.Of(b.articles[0]); {
	case one == "" || one != other:
		return "the articles do not tell one story"
	case a.happenings[0] != b.happenings[0]:
		return fmt.Sprintf("one speaks of “%s”, the other of “%s”", a.happenings[0], b.happenings[0])
	case !j.publishedTogether(a, b):
		return "the articles came out more than a month apart"
	default:
		return "their sentences are not alike"
	}
}

// sentencesAlike returns the cosine of two sentences by their stems.
func sentencesAlike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(len(common(a, b))) / math.Sqrt(float64(len(a)*len(b)))
}
