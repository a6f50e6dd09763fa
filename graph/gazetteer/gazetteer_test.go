package gazetteer_test

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph/gazetteer"
)

func TestCountries(t *testing.T) {
	for _, tt := range []struct {
		find       func(string) string
		name, code string
	}{
		{gazetteer.Country, "Syria", "SY"},
		{gazetteer.Country, "Syrian Arab Republic", "SY"},
		{gazetteer.Country, "Türkiye", "TR"},
		{gazetteer.Country, "U.S.", "US"},
		{gazetteer.Country, "the United States", "US"},
		{gazetteer.Country, "Syrian", ""},
		{gazetteer.Country, "", ""},
		{gazetteer.CountryOfAdjective, "Syrians", "SY"},
		{gazetteer.CountryOfAdjective, "French", "FR"},
		{gazetteer.CountryOfAdjective, "Chinese", "CN"},
		{gazetteer.CountryOfAdjective, "Congolese", ""},
		{gazetteer.CountryOfAdjective, "Syria", ""},
		{gazetteer.CountryOfSeat, "Damascus", "SY"},
		{gazetteer.CountryOfSeat, "Tel Aviv", "IL"},
		{gazetteer.CountryOfSeat, "the Kremlin", "RU"},
		{gazetteer.CountryOfSeat, "Brussels", ""},
		{gazetteer.CountryOfSeat, "Aleppo", ""},
		{gazetteer.Name, "SY", "Syria"},
		{gazetteer.Name, "ZZ", ""},
	} {
		if code := tt.find(tt.name); code != tt.code {
			t.Errorf("%q is %q, not %q", tt.name, code, tt.code)
		}
	}
}

func TestCities(t *testing.T) {
	kyiv := gazetteer.Cities("Kyiv")
	if len(kyiv) != 1 || !slices.Equal(kyiv, gazetteer.Cities("Kiev")) {
		t.Errorf("Kyiv is %v, Kiev %v", kyiv, gazetteer.Cities("Kiev"))
	}
	if len(gazetteer.Cities("Tripoli")) < 2 {
		t.Error("there is a Tripoli in Libya and one in Lebanon")
	}
	if found := gazetteer.Cities("Shaibani"); found != nil {
		t.Errorf("Shaibani is %v", found)
	}
}
