//go:build race

package main

// A process with the race detector takes many times as long: make race looks for
// races in a few rounds, make crash runs the others.
const (
	raced       = true
	usualRounds = 2
)
