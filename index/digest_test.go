package index

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// Digests are numbers of 128 bits, which are added and written as such.
func TestDigestsAreAdded(t *testing.T) {
	number := func(d digest) *big.Int {
		n, ok := new(big.Int).SetString(d.String(), 16)
		if !ok {
			panic(d.String())
		}
		return n
	}
	modulus := new(big.Int).Lsh(big.NewInt(1), 128)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) digest {
			return digest{rapid.Uint64().Draw(t, name), rapid.Uint64().Draw(t, name)}
		}
		a, b := draw("a"), draw("b")
		if want := new(big.Int).Add(number(a), number(b)); number(a.plus(b)).Cmp(want.Mod(want, modulus)) != 0 {
			t.Fatalf("%s plus %s is %s", a, b, a.plus(b))
		}
		if a.plus(b).minus(b) != a || parseDigest(a.String()) != a {
			t.Fatalf("%s does not come back", a)
		}
	})
}
