// Package calendar finds events by when they were: sorted by the bounds of their
// times, of which the comparisons of graph/edtf are conditions.
package calendar
