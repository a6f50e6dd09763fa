package identity_test

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/graph/names"
	"github.com/parley-kg/parley/identity"
)

// icews14 reads the event table of that name as articles of rows, a month each.
func icews14(t testing.TB) []graph.AnnotatedArticle {
	t.Helper()
	file, err := os.Open("../../shared/corpora/icews/icews14.tsv.gz")
	if err != nil {
		t.Skip("the event table ICEWS14 is not here: ", err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	table := newTable("icews14")
	lines := bufio.NewScanner(unzipped)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 4 {
			t.Fatalf("a row of %d fields", len(fields))
		}
		table.add(fields[0], fields[1], fields[2])
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return []graph.AnnotatedArticle{table.AnnotatedArticle}
}

// table is an article of kind dataset under construction: a claim a row.
type table struct {
	graph.AnnotatedArticle
	seen map[graph.ID]bool
}

func newTable(name string) *table {
	return &table{
		AnnotatedArticle: graph.AnnotatedArticle{Article: graph.Article{ID: graph.NewArticleID(name), Kind: graph.KindDataset}},
		seen:             map[graph.ID]bool{},
	}
}

func (b *table) add(subject, relation, object string) {
	claim := graph.Claim{
		ID:      graph.ID("claim/" + b.Article.ID.Local() + "/" + graph.Digest(12, subject, relation, object, strconv.Itoa(len(b.Claims)))),
		Article: b.Article.ID, Type: "meeting", SourceType: relation,
		Participations: []graph.ClaimedParticipation{
			{Mention: b.mention(subject), Role: graph.RoleInitiator}, {Mention: b.mention(object), Role: graph.RoleTarget},
		},
	}
	b.Claims = append(b.Claims, claim)
}

func (b *table) mention(name string) graph.ID {
	kind := graph.MentionOrganization
	if names.IsFullPersonal(name) {
		kind = graph.MentionPerson
	}
	id := graph.NamedMentionID(b.Article.ID, kind, name)
	if !b.seen[id] {
		b.seen[id] = true
		b.Mentions = append(b.Mentions, graph.Mention{ID: id, Article: b.Article.ID, Type: kind, Text: name})
	}
	return id
}

// TestAnEventTableBesideArticles loads ICEWS14 beside the five articles: no two
// names of the table become one, and none becomes one of an article's unless
// the article names it so.
func TestAnEventTableBesideArticles(t *testing.T) {
	c := fiveArticles(t)
	c.Articles = append(c.Articles, icews14(t)...)
	r := identity.Resolve(c)
	mentions := map[graph.ID]*graph.Mention{}
	for i := range c.Articles {
		for j := range c.Articles[i].Mentions {
			m := &c.Articles[i].Mentions[j]
			mentions[m.ID] = m
		}
	}
	common := 0
	for _, cluster := range append(r.Actors, r.Places...) {
		inTable, inNews := map[string]bool{}, map[string]bool{}
		for _, id := range cluster.Members {
			m := mentions[id]
			if m.Article == "article/icews14" {
				inTable[m.Text] = true
			} else {
				inNews[names.Normalise(m.Text)] = true
			}
		}
		if len(inTable) > 1 {
			t.Errorf("%s is %v of the table", cluster.ID, inTable)
		}
		for name := range inTable {
			if len(inNews) == 0 {
				continue
			}
			common++
			if !inNews[names.Normalise(name)] {
				t.Errorf("%q of the table is %v of the articles", name, inNews)
			}
		}
	}
	for _, event := range r.Events {
		ofTable := 0
		for _, claim := range event.Members {
			if strings.HasPrefix(claim.Local(), "icews14") {
				ofTable++
			}
		}
		if ofTable > 0 && ofTable < len(event.Members) {
			t.Errorf("%s is of the table and of an article: %v", event.ID, event.Members)
		}
	}
	if common == 0 {
		t.Error("the table and the articles have nobody in common")
	}
	t.Logf("%d mentions, %d actors in common", len(mentions), common)
}

// TestNamesThatASourceTellsApartAreApart gives the names of ICEWS14 to the rules
// as if they stood in articles. The source holds each for another actor; a few
// are one under two names.
func TestNamesThatASourceTellsApartAreApart(t *testing.T) {
	var articles []*graphtest.Article
	for i, m := range icews14(t)[0].Mentions {
		if !strings.ContainsAny(m.Text, "(/") {
			a := graphtest.NewArticle(strconv.Itoa(i))
			a.Mention(m.Type, m.Text)
			articles = append(articles, a)
		}
	}
	joined := 0
	for _, j := range resolve(articles).Judgements {
		if j.By == "rule:name-variant" && j.Verdict == same {
			joined++
			t.Log(j.Reason)
		}
	}
	if joined > len(articles)/500 {
		t.Errorf("%d of %d names were joined", joined, len(articles))
	}
}
