// Package edtf holds uncertain time: it reads and prints EDTF, gives every
// time its four bounds, and compares times with three answers instead of two.
//
// EDTF is the Extended Date/Time Format of the Library of Congress, since 2019
// part of ISO 8601-2. The package knows level 0, level 1 and, of level 2, the
// sets and the sub-year groupings:
//
//	2025-07-24                a day
//	2025-07, 2025             some time within that month or year
//	2025-22                   some time within a season (see below)
//	201X, 2025-07-XX          some digits are not known
//	2025-08~, 2025?, 2025-07% approximate, uncertain, both
//	Y170000002, -0044-03-15   long and negative years; year 0 is 1 BC
//	2025-07-24T20:30:00+02:00 a date and time of day, kept in UTC
//	2025-07-21/2025-07-27     spans from the one day to the other
//	../2025-08-19, 1948/..    open: goes on without end
//	/2025-08-19, 1948/        the other end exists, and is not known
//	[2025-07-24,2025-07-26]   one of these
//	[2025-07-21..2025-07-27]  one of the days from the first to the last
//	[..2025-07], [2025-07..]  one day up to, or from, that month
//	{1960,1961-12}            all of these
//	2025-W30, 2025-W30-4      ISO weeks, on input only
//
// Seasons are those of meteorology in the northern hemisphere: spring (21) is
// March to May, summer (22) June to August, autumn (23) September to November,
// and winter (24) December to February of the next year.
//
// Days are counted in the proleptic Gregorian calendar. Nothing here reads a
// clock, and every exported function is safe for concurrent use.
package edtf
