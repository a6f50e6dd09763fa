package identity

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
)

func TestZZ(t *testing.T) {
	c := &graph.Corpus{}
	for item := range loader.Read(context.Background(), []string{"testdata/articles"}, loader.Options{FS: os.DirFS("..")}) {
		if item.Article != nil {
			c.Articles = append(c.Articles, *item.Article)
		}
		for _, j := range item.Judgements {
			if j.Left.Prefix() != "claim" && j.Left.Prefix() != "event" {
				c.Judgements = append(c.Judgements, j)
			}
		}
	}
	r := Resolve(c)
	of := map[graph.ID]graph.ID{}
	for _, l := range [][]graph.Cluster{r.Actors, r.Places} {
		for _, cl := range l {
			for _, m := range cl.Members {
				of[m] = cl.ID
			}
		}
	}
	claims := map[graph.ID]*graph.Claim{}
	texts := map[graph.ID][]rune{}
	topics := map[graph.ID]string{}
	for i := range c.Articles {
		texts[c.Articles[i].Article.ID] = []rune(c.Articles[i].Article.Text)
		for j := range c.Articles[i].Claims {
			claims[c.Articles[i].Claims[j].ID] = &c.Articles[i].Claims[j]
		}
		for _, m := range c.Articles[i].Mentions {
			topics[m.ID] = m.Text
		}
	}
	for _, e := range r.Events {
		if os.Getenv("TYPE") != "" && claims[e.Members[0]].Type != os.Getenv("TYPE") {
			continue
		}
		fmt.Println("EVENT", e.ID)
		for _, m := range e.Members {
			cl := claims[m]
			var b strings.Builder
			for _, p := range cl.Participations {
				fmt.Fprintf(&b, " %s:%s", p.Role, strings.TrimPrefix(string(of[p.Mention]), "actor/"))
				if p.Presence != "PRESENT" {
					fmt.Fprintf(&b, "(%s)", p.Presence)
				}
			}
			for _, p := range cl.Places {
				fmt.Fprintf(&b, " @%s", of[p])
			}
			for _, p := range cl.Times {
				fmt.Fprintf(&b, " T=%q %s", topics[p.Mention], p.When)
			}
			for _, p := range cl.Topics {
				fmt.Fprintf(&b, " topic=%q", topics[p])
			}
			h := graph.Hull(cl.Trigger)
			fmt.Printf("   %s %s %s %s/%s %q %s\n", cl.Article.Local(), cl.Type, cl.Status, cl.Polarity, cl.Modality, string(texts[cl.Article][h.Start:h.End]), b.String())
		}
	}
	_ = texts
	for _, j := range r.Judgements {
		if j.By == "rule:same-event" {
			fmt.Println(j.Verdict, j.Left, j.Right, *j.Score, j.Reason)
		}
	}
}
