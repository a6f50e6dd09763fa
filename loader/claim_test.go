package loader

import (
	"reflect"
	"regexp"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// full is a claim with something in every field.
func full() graph.Claim {
	return graph.Claim{
		ID: "claim/a/x", Article: "article/a", Type: "meeting", SourceType: "cameo:042",
		Trigger: []graph.Span{{Start: 1, End: 2}}, Sentence: graph.Span{Start: 1, End: 2},
		Status: "s", Polarity: "p", Modality: "m",
		Attribution:    []graph.Source{{Mention: "m", Verb: "v"}},
		Participations: []graph.ClaimedParticipation{{Mention: "m", Role: "r", Presence: "p"}},
		Places:         []graph.ID{"p"}, Topics: []graph.ID{"t"},
		Times:      []graph.ClaimedTime{{Mention: "m", When: edtf.MustParse("2025")}},
		Position:   &graph.ClaimedPosition{Holder: "h", Title: "t", Organization: "o", When: edtf.MustParse("2025")},
		Within:     &graph.ClaimedWithin{Inner: "i", Outer: "o"},
		Kept:       []graph.Kept{{Name: "n", Value: "v"}},
		Link:       &graph.ClaimedLink{Kind: "k", From: "f", To: "t"},
		RecordedAt: time.Unix(1, 0), RetractedAt: new(time.Time),
	}
}

// changes returns the values that differ from v in one place, by the path of
// the place: everything that a new field of the domain could add.
func changes(v reflect.Value, path string, change func(path string)) {
	switch {
	case v.Type() == reflect.TypeFor[edtf.Time]():
		old := v.Interface()
		v.Set(reflect.ValueOf(edtf.MustParse("1948")))
		change(path)
		v.Set(reflect.ValueOf(old))
	case v.Type() == reflect.TypeFor[time.Time]():
		old := v.Interface()
		v.Set(reflect.ValueOf(time.Unix(99, 0)))
		change(path)
		v.Set(reflect.ValueOf(old))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			changes(v.Field(i), path+"."+v.Type().Field(i).Name, change)
		}
	case v.Kind() == reflect.Slice:
		changes(v.Index(0), path+"[0]", change)
		old := reflect.ValueOf(v.Interface())
		v.Set(reflect.Append(v, v.Index(0)))
		change(path + "+")
		v.Set(old)
	case v.Kind() == reflect.Pointer:
		changes(v.Elem(), path, change)
		old := v.Interface()
		v.SetZero()
		change(path + " gone")
		v.Set(reflect.ValueOf(old))
	case v.Kind() == reflect.String:
		old := v.String()
		v.SetString(old + "'")
		change(path)
		v.SetString(old)
	case v.Kind() == reflect.Int:
		v.SetInt(v.Int() + 1)
		change(path)
		v.SetInt(v.Int() - 1)
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
		change(path)
		v.SetBool(!v.Bool())
	}
}

func TestClaimIDIsAllThatTheClaimSays(t *testing.T) {
	c := full()
	same := map[string]bool{".ID": true, ".RecordedAt": true, ".RetractedAt": true, ".RetractedAt gone": true}
	seen := map[graph.ID]string{claimID(&c, nil): "nothing"}
	changes(reflect.ValueOf(&c).Elem(), "", func(path string) {
		id := claimID(&c, nil)
		other, known := seen[id]
		if known != same[path] {
			t.Errorf("a change of %q gives the id of a change of %q (%v)", path, other, known)
		}
		seen[id] = path
	})
}

func TestRevisionIsAllThatIsAnnotated(t *testing.T) {
	a := graph.AnnotatedArticle{
		Article: graph.Article{
			ID: "article/a", Kind: "k", Text: "t", SHA256: "s", Title: "t", URL: "u", Author: "a", Language: "l", Publisher: "p",
			Published: edtf.MustParse("2025"), PublishedNote: "n", DerivedFrom: []string{"d"},
			Zones: []graph.Zone{{Type: "t", Span: graph.Span{Start: 1, End: 2}}}, Revision: "r", RecordedAt: time.Unix(1, 0),
		},
		Mentions: []graph.Mention{{
			ID: "i", Article: "a", Type: "t", Text: "t", Fragments: []graph.Span{{Start: 1, End: 2}}, Kind: "k",
			SameAs: []string{"s"}, ActsFor: "a", Anonymous: true, Lang: "l",
			SourceType: "s", Kept: []graph.Kept{{Name: "n", Value: "v"}},
		}},
		Coreference: [][]graph.ID{{"a", "b"}},
		Claims:      []graph.Claim{full()},
	}
	// the text is in its digest; a mention's article, type and place are in its id
	same := map[string]bool{
		".Article.Text": true, ".Article.Revision": true, ".Article.RecordedAt": true,
		".Mentions[0].Article": true, ".Mentions[0].Type": true, ".Mentions[0].Fragments[0].Start": true,
		".Mentions[0].Fragments[0].End": true, ".Mentions[0].Fragments+": true,
		".Claims[0].ID": true, ".Claims[0].RecordedAt": true, ".Claims[0].RetractedAt": true, ".Claims[0].RetractedAt gone": true,
	}
	seen := map[string]string{revision(&a): "nothing"}
	changes(reflect.ValueOf(&a).Elem(), "", func(path string) {
		r := revision(&a)
		other, known := seen[r]
		if known != same[path] {
			t.Errorf("a change of %q gives the revision of a change of %q (%v)", path, other, known)
		}
		seen[r] = path
	})
}

func TestSlugsOfClaims(t *testing.T) {
	form := regexp.MustCompile(`^claim/a/meeting(-[a-z0-9]+)*-[0-9a-f]{8}$`)
	c := full()
	for words, want := range map[string]string{
		"Paris": "paris", "As-Suwayda’s south": "as-suwayda-s-south", "السويداء": "", "[2025-07-21..2025-07-27]": "2025-07-21-2025-07-27",
		"1948/..": "1948", "2025-08~": "2025-08", "-": "", "A very long name of a place that goes on and on": "a-very-long-name-of-a-place-that-goes",
	} {
		if got := slug(words); got != want {
			t.Errorf("the slug of %q is %q, want %q", words, got, want)
		}
		if id := claimID(&c, []string{words}); !form.MatchString(string(id)) {
			t.Errorf("odd id %s", id)
		}
	}
}

func TestClaimsThatClash(t *testing.T) {
	a, b := full(), full()
	if list, clash := distinct([]graph.Claim{a, b}); len(list) != 1 || clash != "" {
		t.Errorf("two equal claims gave %d and %q", len(list), clash)
	}
	b.Type = "visit"
	if _, clash := distinct([]graph.Claim{a, b}); clash != a.ID {
		t.Errorf("two claims of one id and different content: %q", clash)
	}
}
