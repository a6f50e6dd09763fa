package loader

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is how long a file of the largest size may take, on a busy machine
// too; what grows faster than the file would take hours.
const patience = 2 * time.Minute

// within runs a function, and fails where it does not end.
func within(t *testing.T, limit time.Duration, run func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		run()
	}()
	select {
	case <-done:
	case <-time.After(limit):
		t.Fatalf("it takes more than %v", limit)
	}
}

// hostile are files that are small, or not larger than they may be, and made so
// that what is in them is named again and again, each as another.
var hostile = []struct {
	name, file string
	content    func() string
	// wants begins the one problem; empty: the file is good.
	wants string
}{
	{
		"a chain of as many links as a file has room for", "a.json",
		func() string { return chainOfCAS(100_000, 1) }, "",
	},
	{
		"a chain with many heads", "a.json",
		func() string { return chainOfCAS(50_000, 50_000) }, "",
	},
	{
		"structures by their ids", "a.json",
		func() string {
			return `{"%FEATURE_STRUCTURES": {"1": {"%TYPE": "uima.cas.Sofa", "sofaString": "Tom"}` +
				eachOf(150_000, func(i int) string {
					return fmt.Sprintf(`, "%d": {"%%TYPE": "x.Span", "@sofa": 1, "begin": 0, "end": 3}`, i+2)
				}) + "}}"
		}, "",
	},
	{
		"texts, and structures", "a.json",
		func() string {
			return `{"%FEATURE_STRUCTURES": [{"%ID": 0, "%TYPE": "uima.cas.Sofa", "sofaID": "0", "sofaString": "a"}` +
				eachOf(60_000, func(i int) string {
					return fmt.Sprintf(`, {"%%ID": %d, "%%TYPE": "uima.cas.Sofa", "sofaID": "%d", "sofaString": "a"}, {"%%ID": "s%d", "%%TYPE": "x.Span", "@sofa": %d, "begin": 0, "end": 1}`, i+1, i+1, i+1, i+1)
				}) + "]}"
		}, "",
	},
	{
		"many that each name many", "a.json",
		func() string {
			return `{"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "Tom"},
				{"%ID": 2, "%TYPE": "x.Span", "@sofa": 1, "begin": 0, "end": 3},
				{"%ID": 3, "%TYPE": "x.Span[]", "%ELEMENTS": [2` + strings.Repeat(", 2", 1_000_000) + `]}` +
				eachOf(100_000, func(i int) string {
					return fmt.Sprintf(`, {"%%ID": %d, "%%TYPE": "x.Span", "@sofa": 1, "begin": 0, "end": 3, "@all": 3}`, i+4)
				}) + "]}"
		}, "a.json:1:1: the structures of this file name others more than 16777216 times",
	},
	{
		"the same in XMI", "a.xmi",
		func() string {
			return `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///x.ecore"><cas:Sofa xmi:id="1" sofaString="Tom"/>
				<x:Link xmi:id="2" target="4" role="r"/><cas:FSArray xmi:id="3" elements="2` + strings.Repeat(" 2", 1_000_000) + `"/>` +
				eachOf(100_000, func(i int) string {
					return fmt.Sprintf(`<x:Span xmi:id="%d" sofa="1" begin="0" end="3" all="3"/>`, i+4)
				}) + "</xmi:XMI>"
		}, "a.xmi:1:1: the structures of this file name others more than 16777216 times",
	},
	{
		"a relation of many with many", "a.xml",
		func() string {
			return `<Document doc_name="a"><token t_id="1" sentence="0">Tom</token><Markables><PER m_id="1"><token_anchor t_id="1"/></PER></Markables><Relations><likes>` +
				strings.Repeat(`<source m_id="1"/>`, 300_000) + strings.Repeat(`<target m_id="1"/>`, 300_000) + `</likes></Relations></Document>`
		}, "a.xml:1:142: the relations of this document have more than 100000 pairs of a source and a target",
	},
	{
		"entities of XML that grow", "a.xml",
		func() string {
			return `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">` + eachOf(20, func(i int) string {
				return fmt.Sprintf(`<!ENTITY %c "%s">`, 'b'+i, strings.Repeat(fmt.Sprintf("&%c;", 'a'+i), 10))
			}) + `]><Document doc_name="a"><token t_id="1" sentence="0">&u;</token></Document>`
		}, "a.xml:1:",
	},
	{
		"XML in XML", "a.xml",
		func() string {
			return `<Document doc_name="a"><token t_id="1" sentence="0">` + strings.Repeat("<b>", 3_000_000) + "</token></Document>"
		}, "a.xml:1:",
	},
	{
		"JSON in JSON", "a.json",
		func() string { return `{"text": "Tom", "denotations": ` + strings.Repeat("[", 10_000_000) }, "a.json:1:",
	},
	{
		"objects in objects", "a.json",
		func() string { return strings.Repeat(`{"%FEATURE_STRUCTURES":`, 500_000) }, "a.json:1:",
	},
	{
		"annotations in annotations", "a.json",
		func() string {
			return `{"@context": "http://www.w3.org/ns/anno.jsonld", "target": "x", "items": ` + strings.Repeat(`[`, 10_000_000)
		}, "a.json:1:",
	},
	{
		"columns, and annotations in one of them", "a.tsv",
		func() string {
			const columns = 1_000_000
			return "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Span" + strings.Repeat("|a", columns) + "\n\n#Text=Tom\n1-1\t0-3\tTom\t" +
				strings.Repeat("|", 4_000_000) + strings.Repeat("\t_", columns-1) + "\n"
		}, "a.tsv:2:1: the layers have more than 10000 columns",
	},
	{
		"annotations at one token", "a.tsv",
		func() string {
			return "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Span|a\n\n#Text=Tom\n1-1\t0-3\tTom\t" + strings.Repeat("|", 8_000_000) + "\n"
		}, "a.tsv:5:1: the layer x.Span has more than 100000 values at one token",
	},
	{
		"elements of no use", "a.xmi",
		func() string {
			return `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"><cas:Sofa xmi:id="s" sofaString="Tom"/>` +
				eachOf(700_000, func(i int) string { return fmt.Sprintf(`<x xmi:id="%d"/>`, i) }) + "</xmi:XMI>"
		}, "",
	},
	{
		"a gap between sentences", "a.tsv",
		func() string { return "#FORMAT=WebAnno TSV 3.3\n\n#Text=Tom\n1-1\t2000000000-2000000003\tTom\n" }, "a.tsv:4:1: between this sentence and the one before",
	},
	{
		"words that stand nowhere", "a.json",
		func() string {
			return `{"denotations": [` + strings.TrimSuffix(eachOf(60_000, func(i int) string {
				return fmt.Sprintf(`{"id": "T%d", "span": {"begin": 0, "end": 9000000}, "obj": "x"}, `, i)
			}), ", ") + `], "text": "` + strings.Repeat("abc ", 2_000_000) + `"}`
		}, "a.json:1:",
	},
	{
		"mentions of almost everything, in two parts", "a.json",
		func() string {
			return `{"denotations": [` + strings.TrimSuffix(eachOf(80_000, func(i int) string {
				return fmt.Sprintf(`{"id": "T%d", "span": [{"begin": 0, "end": %d}, {"begin": 2000000, "end": 4000000}], "obj": "x"}, `, i, i+1)
			}), ", ") + `], "text": "` + strings.Repeat("a", 4_000_000) + `"}`
		}, "a.json:1:3233: the spans of this article cover more than 67108864 characters together",
	},
	{
		"quotes that are looked for", "a.jsonl",
		func() string {
			return `{"format": "parley/1", "id": "a", "text": "` + strings.Repeat("ab", 2_000_000) + `", "mentions": [` + strings.TrimSuffix(eachOf(100_000, func(i int) string {
				return fmt.Sprintf(`{"id": "m%d", "type": "Person", "quote": "a", "occurrence": %d}, `, i, 2_000_000-i)
			}), ", ") + "]}"
		}, "a.jsonl:1:4009506: too many quotes are looked for in this long text: give start and end",
	},
	{
		"quotes that do not fit", "a.jsonl",
		func() string {
			return `{"id": 1, "answer": "accept", "spans": [` + strings.TrimSuffix(eachOf(100_000, func(i int) string {
				return fmt.Sprintf(`{"start": 0, "end": 6000000, "text": "%d", "label": "PER"}, `, i)
			}), ", ") + `], "text": "` + strings.Repeat("ab", 3_000_000) + `"}`
		}, "a.jsonl:1:",
	},
	{
		"an event with very many in it", "a.json",
		func() string { return ofPubAnnotation(60_000, "Participant", "T0") }, "",
	},
	{
		"an event that very many tell of", "a.json",
		func() string { return ofPubAnnotation(60_000, "Source", "T0") }, "",
	},
	{
		"one for whom very many act", "a.json",
		func() string { return ofPubAnnotation(60_000, "ActsFor", "T1") }, "",
	},
	{
		"each acts for the next", "a.json",
		func() string { return ofPubAnnotation(60_000, "ActsFor", "") }, "",
	},
	{
		"each within the next", "a.json",
		func() string { return ofPubAnnotation(60_000, "Within", "") }, "",
	},
	{
		"each one with the next", "a.json",
		func() string { return ofPubAnnotation(60_000, "Coreference", "") }, "",
	},
	{
		"all act for all, by hand", "a.ann",
		func() string {
			return "T0\tPerson 0 1\ta\n" + eachOf(30_000, func(i int) string {
				return fmt.Sprintf("T%d\tGroup %d %d\ta\nR%d\tActsFor Arg1:T0 Arg2:T%d\nR%d\tActsFor Arg1:T%d Arg2:T%d\n", i+1, i+1, i+2, 2*i, i+1, 2*i+1, i+1, i+2)
			}) + "T30001\tGroup 30001 30002\ta\n"
		}, "",
	},
	{
		"sentences of no end", "a.jsonl",
		func() string {
			return `{"doc_id": "1", "event_mentions": [], "entity_mentions": [], "sentences": [` + strings.TrimSuffix(strings.Repeat(`[[["a",0,1]],"a"], `, 500_000), ", ") + "]}"
		}, "",
	},
	{
		"regions of one id, and arrows among them", "a.json",
		func() string {
			return `{"data": {"text": "Tom met Ann"}, "annotations": [{"result": [` +
				listOf(25_000, func(int) string {
					return `{"id": "r", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["PER"]}}`
				}) + ", " + listOf(25_000, func(int) string {
				return `{"type": "relation", "from_id": "r", "to_id": "r", "labels": ["likes"]}`
			}) + "]}]}"
		}, "",
	},
	{
		"a region with very many labels", "a.json",
		func() string {
			return `{"data": {"text": "Tom met Ann"}, "annotations": [{"result": [{"id": "r", "type": "labels", "value": {"start": 0, "end": 3, "labels": [` +
				listOf(150_000, func(i int) string { return fmt.Sprintf(`"L%d"`, i) }) + "]}}]}]}"
		}, "",
	},
	{
		"choices that are lists of lists", "a.json",
		func() string {
			return `{"data": {"text": "Tom met Ann"}, "annotations": [{"result": [{"id": "r", "type": "taxonomy", "value": {"taxonomy": ` + strings.Repeat("[", 5_000_000)
		}, "a.json:1:",
	},
	{
		"a task with very many answers", "a.json",
		func() string {
			return `{"data": {"text": "Tom met Ann"}, "annotations": [` + listOf(80_000, func(int) string { return `{"result": [], "was_cancelled": false}` }) + "]}"
		}, "a.json:1:",
	},
	{
		"labels of doccano, each with the next", "a.jsonl",
		func() string {
			return `{"id": 1, "text": "Tom", "entities": [` +
				listOf(40_000, func(i int) string {
					return fmt.Sprintf(`{"id": %d, "label": "PER", "start_offset": 0, "end_offset": 3}`, i)
				}) + `], "relations": [` + listOf(39_999, func(i int) string {
				return fmt.Sprintf(`{"id": %d, "from_id": %d, "to_id": %d, "type": "likes"}`, i, i, i+1)
			}) + "]}"
		}, "",
	},
	{
		"lists in a label of doccano", "a.jsonl",
		func() string { return `{"text": "Tom", "label": [[0, 3, ` + strings.Repeat("[", 8_000_000) }, "a.jsonl:1:",
	},
	{
		"spans of Prodigy, and relations of spans that are none", "a.jsonl",
		func() string {
			return `{"text": "` + strings.Repeat("ab ", 40_000) + `", "answer": "accept", "spans": [], "relations": [` + listOf(50_000, func(i int) string {
				return fmt.Sprintf(`{"head_span": {"start": %d, "end": %d}, "child_span": {"start": %d, "end": %d}, "label": "x"}`, i, i+1, i+1, i+2)
			}) + "]}"
		}, "",
	},
	{
		"choices of Prodigy", "a.jsonl",
		func() string {
			return `{"text": "Tom", "answer": "accept", "spans": [{"start": 0, "end": 3, "label": "PER"}], "accept": [` +
				listOf(80_000, func(i int) string { return fmt.Sprintf(`"Q%d"`, i) }) + `], "options": [` +
				listOf(40_000, func(i int) string { return fmt.Sprintf(`{"id": "Q%d", "text": "wikidata.org/wiki/Q%d'"}`, i, i) }) + "]}"
		}, "",
	},
	{
		"Web Annotations of very many texts", "a.json",
		func() string {
			return "[" + listOf(10_000, func(i int) string {
				return fmt.Sprintf(`{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "%d", "target": {"source": "s%d", "selector": {"exact": "Tom"}}}`, i, i)
			}) + "]"
		}, "",
	},
	{
		"Web Annotations that link one with all", "a.json",
		func() string {
			return `[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "0", "target": {"selector": {"start": 0, "end": 1}}}, ` + listOf(25_000, func(int) string {
				return `{"motivation": "linking", "target": ["0", "0"]}`
			}) + "]"
		}, "",
	},
	{
		"a target in many parts, each refined", "a.json",
		func() string {
			return `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "0", "target": {"selector": ` + strings.Repeat(`{"exact": "a", "refinedBy": `, 400_000)
		}, "a.json:1:",
	},
	{
		"tracks of PubAnnotation, each of which is looked through", "a.json",
		func() string {
			return `{"text": "Tom", "tracks": [` + listOf(25_000, func(i int) string {
				return fmt.Sprintf(`{"denotations": [{"id": "T1", "span": {"begin": 0, "end": 3}, "obj": "P"}], "project": "p%d"}`, i)
			}) + "]}"
		}, "",
	},
	{
		"an event of WikiEvents with very many arguments", "a.jsonl",
		func() string {
			return `{"doc_id": "1", "sentences": [[[["Tom", 0, 3], ["met", 4, 7]], "Tom met"]], "entity_mentions": [{"id": "e", "start": 0, "end": 1, "entity_type": "PER", "text": "Tom"}], ` +
				`"event_mentions": [{"id": "v", "event_type": "Contact.Contact.Meet", "trigger": {"start": 1, "end": 2, "text": "met"}, "arguments": [` +
				listOf(60_000, func(i int) string { return fmt.Sprintf(`{"entity_id": "e", "role": "R%d", "text": "Tom"}`, i) }) + "]}]}"
		}, "",
	},
	{
		"a table of one line without an end", "a.tsv",
		func() string { return "a\tb\t" + strings.Repeat("c", 12_000_000) + "\t2020-01-01" }, "a.tsv: this is no format that is known",
	},
	{
		"a table with very many names", "a.tsv",
		func() string {
			return eachOf(80_000, func(i int) string { return fmt.Sprintf("A%d\tlikes%d\tB%d\t2020-01-01\n", i, i, i) })
		}, "",
	},
	{
		"a table of nothing but TABs", "a.tsv",
		func() string { return "a\tb\tc\t2020-01-01\n" + strings.Repeat("\t", 12_000_000) }, "",
	},
	{
		"a table in which every row is wrong", "a.tsv",
		func() string { return "a\tb\tc\t2020-01-01\n" + strings.Repeat("x\n", 1_000_000) }, "a.tsv:2:",
	},
	{
		"a header of very many columns", "a.tab",
		func() string {
			return "Event Text\tCAMEO Code\tEvent Date\tSource Name" + eachOf(500_000, func(i int) string { return fmt.Sprintf("\tc%d", i) }) + "\nx\t040\t2020-01-01\ty\n"
		}, "a.tab:",
	},
	{
		"quotes of CSV that are not closed", "a.csv",
		func() string {
			return "Subject,Relation,Object,Date\n" + `a,b,"` + strings.Repeat("c\n", 4_000_000)
		}, "a.csv:2:1: a quote of this row is not closed, or not doubled: it goes on to line 4000001",
	},
	{
		"quads about one thing", "a.nq",
		func() string {
			return eachOf(25_000, func(i int) string {
				return fmt.Sprintf("<https://parley-kg.github.io/id/article/a> <https://schema.org/keywords> \"w%d\" <https://parley-kg.github.io/id/article/a> .\n", i)
			})
		}, "a.nq:1:",
	},
	{
		"a quad without an end", "a.nq",
		func() string { return `<a> <b> "` + strings.Repeat(`\"`, 6_000_000) }, "a.nq:1:",
	},
}

