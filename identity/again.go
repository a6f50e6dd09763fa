package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
)

// toldHour is what the sentence of a claim says that tells its event from another of
// the same day in its article.
type toldHour struct {
	article graph.ID
	at      int // where the sentence begins
	hour
}

// hour is the part of the day of which a sentence speaks, if of one only, and whether
// it says that something happened once more.
type hour struct {
	Part  string
	Again bool
}

// partsOfDay are words for parts of the day. Night belongs to two days and excludes neither.
var partsOfDay = map[string]string{
	"dawn": "morning", "morning": "morning", "breakfast": "morning", "noon": "noon", "midday": "noon",
	"afternoon": "afternoon", "evening": "evening",
}

// onceMore are words for what happens once more.
var onceMore = wordSet("again anew")

// readHour reads the words of a sentence.
func readHour(words []string) hour {
	var h hour
	for _, word := range words {
		switch part := partsOfDay[word]; {
		case part != "" && h.Part != "" && h.Part != part:
			h.Part = "several"
		case part != "":
			h.Part = part
		}
		h.Again = h.Again || onceMore[word]
	}
	if h.Part == "several" {
		h.Part = ""
	}
	return h
}

// hoursApart says why sentences of one article tell of two events; "" where they do not.
func hoursApart(all, others []toldHour) string {
	says := func(t toldHour) bool { return t.hour != hour{} }
	if !slices.ContainsFunc(all, says) && !slices.ContainsFunc(others, says) {
		return ""
	}
	for _, a := range all {
		for _, b := range others {
			if a.article != b.article {
				continue
			}
			if a.Part != "" && b.Part != "" && a.Part != b.Part {
				return "one article tells of the " + min(a.Part, b.Part) + " and of the " + max(a.Part, b.Part)
			}
			if a.Again && !b.Again && b.at < a.at || b.Again && !a.Again && a.at < b.at {
				return "one article says that it was once more"
			}
		}
	}
	return ""
}
