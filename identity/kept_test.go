package identity_test

import (
	"reflect"
	"testing"

	"github.com/parley-kg/parley/identity"
)

// What a text says is kept whole: only fields with capitals are written, and of those
// without the memory has the rest.
func TestAllOfAReadingIsKept(t *testing.T) {
	madeAnew := map[string]bool{"names": true, "first": true, "outline": true, "kept": true, "recorded": true, "offsets": true} // of names and judgements, which are not written
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		switch of.Kind() { //nolint:exhaustive // others hold nothing
		case reflect.Pointer, reflect.Slice, reflect.Array:
			look(of.Elem())
		case reflect.Map:
			look(of.Key())
			look(of.Elem())
		case reflect.Struct:
			if seen[of] {
				return
			}
			seen[of] = true
			for i := range of.NumField() {
				field := of.Field(i)
				switch {
				case field.IsExported():
					look(field.Type)
				case of != reflect.TypeFor[identity.Reading]() || !madeAnew[field.Name]:
					t.Errorf("%s.%s is not kept", of, field.Name)
				}
			}
		}
	}
	look(reflect.TypeFor[identity.Reading]())
}
