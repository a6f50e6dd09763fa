package index_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/loader"
)

func TestScratch(t *testing.T) {
	c := &graph.Corpus{}
	for item := range loader.Read(context.Background(), []string{"../testdata/articles"}, loader.Options{}) {
		for _, p := range item.Problems {
			fmt.Println("PROBLEM", p)
		}
		if item.Article != nil {
			c.Articles = append(c.Articles, *item.Article)
		}
		c.Judgements = append(c.Judgements, item.Judgements...)
	}
	s := indexed(c)
	fmt.Printf("%+v %s\n", s.Counts(), s.ID())
	for _, id := range s.Actors() {
		a, _ := s.Actor(id)
		fmt.Printf("%s | %s %s | terr %s | for %s | %d mentions |", a.ID, a.Type, a.Kind, a.Territory, a.ActsFor, len(a.Mentions))
		for _, n := range a.Names {
			fmt.Printf(" %q×%d", n.Value, n.Uses)
		}
		for _, p := range a.Positions {
			fmt.Printf(" [%s of %s]", p.Title, p.Organization)
		}
		fmt.Println()
	}
	for _, id := range s.Places() {
		a, _ := s.Place(id)
		fmt.Printf("%s | %s | within %s |", a.ID, a.Kind, a.Within)
		for _, n := range a.Names {
			fmt.Printf(" %q×%d", n.Value, n.Uses)
		}
		fmt.Println()
	}
	for i := range s.Counts().Events {
		e := s.EventAt(uint32(i))
		fmt.Printf("%d %s %s %s %s (%d claims) when %s %q\n", i, e.ID, e.Status, e.StatusCertainty, e.Label, len(e.Claims), e.When.Time, e.When.Text)
		if e.IsMeeting() {
			for _, p := range e.Participations {
				fmt.Printf("      %s %s %s %s for %s\n", p.Role, p.Actor, p.Presence, p.Certainty, p.ActsFor)
			}
			fmt.Println("      where", e.Where, "links", e.Links)
		}
	}
	for _, id := range s.Judgements() {
		j, _ := s.Judgement(id)
		if j.By == "rule:blocked" {
			fmt.Printf("%+v\n", *j)
		}
	}
}
