// Package storetest holds what every backend of package store must do, as a
// suite of tests: see [Run]. It also makes articles to test with, by hand
// ([Meeting]) and at random ([Corpora]).
package storetest
