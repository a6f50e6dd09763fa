package service

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/loader"
)

// maxLabels is how many labels of one kind the summary names.
const maxLabels = 20

// imported adds what the reading of an item tells beside its article.
func (r *Report) imported(item *loader.Item) {
	r.Repairs = append(r.Repairs, item.Repairs...)
	for _, label := range item.Unmapped {
		r.count(label)
	}
	if item.Skipped != "" {
		if r.Skipped == nil {
			r.Skipped = map[string]int{}
		}
		r.Skipped[item.Skipped]++
	}
}

// count adds to the count of a label; the list stays sorted.
func (r *Report) count(label loader.Label) {
	i, found := slices.BinarySearchFunc(r.Unmapped, label, func(a, b loader.Label) int {
		if a.What != b.What {
			return strings.Compare(a.What, b.What)
		}
		return strings.Compare(a.Name, b.Name)
	})
	if found {
		r.Unmapped[i].Count += label.Count
		return
	}
	r.Unmapped = slices.Insert(r.Unmapped, i, label)
}

// onOneLine quotes what would not stay on its line.
func onOneLine(label string) string {
	if strings.ContainsFunc(label, unicode.IsControl) {
		return strconv.Quote(label)
	}
	return label
}

// printImported writes a line for each kind of label without a mapping, the most
// frequent first, and one for each reason to skip.
func (r *Report) printImported(p *printer) {
	kinds := map[string][]loader.Label{}
	for _, label := range r.Unmapped {
		verdict := "kept under its own name, without a mapping"
		if label.Lost {
			verdict = "not kept, there is no place for it"
		}
		what := verdict + ": " + label.What
		kinds[what] = append(kinds[what], label)
	}
	for _, what := range slices.Sorted(maps.Keys(kinds)) {
		list := kinds[what]
		slices.SortStableFunc(list, func(a, b loader.Label) int { return b.Count - a.Count })
		var names []string
		for _, label := range list[:min(len(list), maxLabels)] {
			names = append(names, fmt.Sprintf("%s (%d)", onOneLine(label.Name), label.Count))
		}
		if more := len(list) - len(names); more > 0 {
			names = append(names, fmt.Sprintf("and %d more", more))
		}
		p.line("%s: %s", what, strings.Join(names, ", "))
	}
	for _, why := range slices.Sorted(maps.Keys(r.Skipped)) {
		p.line("skipped %s: %s", count(r.Skipped[why], "text"), why)
	}
}
