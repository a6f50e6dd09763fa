package resolvers

import "github.com/parley-kg/parley/graph/edtf"

// isoDay prints a bound of a time; an open one is null.
func isoDay(d edtf.Day) *string {
	if d == edtf.OpenPast || d == edtf.OpenFuture {
		return nil
	}
	day := d.String()
	return &day
}
