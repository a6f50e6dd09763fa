package identity

import "strings"

// lightVerbs are stems of verbs that say little without their noun.
var lightVerbs = setOf("take make have get do put hold give be keep go come")

// commonVerbs are stems of verbs that any story uses of many things, so that two
// of them tell of one thing only where their sentences are alike.
var commonVerbs = setOf(`say tell report state statement announce confirm according add note call claim ask describe
	show reveal believe think know want hope expect plan try help use make take get give go come put have do be keep
	cause secure follow start begin end continue become remain leave see look need work set play emerge happen
	lead include affect protect provide allow support comment warn reason connect`)

// saysNothing are the stems of those that tell no statement from another.
var saysNothing = setOf("say tell state note add comment report")

// severalWords are what is told of as several by its plural. "Talks" may be one.
var severalWords = map[string]bool{"meeting": true, "encounter": true, "round": true, "session": true, "visit": true, "call": true}

// repeatedWords tell of several whatever they stand beside, periodicWords unless a day is told.
var (
	repeatedWords = map[string]bool{"repeated": true, "several": true, "series": true}
	periodicWords = map[string]bool{"daily": true, "weekly": true, "monthly": true, "yearly": true, "annual": true, "regular": true}
)

// irregularForms are those verbs of news whose forms have several stems.
var irregularForms = formsOf(
	"say said", "tell told", "meet met", "hold held", "shoot shot", "strike struck stricken", "find found",
	"steal stole stolen", "break broke broken", "win won", "lose lost", "flee fled", "leave left", "slay slew slain",
	"hang hung", "buy bought", "sell sold", "fight fought", "catch caught", "seek sought", "bring brought",
	"take took taken", "make made", "give gave given", "go went gone", "come came", "begin began begun", "get got gotten",
	"keep kept", "think thought", "teach taught", "feel felt", "fall fell fallen", "rise rose risen", "run ran",
	"speak spoke spoken", "swear swore sworn", "write wrote written", "drive drove driven", "fly flew flown",
	"throw threw thrown", "grow grew grown", "know knew known", "see saw seen", "choose chose chosen", "lead led",
	"send sent", "spend spent", "build built", "pay paid", "lay laid", "sit sat", "stand stood", "become became",
	"bear bore born", "wear wore worn", "tear tore torn", "withdraw withdrew withdrawn", "shake shook shaken",
	"be was were been is are", "have had has", "do did done", "die dying", "lie lying",
)

// happenings are words that news has for one kind of thing, a kind a line.
var happenings = []string{
	"die death dead deceased succumb demise passing kill killing slay slaying murder homicide",
	"shoot shooting gunfire gunshot gunman gun",
	"fire blaze inferno",
	"win victory beat defeat triumph lose loss rout",
	"arrest detain detention custody capture apprehend",
	"accuse charge indict indictment",
	"find discover discovery",
	"injure injury wound hurt",
	"steal theft",
	"rob robbery heist burglary",
	"damage destroy destruction devastate devastation",
	"earthquake quake temblor tremor",
	"buy purchase acquire acquisition takeover",
	"sell sale",
	"escape flee breakout",
	"fix repair patch plug resolve",
	"negotiate negotiation talk",
	"cut sever",
	"record mark",
	"place put",
	"treatment rehab rehabilitation",
	"riot unrest clash",
	"check enter admit",
	"appoint appointment nominate nomination",
	"dismiss dismissal sack oust",
	"convict conviction guilty",
	"resign resignation quit",
	"marry marriage wed wedding",
	"crash collide collision smash",
	"explode explosion blast",
	"release issue",
	"launch unveil introduce debut",
	"hit strike jolt",
	"retain keep",
	"outage downtime disrupt disruption",
	"elect election vote ballot",
	"announce announcement",
	"decide decision",
	"invade invasion",
	"suspend suspension",
	"describe description",
	"lead leader leadership",
}

var classOfStem = classesOf(happenings)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[stemOf(word)] = true
	}
	return set
}

// formsOf maps each form to the first word of its line.
func formsOf(lines ...string) map[string]string {
	forms := map[string]string{}
	for _, line := range lines {
		words := strings.Fields(line)
		for _, form := range words[1:] {
			forms[form] = words[0]
		}
	}
	return forms
}

// classesOf maps the stem of each word to the first word of its line.
func classesOf(lines []string) map[string]string {
	classes := map[string]string{}
	for _, line := range lines {
		words := strings.Fields(line)
		for _, word := range words {
			classes[stemOf(word)] = words[0]
		}
	}
	return classes
}
