package graph_test

import (
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestNamesakes(t *testing.T) {
	const mention, other = "article/000#char=0,4;person", "article/001#char=0,4;person"
	id := graph.NamesakeID("actor/john-smith", mention)
	if bare, ok := graph.CutNamesake(id); !ok || bare != "actor/john-smith" {
		t.Errorf("%s is cut to %s", id, bare)
	}
	if !graph.IsNamesake(id, mention) || graph.IsNamesake(id, other) || graph.IsNamesake("actor/john-smith", mention) {
		t.Errorf("%s is the namesake of somebody else", id)
	}
	for _, bare := range []graph.ID{"", "-abcdef", "actor/john-smith", "actor/john-abcdeg", "actor/johnabcdef"} {
		if cut, ok := graph.CutNamesake(bare); ok {
			t.Errorf("%q is cut to %q", bare, cut)
		}
	}
}

func TestWithoutScheme(t *testing.T) {
	for iri, want := range map[string]string{"http://a.b/c": "a.b/c", "https://a.b/c": "a.b/c", "a": "a", "": ""} {
		if got := graph.WithoutScheme(iri); got != want {
			t.Errorf("%q gives %q", iri, got)
		}
	}
}
