package postgres_test

import (
	"math"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/path"
	csql "github.com/cayleygraph/cayley/graph/sql"
	original "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/internal/pgserver"
)

// cayleys opens a database with Cayley's own backend and driver.
func cayleys(t testing.TB, url string) cayley.QuadStore {
	t.Helper()
	qs, err := csql.New(original.Type, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := qs.Close(); err != nil {
			t.Error(err)
		}
	})
	return qs
}

// initialised makes a database with Cayley's own means.
func initialised(t testing.TB, server *pgserver.Server) string {
	t.Helper()
	url := server.NewDatabase(t)
	if err := csql.Init(original.Type, url, nil); err != nil {
		t.Fatal(err)
	}
	return url
}

// The questions tell all of a schema but the tables and the index that are ours.
var schemaQuestions = []string{
	`SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name NOT LIKE 'parley%' ORDER BY 1, 2`,
	`SELECT tablename::text, indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'public'
		AND tablename NOT LIKE 'parley%' AND indexname NOT LIKE 'parley%' ORDER BY 1, 2`,
	`SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
		AND conname NOT LIKE 'parley%' ORDER BY 1`,
	`SELECT sequencename::text, data_type::text FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
	`SELECT pg_get_serial_sequence('public.quads', 'horizon')`,
}

func TestTheSchemaIsThatOfCayley(t *testing.T) {
	server := pgserver.Shared(t)
	theirs, fresh, loaded := initialised(t, server), server.NewDatabase(t), server.NewDatabase(t)
	open(t, fresh)
	db := open(t, loaded)
	db.BulkFrom = 1
	add(t, db, world(3)...)
	for _, question := range schemaQuestions {
		want := rowsOf(t, theirs, question)
		if len(want) == 0 {
			t.Errorf("nothing is compared: %s", question)
		}
		for name, url := range map[string]string{"fresh": fresh, "after an initial load": loaded} {
			if diff := cmp.Diff(want, rowsOf(t, url, question)); diff != "" {
				t.Errorf("%s: Cayley's -, ours +:\n%s", name, diff)
			}
		}
	}
}

// The tables as anybody sees them who does not care for the order of writing.
var contentQuestions = []string{
	`SELECT encode(hash, 'hex'), refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time
		FROM nodes ORDER BY hash`,
	`SELECT encode(subject_hash, 'hex'), encode(predicate_hash, 'hex'), encode(object_hash, 'hex'), encode(label_hash, 'hex'), ts IS NULL
		FROM quads ORDER BY subject_hash, predicate_hash, object_hash, label_hash`,
}

// kinds are quads with values of every kind that Cayley's backend takes.
func kinds() []quad.Quad {
	var quads []quad.Quad
	for _, object := range []quad.Value{
		quad.IRI("place/paris"), quad.BNode("b1"), quad.String(""), quad.String("Paris"), quad.String("zero\x00byte"), quad.String("السويداء 🕊️"),
		quad.TypedString{Value: "2025-07~", Type: "http://id.loc.gov/datatypes/edtf/EDTF"},
		quad.TypedString{Value: "5"},
		quad.LangString{Value: "Paris", Lang: "fr"},
		quad.Int(-5), quad.Int(math.MaxInt64), quad.Bool(true), quad.Bool(false),
		quad.Float(1.25), quad.Float(math.Inf(1)), quad.Time(time.Date(2025, 7, 24, 20, 30, 0, 123456000, time.UTC)),
	} {
		quads = append(quads, quad.Quad{Subject: quad.IRI("claim/1"), Predicate: quad.IRI("says"), Object: object, Label: quad.IRI("claim/1")})
	}
	return append(quads, quad.Quad{Subject: quad.IRI("claim/1"), Predicate: quad.IRI("says"), Object: quad.IRI("claim/1")})
}

// What we write in one go, in two, or row by row in Cayley's way is the same to the last byte.
func TestTheRowsAreThoseOfCayley(t *testing.T) {
	server := pgserver.Shared(t)
	quads := append(world(50), kinds()...)
	theirs := initialised(t, server)
	if err := cayleys(t, theirs).ApplyDeltas(deltas(cayley.Add, quads), cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
		t.Fatal(err)
	}
	merged, bulk := server.NewDatabase(t), server.NewDatabase(t)
	db := open(t, merged)
	add(t, db, quads[:100]...)
	add(t, db, quads[50:]...) // 50 of them are there: their nodes must not be counted twice
	add(t, db, quads...)
	db = open(t, bulk)
	db.BulkFrom = 1
	add(t, db, append(quads, quads...)...)
	for _, question := range contentQuestions {
		want := rowsOf(t, theirs, question)
		for name, url := range map[string]string{"merged": merged, "bulk": bulk} {
			if diff := cmp.Diff(want, rowsOf(t, url, question)); diff != "" {
				t.Errorf("%s: Cayley's -, ours +:\n%s", name, diff)
			}
		}
	}
	if diff := cmp.Diff(lines(quads), lines(all(t, open(t, bulk)))); diff != "" {
		t.Errorf("written -, read +:\n%s", diff)
	}
}

func deltas(action cayley.Procedure, quads []quad.Quad) []cayley.Delta {
	deltas := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = cayley.Delta{Quad: q, Action: action}
	}
	return deltas
}

func lines(quads []quad.Quad) []string {
	var lines []string
	for _, q := range quads {
		lines = append(lines, q.NQuad())
	}
	slices.Sort(lines)
	return lines
}

// Cayley's own reader, with its own driver, answers from what we wrote.
func TestCayleyReadsWhatWeWrote(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	quads := append(append(world(40), kinds()...), unusual()...)
	add(t, open(t, url), quads...)
	qs := cayleys(t, url)
	ctx := testContext(t)
	var found []quad.Quad
	iterator := qs.QuadsAllIterator()
	for iterator.Next(ctx) {
		found = append(found, qs.Quad(iterator.Result()))
	}
	if err := iterator.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(quads), lines(found)); diff != "" {
		t.Errorf("written -, read by Cayley +:\n%s", diff)
	}
	var claims []string
	asked := path.StartPath(qs, quad.IRI("place/5")).In(quad.IRI("https://example.org/place")).Unique()
	err := asked.Iterate(ctx).EachValue(qs, func(v quad.Value) { claims = append(claims, quad.StringOf(v)) })
	if err != nil || !slices.Equal(claims, []string{"<claim/000005/meeting>"}) {
		t.Errorf("got %q and error %v", claims, err)
	}
}

// unusual are quads that Cayley's own writer refuses or garbles.
func unusual() []quad.Quad {
	var quads []quad.Quad
	for _, object := range []quad.Value{
		quad.String(`the text \x00, not a zero byte`), quad.String("zero\x00 and \\x00"), quad.String("no UTF-8: \xff\xfe"), quad.IRI("zero\x00byte"),
		quad.LangString{Value: `\x00`, Lang: "en"},
		quad.TypedString{Value: "a", Type: "type\x00"},
		quad.Time(time.Date(2025, 7, 24, 20, 30, 0, 123456789, time.UTC)),
	} {
		quads = append(quads, quad.Quad{Subject: quad.IRI("claim/2"), Predicate: quad.IRI("says"), Object: object, Label: quad.IRI("claim/2")})
	}
	return quads
}

func TestUnusualValuesComeBack(t *testing.T) {
	db := open(t, pgserver.Shared(t).NewDatabase(t))
	add(t, db, unusual()...)
	if diff := cmp.Diff(lines(unusual()), lines(all(t, db))); diff != "" {
		t.Errorf("written -, read +:\n%s", diff)
	}
}

// Cayley's own suite for backends, all of it: its reader over what our writer
// writes and removes. docs/adr/0008 tells what is skipped, and how Cayley's own
// backend fares. RUN_INTEGRATION=true adds its film questions: two minutes.
func TestCayleysSuite(t *testing.T) {
	server := pgserver.Shared(t)
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(strings.TrimSpace(string(out)) + "/graph/graphtest") // where the suite finds its data
	fresh := func(t testing.TB) (cayley.QuadStore, cayley.Options, func()) {
		db := open(t, server.NewDatabase(t))
		qs, err := db.Writer()
		if err != nil {
			t.Fatal(err)
		}
		return qs, nil, func() {}
	}
	graphtest.TestAll(t, fresh, &graphtest.Config{NoPrimitives: true})
}

// A quad that was added twice and is removed leaves nothing behind: what Cayley's
// suite means to look for, and cannot see through a reader that has a name for
// every value, stored or not.
func TestWhatIsRemovedLeavesNothing(t *testing.T) {
	url := pgserver.Shared(t).NewDatabase(t)
	db := open(t, url)
	add(t, db, world(3)...)
	before := []string{}
	for _, question := range contentQuestions {
		before = append(before, rowsOf(t, url, question)...)
	}
	qs, err := db.Writer()
	if err != nil {
		t.Fatal(err)
	}
	removed := append(kinds(), world(4)[6*3:]...)
	for range 2 {
		for _, action := range []cayley.Procedure{cayley.Add, cayley.Add, cayley.Delete} {
			if err := qs.ApplyDeltas(deltas(action, removed), cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
				t.Fatal(err)
			}
		}
	}
	after := []string{}
	for _, question := range contentQuestions {
		after = append(after, rowsOf(t, url, question)...)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("before -, after +:\n%s", diff)
	}
}

// cayleyWriter is Cayley's own writer.
func cayleyWriter(t testing.TB, url string) quad.WriteCloser {
	t.Helper()
	writer, err := cayleys(t, url).NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	return writer
}
