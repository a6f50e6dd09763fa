package edtf_test

import (
	"fmt"

	"github.com/parley-kg/parley/graph/edtf"
)

func ExampleParse() {
	for _, text := range []string{"2025-07", "2025-W30", "[2025-07-26,2025-07-24]", "2025-07-24T22:30:00+02:00"} {
		t := edtf.MustParse(text)
		b := t.Bounds()
		fmt.Println(t, "from", b.EarliestStart, "to", b.LatestEnd)
	}
	_, err := edtf.Parse("2025-02-30")
	fmt.Println(err)
	// Output:
	// 2025-07 from 2025-07-01 to 2025-07-31
	// [2025-07-21..2025-07-27] from 2025-07-21 to 2025-07-27
	// [2025-07-24,2025-07-26] from 2025-07-24 to 2025-07-26
	// 2025-07-24T20:30:00Z from 2025-07-24 to 2025-07-24
	// edtf: "2025-02-30" at byte 8: write the day as two digits from 01 to 28, the last of 2025-02, or XX if it is not known
}

func ExampleTime_Before() {
	friday := edtf.MustParse("2025-07-25")
	for _, met := range []string{"2025-07-24", "2025-07-24~", "2025-07", "2025-08", ""} {
		fmt.Printf("%q %s\n", met, edtf.MustParse(met).Before(friday))
	}
	// Output:
	// "2025-07-24" CERTAIN
	// "2025-07-24~" POSSIBLE
	// "2025-07" POSSIBLE
	// "2025-08" IMPOSSIBLE
	// "" POSSIBLE
}

func ExampleTime_During() {
	week := edtf.MustParse("2025-07-21/2025-07-27")
	thursday := edtf.MustParse("2025-07-24")
	fmt.Println(thursday.During(week))
	fmt.Println(week.During(thursday))          // it goes on all week
	fmt.Println(week.Within().During(thursday)) // it was some day that week
	// Output:
	// CERTAIN
	// IMPOSSIBLE
	// POSSIBLE
}

func ExampleTime_Conflicts() {
	thursday := edtf.MustParse("2025-07-24")
	saturday := edtf.MustParse("2025-07-26")
	thisWeek := edtf.MustParse("[2025-07-21..2025-07-27]")
	fmt.Println(thursday.Conflicts(saturday), thursday.Conflicts(thisWeek), thursday.Refines(thisWeek))
	// Output: true false true
}

func ExampleReconcile() {
	month := edtf.MustParse("2025-07")
	week := edtf.MustParse("[2025-07-21..2025-07-27]")
	thursday := edtf.MustParse("2025-07-24")
	saturday := edtf.MustParse("2025-07-26")
	fmt.Println(edtf.Reconcile([]edtf.Time{month, thursday, week}))
	fmt.Println(edtf.Reconcile([]edtf.Time{month, saturday, thursday}))
	// Output:
	// 2025-07-24
	// [2025-07-24,2025-07-26]
}

func ExampleAnchor() {
	published := edtf.MustParse("[2025-07-24..2025-07-27]")
	for _, text := range []string{"Thursday evening", "this week", "July 18", "late last year", "since 1948", "recently"} {
		t, ok := edtf.Anchor(text, published)
		fmt.Printf("%s: %s %v\n", text, t, ok)
	}
	// Output:
	// Thursday evening: 2025-07-24 true
	// this week: [2025-07-21..2025-07-27] true
	// July 18: 2025-07-18 true
	// late last year: [2024-07..2024-12] true
	// since 1948: 1948/.. true
	// recently:  false
}

func ExampleCertainty() {
	fmt.Println(edtf.Certain.And(edtf.Possible), edtf.Certain.Or(edtf.Possible), edtf.Certain.Not())
	// Output: POSSIBLE CERTAIN IMPOSSIBLE
}
