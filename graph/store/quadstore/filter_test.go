package quadstore

import (
	"encoding/binary"
	"testing"
)

func TestFilter(t *testing.T) {
	var f filter
	number := func(i int) hash { return hashOf(binary.BigEndian.AppendUint64(nil, uint64(i))) }
	const n = 200_000 // more than one part has room for
	for i := range n {
		f.add(number(i))
	}
	wrong := 0
	for i := range n {
		if !f.maybe(number(i)) {
			t.Fatalf("%d was added, and is forgotten", i)
		}
		if f.maybe(number(n + i)) {
			wrong++
		}
	}
	if wrong > n/50 {
		t.Errorf("of %d that were not added %d may be there", n, wrong)
	}
}
