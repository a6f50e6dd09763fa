package edtf

// The codes that may stand in place of a month: 21 to 24 are the seasons of
// EDTF level 1, 25 to 41 the sub-year groupings of level 2.
const (
	firstPart = 21
	lastPart  = 41
)

// partsOfYear gives for each code, from firstPart on, the month in which the
// part begins and its length in months. The standard leaves the months of the
// seasons open; these are those of meteorology.
var partsOfYear = [lastPart - firstPart + 1]struct{ month, length int }{
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 21-24 spring, summer, autumn, winter: read as northern
	{3, 3}, {6, 3}, {9, 3}, {12, 3}, // 25-28 the same, expressly northern
	{9, 3}, {12, 3}, {3, 3}, {6, 3}, // 29-32 southern spring, summer, autumn, winter
	{1, 3}, {4, 3}, {7, 3}, {10, 3}, // 33-36 quarters
	{1, 4}, {5, 4}, {9, 4}, // 37-39 quadrimesters
	{1, 6}, {7, 6}, // 40-41 semesters
}

// partOfYear returns the first and last day of a part of the year. A part that
// begins in December ends in the next year.
func partOfYear(year, code int) (first, last Day) {
	part := partsOfYear[code-firstPart]
	return DayOf(year, part.month, 1), DayOf(year, part.month+part.length, 0)
}
