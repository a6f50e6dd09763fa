package schematest

import "strings"

// ask asks for all fields of the type to which the way leads, counts on how
// many objects they were executed, and tells whether there was one.
func (w *walker) ask(way []step, target string) bool {
	w.t.Helper()
	var question strings.Builder
	question.WriteString("{")
	for _, s := range way {
		question.WriteString(w.call(s.from, s.field) + "{__typename ... on " + s.to + "{")
	}
	for _, field := range w.types[target].Fields {
		question.WriteString(w.call(target, field.Name) + w.selection(field.Type.named()) + " ")
	}
	question.WriteString(strings.Repeat("}}", len(way)) + "}")
	return w.count(w.query(question.String()), way, target) > 0
}

// call is a field with its arguments.
func (w *walker) call(typeName, field string) string {
	if arguments, ok := w.arguments[typeName+"."+field]; ok {
		return field + "(" + arguments + ")"
	}
	return field
}

// selection selects something of a value that is not a leaf.
func (w *walker) selection(typeName string) string {
	if len(w.objects(typeName)) == 0 {
		return ""
	}
	return "{__typename}"
}

// count goes down the answer along the way and returns the number of objects at its end.
func (w *walker) count(value any, way []step, target string) int {
	objects := 0
	switch v := value.(type) {
	case []any:
		for _, member := range v {
			objects += w.count(member, way, target)
		}
	case map[string]any:
		if len(way) > 0 {
			return w.count(v[way[0].field], way[1:], target)
		}
		if name, ok := v["__typename"]; ok && name != target {
			return 0 // another type of a union
		}
		objects++
		for field := range v {
			w.executed[target+"."+field]++
		}
	}
	return objects
}
