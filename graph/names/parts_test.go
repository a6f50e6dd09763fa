package names_test

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph/names"
)

func TestReadParts(t *testing.T) {
	for _, tt := range []struct {
		name, words, generation string
	}{
		{"Tom Barrack", "tom barrack", ""},
		{`"Deep Throat`, "deep throat", ""},
		{"“Deep Throat”", "deep throat", ""},
		{"US Ambassador Tom Barrack", "tom barrack", ""},
		{"President Ahmed al-Sharaa", "ahmed sharaa", ""},
		{"Ahmed ash-Sharaa", "ahmed sharaa", ""},
		{"Macron, Emmanuel", "emmanuel macron", ""},
		{"MACRON Emmanuel", "emmanuel macron", ""},
		{"JD Vance", "j d vance", ""},
		{"J.D. Vance", "j d vance", ""},
		{"Robert F. Kennedy, Jr.", "robert f kennedy", "jr"},
		{"King Abdullah II", "abdullah", "ii"},
		{"Abdel Fattah el-Sisi", "abdfattah sisi", ""},
		{"Abdelfattah al-Sisi", "abdfattah sisi", ""},
		{"Abd al-Rahman Yusuf", "abdrahman yusuf", ""},
		{"Abdurrahman Yusuf", "abdrahman yusuf", ""},
		{"Salah al-Din Bitar", "salahadin bitar", ""},
		{"Abu Mohammed al-Julani", "abumohammed julani", ""},
		{"Mohammed bin Salman", "mohammed +salman", ""},
		{"Charles de Gaulle", "charles gaulle", ""},
		{"Kim Jong-un", "jongun kim", ""},
		{"Xi Jinping", "jinping xi", ""},
		{"Jinping Xi", "jinping xi", ""},
		{"Isaac “Bougie” Herzog", "isaac herzog", ""},
		{"Barrack", "barrack", ""},
		{"?!", "", ""},
	} {
		p := names.ReadParts(tt.name)
		var words []string
		for _, w := range p.Words {
			if w.Descent {
				w.Text = "+" + w.Text
			}
			words = append(words, w.Text)
		}
		if got := strings.Join(words, " "); got != tt.words || p.Generation != tt.generation {
			t.Errorf("%q is %q, generation %q", tt.name, got, p.Generation)
		}
	}
}

func TestFormsOfGivenNames(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"tom", "thomas", true},
		{"thomas", "tom", true},
		{"binyamin", "benjamin", true},
		{"bibi", "benjamin", true},
		{"tom", "tom", false},
		{"tom", "bill", false},
		{"hassan", "hussein", false},
	} {
		if names.IsFormOfGiven(tt.a, tt.b) != tt.want {
			t.Errorf("%s and %s: %v", tt.a, tt.b, !tt.want)
		}
	}
}
