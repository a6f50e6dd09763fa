package query

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

func TestCursorComesBack(t *testing.T) {
	key := whenKey{edtf.OpenPast, edtf.OpenFuture, "event/000/meeting-ü"}
	cursor, err := encodeCursor("WHEN DESC", key)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeCursor[whenKey]("WHEN DESC", cursor)
	if err != nil || got != key {
		t.Errorf("got %v, %v; want %v", got, err, key)
	}
}

func TestBadCursors(t *testing.T) {
	encode := func(plain string) string { return base64.RawURLEncoding.EncodeToString([]byte(plain)) }
	for name, cursor := range map[string]string{
		"empty":         "",
		"not base64":    "***",
		"padded":        "eyJ9fQ==",
		"not json":      encode("hello"),
		"another order": encode(`{"o":"WHEN ASC","k":{"s":1,"e":2,"id":"event/a"}}`),
		"another key":   encode(`{"o":"WHEN DESC","k":{"name":"x"}}`),
		"a number":      encode(`7`),
		"wrong type":    encode(`{"o":"WHEN DESC","k":{"s":"1"}}`),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := decodeCursor[whenKey]("WHEN DESC", cursor)
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("got %v; want ErrInvalid", err)
			}
			if !strings.Contains(err.Error(), "cursor") {
				t.Errorf("%q does not say what is wrong", err)
			}
		})
	}
}

func FuzzDecodeCursor(f *testing.F) {
	good, err := encodeCursor("WHEN DESC", whenKey{1, 2, "event/a"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add("")
	f.Fuzz(func(t *testing.T, cursor string) {
		key, err := decodeCursor[whenKey]("WHEN DESC", cursor)
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("%v is not ErrInvalid", err)
			}
			return
		}
		again, err := encodeCursor("WHEN DESC", key)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decodeCursor[whenKey]("WHEN DESC", again); err != nil || back != key {
			t.Fatalf("%v came back as %v, %v", key, back, err)
		}
	})
}
