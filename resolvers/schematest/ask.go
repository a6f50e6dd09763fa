package schematest

import "strings"

// ask asks for all fields of the type to which the way leads, and counts on how
// many objects they were executed.
func (w *walker) ask(way []step) {
	w.t.Helper()
	target := "Query"
	if len(way) > 0 {
		target = way[len(way)-1].to
	}
	var question strings.Builder
	question.WriteString("{")
	for _, s := range way {
		question.WriteString(w.call(s.from, s.field) + "{__typename ... on " + s.to + "{")
	}
	for _, field := range w.types[target].Fields {
		question.WriteString(w.call(target, field.Name) + w.selection(field.Type.named()) + " ")
	}
	question.WriteString(strings.Repeat("}}", len(way)) + "}")
	w.count(w.query(question.String()), way, target)
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

// count goes down the answer along the way.
func (w *walker) count(value any, way []step, target string) {
	switch v := value.(type) {
	case []any:
		for _, member := range v {
			w.count(member, way, target)
		}
	case map[string]any:
		if len(way) > 0 {
			w.count(v[way[0].field], way[1:], target)
			return
		}
		if name, ok := v["__typename"]; ok && name != target {
			return // another type of a union
		}
		for field := range v {
			if field != "__typename" {
				w.executed[target+"."+field]++
			}
		}
	}
}
