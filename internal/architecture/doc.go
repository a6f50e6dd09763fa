// Package architecture holds no code: its test checks that the packages of the
// project import one another only as docs/architecture.md says.
package architecture
