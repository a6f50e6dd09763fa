package identity

import (
	"math"

	"github.com/parley-kg/parley/graph"
)

// What joins claims of which only the words are known; tuned on the training
// topics of ECB+ (docs/coreference.md).
const (
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
		if e.kind == otherType && e.bare() && len(e.happenings) > 0 {
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

// joinBlock joins each claim with the first that it is like.
func (j *eventJoiner) joinBlock(key wordedBlock, block []worded) {
	var heads []worded
	for _, w := range block {
		joined := false
		for _, head := range heads[max(0, len(heads)-sentencesCompared):] {
			c := wordedComparison(key, head, w)
			if c.score >= eventSame && !j.toldApart(head.event, w.event) {
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

// wordedComparison weighs two claims of one block.
func wordedComparison(key wordedBlock, a, b worded) eventComparison {
	c := eventComparison{worded: true}
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
	return c
}

// sentencesAlike returns the cosine of two sentences by their stems.
func sentencesAlike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(len(common(a, b))) / math.Sqrt(float64(len(a)*len(b)))
}
