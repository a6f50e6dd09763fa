package edtf

import (
	"strconv"
	"strings"
	"time"
)

// monthNumbers and weekdayNumbers know the names as news writes them, in lower
// case and without the dot of an abbreviation.
var (
	monthNumbers = map[string]int{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
		"july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
		"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
		"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	}
	weekdayNumbers = map[string]time.Weekday{
		"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday,
		"wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday,
		"saturday": time.Saturday,
		"sun":      time.Sunday, "mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday,
		"wed": time.Wednesday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday,
		"fri": time.Friday, "sat": time.Saturday,
	}
	countWords = map[string]int{
		"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
		"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	}
	// dayWords are days told by their distance from the day of publication.
	dayWords = map[string]int{
		"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
		"yesterday": -1, "last night": -1, "yesterday morning": -1, "yesterday afternoon": -1,
		"yesterday evening": -1, "day before yesterday": -2,
		"tomorrow": 1, "tomorrow morning": 1, "tomorrow afternoon": 1, "tomorrow evening": 1,
		"tomorrow night": 1, "day after tomorrow": 2,
		"earlier today": 0, "later today": 0, "late yesterday": -1, "early today": 0,
	}
)

// wordClasses are the names that rule patterns use for groups of words.
var wordClasses = strings.NewReplacer(
	"WEEKDAY", `(sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)\.?`,
	"MONTH", `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`,
	"HOUR", `(?: (?:early )?(?:morning|noon|midday|afternoon|evening|night))?`,
	"COUNT", `(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})`,
	"UNIT", `(day|week|month|year)`,
	"PART", `(?:(early|mid|late|earlier|later)(?: in)?[ -])?`,
	"TURN", `(last|this|next)`,
	"DATE", `(\d{1,2})(?:st|nd|rd|th)?`,
	"YEAR", `([12]\d{3})`,
)

// counted reads a number in words or digits.
func counted(word string) int {
	if n, ok := countWords[word]; ok {
		return n
	}
	n, _ := strconv.Atoi(word) // the pattern lets only digits through
	return n
}

// plain brings an expression into the form that the rules know: lower case,
// single spaces, no comma or full stop at the end.
func plain(text string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), ".,;")
}
