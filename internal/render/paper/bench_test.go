package paper_test

import (
	"context"
	"io"
	"testing"

	"svodka/internal/render"
)

// BenchmarkDashboard12 writes a dashboard of twelve tiles, five figures and seven charts, as paper and as a picture.
func BenchmarkDashboard12(b *testing.B) {
	d := drawer(b)
	if err := d.Warm(context.Background()); err != nil {
		b.Fatal(err)
	}
	doc := document(b, 1)
	doc.Wide, doc.Board = true, true
	list := pictures(b)
	doc.Parts = doc.Parts[:5]
	for _, name := range []string{"line_plan", "column_plan", "combined", "stacked", "rows", "heat", "waterfall"} {
		p, ok := list[name]
		if !ok {
			b.Fatalf("no chart %s", name)
		}
		doc.Parts = append(doc.Parts, render.Part{Title: name, Chart: p, Columns: 6})
	}
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if err := d.PDF(context.Background(), io.Discard, doc); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("png", func(b *testing.B) {
		for b.Loop() {
			if err := d.Poster(context.Background(), io.Discard, doc); err != nil {
				b.Fatal(err)
			}
		}
	})
}
