package resolvers

import (
	"strconv"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// codeLimit is the extensions.code of a request that exceeds one of the [Limits].
const codeLimit = "LIMIT_EXCEEDED"

// check parses a question and holds it against the limits. It must come before
// validation, which takes time quadratic in repeated fields, and before the
// estimate of the cost, which takes time exponential in nested fragments.
func (l Limits) check(question string) (*ast.QueryDocument, *gqlerror.Error) {
	if len(question) > l.Query {
		return nil, exceeded("the question has %d bytes, of at most %d", len(question), l.Query)
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: question}, l.Tokens)
	if err != nil {
		parseError := gqlerror.WrapIfUnwrapped(err) // it is one, and says where
		errcode.Set(parseError, errcode.ParseFailed)
		return nil, parseError
	}
	g := guard{limits: l, doc: doc, fragments: map[string]size{}}
	g.document()
	return doc, g.broken
}

// exceeded tells which limit was exceeded.
func exceeded(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	errcode.Set(err, codeLimit)
	return err
}

// size is how large a selection set is once its fragments are expanded.
type size struct{ depth, fields int }

// guard measures a document in one walk, each fragment once. Counts end at
// the limits, so that no sum overflows.
type guard struct {
	limits              Limits
	doc                 *ast.QueryDocument
	fragments           map[string]size
	aliases, directives int
	broken              *gqlerror.Error
}

func (g *guard) document() {
	g.limit(len(g.doc.Operations), g.limits.Operations, "operations")
	for _, op := range g.doc.Operations {
		g.seeDirectives(op.Directives)
		for _, v := range op.VariableDefinitions {
			g.seeDirectives(v.Directives)
			g.seeValue(v.DefaultValue)
		}
		g.selections(op.SelectionSet)
	}
	for _, f := range g.doc.Fragments {
		g.fragment(f.Name)
	}
	g.limit(g.aliases, g.limits.Aliases, "aliases")
	g.limit(g.directives, g.limits.Directives, "directives")
}

// limit keeps the first limit that is exceeded.
func (g *guard) limit(n, most int, what string) {
	if n > most && g.broken == nil {
		g.broken = exceeded("the question has too many %s: at most %d are allowed", what, most)
	}
}

func (g *guard) selections(set ast.SelectionSet) size {
	var total size
	keys := map[string]int{}
	for _, selection := range set {
		part := g.selection(selection, keys)
		total.depth = max(total.depth, part.depth)
		total.fields = min(total.fields+part.fields, g.limits.Fields+1)
	}
	for _, n := range keys {
		g.limit(n, g.limits.Repeats, "fields of one name side by side")
	}
	g.limit(total.depth, g.limits.Depth, "levels of fields")
	g.limit(total.fields, g.limits.Fields, "fields")
	return total
}

func (g *guard) selection(selection ast.Selection, keys map[string]int) size {
	switch s := selection.(type) {
	case *ast.Field:
		keys[s.Alias]++
		return g.field(s)
	case *ast.InlineFragment:
		g.seeDirectives(s.Directives)
		return g.selections(s.SelectionSet)
	case *ast.FragmentSpread:
		g.seeDirectives(s.Directives)
		return g.fragment(s.Name)
	default:
		return size{}
	}
}

func (g *guard) field(f *ast.Field) size {
	if f.Alias != f.Name {
		g.aliases++
	}
	g.seeDirectives(f.Directives)
	for _, arg := range f.Arguments {
		g.seeValue(arg.Value)
	}
	below := g.selections(f.SelectionSet)
	return size{depth: below.depth + 1, fields: min(below.fields+1, g.limits.Fields+1)}
}

// fragment measures a fragment once. One that is met within itself, or that is
// not defined, counts nothing: validation refuses both.
func (g *guard) fragment(name string) size {
	if known, ok := g.fragments[name]; ok {
		return known
	}
	g.fragments[name] = size{}
	definition := g.doc.Fragments.ForName(name)
	if definition == nil {
		return size{}
	}
	g.seeDirectives(definition.Directives)
	g.fragments[name] = g.selections(definition.SelectionSet)
	return g.fragments[name]
}

func (g *guard) seeDirectives(directives ast.DirectiveList) {
	g.directives += len(directives)
	for _, d := range directives {
		for _, arg := range d.Arguments {
			g.seeValue(arg.Value)
		}
	}
}

// seeValue refuses numbers that do not fit: what reads arguments later panics on them.
func (g *guard) seeValue(v *ast.Value) {
	if v == nil || g.broken != nil {
		return
	}
	if !fits(v) {
		g.broken = gqlerror.ErrorPosf(v.Position, "%s is out of range", v.Raw)
		errcode.Set(g.broken, errcode.ValidationFailed)
	}
	for _, child := range v.Children {
		g.seeValue(child.Value)
	}
}

func fits(v *ast.Value) bool {
	var err error
	switch v.Kind {
	case ast.IntValue:
		_, err = strconv.ParseInt(v.Raw, 10, 64)
	case ast.FloatValue:
		_, err = strconv.ParseFloat(v.Raw, 64)
	default:
	}
	return err == nil
}
