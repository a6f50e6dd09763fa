package identity

import (
	"archive/tar"
	"compress/gzip"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity/score"
)

// ecbPlus is ECB+ (Cybulska and Vossen 2014) with gold mentions, of the
// sentences whose annotation is validated.
type ecbPlus struct {
	// topics holds a corpus for each topic, without coreference.
	topics map[string]*graph.Corpus
	// events and entities are the gold clusters, of claims and of mentions of actors and places.
	events, entities score.Partition
}

// The split of Cybulska and Vossen 2015; test topics (36 to 45) are not here.
var (
	ecbTrain = strings.Fields("1 3 4 6 7 8 9 10 11 13 14 16 19 20 22 24 25 26 27 28 29 30 31 32 33")
	ecbDev   = strings.Fields("2 5 12 18 21 23 34 35")
)

// ecbDocument is a file in the CAT format.
type ecbDocument struct {
	Tokens []struct {
		ID       int    `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []ecbMarkable `xml:",any"`
	} `xml:"Markables"`
	Relations struct {
		All []struct {
			XMLName xml.Name
			Note    string  `xml:"note,attr"`
			Source  []ecbID `xml:"source"`
			Target  ecbID   `xml:"target"`
		} `xml:",any"`
	} `xml:"Relations"`
}

type ecbMarkable struct {
	XMLName xml.Name
	ID      string `xml:"m_id,attr"`
	Anchors []struct {
		Token int `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

type ecbID struct {
	ID string `xml:"m_id,attr"`
}

// readECBPlus reads the topics; it skips the test where the corpus is not beside
// the repository, for its licence asks for attribution and it is large.
func readECBPlus(t testing.TB, topics []string) *ecbPlus {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", "corpora", "ecbplus-train-dev.tar.gz"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("ECB+ is not beside this repository")
	}
	fatal(t, err)
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	fatal(t, err)
	documents, selected := map[string]*ecbDocument{}, map[string]bool{}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		fatal(t, err)
		switch name := path.Base(header.Name); {
		case strings.HasSuffix(name, "sentences.csv"):
			rows, err := csv.NewReader(archive).ReadAll()
			fatal(t, err)
			for _, row := range rows[1:] {
				selected[row[0]+"_"+row[1]+"#"+row[2]] = true
			}
		case path.Ext(name) == ".xml" && slices.Contains(topics, path.Base(path.Dir(header.Name))):
			d := &ecbDocument{}
			fatal(t, xml.NewDecoder(archive).Decode(d))
			documents[strings.TrimSuffix(name, ".xml")] = d
		}
	}
	corpus := &ecbPlus{topics: map[string]*graph.Corpus{}}
	events, entities := map[string][]graph.ID{}, map[string][]graph.ID{}
	for name, d := range documents {
		topic, _, _ := strings.Cut(name, "_")
		article := d.annotated(name, selected, events, entities)
		if corpus.topics[topic] == nil {
			corpus.topics[topic] = &graph.Corpus{}
		}
		corpus.topics[topic].Articles = append(corpus.topics[topic].Articles, article)
	}
	for _, c := range corpus.topics {
		slices.SortFunc(c.Articles, func(a, b graph.AnnotatedArticle) int {
			return strings.Compare(string(a.Article.ID), string(b.Article.ID))
		})
	}
	for _, members := range events {
		corpus.events = append(corpus.events, members)
	}
	for _, members := range entities {
		corpus.entities = append(corpus.entities, members)
	}
	return corpus
}

