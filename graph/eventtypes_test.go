package graph

import (
	"regexp"
	"testing"
)

func TestTablesOfTypesAndRoles(t *testing.T) {
	seen := map[string]bool{}
	once := func(kind, word string) {
		t.Helper()
		if word == "" || seen[kind+word] {
			t.Errorf("%s %q is empty or stands twice", kind, word)
		}
		seen[kind+word] = true
	}
	for _, row := range EventTypes() {
		once("name", row.Name)
		once("label", row.Label)
		if found, ok := EventTypeByLabel(row.Label); !ok || found != row {
			t.Errorf("%s is not found by its label", row.Name)
		}
		if row.Means == "" {
			t.Errorf("%s is not explained", row.Name)
		}
	}
	for _, row := range Roles() {
		once("role", string(row.Role))
		once("role label", row.Label)
		once("verb", row.Verb)
		if !regexp.MustCompile(`^[a-z][A-Za-z]+$`).MatchString(row.Verb) {
			t.Errorf("the verb %q cannot be a predicate", row.Verb)
		}
		if row.Role.Info() != row {
			t.Errorf("%s does not find its row", row.Role)
		}
	}
}

func TestWhatIsAMeeting(t *testing.T) {
	for name, want := range map[string]bool{"meeting": true, "agreement": false, "call": false, "visit": false, "nonsense": false} {
		if got := IsMeetingType(name); got != want {
			t.Errorf("IsMeetingType(%q) = %v", name, got)
		}
	}
}

func TestWhoTookPart(t *testing.T) {
	tests := []struct {
		participation Participation
		want          bool
	}{
		{Participation{Role: RoleHost, Presence: PresencePresent}, true},
		{Participation{Role: RoleAttendee, Presence: PresenceExpected}, true},
		{Participation{Role: RoleParticipant, Presence: PresenceDenied}, false},
		{Participation{Role: RoleVenueState, Presence: PresencePresent}, false},
	}
	for _, tt := range tests {
		if got := tt.participation.TookPart(); got != tt.want {
			t.Errorf("%s %s: %v", tt.participation.Role, tt.participation.Presence, got)
		}
	}
}

func TestZones(t *testing.T) {
	article := Article{Zones: []Zone{{ZoneHeadline, Span{0, 10}}, {ZoneByline, Span{50, 60}}}}
	for at, want := range map[Span]ZoneType{{0, 3}: ZoneHeadline, {10, 12}: ZoneBody, {55, 70}: ZoneByline, {60, 61}: ZoneBody} {
		if got := article.ZoneAt(at); got != want {
			t.Errorf("%v lies in %s, want %s", at, got, want)
		}
	}
	if hull := Hull([]Span{{31, 40}, {12, 18}}); hull != (Span{12, 40}) {
		t.Errorf("hull %v", hull)
	}
}
