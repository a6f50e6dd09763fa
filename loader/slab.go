package loader

import "strings"

// slab hands out short lists that lie in large arrays, so that the rows of a
// table need not have an allocation each.
type slab[T any] struct{ free []T }

// slabSize is how many elements are allocated at once.
const slabSize = 1024

// take returns a list of n empty elements.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, slabSize))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// copyOf returns a copy; nil of an empty list.
func (s *slab[T]) copyOf(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	taken := s.take(len(list))
	copy(taken, list)
	return taken
}

// blocks holds elements by their numbers, and never moves them.
type blocks[T any] struct {
	list  [][]T
	count int
}

// blockSize is how many elements are allocated at once.
const blockSize = 512

// add adds an element and returns its number.
func (b *blocks[T]) add(value T) uint32 {
	last := len(b.list) - 1
	if b.count%blockSize == 0 {
		b.list = append(b.list, make([]T, 0, blockSize))
		last++
	}
	b.list[last] = append(b.list[last], value)
	b.count++
	return uint32(b.count - 1) //nolint:gosec // there are not as many
}

func (b *blocks[T]) at(number uint32) *T { return &b.list[number/blockSize][number%blockSize] }

// all yields pointers to the elements, in order.
func (b *blocks[T]) all(yield func(*T) bool) {
	for _, block := range b.list {
		for i := range block {
			if !yield(&block[i]) {
				return
			}
		}
	}
}

// textSlab makes strings that are pieces of larger ones, for what has many short
// strings. One piece that is kept keeps all of its slab, which is why these are small.
type textSlab struct{ text strings.Builder }

// textSlabSize is that of a slab in bytes, unless a string is longer.
const textSlabSize = 4 << 10

// copyOf returns the bytes as a string.
func (s *textSlab) copyOf(b []byte) string {
	if s.text.Cap()-s.text.Len() < len(b) {
		s.text.Reset()
		s.text.Grow(max(len(b), textSlabSize))
	}
	start := s.text.Len()
	s.text.Write(b)
	return s.text.String()[start:]
}
