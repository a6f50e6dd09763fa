package identity

// byRoot holds something of nodes, most often of sets by their roots; the zero value of
// a node of which nothing was noted.
type byRoot[T any] []T

// of returns what was noted of a node.
func (b byRoot[T]) of(node int32) (noted T) {
	if int(node) < len(b) {
		noted = b[node]
	}
	return noted
}

// note notes something of a node.
func (b *byRoot[T]) note(node int32, what T) {
	if int(node) >= len(*b) {
		*b = append(*b, make([]T, int(node)+1-len(*b))...)
	}
	(*b)[node] = what
}
