package loader

import (
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// levels are the columns of a place, the innermost first, and the kinds that
// they tell.
var levels = []struct {
	column column
	kind   string
}{
	{colCity, "CITY"},
	{colDistrict, "REGION"},
	{colProvince, "PROVINCE"},
	{colCountry, "COUNTRY"},
}

// placeCells are what a row says of its place, from the city to the longitude.
type placeCells [colLongitude - colCity + 1]string

// place returns the number of the innermost place of the row, if it has one. ok
// tells whether it could be read.
func (t *eventTable) place(r *tableRow) (number uint32, ok bool) {
	if !t.layout.places {
		return nothing, true
	}
	var key placeCells
	for i := range key {
		key[i] = t.cell(r, colCity+column(i))
	}
	number, known := t.places[key]
	if known {
		return number, true
	}
	innermost, ok := t.newPlace(r)
	if !ok {
		return nothing, false
	}
	if innermost != nil {
		number = entered(&t.claims.places, []graph.ID{innermost.ID})
	}
	t.places[key] = number
	return number, true
}

// newPlace says which place lies in which. A place is named by all that it lies
// in: there are many cities of one name.
func (t *eventTable) newPlace(r *tableRow) (innermost *graph.Mention, ok bool) {
	coordinates, ok := t.coordinates(r)
	if !ok {
		return nil, false
	}
	names := make([]string, len(levels))
	for i, level := range levels {
		names[i] = t.cell(r, level.column)
	}
	for i := len(levels) - 1; i >= 0; i-- {
		if names[i] == "" {
			continue
		}
		inner := t.mention(graph.MentionPlace, strings.Join(names[i:], ", "), names[i], levels[i].kind)
		if innermost != nil {
			t.liesIn(inner.ID, innermost.ID)
		}
		innermost = inner
	}
	if innermost != nil && coordinates != "" && names[0] != "" {
		keep(innermost, graph.KeptCoordinates, coordinates)
	}
	return innermost, true
}

func (t *eventTable) liesIn(inner, outer graph.ID) {
	w := graph.ClaimedWithin{Inner: inner, Outer: outer}
	if t.within[w] {
		return
	}
	t.within[w] = true
	t.claims.rows.add(rowClaim{
		digest: rowDigest([]byte(inner + "\x00" + outer)),
		kind:   withinKind, more: entered(&t.claims.withins, &w),
	})
}

// coordinates reads latitude and longitude; "" where the row has none.
func (t *eventTable) coordinates(r *tableRow) (string, bool) {
	var parts []string
	for _, c := range []struct {
		column column
		limit  float64
	}{{colLatitude, 90}, {colLongitude, 180}} {
		s := t.cell(r, c.column)
		if s == "" {
			return "", true
		}
		degrees, err := strconv.ParseFloat(s, 64)
		if err != nil || !(degrees >= -c.limit && degrees <= c.limit) { // not a number is refused, too
			t.bad(r, t.layout.cell[c.column], "%s is not a %s from -%g to %g degrees",
				shown(s), strings.ToLower(columnNames[c.column]), c.limit, c.limit)
			return "", false
		}
		parts = append(parts, strconv.FormatFloat(degrees, 'f', -1, 64))
	}
	return strings.Join(parts, ","), true
}
