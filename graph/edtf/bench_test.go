package edtf

import "testing"

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{
		"2025-07-24", "2025-08~", "2025-07-21/2025-07-27", "[2025-07-24,2025-07-26]", "2025-07-24T20:30:00+02:00",
	} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDuring(b *testing.B) {
	b.ReportAllocs()
	t, u := MustParse("[2025-07-24,2025-07-26]"), MustParse("2025-07")
	for b.Loop() {
		t.During(u)
	}
}

func BenchmarkReconcile(b *testing.B) {
	b.ReportAllocs()
	readings := times("2025-07 [2025-07-21..2025-07-27] 2025-07-24 2025-07-26 2025-07-24~")
	for b.Loop() {
		Reconcile(readings)
	}
}

func BenchmarkAnchor(b *testing.B) {
	published := MustParse("[2025-07-24..2025-07-27]")
	for _, text := range []string{"Thursday evening", "late last year", "13 March 2025", "recently"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Anchor(text, published)
			}
		})
	}
}
