package names

import (
	"slices"
)

// institutions are the words of names that every country has one of.
var institutions = set(`administration affairs agency air alliance armed army assembly bank border bureau cabinet central christian coalition
	command commission committee communist congress conservative constitutional coordination council court courts customs defence defense
	democratic democrats department economy education embassy energy executive federal finance force forces foreign general government
	green greens guard headquarters health high house immigration information intelligence interior internal judiciary justice
	labor labour legislature liberal local lower military ministries ministry mission national navy of office opposition
	palace parliament party people peoples police presidency presidential prosecution prosecutor public regime
	republican republicans reserve revolutionary ruling secret secretariat security senate service services social socialist special staff state
	supreme trade transitional treasury upper war workers`)

// IsInstitution tells whether the name of an organization consists of words of
// which every country has its own: Foreign Ministry, the Supreme Court, Army. It
// does not say whose it is.
func IsInstitution(s string) bool {
	words := Words(s)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !institutions[w] && !particles[w] && w != "and" })
}
