package gazetteer

import (
	"strings"
	"sync"

	"github.com/parley-kg/parley/graph/names"
)

// regionsTable has the parts of those countries after which English names cities,
// a country a line: their ISO 3166-2 codes without the country, their names, and
// abbreviations of the press. A code is a name of its part as well.
const regionsTable = `
AU ACT Australian_Capital_Territory|NSW New_South_Wales|NT Northern_Territory|QLD Queensland|SA South_Australia|TAS Tasmania|VIC Victoria|WA Western_Australia
CA AB Alberta Alta|BC British_Columbia B_C|MB Manitoba Man|NB New_Brunswick N_B|NL Newfoundland_and_Labrador Newfoundland Nfld|NS Nova_Scotia N_S|NT Northwest_Territories N_W_T|NU Nunavut|ON Ontario Ont|PE Prince_Edward_Island P_E_I|QC Quebec Que|SK Saskatchewan Sask|YT Yukon
GB ENG England|NIR Northern_Ireland|SCT Scotland|WLS Wales
US AL Alabama Ala|AK Alaska|AZ Arizona Ariz|AR Arkansas Ark|CA California Calif|CO Colorado Colo|CT Connecticut Conn|DE Delaware Del|DC District_of_Columbia D_C|FL Florida Fla|GA Georgia|HI Hawaii|ID Idaho|IL Illinois Ill|IN Indiana Ind|IA Iowa|KS Kansas Kan|KY Kentucky Ky|LA Louisiana|ME Maine|MD Maryland Md|MA Massachusetts Mass|MI Michigan Mich|MN Minnesota Minn|MS Mississippi Miss|MO Missouri|MT Montana Mont|NE Nebraska Neb|NV Nevada Nev|NH New_Hampshire N_H|NJ New_Jersey N_J|NM New_Mexico N_M|NY New_York N_Y|NC North_Carolina N_C|ND North_Dakota N_D|OH Ohio|OK Oklahoma Okla|OR Oregon Ore|PA Pennsylvania Pa|RI Rhode_Island R_I|SC South_Carolina S_C|SD South_Dakota S_D|TN Tennessee Tenn|TX Texas Tex|UT Utah|VT Vermont Vt|VA Virginia|WA Washington Wash|WV West_Virginia W_Va|WI Wisconsin Wis|WY Wyoming Wyo
`

var regionCodes = sync.OnceValue(func() map[string][]string {
	codes := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(regionsTable)) {
		country, parts, _ := strings.Cut(strings.TrimSpace(line), " ")
		for part := range strings.SplitSeq(parts, "|") {
			forms := strings.Fields(part)
			for _, form := range forms {
				key := names.Normalise(strings.ReplaceAll(form, "_", " "))
				codes[key] = append(codes[key], country+"-"+forms[0])
			}
		}
	}
	return codes
})

// Regions returns the ISO 3166-2 codes of the parts of Australia, Britain, Canada
// and the United States that go by a name or abbreviation: US-WA and AU-WA for
// WA; none for what is unknown.
func Regions(name string) []string { return regionCodes()[names.Normalise(name)] }

// CountryOfRegion returns the code of the country of which a code that [Regions]
// gave is that of a part.
func CountryOfRegion(code string) string {
	country, _, _ := strings.Cut(code, "-")
	return country
}
