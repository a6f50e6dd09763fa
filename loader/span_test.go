package loader

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph"
)

// convertSlowly turns an offset into code points by counting from the start.
func convertSlowly(s string, offset int, unit offsetUnit) (int, bool) {
	points, at := 0, 0
	for _, r := range s {
		if at == offset {
			return points, true
		}
		switch unit {
		case unitByte:
			at += utf8.RuneLen(r)
		case unitUTF16:
			at += len(utf16.Encode([]rune{r}))
		default:
			at++
		}
		points++
	}
	return points, at == offset
}

func TestOffsetsOfEveryUnit(t *testing.T) {
	letters := rapid.SampledFrom([]rune{'a', ' ', '\n', '’', 'é', 'ش', '😀', '𐤀', '\uFEFF'})
	rapid.Check(t, func(rt *rapid.T) {
		s := string(rapid.SliceOfN(letters, 1, 400).Draw(rt, "text"))
		text := newText(s)
		offset := rapid.IntRange(-2, len(s)+2).Draw(rt, "offset")
		for _, u := range offsetUnits {
			want, wantOK := convertSlowly(s, offset, u.value)
			got, ok := text.point(offset, u.value)
			if ok != wantOK || ok && got != want {
				rt.Fatalf("%s offset %d of %q: got %d %v, want %d %v", u.value, offset, s, got, ok, want, wantOK)
			}
			if ok && text.byteAt(got) != len(string([]rune(s)[:got])) {
				rt.Fatalf("code point %d of %q is not at byte %d", got, s, text.byteAt(got))
			}
		}
	})
}

// span is a request in a source of its own.
func span(unit offsetUnit, quote string, occurrence int, ends ...int) spanRequest {
	src := &source{name: "a", text: quote, firstLine: 1}
	q := spanRequest{at: word{pos{src, 0}, ""}, unit: unit, quote: word{pos{src, 0}, quote}, occurrence: occurrence}
	for i := 0; i+1 < len(ends); i += 2 {
		q.fragments = append(q.fragments, graph.Span{Start: ends[i], End: ends[i+1]})
	}
	return q
}

func TestResolve(t *testing.T) {
	const text = "😀 Israel’s envoy met envoys.\r\nTom\nBarrack"
	for _, c := range []struct {
		name  string
		query spanRequest
		want  string // offsets as brat writes them, or a part of the problem
	}{
		{"code points", span(unitCodePoint, "envoy", 0, 11, 16), "11 16"},
		{"UTF-16", span(unitUTF16, "envoy", 0, 12, 17), "11 16"},
		{"bytes", span(unitByte, "envoy", 0, 16, 21), "11 16"},
		{"discontinuous", span(unitCodePoint, "Israel envoys", 0, 2, 8, 21, 27), "2 8;21 27"},
		{"line end as a space", span(unitCodePoint, "Tom Barrack", 0, 30, 41), "30 41"},
		{"line end as it is", span(unitCodePoint, "Tom\nBarrack", 0, 30, 41), "30 41"},
		{"CRLF as one space", span(unitCodePoint, "envoys. Tom", 0, 21, 33), "21 33"},
		{"CRLF as two", span(unitCodePoint, "envoys.  Tom", 0, 21, 33), "21 33"},
		{"quote alone", span(unitCodePoint, "Barrack", 0), "34 41"},
		{"second occurrence", span(unitCodePoint, "envoy", 2), "21 26"},

		{"both strings", span(unitCodePoint, "envoy", 0, 10, 15), `the quote is "envoy", but the text at 10 15 is " envo"`},
		{"where it stands", span(unitCodePoint, "Barrack", 0, 10, 15), `the quote stands at code points 34 to 41`},
		{"another unit", span(unitCodePoint, "envoy", 0, 12, 17), `would fit if they counted UTF-16 units`},
		{"beyond the text", span(unitCodePoint, "x", 0, 40, 42), "lies beyond the text, which has 41 code points"},
		{"negative", span(unitCodePoint, "x", 0, -1, 2), "lies beyond the text"},
		{"end before start", span(unitCodePoint, "x", 0, 5, 4), "ends before it starts: 4 is less than 5"},
		{"empty", span(unitCodePoint, "x", 0, 5, 5), "is empty"},
		{"half a pair", span(unitUTF16, "x", 0, 1, 3), "cuts a character in two"},
		{"half a character", span(unitByte, "x", 0, 1, 4), "cuts a character in two"},
		{"overlap", span(unitCodePoint, "x", 0, 2, 8, 6, 10), "overlap or are not in the order"},
		{"out of order", span(unitCodePoint, "x", 0, 21, 27, 2, 8), "overlap or are not in the order"},
		{"no quote", span(unitCodePoint, "", 0, 2, 8), "the quote is missing"},
		{"blank quote", span(unitCodePoint, " ", 0, 1, 2), "the quote is missing"},
		{"ambiguous", span(unitCodePoint, "envoy", 0), "more than once: add its occurrence"},
		{"too few", span(unitCodePoint, "envoy", 3), "stands in the text 2 times, not 3"},
		{"not there", span(unitCodePoint, "Dermer", 0), "does not stand in the text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &problems{}
			got, ok := newText(text).resolve(c.query, p)
			if ok && offsets(got) != c.want {
				t.Errorf("got %s, want %s", offsets(got), c.want)
			}
			if ok != !p.any() {
				t.Errorf("ok is %v, problems are %v", ok, p.list)
			}
			if !ok && !strings.Contains(p.list[0].Msg, c.want) {
				t.Errorf("got problem %q, want %q", p.list[0].Msg, c.want)
			}
		})
	}
}

func FuzzSpan(f *testing.F) {
	f.Add("Israel’s envoy 😀 met\r\nTom", "envoy", 9, 14, 0, byte(0))
	f.Add("\uFEFFa\na", "a", 1, 2, 2, byte(1))
	f.Add("a b", "a\nb", 0, 3, 0, byte(2))
	f.Fuzz(func(t *testing.T, s, quote string, start, end, occurrence int, unit byte) {
		if !utf8.ValidString(s) || !utf8.ValidString(quote) || s == "" {
			t.Skip()
		}
		text := newText(s)
		u := offsetUnits[int(unit)%len(offsetUnits)].value
		for _, q := range []spanRequest{span(u, quote, 0, start, end), span(u, quote, max(occurrence, 0))} {
			p := &problems{}
			got, ok := text.resolve(q, p)
			if ok == p.any() {
				t.Fatalf("ok is %v with problems %v", ok, p.list)
			}
			if !ok {
				continue
			}
			words := string([]rune(s)[got[0].Start:got[0].End])
			if words != text.words(got) || len(words) < len(strings.Fields(quote)) || !agree(words, quote) {
				t.Fatalf("%v of %q is %q, the quote %q", got, s, words, quote)
			}
			if len(q.fragments) > 0 {
				if want, _ := convertSlowly(s, start, u); got[0].Start != want {
					t.Fatalf("%s offset %d of %q became %d, want %d", u, start, s, got[0].Start, want)
				}
			}
		}
	})
}
