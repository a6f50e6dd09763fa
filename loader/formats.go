package loader

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// format is one row of the table of formats. To add a format, add a row and a
// file; a sample of it under testdata/samples is found by the tests.
type format struct {
	name, means string
	// recognises tells whether a file is of this format, by its path or its content.
	recognises func(f *candidate) bool
	// unit is the name that the files of one article share; nil: the file's own.
	unit func(path string) string
	// read yields the items of a unit; false when the caller wants no more.
	read func(l *load, unit string, yield func(Item) bool) bool
}

// The names of formats; formatJudgements is the one that holds no articles.
const (
	formatBrat       = "brat"
	formatJSON       = "json"
	formatJSONLines  = "jsonl"
	formatJudgements = "judgements"

	formatLabelStudio   = "labelstudio"
	formatDoccano       = "doccano"
	formatProdigy       = "prodigy"
	formatWebAnnotation = "webannotation"
	formatPubAnnotation = "pubannotation"
	formatCAT           = "cat"
	formatWikiEvents    = "wikievents"
	formatUIMAJSON      = "uima-json"
	formatXMI           = "uima-xmi"
	formatWebAnnoTSV    = "webanno-tsv"

	formatICEWS  = "icews"
	formatDyads  = "dyads"
	formatCSV    = "csv"
	formatNQuads = "nquads"
)

// formats is the table. The first row that recognises a file has it.
func formats() []*format {
	return []*format{
		{formatBrat, "brat standoff: name.txt, name.ann and name.meta.json", isBrat, bratUnit, readBratUnit},
		{formatJSON, "Parley's own JSON, an article a file", isNativeJSON, nil, readJSONFile},
		{formatJSONLines, "Parley's own JSON, an article a line", isNativeLines, nil, readJSONLines},
		{formatJudgements, "judgements.jsonl: who is who, and which reports are one event", isJudgements, nil, readJudgementLines},
		{formatWebAnnotation, "W3C Web Annotation, JSON-LD", isWebAnnotation, nil, readWebAnnotation},
		{formatLabelStudio, "Label Studio, JSON export", isLabelStudio, nil, readLabelStudio},
		{formatPubAnnotation, "PubAnnotation, JSON", isPubAnnotation, nil, readPubAnnotation},
		{formatCAT, "CAT XML, as of ECB+", isCAT, nil, readCAT},
		{formatWikiEvents, "WikiEvents, JSON Lines", isWikiEvents, nil, readWikiEvents},
		{formatUIMAJSON, "UIMA CAS JSON, as of INCEpTION", isUIMAJSON, nil, readUIMAJSON},
		{formatXMI, "UIMA XMI, as of INCEpTION", isXMI, nil, readXMI},
		{formatWebAnnoTSV, "WebAnno TSV 3, as of INCEpTION", isWebAnnoTSV, nil, readWebAnnoTSV},
		{formatProdigy, "Prodigy or spaCy, JSON Lines or JSON", isProdigy, nil, readProdigy},
		{formatDoccano, "doccano, JSON Lines or JSON", isDoccano, nil, readDoccano},
		{formatICEWS, "ICEWS event table: TABs, with a header, or subject, relation, object, date", isICEWS, nil, readICEWS},
		{formatDyads, "event table of subject, relation, object, date, parted by TABs, no header", isDyads, nil, readDyads},
		{formatCSV, "event table in CSV with a header; a mapping file names its columns", isCSVTable, nil, readCSV},
		{formatNQuads, "Parley's own export as N-Quads, with all that was ever recorded", isNQuads, nil, readNQuads},
	}
}

// Formats returns the names of the formats, each with what it means, in the
// order in which they are tried.
func Formats() (names, means []string) {
	for _, f := range formats() {
		names = append(names, f.name)
		means = append(means, f.means)
	}
	return names, means
}

var (
	bratEndings     = []string{endMeta, endAnn, endText, endGiven, endFound}
	jsonEndings     = []string{".json"}
	lineEndings     = []string{".jsonl", ".ndjson"}
	tableEndings    = []string{".tsv"}
	xmlEndings      = []string{".xml", ".xmi"}
	nativeKey       = regexp.MustCompile(`"format"\s*:\s*"parley/`) // cannot stand inside a JSON string
	verdictKey      = regexp.MustCompile(`"verdict"\s*:`)
	judgementsNamed = "judgements.jsonl"
)

func isNQuads(f *candidate) bool { return f.endsIn([]string{".nq", ".nquads"}) }

// isBrat wants the endings as they are: the files of one article find one another by them.
func isBrat(f *candidate) bool { return bratUnit(f.path) != f.path }

func isNativeJSON(f *candidate) bool {
	return f.endsIn(jsonEndings) && f.mentions("format", nativeKey)
}

func isNativeLines(f *candidate) bool {
	return f.endsIn(lineEndings) && f.mentions("format", nativeKey)
}

func isJudgements(f *candidate) bool {
	return path.Base(f.path) == judgementsNamed || f.endsIn(lineEndings) && f.mentions("verdict", verdictKey)
}

// isForNone tells whether the ending is one that some format reads, so that a
// file that none recognises must not be passed over.
func isForNone(f *candidate) bool {
	return f.endsIn(slices.Concat(jsonEndings, lineEndings, xmlEndings, []string{endAnn}))
}

// bratUnit takes the ending off.
func bratUnit(path string) string {
	for _, e := range bratEndings {
		if base, ok := strings.CutSuffix(path, e); ok {
			return base
		}
	}
	return path
}
