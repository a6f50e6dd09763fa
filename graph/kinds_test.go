package graph_test

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestStatedKind(t *testing.T) {
	for _, tt := range []struct {
		stated []string
		want   string
	}{
		{nil, ""},
		{[]string{"", ""}, ""},
		{[]string{"", "OTHER"}, "OTHER"},
		{[]string{"OTHER", "OTHER", "MEDIA"}, "MEDIA"},
		{[]string{"GOVERNMENT", "STATE"}, "STATE"},
		{[]string{"GOVERNMENT", "STATE", "GOVERNMENT"}, "GOVERNMENT"},
		{[]string{"CITY", "PROVINCE"}, "PROVINCE"},
	} {
		var mentions []*graph.Mention
		for _, kind := range tt.stated {
			mentions = append(mentions, &graph.Mention{Kind: kind})
		}
		if got := graph.StatedKind(mentions); got != tt.want {
			t.Errorf("of %q it is %q, want %q", tt.stated, got, tt.want)
		}
	}
}

func TestPlaceKindsAreACopy(t *testing.T) {
	kinds := graph.PlaceKinds()
	kinds[0] = "changed"
	if slices.Contains(graph.PlaceKinds(), "changed") {
		t.Error("the table was changed from outside")
	}
}
