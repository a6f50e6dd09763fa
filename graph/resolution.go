package graph

// Resolution says which mentions are one actor or place and which claims are
// one event. It is derived from a [Corpus] and can be rebuilt at any time.
type Resolution struct {
	// Each list is sorted by id; every mention of an actor or place, and every claim about an event,
	// is in exactly one cluster.
	Actors, Places, Events []Cluster
	// Judgements are all that led here, by rules and by people, sorted by id.
	Judgements []Judgement
	// Links are those that rules find between events that stay two. Sorted by From, then To, then kind.
	Links []RuleLink
	// Copies are groups of articles with one text, edited or cut or not; disjoint, each sorted and of two
	// at least, sorted by their first.
	Copies [][]ID
}

// RuleLink is a link between two events, by a claim of each, that no article
// states and a rule finds: REALISES from what was held to the plan of it, PART_OF
// from one meeting to what is told of several.
type RuleLink struct {
	ClaimedLink
	// By is the rule, "rule:<name>"; Reason is why, in words.
	By, Reason string
}

// Cluster is what is judged to be one thing.
type Cluster struct {
	ID ID
	// Aliases are the other ids it answers to: those that any of its members could mint. An alias
	// may belong to several clusters; it is then ambiguous. Sorted.
	Aliases []ID
	// Members are mentions or claims, sorted.
	Members []ID
	// Judgements are the ids of those that concern its members, sorted.
	Judgements []ID
}
