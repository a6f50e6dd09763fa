package quadstore

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"
)

// The kinds of values, by the first byte of their encoding.
const (
	kindIRI = 1 + iota
	kindBNode
	kindString
	kindLangString
	kindTypedString
	kindInt
	kindFloat
	kindBool
	kindTime
)

// ErrUnsupported is wrapped where a value is of a kind that Cayley does not define.
var ErrUnsupported = errors.New("a value of this kind cannot be stored")

var errValue = errors.New("not the encoding of a value")

// appendValue appends the encoding of a value: one for each value, the same for
// equal ones. Instants are equal when they are the same moment.
func appendValue(to []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(to, kindIRI), v...), nil
	case quad.BNode:
		return append(append(to, kindBNode), v...), nil
	case quad.String:
		return append(append(to, kindString), v...), nil
	case quad.LangString:
		return append(appendText(append(to, kindLangString), v.Lang), v.Value...), nil
	case quad.TypedString:
		return append(appendText(append(to, kindTypedString), string(v.Type)), v.Value...), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(to, kindInt), uint64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(to, kindFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(to, kindBool, 1), nil
		}
		return append(to, kindBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		to = binary.BigEndian.AppendUint64(append(to, kindTime), uint64(t.Unix()))
		return binary.BigEndian.AppendUint32(to, uint32(t.Nanosecond())), nil
	}
	return to, fmt.Errorf("%T: %w", v, ErrUnsupported)
}

// appendText appends a text so that its end is known.
func appendText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

// decodeValue is the reverse of appendValue, and accepts nothing else. Instants are in UTC.
func decodeValue(from []byte) (quad.Value, error) {
	if len(from) == 0 {
		return nil, fmt.Errorf("nothing: %w", errValue)
	}
	kind, rest := from[0], from[1:]
	switch kind {
	case kindIRI:
		return quad.IRI(rest), nil
	case kindBNode:
		return quad.BNode(rest), nil
	case kindString:
		return quad.String(rest), nil
	case kindLangString, kindTypedString:
		return decodeTwoTexts(kind, rest)
	}
	return decodeNative(kind, rest)
}

// decodeTwoTexts decodes a text with a language or a type.
func decodeTwoTexts(kind byte, from []byte) (quad.Value, error) {
	n, size := binary.Uvarint(from)
	if size <= 0 || n > uint64(len(from)-size) || len(binary.AppendUvarint(nil, n)) != size {
		return nil, fmt.Errorf("%x: %w", from, errValue)
	}
	about, text := from[size:size+int(n)], quad.String(from[size+int(n):])
	if kind == kindLangString {
		return quad.LangString{Value: text, Lang: string(about)}, nil
	}
	return quad.TypedString{Value: text, Type: quad.IRI(about)}, nil
}

// decodeNative decodes what has one size.
func decodeNative(kind byte, from []byte) (quad.Value, error) {
	switch {
	case kind == kindInt && len(from) == 8:
		return quad.Int(binary.BigEndian.Uint64(from)), nil
	case kind == kindFloat && len(from) == 8:
		return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(from))), nil
	case kind == kindBool && len(from) == 1 && from[0] <= 1:
		return quad.Bool(from[0] == 1), nil
	case kind == kindTime && len(from) == 12:
		seconds, nanoseconds := binary.BigEndian.Uint64(from), binary.BigEndian.Uint32(from[8:])
		if nanoseconds < uint32(time.Second) {
			return quad.Time(time.Unix(int64(seconds), int64(nanoseconds)).UTC()), nil
		}
	}
	return nil, fmt.Errorf("kind %d, %x: %w", kind, from, errValue)
}

// hash stands for a value in keys: values may be long, and are short to sort by it.
type hash [16]byte

// hashOf returns the hash of an encoded value. Half of SHA-256 is enough that
// no two values will ever share it, by chance or by somebody's intent.
func hashOf(encoded []byte) hash {
	sum := sha256.Sum256(encoded)
	return hash(sum[:len(hash{})])
}