// listOf makes the elements of a list in JSON.
func listOf(n int, make func(i int) string) string {
	return strings.TrimSuffix(eachOf(n, func(i int) string { return make(i) + ", " }), ", ")
}

func chainOfCAS(links, heads int) string {
	return `{"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "` + strings.Repeat("a", links) + `"}` +
		eachOf(links, func(i int) string {
			return fmt.Sprintf(`, {"%%ID": "l%d", "%%TYPE": "x.Link", "@sofa": 1, "begin": %d, "end": %d, "@next": "l%d"}`, i, i, i+1, i+1)
		}) + eachOf(heads, func(i int) string {
		return fmt.Sprintf(`, {"%%ID": "c%d", "%%TYPE": "x.Chain", "@first": "l%d"}`, i, i)
	}) + "]}"
}

// ofPubAnnotation has a meeting T0 and persons, groups or places T1, T2 …, and a relation from each
// to one, or to the next.
func ofPubAnnotation(n int, label, to string) string {
	thing := map[string]string{"Within": "Place", "ActsFor": "Organization"}[label]
	if thing == "" {
		thing = "Person"
	}
	return `{"denotations": [{"id": "T0", "span": {"begin": 0, "end": 1}, "obj": "Meeting"}` + eachOf(n, func(i int) string {
		return fmt.Sprintf(`, {"id": "T%d", "span": {"begin": %d, "end": %d}, "obj": "%s"}`, i+1, i, i+1, thing)
	}) + `], "relations": [` + strings.TrimSuffix(eachOf(n-2, func(i int) string {
		end := to
		if end == "" {
			end = fmt.Sprintf("T%d", i+3)
		}
		return fmt.Sprintf(`{"pred": "%s", "subj": "T%d", "obj": "%s"}, `, label, i+2, end)
	}), ", ") + `], "text": "` + strings.Repeat("a", n) + `"}`
}

