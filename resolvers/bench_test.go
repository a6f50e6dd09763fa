package resolvers_test

import "testing"

func BenchmarkFirstQuestion(b *testing.B) {
	reader, _, _ := articlesReader(b)
	h := newHandler(b, reader, nil)
	b.ReportAllocs()
	for b.Loop() {
		if a := post(b, h, firstQuestion, nil); len(a.Errors) > 0 {
			b.Fatal(a.body)
		}
	}
}
