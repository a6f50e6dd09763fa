package resolvers

import "github.com/parley-kg/parley/query"

// Resolver answers each field of the schema that needs more than a look at a
// Go field. The session that it reads from lies in the context.
type Resolver struct {
	// version is that of the program.
	version string
	judge   JudgeFunc
	// reader opens the session in which a mutation sees what it changed.
	reader *query.Reader
}
