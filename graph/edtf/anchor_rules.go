package edtf

import "regexp"

// meaning gives the days that an expression may mean when it is published on
// day d; none if it means no day at all.
type meaning func(d Day) []span

// rule reads one kind of expression. The groups of the pattern, from 1 on, are
// the words that it hands to read; patterns are written with the word classes
// of wordClasses.
type rule struct {
	pattern  string
	relative bool // counts from the day of publication
	// returns is after how many days, at most, the expression comes round again; 0 for one that does not.
	returns Day
	read    func(words []string) meaning
}

const (
	weekly = 7
	yearly = 365
)

// The rules, tried in turn; at most one fits an expression.
var rules = compileRules([]rule{
	{`(?:the )?(.+)`, true, 0, readDayWord},
	{`(?:early |late |earlier |later )?WEEKDAYHOUR`, true, weekly, readWeekday},
	{`(last|this past|past|this|this coming|coming|next) WEEKDAYHOUR`, true, 0, readTurnedWeekday},
	{`PARTTURN (week|month|year)`, true, 0, readTurnedUnit},
	{`COUNT UNITs? ago`, true, 0, readAgo},
	{`PARTMONTH`, true, yearly, readMonth},
	{`TURN MONTH`, true, 0, readTurnedMonth},
	{`(?:WEEKDAY,? )?MONTH DATE`, true, yearly, func(w []string) meaning { return readDate(w[1], w[2], w[3]) }},
	{`(?:WEEKDAY,? )?(?:the )?DATE (?:of )?MONTH`, true, yearly, func(w []string) meaning { return readDate(w[1], w[3], w[2]) }},
	{`(?:WEEKDAY,? )?MONTH DATE,? YEAR`, false, 0, func(w []string) meaning { return readFullDate(w[1], w[2], w[3], w[4]) }},
	{`(?:WEEKDAY,? )?(?:the )?DATE (?:of )?MONTH,? YEAR`, false, 0, func(w []string) meaning { return readFullDate(w[1], w[3], w[2], w[4]) }},
	{`PARTMONTH,? (?:of )?YEAR`, false, 0, readFullMonth},
	{`PARTYEAR`, false, 0, readYear},
	{`(?:the )?([12]\d{2})0s`, false, 0, readDecade},
})

type compiledRule struct {
	rule
	regexp *regexp.Regexp
}

// compileRules puts the word classes in, and the small words that may come
// before any expression.
func compileRules(table []rule) []compiledRule {
	compiled := make([]compiledRule, len(table))
	for i, r := range table {
		pattern := `^(?:back |sometime )?(?:on |in |during )?(?:` + wordClasses.Replace(r.pattern) + `)$`
		compiled[i] = compiledRule{r, regexp.MustCompile(pattern)}
	}
	return compiled
}

// lookUpFunc finds the meaning of a plain expression, nil if no rule fits, and
// whether it depends on the day of publication.
type lookUpFunc func(expression string) (m meaning, relative bool)

func lookUp(expression string) (m meaning, relative bool) {
	m, r := findRule(expression)
	return m, r.relative
}

// lookUpPlanned is lookUp for a plan: what returns and lies in the past may mean
// the next one too.
func lookUpPlanned(expression string) (m meaning, relative bool) {
	last, r := findRule(expression)
	if last == nil || r.returns == 0 {
		return last, r.relative
	}
	return func(d Day) []span {
		found := last(d)
		if len(found) > 0 && found[len(found)-1].last < d {
			found = append(found, last(d+r.returns)...)
		}
		return found
	}, r.relative
}

// findRule returns the rule that fits a plain expression and what it reads; nil
// if none fits.
func findRule(expression string) (meaning, rule) {
	for _, r := range rules {
		words := r.regexp.FindStringSubmatch(expression)
		if words == nil {
			continue
		}
		if m := r.read(words); m != nil {
			return m, r.rule
		}
	}
	return nil, rule{}
}

