package loader

import (
	"strconv"
	"strings"
	"testing"
)

// What was handed out stays what it is, however much comes after it.
func TestSlabsHoldWhatTheyHandedOut(t *testing.T) {
	var texts textSlab
	var numbers blocks[int]
	var kept []string
	var places []*int
	buffer := make([]byte, 0, 2*textSlabSize)
	for i := range 3 * blockSize {
		buffer = strconv.AppendInt(buffer[:0], int64(i), 10)
		if i%100 == 0 { // longer than a slab
			buffer = append(buffer, strings.Repeat("x", textSlabSize)...)
		}
		kept = append(kept, texts.copyOf(buffer))
		number := numbers.add(i)
		if number != uint32(i) {
			t.Fatalf("element %d has the number %d", i, number)
		}
		places = append(places, numbers.at(number))
	}
	for i, s := range kept {
		want := strconv.Itoa(i)
		if i%100 == 0 {
			want += strings.Repeat("x", textSlabSize)
		}
		if s != want {
			t.Errorf("string %d became %.20q", i, s)
		}
	}
	i := 0
	for place := range numbers.all {
		if *place != i || place != places[i] {
			t.Fatalf("element %d is %d, or has moved", i, *place)
		}
		i++
	}
	if i != numbers.count || i != len(places) {
		t.Errorf("%d elements of %d", i, len(places))
	}
}
