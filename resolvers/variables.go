package resolvers

import (
	"encoding/json"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkVariables refuses values that are too many or nested too deeply, and
// what gqlparser lets pass: @oneOf inputs without exactly one value, enum values
// in another case, numbers that are no whole numbers, and numbers as texts. Of a
// value that is missing gqlparser does not say which.
func (l Limits) checkVariables(schema *ast.Schema, op *ast.OperationDefinition, values map[string]any) *gqlerror.Error {
	if count := countValues(values, l.InputDepth); count > l.InputValues {
		return exceeded("the variables hold too many values or are nested too deeply: at most %d values, %d levels",
			l.InputValues, l.InputDepth)
	}
	for _, v := range op.VariableDefinitions {
		path := ast.Path{ast.PathName("variable"), ast.PathName(v.Variable)}
		err := checkValue(schema, v.Type, values[v.Variable], path)
		if isMissing(v, values) {
			err = gqlerror.ErrorPathf(path, "$%s is missing: its type is %s", v.Variable, v.Type)
		}
		if err != nil {
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	return nil
}

// isMissing tells whether a variable that must have a value has none.
func isMissing(v *ast.VariableDefinition, values map[string]any) bool {
	value, given := values[v.Variable]
	return v.Type.NonNull && value == nil && (given || v.DefaultValue == nil)
}

// countValues counts a value and all within it; one that is nested too deeply
// counts more than any limit.
func countValues(v any, levels int) int {
	const tooMany = 1 << 30
	if levels < 0 {
		return tooMany
	}
	count := 1
	switch v := v.(type) {
	case map[string]any:
		for _, member := range v {
			count = min(count+countValues(member, levels-1), tooMany)
		}
	case []any:
		for _, member := range v {
			count = min(count+countValues(member, levels-1), tooMany)
		}
	}
	return count
}

// checkValue checks one value, as JSON gives it, against a type. What gqlparser
// checks itself is left to it.
func checkValue(schema *ast.Schema, t *ast.Type, value any, path ast.Path) *gqlerror.Error {
	if value == nil {
		return nil
	}
	if t.Elem != nil {
		return checkList(schema, t.Elem, value, path)
	}
	definition := schema.Types[t.NamedType]
	switch v := value.(type) {
	case map[string]any:
		return checkInput(schema, definition, v, path)
	case string:
		if definition != nil && definition.Kind == ast.Enum && definition.EnumValues.ForName(v) == nil {
			return gqlerror.ErrorPathf(path, "%q is not a value of %s", v, t.NamedType)
		}
		if t.NamedType == "Int" {
			return gqlerror.ErrorPathf(path, "%q is not an Int", v)
		}
	case json.Number:
		if _, err := v.Int64(); err != nil && t.NamedType == "Int" {
			return gqlerror.ErrorPathf(path, "%s is not an Int", v)
		}
		if t.NamedType == "String" {
			return gqlerror.ErrorPathf(path, "%s is not a String", v)
		}
	}
	return nil
}

// checkList checks the members of a list; a value alone is a list of one.
func checkList(schema *ast.Schema, elem *ast.Type, value any, path ast.Path) *gqlerror.Error {
	list, ok := value.([]any)
	if !ok {
		return checkValue(schema, elem, value, path)
	}
	for i, member := range list {
		if err := checkValue(schema, elem, member, below(path, ast.PathIndex(i))); err != nil {
			return err
		}
	}
	return nil
}

func checkInput(schema *ast.Schema, d *ast.Definition, values map[string]any, path ast.Path) *gqlerror.Error {
	if d == nil || d.Kind != ast.InputObject {
		return nil
	}
	if d.Directives.ForName("oneOf") != nil && !exactlyOne(values) {
		return gqlerror.ErrorPathf(path, "%s must have exactly one field, and that not null", d.Name)
	}
	for _, field := range d.Fields {
		if err := checkValue(schema, field.Type, values[field.Name], below(path, ast.PathName(field.Name))); err != nil {
			return err
		}
	}
	return nil
}

func exactlyOne(values map[string]any) bool {
	for _, v := range values {
		return len(values) == 1 && v != nil
	}
	return false
}

// below returns a path of its own: appending in place would change its neighbours.
func below(path ast.Path, element ast.PathElement) ast.Path {
	return append(path[:len(path):len(path)], element)
}
