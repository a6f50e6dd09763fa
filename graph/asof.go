package graph

import (
	"time"

	"github.com/parley-kg/parley/graph/edtf"
)

// AsOf says what is to be left out of an answer: what was not published yet on a
// day, and what was not recorded yet at an instant. The zero value leaves out
// nothing.
type AsOf struct {
	// Published keeps what articles say that were published by this time; nil keeps all.
	Published *edtf.Time
	// Recorded keeps what was stored by this instant, as it stood then; nil keeps what stands now.
	Recorded *time.Time
	// Mode tells what Published keeps of articles whose day of publication is uncertain; Certainly
	// where nil. With Possibly, events of which no article tells that certainly was published by then
	// are never certain.
	Mode *TimeMode
}

// IsZero tells whether nothing is left out.
func (a *AsOf) IsZero() bool { return a == nil || a.Published == nil && a.Recorded == nil }

// PublishedMode is the mode, with its default.
func (a *AsOf) PublishedMode() TimeMode {
	if a.Mode == nil {
		return Certainly
	}
	return *a.Mode
}
