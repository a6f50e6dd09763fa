package loader

import "sync"

// shared is a map that the readers of several files use at once.
type shared[K comparable, V any] struct {
	mu sync.Mutex
	m  map[K]V
}

func (s *shared[K, V]) get(key K) (value V, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok = s.m[key]
	return value, ok
}

func (s *shared[K, V]) put(key K, value V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[K]V{}
	}
	s.m[key] = value
}
