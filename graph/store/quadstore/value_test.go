package quadstore_test

import (
	"bytes"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"github.com/parley-kg/parley/graph/store/quadstore"
)

func anyValue() *rapid.Generator[quad.Value] {
	text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
	return rapid.Custom(func(t *rapid.T) quad.Value {
		switch rapid.IntRange(1, 9).Draw(t, "kind") {
		case 1:
			return quad.IRI(text.Draw(t, "iri"))
		case 2:
			return quad.BNode(text.Draw(t, "node"))
		case 3:
			return quad.String(text.Draw(t, "string"))
		case 4:
			return quad.LangString{Value: quad.String(text.Draw(t, "string")), Lang: text.Draw(t, "language")}
		case 5:
			return quad.TypedString{Value: quad.String(text.Draw(t, "string")), Type: quad.IRI(text.Draw(t, "type"))}
		case 6:
			return quad.Int(rapid.Int64().Draw(t, "int"))
		case 7:
			return quad.Float(rapid.Float64().Draw(t, "float"))
		case 8:
			return quad.Bool(rapid.Bool().Draw(t, "bool"))
		default:
			seconds, nanoseconds := rapid.Int64().Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds")
			return quad.Time(time.Unix(seconds, nanoseconds).UTC())
		}
	})
}

func TestValueComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, other := anyValue().Draw(t, "value"), anyValue().Draw(t, "other")
		encoded, err := quadstore.Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := quadstore.Decode(encoded); err != nil || got != v {
			t.Fatalf("got %#v and error %v, want %#v", got, err, v)
		}
		if second, err := quadstore.Encode(other); err != nil || bytes.Equal(encoded, second) != (v == other) {
			t.Fatalf("%#v and %#v: %x and %x, error %v", v, other, encoded, second, err)
		}
	})
}

func TestEqualInstantsAreOneValue(t *testing.T) {
	now := time.Now() // with a monotonic clock and a place
	here, err := quadstore.Encode(quad.Time(now))
	if err != nil {
		t.Fatal(err)
	}
	there, err := quadstore.Encode(quad.Time(now.Round(0).In(time.FixedZone("there", 3600))))
	if err != nil || !bytes.Equal(here, there) {
		t.Errorf("got %x and %x, error %v", here, there, err)
	}
	if v, err := quadstore.Decode(here); err != nil || !quad.Time(now).Equal(v) {
		t.Errorf("got %v and error %v, want %v", v, err, now)
	}
}

func TestEveryFloatComesBack(t *testing.T) {
	for _, bits := range []uint64{math.Float64bits(math.NaN()), math.Float64bits(math.Copysign(0, -1)), 0, 1, 0xfff8000000000001} {
		encoded, err := quadstore.Encode(quad.Float(math.Float64frombits(bits)))
		if err != nil {
			t.Fatal(err)
		}
		v, err := quadstore.Decode(encoded)
		if got := math.Float64bits(float64(v.(quad.Float))); err != nil || got != bits {
			t.Errorf("got %x and error %v, want %x", got, err, bits)
		}
	}
}

// strange is a value of a kind that Cayley does not know, and cannot be compared.
type strange []int

func (strange) String() string { return "strange" }
func (strange) Native() any    { return nil }

func TestStrangeValue(t *testing.T) {
	if _, err := quadstore.Encode(strange{1}); !errors.Is(err, quadstore.ErrUnsupported) {
		t.Errorf("got error %v, want one that wraps ErrUnsupported", err)
	}
}

// FuzzDecodeValue: what can be decoded is the encoding of what it is decoded to.
func FuzzDecodeValue(f *testing.F) {
	for _, v := range values {
		encoded, err := quadstore.Encode(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(encoded)
	}
	f.Add([]byte{4, 0x80, 0})
	f.Add([]byte{8, 2})
	f.Fuzz(func(t *testing.T, from []byte) {
		v, err := quadstore.Decode(from)
		if err != nil {
			return
		}
		again, err := quadstore.Encode(v)
		if err != nil || !bytes.Equal(again, from) {
			t.Errorf("%x is decoded to %#v, whose encoding is %x, error %v", from, v, again, err)
		}
	})
}
