package loader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// sameTime compares times by what they print.
var sameTime = cmp.Comparer(func(a, b edtf.Time) bool { return a == b })

// sameError compares errors by what they say.
var sameError = cmp.Comparer(func(a, b error) bool { return a.Error() == b.Error() })

func diff(a, b any) string { return cmp.Diff(a, b, sameTime, sameError, cmpopts.EquateEmpty()) }

func TestMeeting(t *testing.T) {
	const text = "State TV, citing an official, said Tom Barrack hosted Syrian and Israeli officials in Paris on Thursday."
	f := brat(t, text,
		"T1 Organization State TV", "T2 Cue citing", "T3 Group official", "T4 Cue said", "T5 Person Tom Barrack",
		"T6 Meeting hosted", "T7 Group Israeli officials", "T8 Place Paris", "T9 Time Thursday",
		"E1 Meeting:T6 Host:T5 Participant:T7 Participant2:T10 Place:T8 Time:T9 Source2:T3 Source:T1",
		"R1 Cue Arg1:T1 Arg2:T4", "R2 Cue Arg1:T3 Arg2:T2\t",
		"A1 Presence T7 Denied", "M2 Modality E1 Probable", "A3 Anonymous T3", "A4 Kind T1 Media",
		"N1 Reference T8 Wikidata:Q90\tParis", "#1 AnnotatorNotes E1\tnot kept")
	start := strings.Index(text, "Syrian and")
	f["a.ann"] += fmt.Sprintf("T10\tGroup %d %d;%d %d\tSyrian officials\n", start, start+6, start+19, start+28)
	f["a.meta.json"] = `{"id": "x", "published": "2025-07-25", "publisher": "AFP", "publisherNames": ["Agence France-Presse"], "language": "en"}`
	a := f.article(t)

	if len(a.Claims) != 1 {
		t.Fatalf("got %d claims, want 1", len(a.Claims))
	}
	c := a.Claims[0]
	if got := string(c.ID); !strings.HasPrefix(got, "claim/x/meeting-paris-2025-07-24-") || len(got) != len("claim/x/meeting-paris-2025-07-24-")+8 {
		t.Errorf("the claim's id is %s", got)
	}
	if textOf(a, c.Sentence) != text || textOf(a, c.Trigger[0]) != "hosted" {
		t.Errorf("the sentence is %q, the trigger %q", textOf(a, c.Sentence), textOf(a, c.Trigger[0]))
	}
	if c.Status != graph.StatusHeld || c.Polarity != graph.PolarityPositive || c.Modality != graph.ModalityProbable {
		t.Errorf("got %s %s %s", c.Status, c.Polarity, c.Modality)
	}
	var parts []string
	for _, p := range c.Participations {
		parts = append(parts, fmt.Sprint(p.Role, " ", words(t, a, p.Mention), " ", p.Presence))
	}
	want := []string{"HOST Tom Barrack PRESENT", "PARTICIPANT Syrian officials PRESENT", "PARTICIPANT Israeli officials DENIED"}
	if diff(parts, want) != "" {
		t.Errorf("the participations are %q, want %q", parts, want)
	}
	chain := []string{}
	for _, s := range c.Attribution {
		chain = append(chain, words(t, a, s.Mention)+": "+s.Verb)
	}
	if want := []string{"State TV: said", "official: citing"}; diff(chain, want) != "" {
		t.Errorf("the attribution is %q, want %q", chain, want)
	}
	if m := named(t, a, graph.MentionPlace, "Paris"); diff(m.SameAs, []string{"http://www.wikidata.org/entity/Q90"}) != "" {
		t.Errorf("Paris is the same as %q", m.SameAs)
	}
	if !named(t, a, graph.MentionGroup, "official").Anonymous || named(t, a, graph.MentionOrganization, "State TV").Kind != "MEDIA" {
		t.Error("the attributes of the sources are lost")
	}
	checkPublisher(t, a)
	for _, m := range a.Mentions {
		if m.Text == "citing" || m.Text == "hosted" {
			t.Errorf("%q is a mention, though only a cue or a trigger", m.Text)
		}
	}
}

