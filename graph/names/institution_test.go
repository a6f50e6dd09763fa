package names_test

import (
	"testing"

	"github.com/parley-kg/parley/graph/names"
)

func TestIsInstitution(t *testing.T) {
	for text, want := range map[string]bool{
		"Foreign Ministry": true, "the Supreme Court": true, "Ministry of Defence": true, "Army": true,
		"Government": true, "State Department": true, "Ministry of Foreign Affairs and Trade": true,
		"Syrian Foreign Ministry": false, "Syria": false, "Hamas": false, "United Nations": false, "White House": false,
		"Knesset": false, "HTS": false, "European Commission": false, "World Bank": false, "": false, "سوريا": false,
	} {
		if got := names.IsInstitution(text); got != want {
			t.Errorf("IsInstitution(%q) = %v", text, got)
		}
	}
}
