package resolvers

import (
	"mime"
	"strconv"
	"strings"
)

// The media types of answers. With the first, a status other than 200 tells
// that the request was refused; the second is what clients expected before
// there was the first, and always means 200 for a well-formed request.
const (
	mediaResponse = "application/graphql-response+json"
	mediaJSON     = "application/json"
)

// negotiate chooses the media type of the answer: that with the greatest
// weight, application/json among equals unless the other is named earlier.
// false: the client accepts neither.
func negotiate(accept string) (media string, ok bool) {
	if strings.TrimSpace(accept) == "" {
		return mediaJSON, true
	}
	best := 0.0
	for _, part := range strings.Split(accept, ",") {
		offered, weight := offer(part)
		if offered != "" && weight > best {
			media, best = offered, weight
		}
	}
	return media, best > 0
}

// offer is what we have for one member of an Accept header; "" for nothing.
func offer(part string) (media string, weight float64) {
	wanted, options, err := mime.ParseMediaType(part)
	charset := strings.ToLower(options["charset"])
	if err != nil || (charset != "" && charset != "utf-8") {
		return "", 0
	}
	weight = 1
	if q, given := options["q"]; given {
		if weight, err = strconv.ParseFloat(q, 64); err != nil {
			return "", 0
		}
	}
	switch wanted {
	case mediaResponse, mediaJSON:
		return wanted, weight
	case "*/*", "application/*":
		return mediaJSON, weight
	default:
		return "", 0
	}
}
