package identity

// Kept counts the readings and names that a memory holds.
func (m *Memory) Kept() int { return len(m.readings) + len(m.forms) }
