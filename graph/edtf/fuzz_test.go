package edtf

import (
	"errors"
	"testing"
)

// FuzzParse checks on any text that Parse does not panic, that what it reads
// comes back from its canonical text, and that errors point into the input.
func FuzzParse(f *testing.F) {
	seeds := []string{
		"", "2025-07-24", "2025-08~", "201X", "2025-XX-XX", "-0044-03-15", "Y-170000002", "2025-24",
		"2025-07-24T20:30:00+02:00", "../2025", "1948/", "[2025-07-24,2025-07-26..]", "{..1984, 1990?}",
		"2020-W53~", "2025-W30-4/2025-W31-1", "2025-02-30", "[..]", " 2025", "99999999999999999999",
	}
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parsed, err := Parse(s)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Input != s || syntax.Offset < 0 || syntax.Offset > len(s) {
				t.Fatalf("Parse(%q): error %#v", s, err)
			}
			return
		}
		again, err := Parse(parsed.String())
		if err != nil || again != parsed {
			t.Fatalf("Parse(%q) = %+v, but its text %q gives %+v, %v", s, parsed, parsed, again, err)
		}
		checkNormalised(t, parsed.Bounds())
		if parsed.Within().Within() != parsed.Within() {
			t.Fatalf("Within of %q is not within itself", s)
		}
	})
}

// FuzzAnchor checks on any text that Anchor does not panic, and that what it
// finds is EDTF; for a plan it finds no less.
func FuzzAnchor(f *testing.F) {
	for _, seed := range []string{"Thursday evening", "since mid-2024", "29 February", "999 years ago", "The 1990s."} {
		f.Add(seed, "[2025-07-24..2025-07-27]")
	}
	f.Add("yesterday", "-9999-01-01")
	f.Add("next week", "9999-12-31")
	f.Fuzz(func(t *testing.T, text, published string) {
		at, err := Parse(published)
		if err != nil {
			return
		}
		got, ok := Anchor(text, at)
		if ok == got.IsZero() {
			t.Fatalf("Anchor(%q, %s) = %q, %v", text, at, got, ok)
		}
		if again, err := Parse(got.String()); err != nil || again != got {
			t.Fatalf("Anchor(%q, %s) = %q, which gives %q, %v", text, at, got, again, err)
		}
		planned, known := AnchorPlanned(text, at)
		if b, wider := got.Bounds(), planned.Bounds(); known != ok || wider.EarliestStart > b.EarliestStart || wider.LatestEnd < b.LatestEnd {
			t.Fatalf("AnchorPlanned(%q, %s) = %q, %v, Anchor gives %q", text, at, planned, known, got)
		}
	})
}

func checkNormalised(t interface{ Fatalf(string, ...any) }, b Bounds) {
	if b.EarliestStart > b.LatestStart || b.EarliestEnd > b.LatestEnd ||
		b.EarliestStart > b.EarliestEnd || b.LatestStart > b.LatestEnd {
		t.Fatalf("bounds %s are not normalised", boundsText(b))
	}
}
