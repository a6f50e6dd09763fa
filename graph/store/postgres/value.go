package postgres

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// columns are the columns of a node that hold its value, in the order in which
// Cayley's backend names them. Exactly those that its reader looks at are set.
type columns struct {
	data                 []byte
	text, datatype, lang *string
	iri, bnode           *bool
	integer              *int64
	boolean              *bool
	float                *float64
	instant              *time.Time
}

var columnNames = []string{
	"value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time",
}

// targets are where a row is scanned into.
func (c *columns) targets() []any {
	return []any{&c.data, &c.text, &c.datatype, &c.lang, &c.iri, &c.bnode, &c.integer, &c.boolean, &c.float, &c.instant}
}

// columnsOf returns the value as Cayley writes it. What PostgreSQL or Cayley's
// escapes would lose - a zero byte in an id, bytes that are no UTF-8, the text
// \x00, fractions of a microsecond - goes into the column for values of any
// kind, which Cayley reads just as well.
func columnsOf(v quad.Value) (c columns, err error) {
	yes := true
	fits := true
	switch v := v.(type) {
	case quad.IRI:
		c.text, c.iri, fits = plain(string(v)), &yes, isPlain(string(v))
	case quad.BNode:
		c.text, c.bnode, fits = plain(string(v)), &yes, isPlain(string(v))
	case quad.String:
		c.text, fits = escape(string(v))
	case quad.TypedString:
		c.text, fits = escape(string(v.Value))
		c.datatype, fits = plain(string(v.Type)), fits && isPlain(string(v.Type))
	case quad.LangString:
		c.text, fits = escape(string(v.Value))
		c.lang, fits = &v.Lang, fits && isPlain(v.Lang)
	case quad.Int:
		c.integer = (*int64)(&v)
	case quad.Bool:
		c.boolean = (*bool)(&v)
	case quad.Float:
		c.float = (*float64)(&v)
	case quad.Time:
		instant := time.Time(v).UTC()
		c.instant, fits = &instant, fitsTimestamp(instant)
	default:
		fits = false
	}
	if fits {
		return c, nil
	}
	data, err := pquads.MarshalValue(v)
	return columns{data: data}, err
}

func plain(s string) *string { return &s }

func isPlain(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// zero is what Cayley writes for a zero byte, which PostgreSQL does not store.
const zero = `\x00`

func escape(s string) (escaped *string, fits bool) {
	if !utf8.ValidString(s) || strings.Contains(s, zero) {
		return nil, false
	}
	s = strings.ReplaceAll(s, "\x00", zero)
	return &s, true
}

// fitsTimestamp tells whether PostgreSQL gives the instant back as it is.
func fitsTimestamp(t time.Time) bool {
	return t.Year() > 0 && t.Year() < 10_000 && t.Truncate(time.Microsecond).Equal(t)
}

// value reads the columns as Cayley does.
func (c *columns) value() (quad.Value, error) {
	switch {
	case c.text != nil:
		return c.textValue(), nil
	case c.integer != nil:
		return quad.Int(*c.integer), nil
	case c.boolean != nil:
		return quad.Bool(*c.boolean), nil
	case c.float != nil:
		return quad.Float(*c.float), nil
	case c.instant != nil:
		return quad.Time(c.instant.UTC()), nil
	case c.data != nil:
		return pquads.UnmarshalValue(c.data)
	}
	return nil, errors.New("a node has no value")
}

func (c *columns) textValue() quad.Value {
	if c.iri != nil && *c.iri {
		return quad.IRI(*c.text)
	}
	if c.bnode != nil && *c.bnode {
		return quad.BNode(*c.text)
	}
	text := quad.String(strings.ReplaceAll(*c.text, zero, "\x00"))
	switch {
	case c.lang != nil:
		return quad.LangString{Value: text, Lang: *c.lang}
	case c.datatype != nil:
		return quad.TypedString{Value: text, Type: quad.IRI(*c.datatype)}
	}
	return text
}
