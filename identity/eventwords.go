package identity

import (
	"cmp"
	"slices"

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
	story     int32
	happening string
}

// worded is a claim of which only the words are known.
type worded struct {
	event    *eventProfile
	sentence []term
	common   bool
}

// joinByWords joins the bare claims of the type that says nothing, "other": two
// that tell of one kind of happening in one story are one, and of words that any
// story uses often, those whose sentences are alike.
func (j *eventJoiner) joinByWords(profiles []*eventProfile) {
	var bare []*eventProfile
	for _, e := range profiles {
		if e.kind == "other" && e.bare() && len(e.happenings) > 0 {
			bare = append(bare, e)
		}
	}
	if len(bare) < 2 {
		return
	}
	told := j.stories()
	blocks := map[wordedBlock][]worded{}
	var keys []wordedBlock
	words := wordVectors{numbers: map[string]int32{}, texts: textsOf{resolver: j.resolver}}
	for _, e := range bare {
		c := j.claim(e.head)
		story, known := told[c.Article]
		if !known {
			continue
		}
		key := wordedBlock{story, e.happenings[0]}
		if blocks[key] == nil {
			keys = append(keys, key)
		}
		w := worded{event: e, common: commonVerbs[key.happening] || commonVerbs[headStem(wordsOf(words.texts.words(c.Article, c.Trigger...)))]}
		if w.common {
			w.sentence = words.of(c)
		}
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
	var c eventComparison
	c.add("story", 1, 0.4, "the articles tell one story")
	c.add(featureWords, 1, 0.5, "both speak of “%s”", key.happening)
	if a.common || b.common {
		like := dot(a.sentence, b.sentence)
		if like < sentenceLikeness {
			c.add("sentence", -1, 0.5, "which any story may often do, and the sentences are not alike")
		} else {
			c.add("sentence", like, 0.1, "in sentences that are alike")
		}
	}
	return c
}

// wordVectors makes vectors of sentences: each word once, the length 1.
type wordVectors struct {
	numbers map[string]int32
	texts   textsOf
}

func (w *wordVectors) of(c *graph.Claim) []term {
	var vector []term
	for _, stem := range sortedOnce(contentStems(w.texts.words(c.Article, c.Sentence))) {
		number, known := w.numbers[stem]
		if !known {
			number = int32(len(w.numbers))
			w.numbers[stem] = number
		}
		vector = append(vector, term{number, 1})
	}
	slices.SortFunc(vector, func(a, b term) int { return cmp.Compare(a.word, b.word) })
	weigh(vector, func(int32) float64 { return 1 })
	return vector
}
