package edtf

// Granularity is a unit of the calendar by which days are told apart.
type Granularity string

// The granularities. Weeks are those of ISO 8601, from Monday to Sunday.
const (
	ByDay   Granularity = "DAY"
	ByWeek  Granularity = "WEEK"
	ByMonth Granularity = "MONTH"
	ByYear  Granularity = "YEAR"
)

// Valid reports whether g is one of the granularities.
func (g Granularity) Valid() bool {
	return g == ByDay || g == ByWeek || g == ByMonth || g == ByYear
}

// Period returns the first and the last day of the unit that a day lies in. An
// open day is a unit of its own.
func (g Granularity) Period(d Day) (first, last Day) {
	if d.open() {
		return d, d
	}
	s := daySpan(d)
	switch g {
	case ByWeek:
		s = unitOf("week", d, 0)
	case ByMonth:
		s = unitOf("month", d, 0)
	case ByYear:
		s = unitOf("year", d, 0)
	}
	return s.first, s.last
}
