package loader

import (
	"strings"
	"testing"
)

const castOfXMI = `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///custom.ecore">
	<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="Anna met Carl and Dag."/>
	<c:Leader xmi:id="2" sofa="1" begin="0" end="4" value="PER" speaksTo="3" friends="3 4" rank="3" mood="4"/>
	<c:Person xmi:id="3" sofa="1" begin="9" end="13" value="PER"/>
	<c:Person xmi:id="4" sofa="1" begin="18" end="21" value="PER"/>
</xmi:XMI>`

const systemOfXMI = `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
	<typeDescription><name>custom.Mood</name><supertypeName>uima.cas.String</supertypeName>
		<allowedValues><value><string>4</string></value></allowedValues></typeDescription>
	<typeDescription><name>custom.Person</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features>
		<featureDescription><name>speaksTo</name><rangeTypeName>custom.Person</rangeTypeName></featureDescription>
		<featureDescription><name>friends</name><rangeTypeName>uima.cas.FSArray</rangeTypeName><elementType>custom.Person</elementType></featureDescription>
		<featureDescription><name>rank</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
		<featureDescription><name>mood</name><rangeTypeName>custom.Mood</rangeTypeName></featureDescription>
	</features></typeDescription>
	<typeDescription><name>custom.Leader</name><supertypeName>custom.Person</supertypeName></typeDescription>
</types></typeSystemDescription>`

// The type system beside an XMI tells which features name annotations, also those
// that a layer has from the one above it; a number that is some annotation's id
// stays a number, and so does all where nothing tells.
func TestReferencesOfXMI(t *testing.T) {
	for name, c := range map[string]struct {
		files files
		want  string
	}{
		"with a type system": {
			files{"a.xmi": castOfXMI, "TypeSystem.xml": systemOfXMI},
			`"Anna" person PER [mood=4] [rank=3]; "Dag" person PER; "Carl" person PER; other friends; other friends; other speaksTo`,
		},
		"without": {
			files{"a.xmi": castOfXMI},
			`"Anna" person PER [friends=3 4] [mood=4] [rank=3] [speaksTo=3]; "Dag" person PER; "Carl" person PER`,
		},
	} {
		items := c.files.read(t)
		if len(items) != 1 || items[0].Article == nil {
			t.Fatalf("%s: %q", name, problemsOf(items))
		}
		checkArticle(t, items[0].Article)
		if got := summaryOf(items[0]); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
		for _, claim := range items[0].Article.Claims {
			if claim.SourceType == "speaksTo" && (len(claim.Kept) != 2 || words(t, items[0].Article, claim.Participations[0].Mention) == "Dag") {
				t.Errorf("%s: who speaks to whom is %+v", name, claim)
			}
		}
	}
}

// A type system that cannot be read leaves open what is a reference, which is told.
func TestBrokenTypeSystem(t *testing.T) {
	for system, want := range map[string]string{
		"<typeSystemDescription><types>": "TypeSystem.xml:1:31: the XML cannot be read",
		"<a/>":                           "TypeSystem.xml:1:5: the XML cannot be read: the outermost element is not typeSystemDescription",
	} {
		got := problemsOf(files{"a.xmi": castOfXMI, "TypeSystem.xml": system}.read(t, "a.xmi"))
		if len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: got %q, want %q", system, got, want)
		}
	}
	circle := "<typeSystemDescription><types><typeDescription><name>custom.Leader</name><supertypeName>custom.Leader</supertypeName></typeDescription></types></typeSystemDescription>"
	if got := problemsOf(files{"a.xmi": castOfXMI, "TypeSystem.xml": circle}.read(t, "a.xmi")); len(got) > 0 {
		t.Error(got)
	}
}
