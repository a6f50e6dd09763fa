package graph

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestMentionIDs(t *testing.T) {
	tests := []struct {
		id        ID
		want      ID
		kind      MentionType
		name      string
		fragments []Span
	}{
		{MentionID("article/000", MentionPerson, Span{60, 71}), "article/000#char=60,71;person", MentionPerson, "", []Span{{60, 71}}},
		{MentionID("article/000", MentionGroup, Span{12, 18}, Span{31, 40}), "article/000#char=12,18,31,40;group", MentionGroup, "", []Span{{12, 18}, {31, 40}}},
		{NamedMentionID("article/000", MentionOrganization, "AFP"), "article/000#name=AFP;organization", MentionOrganization, "AFP", nil},
		{NamedMentionID("article/t", MentionPerson, "a;b #c/d é"), "article/t#name=a%3Bb%20%23c%2Fd%20%C3%A9;person", MentionPerson, "a;b #c/d é", nil},
	}
	for _, tt := range tests {
		if tt.id != tt.want {
			t.Errorf("got %s, want %s", tt.id, tt.want)
		}
		kind, name, fragments, err := ParseMentionID(tt.id)
		if err != nil || kind != tt.kind || name != tt.name || !slices.Equal(fragments, tt.fragments) {
			t.Errorf("%s parsed to %s %q %v, error %v", tt.id, kind, name, fragments, err)
		}
		if !tt.id.IsMention() || tt.id.Prefix() != PrefixArticle {
			t.Errorf("%s is not seen as a mention", tt.id)
		}
	}
}

func TestSpanIDs(t *testing.T) {
	id := SpanID("article/000", Span{377, 527})
	if id != "article/000#char=377,527" || id.IsMention() {
		t.Errorf("got %s", id)
	}
	article, fragments, err := ParseSpanID(id)
	if err != nil || article != "article/000" || !slices.Equal(fragments, []Span{{377, 527}}) {
		t.Errorf("parsed to %s %v, error %v", article, fragments, err)
	}
}

func TestASemicolonInTheNameOfAnArticleMakesNoMention(t *testing.T) {
	for _, id := range []ID{"article/a;b", SpanID("article/a;b", Span{0, 1})} {
		if id.IsMention() {
			t.Errorf("%s is seen as a mention", id)
		}
	}
}

func TestMalformedIDsAreInvalid(t *testing.T) {
	for _, id := range []ID{
		"", "article/000", "actor/x", "article/000#char=1,2", "article/000#char=1;person", "article/000#char=2,1;person",
		"article/000#char=-1,2;person", "article/000#char=a,b;person", "article/000#char=1,2;robot", "article/000#name=%zz;person",
	} {
		if _, _, _, err := ParseMentionID(id); !errors.Is(err, ErrInvalid) {
			t.Errorf("ParseMentionID(%q): error %v", id, err)
		}
	}
	if _, _, err := ParseSpanID("article/000#words=1,2"); !errors.Is(err, ErrInvalid) {
		t.Errorf("ParseSpanID: error %v", err)
	}
}

func FuzzParseMentionID(f *testing.F) {
	f.Add("article/000#char=60,71;person")
	f.Add("article/000#char=12,18,31,40;group")
	f.Add("article/000#name=a%3Bb;organization")
	f.Fuzz(func(t *testing.T, s string) {
		kind, name, fragments, err := ParseMentionID(ID(s))
		if err != nil {
			return
		}
		again := NamedMentionID("article/x", kind, name)
		if fragments != nil {
			again = MentionID("article/x", kind, fragments...)
		}
		kind2, name2, fragments2, err := ParseMentionID(again)
		if err != nil || kind2 != kind || name2 != name || !slices.Equal(fragments2, fragments) {
			t.Errorf("%q became %s and then %s %q %v, error %v", s, again, kind2, name2, fragments2, err)
		}
	})
}

func TestDigestIsThatOfItsPartsEachEnded(t *testing.T) {
	long := strings.Repeat("abcdefg", 1000)
	want := fmt.Sprintf("%x", sha256.Sum256([]byte("one\x00\x00"+long+"\x00two\x00")))
	if got := Digest(64, "one", "", long, "two"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDigestSeparatesItsParts(t *testing.T) {
	if Digest(16, "ab", "c") == Digest(16, "a", "bc") {
		t.Error("the digest does not tell where a part ends")
	}
	if got := len(Digest(8, "x")); got != 8 {
		t.Errorf("%d digits", got)
	}
}
