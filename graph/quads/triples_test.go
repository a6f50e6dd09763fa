package quads_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph/quads"
)

// The sentence is there to be read: Barrack hosted the meeting in Paris, as
// state television said, citing a government source.
func TestDirectTriples(t *testing.T) {
	const held, at = "claim/000/meeting-paris", "article/000#char="
	var triples []string
	for _, q := range encode(t, meeting()) {
		if textual(q.Label) == held {
			triples = append(triples, short(q.Subject)+" "+short(q.Predicate)+" "+short(q.Object))
		}
	}
	slices.Sort(triples)
	expected := []string{
		at + "26,42;group parley:presence \"DENIED\"",
		at + "26,42;group parley:tookPartIn " + held,
		at + "55,63;time parley:edtf \"2025-07-24\"^^<http://id.loc.gov/datatypes/edtf/EDTF>",
		at + "65,81;organization parley:reportingVerb \"said\"",
		at + "65,81;organization prov:wasQuotedFrom " + at + "95,114;group",
		at + "7,18;person parley:hosted " + held,
		held + " gaf:denotedBy " + at + "19,25",
		held + " parley:status \"HELD\"",
		held + " prov:wasQuotedFrom " + at + "0,115",
		held + " sem:accordingTo " + at + "65,81;organization",
		held + " sem:eventType \"meeting\"",
		held + " sem:hasPlace " + at + "46,51;place",
		held + " sem:hasTime " + at + "55,63;time",
	}
	if diff := cmp.Diff(expected, triples); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

func textual(v quad.Value) string { return strings.Trim(quad.StringOf(v), "<>") }

// short writes an IRI without brackets and a predicate by its prefix.
func short(v quad.Value) string {
	for _, term := range quads.Terms() {
		if v == quad.Value(term.IRI()) {
			return term.String()
		}
	}
	if iri, ok := v.(quad.IRI); ok {
		return string(iri)
	}
	return quad.StringOf(v)
}
