package loader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

const articles = "../testdata/articles/"

// sentenceAround returns the words and the place of the sentence of a trigger.
func sentenceAround(t *testing.T, s, trigger string) (string, graph.Span) {
	t.Helper()
	text := newText(s)
	p := &problems{}
	fragments, ok := text.resolve(span(unitCodePoint, trigger, 1), p)
	if !ok {
		t.Fatal(p.list[0])
	}
	got := newSentences(text).around(fragments)
	return text.slice(got), got
}

// The expected sentences were read off the texts.
func TestSentencesOfTheArticles(t *testing.T) {
	for _, c := range []struct{ file, trigger, want string }{
		{"000", "held talks", "The US special envoy for Syria said he held talks with Syrian and Israeli officials in Paris on Thursday on de-escalating sectarian violence in Syria."},
		{"000", "I met", `"I met this evening with the Syrians and Israelis in Paris.`},
		{"000", "said the envoy", `Our goal was dialogue and de-escalation, and we accomplished precisely that," said the envoy, Tom Barrack, on X.`},
		{"000", "hosted Syrian", "In a significant diplomatic development, US envoy Tom Barrack announced he hosted Syrian and Israeli officials in Paris for talks on reducing sectarian tensions in southern Syria marking what could be the first ministerial contact between the long-time foes since Israel’s intervention in Sweida."},
		{"000", "Meet US Envoy", "Syrian, Israeli Ministers Meet US Envoy in Paris: Senior Diplomat"},
		{"001", "honest and responsible", "In the first confirmation from the Syrian side that talks had taken place, the TV source described the conversation as “honest and responsible.”"},
		{"002", "Talk began", "Talk began on Thursday evening, and involved Syrian Foreign Minister Asaad al-Shaibani and Israeli Strategic Affairs Minister Ron Dermer."},
		{"003", "also present", "Syrian state television, citing a government source, said the country’s intelligence chief was also present."},
		{"003", "had met Israeli", "This comes as US envoy for Syria Thomas Barrack said on social media on Tuesday night that he had met Israeli Druze spiritual leader Mowafaq Tarif to discuss Sweida “and how to bring together the interests of all parties, de-escalate tensions, and build understanding”."},
		{"004", "signs a temporary", "Syria's interim President Ahmad Al-Sharaa, center, signs a temporary constitution for the country alongside Syrian Foreign Minister Asaad al-Shaibani. in Damascus, Syria, on March 13, 2025."}, //nolint:misspell // the article's own word
		{"004", "agreement reached", "Meanwhile, Axios confirmed the meeting and added that it followed a recent ceasefire agreement reached on July 18 between Netanyahu and Syrian transitional President Ahmad al-Sharaa, mediated by the United States and supported by Turkey and Jordan."},
	} {
		t.Run(c.file+" "+c.trigger, func(t *testing.T) {
			got, _ := sentenceAround(t, articleText(t, c.file), c.trigger)
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
	if _, at := sentenceAround(t, articleText(t, "000"), "held talks"); at != (graph.Span{Start: 377, End: 527}) {
		t.Errorf(`the sentence of "held talks" in 000 is %v, want 377 to 527`, at)
	}
}

func articleText(t testing.TB, number string) string {
	t.Helper()
	found, err := filepath.Glob(articles + number + "_*.txt")
	if err != nil || len(found) != 1 {
		t.Fatalf("want one article %s, got %v (%v)", number, found, err)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, trigger, want string }{
		{"Mr. Barrack met Gen. Smith. He left.", "met", "Mr. Barrack met Gen. Smith."},
		{"The U.S. Envoy met him. He left.", "met", "The U.S. Envoy met him."},
		{"On Jan. 5 Barrack met J. Smith in Paris. He left.", "met", "On Jan. 5 Barrack met J. Smith in Paris."},
		{"Under No. 5 Downing Street they met. He left.", "met", "Under No. 5 Downing Street they met."},
		{"They said no. They met. He left.", "met", "They met."},
		{"He asked “who met?” and left. Then he slept.", "met", "He asked “who met?” and left."},
		{"He said: “They met.” Then he left.", "met", "He said: “They met.”"},
		{"(They met.) Then he left.", "met", "(They met.)"},
		{"They met in 2025. (AP) He left.", "met", "They met in 2025."},
		{"Headline met no full stop\nBody.", "met", "Headline met no full stop"},
		{"One.\r\nThey met.\r\nTwo.", "met", "They met."},
		{"One\u2028they met\u2029two", "met", "they met"},
		{"\uFEFFThey met.\n", "met", "They met."},
		{"\u00a0 They met. \u00a0", "met", "They met."},
		{"They met", "met", "They met"},
		{"One. They met", "One. They", "One. They met"},
	} {
		t.Run(c.text, func(t *testing.T) {
			if got, _ := sentenceAround(t, c.text, c.trigger); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSentenceHoldsItsTrigger(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"met", " ", ". ", "\n", "\r\n", "’", "U.S.", "Mr. ", "😀", "“", ".”", "Tom", "?", "\u2028", "5"})
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOfN(pieces, 1, 60).Draw(rt, "text"), "")
		text := newText(s)
		start := rapid.IntRange(0, text.length-1).Draw(rt, "start")
		end := rapid.IntRange(start+1, text.length).Draw(rt, "end")
		trigger := graph.Span{Start: start, End: end}
		if strings.TrimFunc(text.slice(trigger), isBlank) == "" {
			rt.Skip()
		}
		got := newSentences(text).around([]graph.Span{trigger})
		if !got.Contains(trigger) || got.Start < 0 || got.End > text.length {
			rt.Fatalf("the sentence %v of %q does not hold %v", got, s, trigger)
		}
		if again := newSentences(text).around([]graph.Span{got}); again != got {
			rt.Fatalf("the sentence of the sentence %v of %q is %v", got, s, again)
		}
		if !strings.ContainsFunc(text.slice(trigger), isLineEnd) && strings.ContainsFunc(text.slice(got), isLineEnd) {
			rt.Fatalf("the sentence %q goes over a line end", text.slice(got))
		}
	})
}