func checkPublisher(t *testing.T, a *graph.AnnotatedArticle) {
	t.Helper()
	m := mentionOf(t, a, a.Article.Publisher)
	if m.Text != "AFP" || m.Kind != "MEDIA" || m.Type != graph.MentionOrganization || m.Fragments != nil {
		t.Errorf("the publisher is %+v", m)
	}
	other := named(t, a, graph.MentionOrganization, "Agence France-Presse")
	want := [][]graph.ID{{m.ID, other.ID}}
	if diff(a.Coreference, want) != "" {
		t.Errorf("the coreference is %v, want %v", a.Coreference, want)
	}
}

func TestPresence(t *testing.T) {
	const text = "Barrack was due to meet Barrot and Dermer."
	base := []string{
		"T1 Person Barrack", "T2 Meeting meet", "T3 Person Barrot", "T4 Person Dermer",
		"E1 Meeting:T2 Participant:T1 Participant2:T3 Participant3:T4",
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  string // of Barrack, Barrot, Dermer
	}{
		{"held", nil, "PRESENT PRESENT PRESENT"},
		{"planned", []string{"A1 Status E1 Planned"}, "EXPECTED EXPECTED EXPECTED"},
		{"cancelled", []string{"A1 Status E1 Cancelled"}, "EXPECTED EXPECTED EXPECTED"},
		{"postponed", []string{"A1 Status E1 Postponed"}, "EXPECTED EXPECTED EXPECTED"},
		{"unknown", []string{"A1 Status E1 Unknown"}, "PRESENT PRESENT PRESENT"},
		{"of the event", []string{"A1 Status E1 Planned", "A2 Presence E1 Denied"}, "DENIED DENIED DENIED"},
		{"of one", []string{"A1 Status E1 Planned", "A2 Presence T3 Denied"}, "EXPECTED DENIED EXPECTED"},
		{"one beats the event", []string{"A1 Presence E1 Expected", "A2 Presence T4 Present"}, "EXPECTED EXPECTED PRESENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := brat(t, text, append(slices.Clone(base), c.lines...)...).article(t)
			var got []string
			for _, name := range []string{"Barrack", "Barrot", "Dermer"} {
				for _, p := range a.Claims[0].Participations {
					if words(t, a, p.Mention) == name {
						got = append(got, string(p.Presence))
					}
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestRelations(t *testing.T) {
	const text = "Envoy Tom Barrack of the US spoke.\nHe met Syrian officials in Baku, Azerbaijan.\nThe talks followed a plan to meet."
	f := brat(t, text,
		"T1 Position Envoy", "T2 Person Tom Barrack", "T3 Organization US", "T4 Person He", "T5 Meeting met",
		"T6 Group Syrian officials", "T7 Place Baku", "T8 Place Azerbaijan", "T9 Meeting talks", "T10 Meeting meet",
		"E1 Meeting:T5 Participant:T4 Participant2:T6 Place:T7", "E2 Meeting:T9", "E3 Meeting:T10",
		"R1 Holds Arg1:T2 Arg2:T1", "R2 Of Arg1:T1 Arg2:T3", "R3 ActsFor Arg1:T2 Arg2:T3", "R4 Within Arg1:T7 Arg2:T8",
		"R5 Follows Arg1:E2 Arg2:E3", "R6 Realises Arg1:E2 Arg2:E3", "R7 PartOf Arg1:E1 Arg2:E3",
		"A1 Status E3 Planned", "A2 Polarity R4 Negative", "A3 Modality R1 Possible", "A4 Kind T3 State",
		"N1 Time T1 EDTF:2025/..", "* Coreference T2 T4", "* Coreference E1 E2")
	a := f.article(t)

	held := claimsOf(a, graph.ClaimPosition)[0]
	if p := held.Position; words(t, a, p.Holder) != "Tom Barrack" || words(t, a, p.Title) != "Envoy" ||
		words(t, a, p.Organization) != "US" || p.When.String() != "2025/.." {
		t.Errorf("the position is %+v", p)
	}
	if textOf(a, held.Sentence) != "Envoy Tom Barrack of the US spoke." || held.Modality != graph.ModalityPossible || held.Attribution != nil {
		t.Errorf("the position's claim is %+v", held)
	}
	lies := claimsOf(a, graph.ClaimWithin)[0]
	if w := lies.Within; words(t, a, w.Inner) != "Baku" || words(t, a, w.Outer) != "Azerbaijan" || lies.Polarity != graph.PolarityNegative {
		t.Errorf("the place's claim is %+v %+v", lies, w)
	}
	if textOf(a, lies.Sentence) != "He met Syrian officials in Baku, Azerbaijan." {
		t.Errorf("the place's sentence is %q", textOf(a, lies.Sentence))
	}
	if m := named(t, a, graph.MentionPerson, "Tom Barrack"); words(t, a, m.ActsFor) != "US" {
		t.Errorf("Barrack acts for %q", m.ActsFor)
	}
	if m := named(t, a, graph.MentionPerson, "He"); m.ActsFor != "" {
		t.Errorf("what holds for one mention was copied to another: %q", m.ActsFor)
	}
	checkLinks(t, a)
}

func checkLinks(t *testing.T, a *graph.AnnotatedArticle) {
	t.Helper()
	byTrigger := map[graph.ID]string{}
	for _, c := range claimsOf(a, "meeting") {
		byTrigger[c.ID] = textOf(a, c.Trigger[0])
	}
	var got []string
	for _, c := range claimsOf(a, graph.ClaimLink) {
		got = append(got, fmt.Sprint(byTrigger[c.Link.From], " ", c.Link.Kind, " ", byTrigger[c.Link.To], " | ", textOf(a, c.Sentence)))
	}
	slices.Sort(got)
	want := []string{
		"met PART_OF meet | He met Syrian officials in Baku, Azerbaijan.",
		"talks FOLLOWS meet | The talks followed a plan to meet.",
		"talks REALISES meet | The talks followed a plan to meet.",
	}
	if diff(got, want) != "" {
		t.Errorf("the links are %q, want %q", got, want)
	}
}

func TestKindsAndTimesAreShared(t *testing.T) {
	const text = "Damascus met Israel on Thursday. Syria's rulers met that evening, and they met last month."
	f := brat(t, text,
		"T1 Organization Damascus", "T2 Organization Syria", "T3 Time Thursday", "T4 Time that evening", "T5 Time last month",
		"T6 Meeting met", "T7 Meeting met@2", "T8 Meeting met@3", "T9 Group they",
		"E1 Meeting:T6 Participant:T1 Time:T3", "E2 Meeting:T7 Participant:T2 Time:T4", "E3 Meeting:T8 Participant:T9 Time:T5",
		"A1 Kind T2 Government", "* Coreference T1 T2", "* Coreference T2 T9", "* Coreference T3 T4", "N1 Time T4 EDTF:2025-07-17")
	f["a.meta.json"] = `{"published": "2025-07-24/2025-07-30"}`
	a := f.article(t)
	if m := named(t, a, graph.MentionOrganization, "Damascus"); m.Kind != "GOVERNMENT" {
		t.Errorf("the kind of Damascus is %q", m.Kind)
	}
	if m := named(t, a, graph.MentionGroup, "they"); m.Kind != "" {
		t.Errorf("a group has the kind %q", m.Kind)
	}
	got := map[string]string{}
	for _, c := range a.Claims {
		got[words(t, a, c.Times[0].Mention)] = c.Times[0].When.String()
	}
	want := map[string]string{"Thursday": "2025-07-17", "that evening": "2025-07-17", "last month": "2025-06"}
	if diff(got, want) != "" {
		t.Errorf("the times are %v, want %v", got, want)
	}
	if len(a.Coreference) != 2 || len(a.Coreference[0])+len(a.Coreference[1]) != 5 {
		t.Errorf("the coreference is %v", a.Coreference)
	}
}

func TestTheWeekdayOfAPlanMayBeOneToCome(t *testing.T) {
	const text = "They are to meet Friday."
	lines := []string{"T1 Group They", "T2 Meeting meet", "T3 Time Friday", "E1 Meeting:T2 Participant:T1 Time:T3"}
	for name, c := range map[string]struct {
		more []string
		want string // published on Thursday, 24 July
	}{
		"held":                {nil, "2025-07-18"},
		"planned":             {[]string{"A1 Status E1 Planned"}, "[2025-07-18,2025-07-25]"},
		"cancelled":           {[]string{"A1 Status E1 Cancelled"}, "[2025-07-18,2025-07-25]"},
		"the annotator knows": {[]string{"A1 Status E1 Planned", "N1 Time T3 EDTF:2025-07-25"}, "2025-07-25"},
	} {
		t.Run(name, func(t *testing.T) {
			f := brat(t, text, append(slices.Clone(lines), c.more...)...)
			f["a.meta.json"] = `{"published": "2025-07-24"}`
			claims := slices.DeleteFunc(f.article(t).Claims, func(c graph.Claim) bool { return len(c.Times) == 0 })
			if got := claims[0].Times[0].When.String(); got != c.want {
				t.Errorf("Friday is %q, want %q", got, c.want)
			}
		})
	}
}

func TestTimesThatAreNotAnchored(t *testing.T) {
	const text = "They met Thursday."
	lines := []string{"T1 Group They", "T2 Meeting met", "T3 Time Thursday", "E1 Meeting:T2 Participant:T1 Time:T3"}
	for name, c := range map[string]struct{ meta, want string }{
		"day unknown":        {`{"id": "a"}`, ""},
		"day known":          {`{"published": "2025-07-25"}`, "2025-07-24"},
		"day within a few":   {`{"published": "2025-07-24/2025-07-30"}`, "2025-07-24"},
		"day in a fortnight": {`{"published": "2025-07-24/2025-08-06"}`, "[2025-07-24,2025-07-31]"},
		"not English":        {`{"published": "2025-07-25", "language": "fr"}`, ""},
		"British":            {`{"published": "2025-07-25", "language": "en-GB"}`, "2025-07-24"},
	} {
		t.Run(name, func(t *testing.T) {
			f := brat(t, text, lines...)
			f["a.meta.json"] = c.meta
			if got := f.article(t).Claims[0].Times[0].When.String(); got != c.want {
				t.Errorf("Thursday is %q, want %q", got, c.want)
			}
		})
	}
}

func TestTwoCuesOfOneSource(t *testing.T) {
	const text = "They imposed a blockade – a claim the government rejects, pointing to the convoys."
	a := brat(t, text, "T1 Blockade blockade", "T2 Organization government", "T3 Cue rejects", "T4 Cue pointing", "T5 Aid convoys",
		"E1 Blockade:T1 Source:T2", "E2 Aid:T5 Source:T2", "R1 Cue Arg1:T2 Arg2:T3", "R2 Cue Arg1:T2 Arg2:T4").article(t)
	for kind, want := range map[string]string{"blockade": "rejects", "aid": "pointing"} {
		if got := claimsOf(a, kind)[0].Attribution[0].Verb; got != want {
			t.Errorf("of the %s the government is said to be %q, want %q", kind, got, want)
		}
	}
}

func TestALinkHasTheSourceOfBothItsEnds(t *testing.T) {
	const text = "SANA said the talks produced understandings. Axios confirmed the talks, which it said followed strikes. Aid followed, AFP said."
	a := brat(t, text, "T1 Organization SANA", "T2 Cue said", "T3 Meeting talks", "T4 Agreement understandings",
		"T5 Organization Axios", "T6 Cue confirmed", "T7 Meeting talks@2", "T8 Cue said@2", "T9 Attack strikes",
		"T10 Aid Aid", "T11 Organization AFP",
		"E1 Meeting:T3 Source:T1", "E2 Agreement:T4 Source:T1", "E3 Meeting:T7 Source:T5", "E4 Attack:T9 Source:T5", "E5 Aid:T10 Source:T11",
		"R1 Cue Arg1:T1 Arg2:T2", "R2 Cue Arg1:T5 Arg2:T6", "R3 Cue Arg1:T5 Arg2:T8",
		"R4 PartOf Arg1:E2 Arg2:E1", "R5 Follows Arg1:E3 Arg2:E4", "R6 Follows Arg1:E5 Arg2:E4").article(t)
	got := map[string]string{}
	for _, c := range claimsOf(a, graph.ClaimLink) {
		for _, s := range c.Attribution {
			got[textOf(a, c.Sentence)] += words(t, a, s.Mention) + " " + s.Verb
		}
	}
	want := map[string]string{
		"SANA said the talks produced understandings.":               "SANA said",
		"Axios confirmed the talks, which it said followed strikes.": "Axios said",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sources of the links (-want +got)\n%s", diff)
	}
}

func TestActsForTheNearest(t *testing.T) {
	const text = "Troops of the government of Syria came with Syrian officers."
	base := []string{
		"T1 Group Troops", "T2 Organization government", "T3 Organization Syria", "T4 Organization Syrian",
		"R1 ActsFor Arg1:T1 Arg2:T3", "R2 ActsFor Arg1:T1 Arg2:T2",
	}
	a := brat(t, text, append(base, "R3 ActsFor Arg1:T2 Arg2:T4", "* Coreference T3 T4")...).article(t)
	if got := words(t, a, named(t, a, graph.MentionGroup, "Troops").ActsFor); got != "government" {
		t.Errorf("the troops act for %q, want the government", got)
	}
	problems := problemsOf(brat(t, text, base...).read(t))
	if len(problems) != 1 || !strings.Contains(problems[0], `"Troops" acts for "government" and for "Syria"`) {
		t.Errorf("got %q", problems)
	}
}

func TestIdenticalLinesAreOne(t *testing.T) {
	const text = "Barrack met Barrot."
	a := brat(t, text, "T1 Person Barrack", "T2 Meeting met", "T3 Person Barrot", "T4 Person Barrack", "T5 Meeting met",
		"E1 Meeting:T2 Host:T1 Participant:T3", "E2 Meeting:T5 Participant:T3 Host:T4", "* Coreference E1 E2", "* Coreference T1 T4").article(t)
	if len(a.Claims) != 1 || len(a.Mentions) != 2 || len(a.Coreference) != 0 {
		t.Errorf("got %d claims, %d mentions, %d groups; want 1, 2, 0", len(a.Claims), len(a.Mentions), len(a.Coreference))
	}
	a = brat(t, text, "T1 Person Barrack", "T2 Meeting met", "T3 Person Barrack",
		"E1 Meeting:T2 Host:T1 Participant:T3 Participant2:T1").article(t)
	if got := len(a.Claims[0].Participations); got != 2 {
		t.Errorf("host and participant in one: got %d participations, want 2", got)
	}
}

func TestCRLFAndByteOrderMarkCount(t *testing.T) {
	text := "\uFEFFNews\r\nBarrack met\r\nBarrot."
	// BOM 1, "News" 4, CRLF 2: "Barrack" starts at 7; "met" and the next word stand on two lines.
	f := files{"a.txt": text, "a.ann": "\uFEFFT1\tPerson 7 14\tBarrack\r\nT2\tMeeting 15 18\tmet\r\nT3\tPerson 20 26\tBarrot\r\n" +
		"T4\tTopic 15 26\tmet Barrot\r\nE1\tMeeting:T2 Host:T1 Participant:T3 Topic:T4\r\n"}
	a := f.article(t)
	if a.Article.Text != text {
		t.Error("the text was changed")
	}
	c := a.Claims[0]
	if got := textOf(a, c.Sentence); got != "Barrack met" {
		t.Errorf("the sentence is %q", got)
	}
	if got := words(t, a, c.Topics[0]); got != "met\r\nBarrot" {
		t.Errorf("the topic is %q: a mention keeps the article's own words", got)
	}
}

func TestZones(t *testing.T) {
	const text = "Talks in Paris\nBarrack met Barrot.\nBy Jason Ditz"
	a := brat(t, text, "T1 Headline Talks in Paris", "T2 Byline By Jason Ditz", "T3 Person Jason Ditz", "T4 Person Barrack", "T5 Meeting met",
		"E1 Meeting:T5 Participant:T4").article(t)
	want := []graph.Zone{{Type: graph.ZoneHeadline, Span: graph.Span{Start: 0, End: 14}}, {Type: graph.ZoneByline, Span: graph.Span{Start: 35, End: 48}}}
	if diff(a.Article.Zones, want) != "" {
		t.Errorf("the zones are %v, want %v", a.Article.Zones, want)
	}
	if len(a.Mentions) != 3-1 {
		t.Errorf("got %d mentions, want 2: zones are none", len(a.Mentions))
	}
}

// The order of lines in a file says nothing.
func TestOrderOfLines(t *testing.T) {
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		f := realArticle(t, number)
		want := f.article(t)
		lines := slices.Collect(strings.Lines(f["a.ann"]))
		random := rand.New(rand.NewPCG(1, 2))
		for range 20 {
			random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
			f["a.ann"] = strings.Join(lines, "")
			if d := diff(want, f.article(t)); d != "" {
				t.Fatalf("article %s in another order is another article:\n%s", number, d)
			}
		}
	}
}

// Local ids are only local: other numbers give the same article.
func TestLocalIDsAreNotKept(t *testing.T) {
	f := realArticle(t, "000")
	want := f.article(t)
	f["a.ann"] = renumber(f["a.ann"])
	if d := diff(want, f.article(t)); d != "" {
		t.Fatalf("with other local ids it is another article:\n%s", d)
	}
}
