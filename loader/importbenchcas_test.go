//go:build unix

package loader

import (
	"fmt"
	"strings"
	"testing"
)

// benchCAS is the sample of a format of INCEpTION with the rest of an article
// behind its sentence, and a token for each word of that, as INCEpTION has it.
func benchCAS(b *testing.B, format string) (file, content string) {
	b.Helper()
	const said = "state radio said."
	const sampleUnits = 66 // the sample's length in UTF-16 units
	file = map[string]string{formatUIMAJSON: "bergen.json", formatXMI: "bergen.xmi", formatWebAnnoTSV: "bergen.tsv"}[format]
	content = string(readFile(b, samples+"/"+format+"/"+file))
	var tokens strings.Builder
	if format == formatWebAnnoTSV {
		fmt.Fprintf(&tokens, "\n#Text=%s\n", body[1:])
	}
	start := sampleUnits + 1
	for i, word := range strings.Fields(body) {
		end := start + len(word)
		switch format {
		case formatUIMAJSON:
			fmt.Fprintf(&tokens, "{\"%%ID\": %d, \"%%TYPE\": %q, \"@sofa\": 1, \"begin\": %d, \"end\": %d, \"order\": %d},\n", 1000+i, tokenLayer, start, end, i)
		case formatXMI:
			fmt.Fprintf(&tokens, "<type2:Token xmi:id=\"%d\" sofa=\"1\" begin=\"%d\" end=\"%d\" order=\"%d\"/>\n", 1000+i, start, end, i)
		case formatWebAnnoTSV:
			fmt.Fprintf(&tokens, "2-%d\t%d-%d\t%s\t%s\n", i+1, start, end, word, strings.Repeat("_\t", 7))
		}
		start = end + 1
	}
	switch format {
	case formatUIMAJSON:
		content = strings.Replace(content, said, said+body, 1)
		content = strings.Replace(content, `"%FEATURE_STRUCTURES": [`, `"%FEATURE_STRUCTURES": [`+tokens.String(), 1)
	case formatXMI:
		content = strings.Replace(content, said, said+body, 1)
		content = strings.Replace(content, "<cas:Sofa", tokens.String()+"<cas:Sofa", 1)
	case formatWebAnnoTSV:
		content += tokens.String()
	}
	return file, content
}
