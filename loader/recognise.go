package loader

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/loader/unpack"
)

// headBytes is how much of a file is parsed to recognise its format.
const headBytes = 256 << 10

// shape is the form of the first article of a JSON file.
type shape struct {
	// keys of the first object, as far as the head of the file reaches
	keys map[string]bool
	// pair tells that the first element is a list that begins with a string, as in spaCy's data.
	pair bool
	// complete tells that the first object ends within the head, so that there are no other keys.
	complete bool
}

// shapeOf reads the head of a file: the first object, or the first element of a list.
func shapeOf(head string) shape {
	s := shape{keys: map[string]bool{}}
	dec := &validJSON{text: strings.TrimPrefix(head, byteOrderMark)}
	tok, err := dec.Token()
	for lists := 0; err == nil && tok == json.Delim('['); lists++ {
		tok, err = dec.Token()
		if _, isString := tok.(string); isString && lists == 1 {
			s.pair = true
		}
	}
	if tok != json.Delim('{') {
		return s
	}
	for depth, key := 1, true; err == nil; {
		if tok, err = dec.Token(); err != nil {
			break
		}
		switch tok {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			s.complete = true
			break
		}
		if depth == 1 { // keys and values take turns; a value that is a list or object ends at this depth
			if name, isString := tok.(string); isString && key {
				s.keys[name] = true
			}
			key = !key
		}
	}
	return s
}

func (s shape) has(keys ...string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return s.keys[k] })
}

// isJSON tells whether the file may be JSON: by its ending, or, of one without
// any, by its first letter.
func (c *candidate) isJSON() bool {
	if c.endsIn(jsonEndings) || c.endsIn(lineEndings) || c.endsIn([]string{".jsonld"}) {
		return true
	}
	head := strings.TrimLeft(strings.TrimPrefix(c.firstBytes(), byteOrderMark), " \t\r\n")
	return path.Ext(unpack.Stripped(c.path)) == "" && head != "" && strings.IndexByte("{[", head[0]) >= 0
}

// form returns the shape of a JSON file, read once; nothing of any other file.
func (c *candidate) form() shape {
	if c.shape == nil {
		s := shape{}
		if c.isJSON() {
			s = shapeOf(c.firstBytes())
		}
		c.shape = &s
	}
	return *c.shape
}

var (
	webContext       = regexp.MustCompile(`"https?://www\.w3\.org/ns/anno(\.jsonld)?"`)
	labelStudioValue = regexp.MustCompile(`"(was_cancelled|result|completed_by)"\s*:`)
)

// mentions tells whether the file has the key, by a pattern that finds it: in the
// first object, or, where that is too large to tell, somewhere in the beginning.
func (c *candidate) mentions(key string, pattern *regexp.Regexp) bool {
	if s := c.form(); s.complete {
		return s.has(key) && pattern.MatchString(c.firstBytes())
	}
	return pattern.MatchString(c.beginning())
}

func isWebAnnotation(c *candidate) bool {
	return c.form().keys != nil && webContext.MatchString(c.firstBytes()) && c.form().has("@context", "target", "items", "first")
}

func isLabelStudio(c *candidate) bool {
	s := c.form()
	return s.has("annotations", "completions") && (s.has("data") || labelStudioValue.MatchString(c.firstBytes())) || isMinimal(s)
}

func isPubAnnotation(c *candidate) bool {
	s := c.form()
	return s.has("denotations", "tracks") || s.has("text") && s.has("sourcedb", "sourceid")
}

// catDocumentTag begins a file of CAT; other tools have documents without doc_name.
var catDocumentTag = regexp.MustCompile(`<Document\b[^>]*\bdoc_(name|id)\s*=`)

func isCAT(c *candidate) bool {
	return c.endsIn(xmlEndings) && catDocumentTag.MatchString(c.firstBytes())
}

func isWikiEvents(c *candidate) bool {
	s := c.form()
	return s.has("doc_id") && s.has("event_mentions", "entity_mentions")
}

func isUIMAJSON(c *candidate) bool { return c.form().has("%TYPES", "%FEATURE_STRUCTURES", "%VIEWS") }

var xmiTag = regexp.MustCompile(`<[\w.-]+:XMI\b`)

func isXMI(c *candidate) bool { return c.endsIn(xmlEndings) && xmiTag.MatchString(c.firstBytes()) }

var typeSystemTag = regexp.MustCompile(`<([\w.-]+:)?typeSystemDescription\b`)

// isTypeSystem knows the file that comes with an XMI and declares its layers and
// features. It holds no article, and what it declares the XMI shows by itself.
func isTypeSystem(c *candidate) bool {
	return c.endsIn(xmlEndings) && typeSystemTag.MatchString(c.firstBytes())
}

// isWebAnnoTSV knows the older versions, too, so that they can be refused.
func isWebAnnoTSV(c *candidate) bool {
	if !c.endsIn(tableEndings) {
		return false
	}
	head := strings.TrimPrefix(c.firstBytes(), byteOrderMark)
	return webAnnoVersion.MatchString(head) || webAnnoOld.MatchString(head)
}

func isProdigy(c *candidate) bool {
	s := c.form()
	return s.pair || s.has("text") && s.has("spans", "_input_hash", "_task_hash", "answer")
}

func isDoccano(c *candidate) bool {
	s := c.form()
	return s.has("text", "data", "column_data") && s.has("label", "labels", "entities", "relations", "column_label", "cats", "annotation_approver")
}
