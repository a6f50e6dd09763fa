package edtf

import (
	"strings"
	"testing"
)

// times parses a list of times separated by spaces; "_" is the zero Time.
func times(list string) []Time {
	var parsed []Time
	for text := range strings.FieldsSeq(list) {
		parsed = append(parsed, MustParse(strings.Trim(text, "_")))
	}
	return parsed
}

func TestOneOf(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2025-07-26 2025-07-24", "[2025-07-24,2025-07-26]"},
		{"2025-07-24 2025-07-24", "2025-07-24"},
		{"2025-07-24", "2025-07-24"},
		{"2025-07-24/2025-07-25", "2025-07-24/2025-07-25"},
		{"{2024,2025}", "{2024,2025}"},
		{"2025-07-24T20:30:00Z", "2025-07-24T20:30:00Z"},
		{"2025-07-24T20:30:00Z 2025-07-26", "[2025-07-24,2025-07-26]"},
		{"2025-07-24T20:30:00Z 2025-07-24T10:00:00Z", "2025-07-24"},
		{"[2025-07-24,2025-07-26] 2025-07-25 [2025-08..]", "[2025-07-24,2025-07-25,2025-07-26,2025-08..]"},
		{"[..2025-07] [..2025-08] 2025-09~", "[..2025-08,2025-09~]"},
		{"[2025-08..] [2025-07..] 2025-06", "[2025-06,2025-07..]"},
		{"2025-07 2025-07-24", "[2025-07,2025-07-24]"},
	}
	for _, tt := range tests {
		got, err := OneOf(times(tt.in)...)
		if err != nil || got.String() != tt.want {
			t.Errorf("OneOf(%s) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestOneOfErrors(t *testing.T) {
	for _, in := range []string{"", "_", "2025 _", "2025 2025/2026", "{2025,2026} 2027"} {
		if got, err := OneOf(times(in)...); err == nil || !got.IsZero() {
			t.Errorf("OneOf(%s) = %q, %v, want an error", in, got, err)
		}
	}
}
