package schematest

import (
	"encoding/json"
	"slices"
)

// typeInfo is what introspection tells about a type.
type typeInfo struct {
	Kind, Name    string
	Fields        []fieldInfo
	PossibleTypes []struct{ Name string }
}

type fieldInfo struct {
	Name string
	Type typeRef
}

// typeRef wraps a type in lists and non-nulls.
type typeRef struct {
	Kind, Name string
	OfType     *typeRef
}

// named is the type within all wrappings.
func (r typeRef) named() string {
	for r.OfType != nil {
		r = *r.OfType
	}
	return r.Name
}

const introspection = `{__schema{types{kind name possibleTypes{name}
	fields{name type{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}}}}`

func (w *walker) introspect() {
	w.t.Helper()
	raw, err := json.Marshal(w.query(introspection))
	if err != nil {
		w.t.Fatal(err)
	}
	var answer struct {
		Schema struct{ Types []*typeInfo } `json:"__schema"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		w.t.Fatal(err)
	}
	w.types = map[string]*typeInfo{}
	for _, t := range answer.Schema.Types {
		w.types[t.Name] = t
	}
}

// step leads from an object type along one of its fields to an object type.
type step struct{ from, field, to string }

// explore goes through the types in breadth. Each way on from a type is asked;
// the first that leads to an object of another type is the way on from there.
func (w *walker) explore() {
	w.t.Helper()
	w.ask(nil, "Query")
	ways := map[string][]step{"Query": nil}
	for queue := []string{"Query"}; len(queue) > 0; queue = queue[1:] {
		from := queue[0]
		for _, field := range w.types[from].Fields {
			for _, to := range w.objects(field.Type.named()) {
				way := append(slices.Clone(ways[from]), step{from, field.Name, to})
				found := w.ask(way, to)
				if _, known := ways[to]; found && !known {
					ways[to] = way
					queue = append(queue, to)
				}
			}
		}
	}
}

// objects are the object types that a value of the type may have.
func (w *walker) objects(name string) []string {
	t := w.types[name]
	switch t.Kind {
	case "OBJECT":
		return []string{name}
	case "INTERFACE", "UNION":
		var names []string
		for _, p := range t.PossibleTypes {
			names = append(names, p.Name)
		}
		return names
	default:
		return nil
	}
}