func eachOf(n int, make func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(make(i))
	}
	return b.String()
}

// What a file may hold bounds what reading it takes: neither memory nor time grow
// without an end, and what is too much is told.
func TestHostileFiles(t *testing.T) {
	const mayTake = 250 // times the size of the file, of all that is ever allocated
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			content := c.content()
			if len(content) > MaxFileBytes {
				t.Fatalf("the file has %d bytes, which is refused anyway", len(content))
			}
			var items []Item
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			within(t, patience, func() {
				items = slices.Collect(Read(context.Background(), []string{c.file}, Options{FS: files{c.file: content, "a.txt": strings.Repeat("a", 40_000)}.mapFS()}))
			})
			runtime.ReadMemStats(&after)
			used := (after.TotalAlloc - before.TotalAlloc)
			t.Logf("%d KB: %v, %d MB", len(content)>>10, time.Since(began), used>>20)
			if limit := uint64(mayTake*len(content) + 64<<20); used > limit {
				t.Errorf("%d MB were used, more than %d", used>>20, limit>>20)
			}
			problems := problemsOf(items)
			if c.wants == "" && len(problems) > 0 || c.wants != "" && (len(problems) == 0 || !strings.HasPrefix(problems[0], c.wants)) {
				t.Errorf("got %.300q, want %q", problems, c.wants)
			}
		})
	}
}