func fatal(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// annotated makes an article of the tokens and the markables of the selected
// sentences, and puts each under its instance.
func (d *ecbDocument) annotated(name string, selected map[string]bool, events, entities map[string][]graph.ID) graph.AnnotatedArticle {
	var text strings.Builder
	spans, sentences := map[int]graph.Span{}, map[int]graph.Span{}
	sentenceOf := map[int]int{}
	at := 0
	for i, token := range d.Tokens {
		if i > 0 {
			text.WriteString(" ")
			at++
		}
		span := graph.Span{Start: at, End: at + len([]rune(token.Text))}
		text.WriteString(token.Text)
		at = span.End
		spans[token.ID], sentenceOf[token.ID] = span, token.Sentence
		if whole, known := sentences[token.Sentence]; known {
			span.Start = whole.Start
		}
		sentences[token.Sentence] = span
	}
	id := graph.NewArticleID(name)
	a := graph.AnnotatedArticle{Article: graph.Article{ID: id, Kind: graph.KindNews, Text: text.String(), Language: "en"}}
	runes := []rune(a.Article.Text)
	instances := d.instances(name)
	for _, m := range d.Markables.All {
		if len(m.Anchors) == 0 || !selected[fmt.Sprintf("%s#%d", name, sentenceOf[m.Anchors[0].Token])] {
			continue
		}
		var fragments []graph.Span
		var words []string
		for _, anchor := range m.Anchors {
			span := spans[anchor.Token]
			if n := len(fragments); n > 0 && fragments[n-1].End+1 == span.Start {
				fragments[n-1].End = span.End
			} else {
				fragments = append(fragments, span)
			}
		}
		for _, f := range fragments {
			words = append(words, string(runes[f.Start:f.End]))
		}
		instance := instances[m.ID]
		if instance == "" {
			instance = name + "/" + m.ID
		}
		tag := m.XMLName.Local
		if strings.HasPrefix(tag, "ACTION") || strings.HasPrefix(tag, "NEG_ACTION") {
			c := graph.Claim{
				ID: graph.ID("claim/" + name + "/" + m.ID), Article: id, Type: "other", SourceType: tag,
				Trigger: fragments, Sentence: sentences[sentenceOf[m.Anchors[0].Token]],
				Status: graph.StatusHeld, Polarity: graph.PolarityPositive, Modality: graph.ModalityAsserted,
			}
			if strings.HasPrefix(tag, "NEG") {
				c.Polarity = graph.PolarityNegative
			}
			a.Claims = append(a.Claims, c)
			events[instance] = append(events[instance], c.ID)
			continue
		}
		kind, known := ecbKind(tag)
		if !known {
			continue
		}
		mention := graph.Mention{
			ID: graph.MentionID(id, kind, fragments...), Article: id, Type: kind,
			Text: strings.Join(words, " "), Fragments: fragments,
		}
		if slices.ContainsFunc(a.Mentions, func(o graph.Mention) bool { return o.ID == mention.ID }) {
			continue
		}
		a.Mentions = append(a.Mentions, mention)
		if prefixOf(kind) != "" {
			entities[instance] = append(entities[instance], mention.ID)
		}
	}
	slices.SortFunc(a.Claims, func(a, b graph.Claim) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(a.Mentions, func(a, b graph.Mention) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return a
}

// instances returns the instance of each markable. Those of one document are
// told apart by its name.
func (d *ecbDocument) instances(name string) map[string]string {
	all := map[string]string{}
	for _, r := range d.Relations.All {
		instance := r.Note
		if r.XMLName.Local == "INTRA_DOC_COREF" {
			instance = name + "#" + r.Target.ID
		}
		for _, s := range r.Source {
			all[s.ID] = instance
		}
	}
	return all
}

// ecbKind returns the type of mention that a tag stands for.
func ecbKind(tag string) (graph.MentionType, bool) {
	switch {
	case tag == "HUMAN_PART_ORG", tag == "HUMAN_PART_GPE":
		return graph.MentionOrganization, true
	case tag == "HUMAN_PART_PER":
		return graph.MentionPerson, true
	case strings.HasPrefix(tag, "HUMAN_PART"):
		return graph.MentionGroup, true
	case strings.HasPrefix(tag, "LOC"):
		return graph.MentionPlace, true
	case strings.HasPrefix(tag, "TIME"):
		return graph.MentionTime, true
	default:
		return "", false
	}
}