// always is the meaning of an absolute expression.
func always(s span) meaning {
	return func(Day) []span { return []span{s} }
}

func readDayWord(words []string) meaning {
	n, ok := dayWords[words[1]]
	if !ok {
		return nil
	}
	return func(d Day) []span { return []span{daySpan(d + Day(n))} }
}

func readWeekday(words []string) meaning {
	w := weekdayNumbers[words[1]]
	return func(d Day) []span { return []span{daySpan(weekdayUpTo(d, w))} }
}

func readTurnedWeekday(words []string) meaning {
	w := weekdayNumbers[words[2]]
	return func(d Day) []span {
		before, after := daySpan(weekdayUpTo(d-1, w)), daySpan(weekdayUpTo(d, w)+7)
		switch words[1] {
		case "last":
			return []span{before, daySpan(weekdayIn(d, w, -1))}
		case "this past", "past":
			return []span{before}
		case "this":
			return []span{daySpan(weekdayIn(d, w, 0))}
		case "next":
			return []span{after, daySpan(weekdayIn(d, w, 1))}
		default: // coming
			return []span{after}
		}
	}
}

func readTurnedUnit(words []string) meaning {
	part, turn, unit := words[1], words[2], words[3]
	return func(d Day) []span {
		return []span{partOf(part, unit, unitOf(unit, d, shift[turn]), d)}
	}
}

func readAgo(words []string) meaning {
	n, unit := counted(words[1]), words[2]
	if n == 0 {
		return nil
	}
	return func(d Day) []span { return []span{ago(unit, d, n)} }
}

func readMonth(words []string) meaning {
	part, month := words[1], monthNumbers[words[2]]
	return func(d Day) []span {
		return []span{partOf(part, "month", monthSpan(monthUpTo(d, month), month), d)}
	}
}

func readTurnedMonth(words []string) meaning {
	turn, month := words[1], monthNumbers[words[2]]
	return func(d Day) []span {
		year, present, _ := d.Date()
		turned := monthSpan(year+shift[turn], month)
		begun := monthUpTo(d, month)
		switch {
		case turn == "last" && month != present: // the present one is "this", not "last"
			return []span{turned, monthSpan(begun, month)}
		case turn == "next":
			return []span{turned, monthSpan(begun+1, month)}
		default:
			return []span{turned}
		}
	}
}

func readDate(weekday, monthName, dayText string) meaning {
	month, day := monthNumbers[monthName], counted(dayText)
	return func(d Day) []span {
		found, ok := dateUpTo(d+maxComing, month, day)
		if !ok || !agrees(found, weekday) {
			return nil
		}
		return []span{daySpan(found)}
	}
}

func readFullDate(weekday, monthName, dayText, yearText string) meaning {
	year, month, day := counted(yearText), monthNumbers[monthName], counted(dayText)
	found := DayOf(year, month, day)
	if !validDate(year, month, day) || !agrees(found, weekday) {
		return nil
	}
	return always(daySpan(found))
}

// agrees reports whether the day is on the named weekday, if one is named.
func agrees(d Day, weekday string) bool {
	return weekday == "" || d.Weekday() == weekdayNumbers[weekday]
}

func readFullMonth(words []string) meaning {
	if comparative(words[1]) {
		return nil // earlier or later than the day of publication, which is not asked for
	}
	s := monthSpan(counted(words[3]), monthNumbers[words[2]])
	return always(partOf(words[1], "month", s, s.first))
}

func readYear(words []string) meaning {
	if comparative(words[1]) {
		return nil
	}
	s := unitOf("year", DayOf(counted(words[2]), 1, 1), 0)
	return always(partOf(words[1], "year", s, s.first))
}

func comparative(part string) bool { return part == "earlier" || part == "later" }

func readDecade(words []string) meaning {
	year := counted(words[1]) * 10
	return always(span{first: DayOf(year, 1, 1), last: DayOf(year+10, 1, 0)})
}
