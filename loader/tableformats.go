package loader

import (
	"fmt"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// The formats of event tables.
var (
	dyadsFormat = tableFormat{name: formatDyads, rows: tabRows, underscores: true}
	csvFormat   = tableFormat{name: formatCSV, rows: csvRows, header: true}
	icewsFormat = tableFormat{
		name: formatICEWS, rows: tabRows, header: true, codes: "cameo:", absent: []string{"NA", "NULL", "---"},
	}
	// icewsDyads is ICEWS in four columns and without a header, as in the benchmarks of temporal graphs.
	icewsDyads = tableFormat{name: formatICEWS, rows: tabRows}
)

var (
	tabEndings = []string{".tab", ".tsv"}
	csvEndings = []string{".csv"}
)

func readDyads(l *load, file string, yield func(Item) bool) bool {
	return l.readTable(dyadsFormat, file, yield)
}

func readCSV(l *load, file string, yield func(Item) bool) bool {
	return l.readTable(csvFormat, file, yield)
}

// readICEWS reads both forms of ICEWS: which one it is, the first line tells.
func readICEWS(l *load, file string, yield func(Item) bool) bool {
	first := firstCells(&candidate{fsys: l.fsys, path: file})
	if isDyad(first) {
		return l.readTable(icewsDyads, file, yield)
	}
	return l.readTable(icewsFormat, file, yield)
}

// isICEWS knows the header, or the labels of the first rows: those of CAMEO in
// full words.
func isICEWS(f *candidate) bool {
	if !f.endsIn(tabEndings) {
		return false
	}
	header := firstCells(f)
	if indexFold(header, "CAMEO Code") >= 0 && indexFold(header, "Event Text") >= 0 {
		return true
	}
	return isDyad(header) && labelsAreCAMEO(f)
}

// labelsAreCAMEO looks at the labels of the first rows. With underscores for
// spaces they are those of another source.
func labelsAreCAMEO(f *candidate) bool {
	cameo := builtinMapping(formatICEWS)
	rows := 0
	for line := range strings.Lines(f.firstBytes()) {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			continue
		}
		meaning, known := cameo.event(cells[1])
		if _, ours := graph.EventTypeByLabel(cells[1]); ours || !known || meaning.label == "" || strings.Contains(cells[1], "_") {
			return false
		}
		if rows++; rows == rowsToTell {
			break
		}
	}
	return rows > 0
}

// rowsToTell is how many rows tell whose labels they have.
const rowsToTell = 20

// isDyads knows four cells of which the last is a date.
func isDyads(f *candidate) bool { return f.endsIn(tabEndings) && isDyad(firstCells(f)) }

// isCSVTable knows a header with the columns under the names that the mapping has
// for them, or under their own.
func isCSVTable(f *candidate) bool {
	if !f.endsIn(csvEndings) && !f.endsIn(tabEndings) {
		return false
	}
	line := firstLine(f)
	header := strings.Split(line, string(separatorOf(line)))
	for i := range header {
		header[i] = strings.Trim(header[i], `"`)
	}
	_, missing := layoutOf(header, f.mappingFor(formatCSV))
	return len(missing) == 0
}

// separatorOf is what parts the cells of a header: a TAB where there is one, else
// the more frequent of comma and semicolon.
func separatorOf(header string) rune {
	switch commas, semicolons := strings.Count(header, ","), strings.Count(header, ";"); {
	case strings.Contains(header, "\t"):
		return '\t'
	case semicolons > commas:
		return ';'
	}
	return ','
}

// daysInWords are the forms in which event tables write a day that can be read in
// one way only.
var daysInWords = []string{"2 January 2006", "2 Jan 2006", "2-Jan-2006", "January 2, 2006", "2006-01-02 15:04:05"}

// dayInWords reads a day that is not EDTF, or returns what was wrong with that.
func dayInWords(s string, err error) (edtf.Time, error) {
	for _, form := range daysInWords {
		if day, wrong := time.Parse(form, s); wrong == nil {
			return edtf.Parse(day.Format(time.DateOnly))
		}
	}
	return edtf.Time{}, err
}

func isDyad(cells []string) bool {
	if len(cells) != 4 || cells[0] == "" || cells[1] == "" || cells[2] == "" || cells[3] == "" {
		return false
	}
	_, err := edtf.Parse(cells[3])
	return err == nil
}

func firstCells(f *candidate) []string { return strings.Split(firstLine(f), "\t") }

// firstLine returns the first line of a file that is not blank, without its end.
func firstLine(f *candidate) string {
	text := strings.TrimLeft(strings.TrimPrefix(f.firstBytes(), byteOrderMark), "\r\n")
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimRight(line, "\r")
}

// withoutColumns names the columns that a header lacks, and what may be meant.
func withoutColumns(missing, header []string) string {
	if best := nearest(missing[0], header); best != "" {
		return fmt.Sprintf("%s: did you mean %q?", oneOf(missing), best)
	}
	return oneOf(missing) + ": name the columns in a mapping file, see docs/formats.md"
}
