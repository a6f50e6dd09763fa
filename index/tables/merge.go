package tables

import "slices"

// Merge makes one of two sorted lists, of which the second is short: what is in
// the first is hardly compared.
func Merge[T any](long, short []T, compare func(a, b T) int) []T {
	if len(long) == 0 {
		return short
	}
	all := make([]T, 0, len(long)+len(short))
	for _, next := range short {
		at, _ := slices.BinarySearchFunc(long, next, compare)
		all = append(append(all, long[:at]...), next)
		long = long[at:]
	}
	return append(all, long...)
}
