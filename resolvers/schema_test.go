package resolvers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func loadSchema(t testing.TB) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("../schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema: %v", err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestEverythingInTheSchemaIsDescribed(t *testing.T) {
	described := func(what, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for name, d := range loadSchema(t).Types {
		if d.BuiltIn {
			continue
		}
		described(name, d.Description)
		for _, v := range d.EnumValues {
			described(name+"."+v.Name, v.Description)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
	}
}

// What the API promised, it keeps: a type that changes here breaks programs of others.
func TestTheSchemaKeepsItsPromises(t *testing.T) {
	schema := loadSchema(t)
	for field, want := range map[string]string{
		"Query.meetings":          "EventConnection!",
		"Query.events":            "EventConnection!",
		"Query.actor":             "Actor",
		"Query.place":             "Place",
		"Query.event":             "Event",
		"Query.actors":            "ActorConnection!",
		"Query.articles":          "ArticleConnection!",
		"Query.search":            "SearchConnection!",
		"Query.triples":           "TripleConnection!",
		"Query.node":              "Node",
		"Query.nodes":             "[Node]!",
		"Query.status":            "ServerStatus!",
		"Actor.names":             "[Name!]!",
		"Actor.positions":         "[Position!]!",
		"Actor.met":               "EncounterConnection!",
		"Actor.events":            "EventConnection!",
		"Actor.identity":          "Identity!",
		"Organization.territory":  "Place",
		"Group.actsFor":           "Actor",
		"Name.articles":           "[Article!]!",
		"Position.organization":   "Actor",
		"Position.when":           "TimeExtent!",
		"Place.within":            "[Place!]!",
		"Encounter.first":         "Event",
		"Encounter.possible":      "Int!",
		"Event.sourceType":        "String",
		"Event.when":              "TimeExtent!",
		"Event.where":             "[Place!]!",
		"Event.participations":    "[Participation!]!",
		"Event.actors":            "[Actor!]!",
		"Event.evidence":          "EvidenceConnection!",
		"Event.claims":            "ClaimConnection!",
		"Event.links":             "[EventLink!]!",
		"EventEdge.certainty":     "Certainty!",
		"EventConnection.nodes":   "[Event!]!",
		"Participation.evidence":  "[Evidence!]!",
		"TimeExtent.edtf":         "EDTF",
		"TimeExtent.relation":     "TimeRelation!",
		"TimeExtent.readings":     "[TimeReading!]!",
		"Article.publisher":       "Actor",
		"Article.published":       "EDTF",
		"Article.text":            "String",
		"Article.mentions":        "[Mention!]!",
		"Article.derivedFrom":     "[Article!]!",
		"Span.exact":              "String!",
		"Claim.event":             "Event",
		"Claim.sentence":          "String",
		"Claim.attribution":       "[Attribution!]!",
		"Claim.recordedAt":        "DateTime!",
		"Claim.retractedAt":       "DateTime",
		"Attribution.actor":       "Actor!",
		"Evidence.sentence":       "String",
		"Mention.refersTo":        "Node",
		"Judgement.supersededBy":  "Judgement",
		"Judgement.score":         "Float",
		"Feature.weight":          "Float!",
		"TimeFilter.mode":         "TimeMode",
		"Query.diff":              "ChangeConnection!",
		"Change.cursor":           "String!",
		"Change.kind":             "String!",
		"Change.at":               "DateTime",
		"Change.event":            "Event",
		"Change.before":           "String",
		"Change.after":            "String",
		"Change.cause":            "Node",
		"AsOf.published":          "EDTF",
		"AsOf.recorded":           "DateTime",
		"AsOf.mode":               "TimeMode",
		"ActorMatch.onBehalfOf":   "ActorRef",
		"EventOrder.field":        "EventOrderField!",
		"Event.conflicts":         "[Conflict!]!",
		"Query.conflicts":         "ConflictConnection!",
		"Conflict.kind":           "ConflictKind!",
		"Conflict.event":          "Event!",
		"Conflict.readings":       "[ConflictReading!]!",
		"Conflict.preferred":      "ConflictReading",
		"Conflict.rule":           "String!",
		"ConflictReading.value":   "String!",
		"EventFilter.hasConflict": "[ConflictKind!]",
		"Query.judgements":        "JudgementConnection!",
		"Mutation.judge":          "JudgePayload!",
		"JudgePayload.judgement":  "Judgement!",
		"JudgePayload.conflicts":  "[Judgement!]!",
		"Query.distribution":      "[Count!]!",
		"Query.network":           "Network!",
		"Query.paths":             "[Path!]!",
		"Query.timeline":          "[Bucket!]!",
		"Count.node":              "Node",
		"Bucket.start":            "EDTF!",
		"NetworkEdge.first":       "EDTF",
		"NetworkEdge.events":      "[Event!]!",
		"Path.certainty":          "Certainty!",
		"Event.corroboration":     "Corroboration!",
		"Event.disclosure":        "[Disclosure!]!",
		"Disclosure.kind":         "DisclosureKind!",
		"Disclosure.by":           "Actor!",
		"Disclosure.at":           "EDTF",
		"Disclosure.evidence":     "Evidence!",
		"Evidence.independent":    "Boolean!",
		"Event.linkedFrom":        "[EventLink!]!",
	} {
		typeName, name, _ := strings.Cut(field, ".")
		definition := schema.Types[typeName].Fields.ForName(name)
		if definition == nil || definition.Type.String() != want {
			t.Errorf("%s is not %s", field, want)
		}
	}
}

func TestFilesOfTheSchemaHoldOneConceptEach(t *testing.T) {
	for name, d := range loadSchema(t).Types {
		if d.BuiltIn {
			continue
		}
		concept := strings.TrimSuffix(strings.TrimSuffix(name, "Connection"), "Edge")
		of := loadSchema(t).Types[concept]
		if of == nil || of == d {
			continue
		}
		if of.Position.Src.Name != d.Position.Src.Name {
			t.Errorf("%s lies in %s, %s in %s", name, d.Position.Src.Name, concept, of.Position.Src.Name)
		}
	}
}
