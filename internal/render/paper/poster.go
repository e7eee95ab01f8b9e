package paper

import (
	"context"
	"image/png"
	"io"
	"math"
	"strings"

	"svodka/internal/render"
)

// Measures of a picture of a document, in px.
const (
	boardWide, reportWide, tileWide = 1200, 960, 520
	posterSharp, posterDots         = 2, 24e6
	posterRows                      = 60
	endless                         = 1e7
)

// Poster draws a whole document as one picture, as high as it needs to be; one of a single tile is as wide as the tile. Tables
// have their first rows.
func (d *Drawer) Poster(ctx context.Context, w io.Writer, doc *render.Document) error {
	const all = 12
	wide := float64(reportWide)
	switch {
	case len(doc.Parts) == 1 && doc.Parts[0].Columns > 0 && doc.Parts[0].Columns < all:
		wide = math.Max(tileWide, boardWide*float64(doc.Parts[0].Columns)/all)
		doc = alone(doc)
	case doc.Board || doc.Wide:
		wide = boardWide
	}
	on := &poster{}
	b := &book{ctx: ctx, d: d, doc: doc, l: doc.Lang, on: on, wide: wide * pxPt, high: endless, y: edge, rows: posterRows}
	b.posterHead()
	if err := b.parts(); err != nil {
		return err
	}
	b.posterFoot()
	on.wide, on.high = b.wide, b.y+edge/2
	sharp := math.Min(posterSharp, math.Sqrt(posterDots*pxPt*pxPt/(on.wide*on.high)))
	sharp = math.Min(sharp, mostDots*pxPt/math.Max(on.wide, on.high))
	return png.Encode(w, d.raster(&on.drawing, sharp/pxPt))
}

// alone is a document of one tile as its picture shows it: under its own title, the chart without its table.
func alone(doc *render.Document) *render.Document {
	d, p := *doc, doc.Parts[0]
	if d.Organisation != "" {
		d.Organisation += " · "
	}
	d.Organisation += d.Title
	d.Title, p.Title = p.Title, ""
	if p.Chart != nil {
		p.Table = nil
	}
	d.Parts = []render.Part{p}
	return &d
}

// posterHead says what the picture is of: whoever gets it has nothing else.
func (b *book) posterHead() {
	b.head(b.wide - 2*edge)
	const gap = 12
	b.y += gap
}

func (b *book) posterFoot() {
	var parts []string
	for _, s := range []string{b.doc.Demonstration(), b.doc.Organisation, b.doc.AsOf, b.doc.Reader} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	for _, n := range b.doc.Notes {
		b.paragraph(edge, b.wide-2*edge, n, small, false, ink3)
	}
	const gap = 8
	b.y += gap
	b.rule(edge, b.y, b.wide-edge, 0.5, lineInk)
	b.y += gap / 2
	b.paragraph(edge, b.wide-2*edge, strings.Join(parts, " · "), small, false, ink3)
}
