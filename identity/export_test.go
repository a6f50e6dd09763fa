package identity

// Kept counts the readings and names that a memory holds.
func (m *Memory) Kept() int { return len(m.readings) + len(m.forms) }

// BeginningOf is how ids of judgements are put in order first.
var BeginningOf = beginningOf

// Reading is what is kept of the text of an article.
type Reading = reading

// Compared counts the pairs of events that a memory has compared.
func (m *Memory) Compared() int { return m.events.compared }
