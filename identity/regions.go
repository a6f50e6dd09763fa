package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// container is what stands after the comma of a place name: Illinois in
// "Springfield, Ill."; empty where it is not known to contain places.
type container struct {
	country string // the code
	region  string // the postal code of a state of the United States
}

// apart tells whether no place lies in both.
func (c container) apart(o container) bool {
	return c.country != "" && o.country != "" && c.country != o.country ||
		c.region != "" && o.region != "" && c.region != o.region
}

// same tells whether both are known, and one.
func (c container) same(o container) bool { return c.country != "" && c == o }

// readContainer reads what follows the first comma, for a place whose name the
// given cities have. A country of that name or code counts before a state of the
// United States where the table knows such a city there: "Tbilisi, Georgia",
// "Berlin, DE".
func readContainer(within string, cities []int32) container {
	var c container
	for part := range strings.SplitSeq(within, ",") {
		part = names.Normalise(part)
		state, country := stateCodes[part], gazetteer.Country(part)
		iso := country
		if len(part) == 2 {
			iso = strings.ToUpper(part)
		}
		inCountry := slices.ContainsFunc(cities, func(city int32) bool { return gazetteer.CityOf(city).Country == iso })
		switch {
		case state != "" && !inCountry:
			c.region, c.country = state, "US"
		case country != "":
			c.country = country
		}
	}
	return c
}

// stateCodes are the postal codes of the states of the United States by their
// names, postal codes, and the abbreviations of the press.
var stateCodes = readStates(`AL Alabama Ala|AK Alaska|AZ Arizona Ariz|AR Arkansas Ark|CA California Calif|CO Colorado Colo
CT Connecticut Conn|DE Delaware Del|DC District_of_Columbia D_C|FL Florida Fla|GA Georgia|HI Hawaii|ID Idaho|IL Illinois Ill
IN Indiana Ind|IA Iowa|KS Kansas Kan|KY Kentucky Ky|LA Louisiana|ME Maine|MD Maryland Md|MA Massachusetts Mass
MI Michigan Mich|MN Minnesota Minn|MS Mississippi Miss|MO Missouri|MT Montana Mont|NE Nebraska Neb|NV Nevada Nev
NH New_Hampshire N_H|NJ New_Jersey N_J|NM New_Mexico N_M|NY New_York N_Y|NC North_Carolina N_C|ND North_Dakota N_D
OH Ohio|OK Oklahoma Okla|OR Oregon Ore|PA Pennsylvania Pa|RI Rhode_Island R_I|SC South_Carolina S_C
SD South_Dakota S_D|TN Tennessee Tenn|TX Texas Tex|UT Utah|VT Vermont Vt|VA Virginia|WA Washington Wash
WV West_Virginia W_Va|WI Wisconsin Wis|WY Wyoming Wyo`)

func readStates(table string) map[string]string {
	codes := map[string]string{}
	for row := range strings.FieldsFuncSeq(table, func(r rune) bool { return r == '|' || r == '\n' }) {
		forms := strings.Fields(row)
		for _, form := range forms {
			codes[names.Normalise(strings.ReplaceAll(form, "_", " "))] = forms[0]
		}
	}
	return codes
}
