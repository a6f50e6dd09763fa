package edtf

import "testing"

// The publication dates of the anchor tests: July 24, 2025 was a Thursday.
const (
	thursday  = "2025-07-24"
	fourDays  = "[2025-07-24..2025-07-27]"
	oneWeek   = "[2025-07-24..2025-07-30]"
	fromSat   = "[2025-07-26..2025-08-01]"
	august    = "2025-08"
	tuesday19 = "2025-08-19"
)

func TestAnchor(t *testing.T) {
	tests := []struct{ text, published, want string }{
		// weekdays
		{"Thursday", oneWeek, "2025-07-24"},
		{"on Thursday", oneWeek, "2025-07-24"},
		{"Thursday evening", oneWeek, "2025-07-24"},
		{"Thursday", thursday, "2025-07-24"},
		{"Friday", thursday, "2025-07-18"},
		{"Saturday", fromSat, "2025-07-26"},
		{"Thurs.", thursday, "2025-07-24"},
		{"early Thursday", thursday, "2025-07-24"},
		{"Tuesday night", tuesday19, "2025-08-19"},
		{"Thursday", "[2025-07-22..2025-07-25]", "[2025-07-17,2025-07-24]"},
		{"Thursday", august, "[2025-07-31,2025-08-07,2025-08-14,2025-08-21,2025-08-28]"},
		{"Thursday", "2025", "[2024-12-26..2025-12-25]"},
		{"last Thursday", "2025-07-29", "2025-07-24"},
		{"last Thursday", thursday, "2025-07-17"},
		{"last Thursday", "2025-07-25", "[2025-07-17,2025-07-24]"},
		{"this Friday", thursday, "2025-07-25"},
		{"next Friday", thursday, "[2025-07-25,2025-08-01]"},
		{"next Tuesday", thursday, "2025-07-29"},
		{"this past Monday", thursday, "2025-07-21"},
		{"coming Thursday", thursday, "2025-07-31"},

		// days
		{"today", thursday, "2025-07-24"},
		{"this evening", thursday, "2025-07-24"},
		{"yesterday", fourDays, "[2025-07-23..2025-07-26]"},
		{"Tomorrow", "2025-12-31", "2026-01-01"},
		{"the day before yesterday", "2024-03-01", "2024-02-28"},
		{"last night", thursday, "2025-07-23"},
		{"three days ago", thursday, "2025-07-21"},
		{"2 days ago", thursday, "2025-07-22"},

		// weeks, months, years
		{"this week", fourDays, "[2025-07-21..2025-07-27]"},
		{"this week", "2025-07-24/2025-07-27", "[2025-07-21..2025-07-27]"},
		{"earlier this week", thursday, "[2025-07-21..2025-07-24]"},
		{"last week", fourDays, "[2025-07-14..2025-07-20]"},
		{"next week", thursday, "[2025-07-28..2025-08-03]"},
		{"two weeks ago", thursday, "[2025-07-07..2025-07-13]"},
		{"this month", fourDays, "2025-07"},
		{"earlier this month", fourDays, "[2025-07-01..2025-07-27]"},
		{"later this month", thursday, "[2025-07-24..2025-07-31]"},
		{"last month", august, "2025-07"},
		{"last month", "[2025-07-30..2025-08-02]", "[2025-06..2025-07]"},
		{"next month", "2025-12-24", "2026-01"},
		{"a month ago", tuesday19, "[2025-07-04..2025-08-03]"},
		{"a month ago", "2025-03-31", "[2025-02-13..2025-03-15]"},
		{"one year ago", thursday, "[2024-01-23..2025-01-23]"},
		{"late last year", fourDays, "[2024-07..2024-12]"},
		{"last year", thursday, "2024"},
		{"earlier this year", thursday, "[2025-01-01..2025-07-24]"},
		{"this year", thursday, "2025"},

		// months
		{"in December", fourDays, "2024-12"},
		{"December", "2025-12-01", "2025-12"},
		{"in February", fourDays, "2025-02"},
		{"back in February", fourDays, "2025-02"},
		{"mid-July", fourDays, "[2025-07-08..2025-07-24]"},
		{"in mid-July", fourDays, "[2025-07-08..2025-07-24]"},
		{"early July", fourDays, "[2025-07-01..2025-07-16]"},
		{"late July", fourDays, "[2025-07-16..2025-07-31]"},
		{"earlier in July", fourDays, "[2025-07-01..2025-07-27]"},
		{"earlier in July", august, "2025-07"},
		{"later in July", august, "2025-07"},
		{"last December", thursday, "2024-12"},
		{"last March", thursday, "[2024-03,2025-03]"},
		{"last July", thursday, "2024-07"},
		{"this March", thursday, "2025-03"},
		{"next March", thursday, "2026-03"},
		{"next July", thursday, "2026-07"},

		// dates
		{"July 18", fourDays, "2025-07-18"},
		{"on July 12", fourDays, "2025-07-12"},
		{"on 13 July", august, "2025-07-13"},
		{"13 July", august, "2025-07-13"},
		{"the 13th of July", august, "2025-07-13"},
		{"Thursday, July 24", fourDays, "2025-07-24"},
		{"Aug. 15", thursday, "2025-08-15"},
		{"Dec 31", thursday, "2024-12-31"},
		{"July 12", "2025", "[2024-07-12,2025-07-12]"},
		{"29 February", thursday, "2024-02-29"},
		{"29 February", "1903-05-01", "1896-02-29"},

		// a qualified publication qualifies the result
		{"Thursday", "2025-07-24~", "2025-07-24~"},
		{"this week", "2025-07-24?", "[2025-07-21?..2025-07-27?]"},
		{"Thursday", "2025-07-24T20:30:00Z", "2025-07-24"},
		{"since July", fourDays, "2025-07/.."},
		{"since last week", thursday, "[2025-07-14..]"},
	}
	for _, tt := range tests {
		t.Run(tt.text+" in "+tt.published, func(t *testing.T) {
			got, ok := Anchor(tt.text, MustParse(tt.published))
			if !ok || got.String() != tt.want {
				t.Errorf("Anchor(%q, %s) = %q, %v, want %q", tt.text, tt.published, got, ok, tt.want)
			}
			if got, ok := Anchor(tt.text, Time{}); ok || !got.IsZero() {
				t.Errorf("Anchor(%q) without publication = %q, %v, want none", tt.text, got, ok)
			}
		})
	}
}

