//go:build !race

package main

// usualRounds is how many rounds the crash tests go through where nobody says
// another number.
const (
	raced       = false
	usualRounds = 20
)
