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