func TestAnchorAbsolute(t *testing.T) {
	tests := []struct{ text, want string }{
		{"March 13, 2025", "2025-03-13"},
		{"13 March 2025", "2025-03-13"},
		{"Thursday, 13 March 2025", "2025-03-13"},
		{"on the 1st of May, 2024", "2024-05-01"},
		{"2025-07-24", "2025-07-24"},
		{" 2025-08~ ", "2025-08~"},
		{"in 2000", "2000"},
		{"2000", "2000"},
		{"since 1948", "1948/.."},
		{"Since 1948", "1948/.."},
		{"since 13 March 2025", "2025-03-13/.."},
		{"since 2025-03-13T10:00:00Z", "2025-03-13/.."},
		{"since mid-2024", "[2024-04..]"},
		{"July 2025", "2025-07"},
		{"in early July 2025", "[2025-07-01..2025-07-16]"},
		{"late 2024", "[2024-07..2024-12]"},
		{"in the 1990s", "199X"},
	}
	for _, tt := range tests {
		for _, published := range []string{"", "2025-07-24", "2025/.."} {
			got, ok := Anchor(tt.text, MustParse(published))
			if !ok || got.String() != tt.want {
				t.Errorf("Anchor(%q, %q) = %q, %v, want %q", tt.text, published, got, ok, tt.want)
			}
		}
	}
}

func TestAnchorDoesNotGuess(t *testing.T) {
	texts := []string{
		"", " ", "recently", "in two days", "days ago", "zero days ago", "0 days ago", "a month after",
		"the meeting", "July 32", "February 30", "30 February 2025", "0 July", "Friday, July 24",
		"Friday, 24 July 2025", "earlier 2024", "later in July 2025", "since", "since then", "may we",
		"thursday-ish", "several weeks ago", "2025-13", "13/07/2025",
	}
	for _, text := range texts {
		if got, ok := Anchor(text, MustParse(thursday)); ok || !got.IsZero() {
			t.Errorf("Anchor(%q) = %q, %v, want none", text, got, ok)
		}
	}
	for _, published := range []string{"2025/..", "[..2025]", "20XX", "Y170000002"} {
		if got, ok := Anchor("yesterday", MustParse(published)); ok || !got.IsZero() {
			t.Errorf("yesterday, published %s = %q, %v, want none", published, got, ok)
		}
	}
}

func TestAnchorPlanned(t *testing.T) {
	tests := []struct{ text, published, want string }{
		{"on Friday", thursday, "[2025-07-18,2025-07-25]"}, // told on Thursday: last Friday's plan, or tomorrow's
		{"Thursday", thursday, "2025-07-24"},
		{"Monday", fourDays, "[2025-07-21,2025-07-28]"},
		{"in January", thursday, "[2025-01,2026-01]"},
		{"July", thursday, "2025-07"},
		{"July 18", thursday, "[2025-07-18,2026-07-18]"},
		{"18 July", thursday, "[2025-07-18,2026-07-18]"},
		{"August 1", thursday, "2025-08-01"},
		{"February 29", "2023-03-01", "[2020-02-29,2024-02-29]"},
		{"next week", thursday, "[2025-07-28..2025-08-03]"},
		{"tomorrow", thursday, "2025-07-25"},
		{"last Friday", thursday, "2025-07-18"},
		{"25 July 2025", "", "2025-07-25"},
		{"2025-07-25", "", "2025-07-25"},
	}
	for _, tt := range tests {
		published := MustParse(tt.published)
		got, ok := AnchorPlanned(tt.text, published)
		if !ok || got.String() != tt.want {
			t.Errorf("AnchorPlanned(%q, %s) = %s, %v, want %s", tt.text, published, got, ok, tt.want)
		}
	}
	if got, ok := AnchorPlanned("Friday", Time{}); ok {
		t.Errorf("without a day of publication it gave %s", got)
	}
}
