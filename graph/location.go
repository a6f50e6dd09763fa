package graph

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// KeptCoordinates is the name under which the mention of a place keeps where it
// lies, as [ParseLocation] reads it.
const KeptCoordinates = "coordinates"

// Location is a point on the Earth, in degrees of WGS 84.
type Location struct {
	// Latitude goes from -90, the South Pole, to 90; Longitude from -180 to 180, eastwards from Greenwich.
	Latitude, Longitude float64
}

// ParseLocation reads "latitude,longitude", as the geo URIs of RFC 5870 have
// them: "48.8534,2.3488". The error wraps [ErrInvalid].
func ParseLocation(text string) (Location, error) {
	latitude, longitude, _ := strings.Cut(text, ",")
	var l Location
	for _, c := range []struct {
		text  string
		to    *float64
		limit float64
	}{{latitude, &l.Latitude, 90}, {longitude, &l.Longitude, 180}} {
		degrees, err := strconv.ParseFloat(strings.TrimSpace(c.text), 64)
		if err != nil || !(math.Abs(degrees) <= c.limit) { // not a number is refused, too
			return Location{}, fmt.Errorf("%q is not a latitude from -90 to 90 and a longitude from -180 to 180, with a comma between them: %w",
				text, ErrInvalid)
		}
		*c.to = degrees
	}
	return l, nil
}

// String writes what ParseLocation reads.
func (l Location) String() string {
	return strconv.FormatFloat(l.Latitude, 'f', -1, 64) + "," + strconv.FormatFloat(l.Longitude, 'f', -1, 64)
}

// earthRadius is the mean radius R1 of the International Union of Geodesy and
// Geophysics, in kilometres.
const earthRadius = 6371.0088

// Kilometres returns how far apart two points are along the surface of a
// sphere, by the haversine formula; the Earth is flatter than one by 0.3 %,
// and so the distance may be wrong by 0.6 %.
func (l Location) Kilometres(to Location) float64 {
	const degree = math.Pi / 180
	north := math.Sin((to.Latitude - l.Latitude) * degree / 2)
	east := math.Sin((to.Longitude - l.Longitude) * degree / 2)
	h := north*north + math.Cos(l.Latitude*degree)*math.Cos(to.Latitude*degree)*east*east
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1)))
}
