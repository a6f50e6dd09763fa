package quadstore

import "github.com/cockroachdb/pebble/vfs"

// InMemory returns the settings of a store that lives in memory. What was
// written is there as long as the settings are kept: they can open it again.
func InMemory() Options { return Options{FS: vfs.NewMem()} }
