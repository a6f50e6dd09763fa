package loader

import (
	"strings"
	"testing"
)

const badText = "Barrack met Barrot in Paris on Thursday.\nBy AFP"

// badLines is a good annotation; the cases below spoil it.
var badLines = []string{
	"T1 Person Barrack", "T2 Meeting met", "T3 Person Barrot", "T4 Place Paris", "T5 Time Thursday", "T6 Byline By AFP",
	"T7 Organization AFP", "E1 Meeting:T2 Host:T1 Participant:T3 Place:T4 Time:T5",
}

func TestBadBrat(t *testing.T) {
	for _, c := range []struct {
		name string
		line string // added as line 9, or instead of the line with its id
		want string // the one problem
	}{
		{"quote mismatch", "T1\tPerson 1 8\tBarrack", `a.ann:1:15: the quote is "Barrack", but the text at 1 8 is "arrack "; the quote stands at code points 0 to 7`},
		{"beyond the text", "T1\tPerson 40 99\tBarrack", "a.ann:1:11: the span 40 to 99 lies beyond the text, which has 47 code points"},
		{"end before start", "T1\tPerson 7 0\tBarrack", "a.ann:1:11: the span ends before it starts: 0 is less than 7"},
		{"no offsets", "T1\tPerson\tBarrack", `a.ann:1:10: a fragment is two numbers, start and end, not ""`},
		{"no numbers", "T1\tPerson a b\tBarrack", `a.ann:1:11: a fragment is two numbers, start and end, not "a b"`},
		{"no text", "T1\tPerson 0 7", "a.ann:1:1: a T line has three fields, separated by TABs: id, type with offsets, text"},
		{"no TAB", "T1 Person 0 7 Barrack", `a.ann:1:1: a TAB is missing after the id: "T1 Person 0 7 Barrack"`},
		{"unknown type", "T4\tPlase 22 27\tParis", `a.ann:4:4: unknown type "Plase": did you mean "Place"?`},
		{"unknown event", "E1\tMeetin:T2", `a.ann:8:4: unknown type of event "Meetin": did you mean "Meeting"?`},
		{"another type than the trigger", "E1\tVisit:T2", "a.ann:8:10: T2 is a Meeting, the event a Visit: an event and its trigger have one type"},
		{"unknown role", "E1\tMeeting:T2 Hosts:T1", `a.ann:8:15: unknown role "Hosts": did you mean "Host"?`},
		{"nothing near", "E1\tMeeting:T2 Xyzzy:T1", `a.ann:8:15: unknown role "Xyzzy": use one of Host, Organizer, Mediator, Participant, Attendee, Visitor, VenueState, Initiator, Target, Signatory, Other, Place, Time, Topic, Source`},
		{"role twice", "E1\tMeeting:T2 Host:T1 Host:T3", "a.ann:8:23: the role Host comes twice: number the second, as in Host2"},
		{"argument without mention", "E1\tMeeting:T2 Host", `a.ann:8:15: an argument is ROLE:MENTION, not "Host"`},
		{"dangling argument", "E1\tMeeting:T2 Host:T99", `a.ann:8:20: there is no "T99"; Host takes a Person, Organization or Group`},
		{"dangling trigger", "E2\tMeeting:T99", `a.ann:9:12: there is no "T99" to be the trigger`},
		{"event as argument", "E2\tMeeting:T2 Host:E1", "a.ann:9:20: E1 is an event; Host takes a Person, Organization or Group"},
		{"time as host", "E1\tMeeting:T2 Host:T5", "a.ann:8:20: T5 is a Time; Host takes a Person, Organization or Group"},
		{"person as place", "E1\tMeeting:T2 Place:T1", "a.ann:8:21: T1 is a Person; Place takes a Place"},
		{"argument in a byline", "E1\tMeeting:T2 Host:T7", "a.ann:8:20: T7 stands in a byline and takes part in nothing"},
		{"sources out of order", "E1\tMeeting:T2 Source2:T1", "a.ann:8:15: sources are one chain, Source, Source2, Source3 …: Source2 is out of order"},
		{"source twice", "E1\tMeeting:T2 Source:T1 Source2:T1", `a.ann:8:33: "Barrack" is twice in one chain of sources`},
		{"two presences", "E1\tMeeting:T2 Host:T1 Participant:T8", `a.ann:8:35: "Barrack" is present and denied in one event`},
		{"duplicate id", "T1\tPerson 12 18\tBarrot", ""},
		{"odd id", "Tx\tPerson 0 7\tBarrack", `a.ann:9:1: an id is a letter and a number, such as T1, not "Tx"`},
		{"unknown kind of line", "X1\tPerson 0 7\tBarrack", `a.ann:9:1: unknown kind of line "X1": lines start with T, E, R, A, M, N, * or #`},
		{"trigger without event", "T8\tVisit 8 11\tmet", "a.ann:9:1: T8 is the trigger of no event: add its E line"},
		{"unknown attribute", "A1\tStatsu E1 Held", `a.ann:9:4: unknown attribute "Statsu": did you mean "Status"?`},
		{"unknown value", "A1\tStatus E1 Plannd", `a.ann:9:14: unknown Status "Plannd": did you mean "Planned"?`},
		{"missing value", "A1\tStatus E1", "a.ann:9:4: the value of Status is missing"},
		{"value too many", "A1\tAnonymous T1 Yes", "a.ann:9:17: Anonymous has no value"},
		{"attribute of another", "A1\tStatus T1 Held", "a.ann:9:11: Status belongs to an event, not to T1"},
		{"dangling attribute", "A1\tStatus E9 Held", `a.ann:9:11: there is no "E9"`},
		{"attribute of a trigger", "A1\tStatus T2 Held", "a.ann:9:11: T2 is the trigger of an event"},
		{"kind of a person", "A1\tKind T1 State", "a.ann:9:12: a Person has no Kind: only an Organization or a Place has"},
		{"kind of the other", "A1\tKind T4 State", `a.ann:9:12: unknown Kind of Place "State": use one of Country, Province, City, Region, Site, Other`},
		{"presence of nobody", "A1\tPresence T7 Denied", "a.ann:9:16: T7 fills no role in any event: its Presence says nothing"},
		{"language", "A1\tLang T1 xx-toolonglanguage", `a.ann:9:12: "xx-toolonglanguage" is not a BCP 47 language tag, such as en or ar`},
		{"anonymous place", "A1\tAnonymous T4", "a.ann:9:4: a Place cannot be Anonymous: only a source is"},
		{"EDTF", "N1\tTime T5 EDTF:2025-13-01", `a.ann:9:22: "2025-13-01" is not EDTF: `},
		{"no EDTF", "N1\tTime T5 2025-12-01", `a.ann:9:12: a time is written as EDTF:2025-07-24, not "2025-12-01"`},
		{"time of a place", "N1\tTime T4 EDTF:2025", "a.ann:9:17: a Place has no time: only a Time or a Position has"},
		{"unknown normalisation", "N1\tReferenz T4 Wikidata:Q90", `a.ann:9:4: unknown normalisation "Referenz": did you mean "Reference"?`},
		{"unknown knowledge base", "N1\tReference T4 Wikipedia:Paris", `a.ann:9:17: "Wikipedia:Paris" is not a reference: write Wikidata:Q90 or a full https://… IRI`},
		{"bad Wikidata id", "N1\tReference T4 Wikidata:P90", `a.ann:9:17: "Wikidata:P90" is not a reference: write Wikidata:Q90 or a full https://… IRI`},
		{"reference of a time", "N1\tReference T5 Wikidata:Q90", "a.ann:9:17: a Time has no Reference: give it its time"},
		{"unknown relation", "R1\tHoldz Arg1:T1 Arg2:T4", `a.ann:9:4: unknown relation "Holdz": did you mean "Holds"?`},
		{"relation without Arg2", "R1\tHolds Arg1:T1", `a.ann:9:4: a relation is TYPE Arg1:A Arg2:B, not "Holds Arg1:T1"`},
		{"holds a place", "R1\tHolds Arg1:T1 Arg2:T4", "a.ann:9:23: T4 is a Place; Holds … to takes a Position"},
		{"linked mentions", "R1\tFollows Arg1:T1 Arg2:E1", "a.ann:9:17: T1 is a mention; Follows links two events"},
		{"linked to itself", "R1\tPartOf Arg1:E1 Arg2:E1", "a.ann:9:16: E1 is linked to itself by PartOf, directly or through others"},
		{"cue of an event", "R1\tCue Arg1:E1 Arg2:T2", "a.ann:9:13: E1 is an event; a Cue goes from the mention of a source"},
		{"another relation of an event", "R1\tOther Arg1:T1 Arg2:E1", "a.ann:9:23: E1 is an event; Other is a relation between two mentions"},
		{"a cue that is none", "R1\tCue Arg1:T1 Arg2:T3", `a.ann:9:21: T3 is a Person; a Cue relation ends in a T line of type Cue`},
		{"acts for itself", "R1\tActsFor Arg1:T7 Arg2:T7", `a.ann:9:25: AFP acts for itself, directly or through others`},
		{"coreference of one", "*\tCoreference T1", "a.ann:9:3: coreference needs two ids or more"},
		{"coreference of unlike", "*\tCoreference T1 T4", "a.ann:9:18: T4 is a Place, the group's first member a Person: they cannot be one"},
		{"coreference of a mention and an event", "*\tCoreference T1 E1", "a.ann:9:18: E1 is an event: the members of a group are all mentions, or all events"},
		{"coreference of an event and a mention", "*\tCoreference E1 T1", `a.ann:9:18: "T1" is not an event: the members of a group are all mentions, or all events`},
		{"dangling coreference", "*\tCoreference T1 T99", `a.ann:9:18: there is no "T99": the members of a group are all mentions, or all events`},
		{"not coreference", "*\tEquiv T1 T3", `a.ann:9:3: a * line is Coreference and ids, not "Equiv T1 T3"`},
		{"dangling note", "#1\tAnnotatorNotes T99\ttext", `a.ann:9:19: there is no "T99"`},
		{"overlapping zones", "T8\tCaption 44 47\tAFP", "a.ann:9:4: this zone overlaps another, BYLINE from 41 to 47"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := brat(t, badText, badLines...)
			lines := strings.Split(strings.TrimSpace(f["a.ann"]), "\n")
			want := c.want
			switch c.name {
			case "two presences":
				lines = append(lines, "T8\tPerson 0 7\tBarrack", "A1\tPresence T8 Denied")
			case "duplicate id":
				want = "a.ann:9:1: the id T1 is taken: it is also on line 1"
			}
			f["a.ann"] = strings.Join(spoil(lines, c.line, c.name == "duplicate id"), "\n")
			got := problemsOf(f.read(t))
			if len(got) != 1 || !strings.HasPrefix(got[0], want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// spoil puts a line in the place of the one with its id, or at the end.
func spoil(lines []string, line string, add bool) []string {
	id, _, _ := strings.Cut(strings.ReplaceAll(line, " ", "\t"), "\t")
	for i, l := range lines {
		if strings.HasPrefix(l, id+"\t") && !add {
			lines[i] = line
			return lines
		}
	}
	return append(lines, line)
}

func TestConflicts(t *testing.T) {
	const text = "Paris lies in France, in Europe; Damascus in Syria, on Thursday, that day, envoy."
	base := []string{
		"T1 Place Paris", "T2 Place France", "T3 Place Europe", "T4 Organization Damascus", "T5 Organization Syria",
		"T6 Time Thursday", "T7 Time that day", "T8 Position envoy",
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{
			"cyclic Within",
			[]string{"R1 Within Arg1:T1 Arg2:T2", "R2 Within Arg1:T2 Arg2:T3", "R3 Within Arg1:T3 Arg2:T1"},
			"a.ann:9:16: T1 lies within itself, directly or through others",
		},
		{
			"cyclic, with a way out",
			[]string{"R1 Within Arg1:T2 Arg2:T3", "R2 Within Arg1:T1 Arg2:T2", "R3 Within Arg1:T2 Arg2:T1"},
			"a.ann:10:16: T1 lies within itself, directly or through others",
		},
		{"cyclic by coreference", []string{"R1 Within Arg1:T1 Arg2:T2", "* Coreference T1 T2"}, "a.ann:9:16: T1 lies within itself"},
		{"two kinds", []string{"A1 Kind T4 State", "A2 Kind T4 Government"}, "a.ann:10:12: Kind of T4 is Government here and State on line 9"},
		{
			"two coreferent kinds",
			[]string{"A1 Kind T4 State", "A2 Kind T5 Government", "* Coreference T4 T5"},
			`a.ann:10:12: the Kind of "Syria" is GOVERNMENT, that of the coreferent "Damascus" is STATE`,
		},
		{
			"two times",
			[]string{"N1 Time T6 EDTF:2025-07-24", "N2 Time T6 EDTF:2025-07-17"},
			`a.ann:10:17: the time of "Thursday" is 2025-07-17 here and 2025-07-24 elsewhere`,
		},
		{
			"two coreferent times",
			[]string{"N1 Time T6 EDTF:2025-07-24", "N2 Time T7 EDTF:2025-07-25", "* Coreference T6 T7"},
			`a.ann:10:17: the time of "that day" is 2025-07-25, that of the coreferent "Thursday" is 2025-07-24`,
		},
		{"two offices", []string{"R1 Of Arg1:T8 Arg2:T4", "R2 Of Arg1:T8 Arg2:T5"}, `a.ann:10:20: the office "envoy" is that of "Damascus" already`},
		{"polarity of no claim", []string{"R1 Of Arg1:T8 Arg2:T4", "A1 Polarity R1 Negative"}, "a.ann:10:16: Of is no claim of its own: it has no Polarity or Modality"},
		{
			"person and organization by way of a group",
			[]string{"T9 Person Damascus", "T10 Group Syria", "* Coreference T9 T10", "* Coreference T10 T4"},
			`a.ann:9:1: by coreference "Damascus" is a Person and an Organization at once`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := problemsOf(brat(t, text, append(append([]string{}, base...), c.lines...)...).read(t))
			if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestBadJSON(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"not JSON", `{"format": "parley/1", "text": }`, "x.json:1:32: not JSON: invalid character '}'"},
		{"cut off", `{"format": "parley/1", "text": "a`, "x.json:1:34: not JSON: the text ends too early"},
		{"cut off after a value", `{"format": "parley/1", "text": "a"`, "x.json:1:35: not JSON: the text ends too early"},
		{"two objects", `{"format": "parley/1", "text": "a"} {}`, "x.json:1:37: more follows after the end of the object"},
		{"a list", `["format": "parley/1"]`, "x.json:1:1: an object is wanted here, not a list"},
		{"another version", `{"format": "parley/2", "text": "a"}`, `x.json:1:12: the format is "parley/2": write "format": "parley/1"`},
		{"unknown key", "{\"format\": \"parley/1\",\n \"txt\": \"a\"}", `x.json:2:2: unknown key "txt": did you mean "text"?`},
		{"unknown key inside", `{"format": "parley/1", "article": {"publishd": "2025"}}`, `x.json:1:36: unknown key "publishd": did you mean "published"?`},
		{"key twice", `{"format": "parley/1", "text": "a", "text": "b"}`, `x.json:1:37: the key "text" comes twice`},
		{"another kind of value", `{"format": "parley/1", "text": 7}`, "x.json:1:32: a string is wanted here, not a number"},
		{"an object for a list", `{"format": "parley/1", "text": "a", "mentions": {"a": [1, {}]}}`, "x.json:1:49: a list is wanted here, not an object"},
		{"deep", `{"format": "parley/1", "text": ` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + `}`, "x.json:1:32: a string is wanted here, not a list"},
		{"empty text", `{"format": "parley/1", "text": " \n"}`, "x.json:1:32: the text is empty: leave the key out where the source gives none"},
		{"half a surrogate pair", `{"format": "parley/1", "text": "a\ud83d"}`, "x.json:1:32: the string holds half of a UTF-16 surrogate pair"},
		{"unknown unit", `{"format": "parley/1", "text": "a", "offsetUnit": "utf-8"}`, `x.json:1:51: unknown offset unit "utf-8": use one of codepoint, utf16, byte`},
		{"published", `{"format": "parley/1", "text": "a", "article": {"published": "2025-0x"}}`, `x.json:1:68: "2025-0x" is not EDTF`},
		{"address", `{"format": "parley/1", "text": "a", "article": {"url": "example.org"}}`, `x.json:1:56: "example.org" is not a full address: write https://…`},
		{"odd id", `{"format": "parley/1", "id": "a#b", "text": "a"}`, `x.json:1:30: "a#b" cannot be an article's id`},
		{"names without a publisher", `{"format": "parley/1", "text": "a", "article": {"publisherNames": ["AFP"]}}`, "x.json:1:68: publisherNames are further spellings: give publisher too"},
	} {
		t.Run(c.name, func(t *testing.T) { checkFirst(t, files{"x.json": c.content}, c.want) })
	}
}

func TestBadJSONItems(t *testing.T) {
	for _, c := range []struct{ name, items, want string }{
		{"quote missing", `"mentions": [{"id": "a", "type": "Person", "start": 0, "end": 3}]`, "x.json:2:14: the quote is missing: repeat the words that the span covers"},
		{"quote mismatch", `"mentions": [{"id": "a", "type": "Person", "start": 0, "end": 3, "quote": "Ron"}]`, `x.json:2:75: the quote is "Ron", but the text at 0 3 is "Tom"; the quote stands at code points 8 to 11`},
		{"start without end", `"mentions": [{"id": "a", "type": "Person", "start": 0, "quote": "Tom"}]`, "x.json:2:14: start and end go together"},
		{"offsets and fragments", `"mentions": [{"id": "a", "type": "Person", "start": 0, "end": 3, "fragments": [[0, 3]], "quote": "Tom"}]`, "x.json:2:14: give start and end, or fragments, not both"},
		{"offsets and occurrence", `"mentions": [{"id": "a", "type": "Person", "start": 0, "end": 3, "occurrence": 1, "quote": "Tom"}]`, "x.json:2:14: give offsets or an occurrence, not both"},
		{"half a fragment", `"mentions": [{"id": "a", "type": "Person", "fragments": [[0]], "quote": "Tom"}]`, "x.json:2:58: a fragment is a pair of offsets: [start, end]"},
		{"negative offset", `"mentions": [{"id": "a", "type": "Person", "start": -1, "end": 3, "quote": "Tom"}]`, `x.json:2:53: "-1" is not a whole number from 0`},
		{"occurrence 0", `"mentions": [{"id": "a", "type": "Person", "occurrence": 0, "quote": "Tom"}]`, "x.json:2:58: an occurrence counts from 1"},
		{"no id", `"mentions": [{"type": "Person", "quote": "Ron"}]`, `x.json:2:14: "" cannot be an id: use letters, digits and - . _ ~ :`},
		{"id twice", `"mentions": [{"id": "a", "type": "Person", "quote": "Ron"}, {"id": "a", "type": "Person", "quote": "met"}]`, `x.json:2:68: the id a is taken`},
		{"id of a mention and an event", `"mentions": [{"id": "a", "type": "Person", "quote": "Ron"}], "events": [{"id": "a", "type": "Visit"}]`, `x.json:2:80: the id a is taken`},
		{"unknown type", `"mentions": [{"id": "a", "type": "Persson", "quote": "Ron"}]`, `x.json:2:34: unknown type of mention "Persson": did you mean "Person"?`},
		{"event as a type", `"mentions": [{"id": "a", "type": "Meeting", "quote": "met"}]`, `x.json:2:34: unknown type of mention "Meeting": use one of`},
		{"unknown zone", `"zones": [{"type": "Headlin", "quote": "Ron"}]`, `x.json:2:20: unknown zone "Headlin": did you mean "Headline"?`},
		{"entity of nothing", `"entities": [{"id": "a"}]`, "x.json:2:14: an entity has a name, or mentions, or both"},
		{"described without a name", `"entities": [{"id": "a", "type": "Person", "mentions": ["b"]}]`, "x.json:2:14: an entity without a name is only a group of mentions"},
		{"blank name", `"entities": [{"id": "a", "type": "Person", "name": " "}]`, "x.json:2:52: the name is blank"},
		{"group as argument", `"mentions": [{"id": "a", "type": "Person", "quote": "Ron"}, {"id": "b", "type": "Person", "quote": "Tom", "occurrence": 1}],
"entities": [{"id": "g", "mentions": ["a", "b"]}], "events": [{"type": "Visit", "roles": [{"role": "Visitor", "mention": "g"}]}]`, "x.json:3:122: g is a group of mentions; Visitor takes"},
		{"verb that is not there", `"mentions": [{"id": "a", "type": "Person", "quote": "Ron"}], "events": [{"type": "Visit", "sources": [{"mention": "a", "verb": "said"}]}]`, `x.json:2:128: the quote "said" does not stand in the text`},
		{"sentence without its trigger", `"events": [{"type": "Visit", "trigger": {"quote": "met"}, "sentence": {"quote": "Ron"}}]`, "x.json:2:12: the trigger does not lie in the sentence that is given"},
		{"unknown event", `"events": [{"type": "Meting"}]`, `x.json:2:21: unknown type of event "Meting": did you mean "Meeting"?`},
		{"unknown relation", `"relations": [{"type": "Within", "from": "a", "to": "b"}]`, `x.json:2:42: there is no "a"; Within takes a Place`},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkFirst(t, files{"x.json": `{"format": "parley/1", "text": "Tom met Ron. Tom left.",` + "\n" + c.items + "}"}, c.want)
		})
	}
}

// checkFirst checks the first problem, and that nothing bad is returned.
func checkFirst(t *testing.T, f files, want string) {
	t.Helper()
	var items []Item
	for name := range f {
		items = append(items, f.read(t, name)...)
	}
	got := problemsOf(items)
	if len(got) == 0 || !strings.HasPrefix(got[0], want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, item := range items {
		if item.Article != nil {
			t.Error("a bad article was returned")
		}
	}
}
