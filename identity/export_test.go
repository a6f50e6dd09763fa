package identity

// Kept counts the readings, names, comparisons of these and judgements that a memory holds.
func (m *Memory) Kept() int {
	return len(m.readings) + len(m.forms) + len(m.namesCompared.now) + len(m.namesCompared.before) + len(m.rulings.sorted) + len(m.rulings.news)
}

// Anew returns how many names this memory has compared and how many judgements it has made,
// without those that it remembered.
func (m *Memory) Anew() (names, judgements int) { return m.namesCompared.anew, m.rulings.anew }

// BeginningOf is how ids of judgements are put in order first.
var BeginningOf = beginningOf

// Reading is what is kept of the text of an article.
type Reading = reading

// Compared counts the pairs of events that a memory has compared.
func (m *Memory) Compared() int { return m.events.compared }
