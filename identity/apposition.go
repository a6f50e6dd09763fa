package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/names"
)

// joinAppositions joins a name with the description that stands beside it: “actress
// Tara Reid”, “Tara Reid, an actress,”. Articles in which coreference was annotated
// are left as they are.
func (r *resolver) joinAppositions() {
	for _, group := range r.byArticle() {
		in := r.homes[group[0]]
		if in.annotated {
			continue
		}
		for _, beside := range in.reading.Appositions {
			left, isNode := r.nodeIn(in, beside.Left)
			right, areNodes := r.nodeIn(in, beside.Right)
			if isNode && areNodes {
				c := Comparison{}
				c.add("apposition", 1, 0.85, "%s", beside.Why)
				r.decide(left, right, byApposition, c.conclude())
			}
		}
	}
}

// apposed are two mentions of which one describes whom the other names, and why.
type apposed struct {
	Left, Right graph.ID
	Why         string
}

// readAppositions finds them among the persons that follow one another in a text.
func readAppositions(text []rune, mentions []graph.Mention) []apposed {
	var order []*graph.Mention
	for i := range mentions {
		if m := &mentions[i]; m.Type == graph.MentionPerson && len(m.Fragments) == 1 {
			order = append(order, m)
		}
	}
	slices.SortFunc(order, func(a, b *graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Fragments[0].Start, b.Fragments[0].Start), cmp.Compare(a.ID, b.ID))
	})
	var found []apposed
	for i := 1; i < len(order); i++ {
		a, b := order[i-1], order[i]
		from, to, end := a.Fragments[0].End, b.Fragments[0].Start, b.Fragments[0].End
		if from > to || end > len(text) {
			continue
		}
		if why := apposition(a.Text, string(text[from:to]), b.Text, wordAfter(text, end)); why != "" {
			found = append(found, apposed{a.ID, b.ID, why})
		}
	}
	return found
}

// apposition says why of two mentions of persons, with what is between them and
// the word or mark after, the one describes whom the other names; "" where it does not.
func apposition(left, between, right, after string) string {
	gap := strings.Fields(between)
	switch {
	case len(gap) == 0 && describesOne(left) && isPersonName(right):
		return "“" + left + " " + right + "” is one"
	case len(gap) == 0 || gap[0] != "," || len(gap) > 4 || !endsApposition[after]:
		return ""
	case len(gap) > 1 && (slices.ContainsFunc(gap[1:], func(w string) bool { return !isWord(w) || w == "and" }) || !opensApposition[strings.ToLower(gap[1])]):
		return ""
	case isPersonName(left) && describesOne(right), len(gap) == 1 && describesOne(left) && isPersonName(right):
		return "“" + left + ", " + right + "” is one"
	}
	return ""
}

// isWord tells whether there are only letters and hyphens in a word.
func isWord(w string) bool {
	return !strings.ContainsFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
}

var (
	opensApposition = wordSet("a an the his her their its")
	// endsApposition are what comes after a description that stands after a name.
	endsApposition = func() map[string]bool {
		all := wordSet("who of at for in from with")
		for _, mark := range strings.Fields(", . ; )") {
			all[mark] = true
		}
		return all
	}()
)

func isPersonName(text string) bool {
	return names.IsPersonal(text) && !names.IsPronoun(text) && !strings.HasSuffix(text, "'s") && !strings.HasSuffix(text, "’s")
}

func describesOne(text string) bool {
	return !names.IsProper(text) && !names.IsPronoun(text) && meansOne(text) && !strings.HasSuffix(text, "'s")
}

// wordAfter returns the word or mark that stands after a place in a text.
func wordAfter(text []rune, at int) string {
	const longest = 16
	rest := strings.TrimSpace(string(text[at:min(len(text), at+longest)]))
	if rest == "" {
		return "."
	}
	end := strings.IndexFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) })
	switch {
	case end == 0:
		return rest[:1]
	case end > 0:
		rest = rest[:end]
	}
	return strings.ToLower(rest)
}
