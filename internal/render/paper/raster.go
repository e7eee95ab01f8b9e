package paper

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"

	"svodka/internal/lang"
	"svodka/internal/render"
)

// PNG draws a chart as a picture on white. sharp is how many dots a px has; 2 is fit for mail and telephones.
func (d *Drawer) PNG(ctx context.Context, p *render.Picture, wide, high int, sharp float64, l lang.Lang) ([]byte, error) {
	svg, err := d.SVG(ctx, p, wide, high, l)
	if err != nil {
		return nil, err
	}
	x, err := read(svg)
	if err != nil {
		return nil, err
	}
	img := d.raster(x, sharp)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// mostDots bounds a picture: no chart needs more, and a mistaken size takes no memory.
const mostDots = 8000

func (d *Drawer) raster(x *drawing, sharp float64) *image.RGBA {
	w := int(math.Ceil(math.Max(1, math.Min(x.wide*sharp, mostDots))))
	h := int(math.Ceil(math.Max(1, math.Min(x.high*sharp, mostDots))))
	c := &canvas{d: d, img: image.NewRGBA(image.Rect(0, 0, w, h)), sharp: sharp}
	draw.Draw(c.img, c.img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, m := range x.marks {
		c.mark(m)
	}
	return c.img
}

// canvas is a picture being drawn.
type canvas struct {
	d     *Drawer
	img   *image.RGBA
	sharp float64
}

func (c *canvas) mark(m mark) {
	clip := c.img.Bounds()
	if m.clip != nil {
		clip = clip.Intersect(image.Rect(int(math.Floor(m.clip.x0*c.sharp)), int(math.Floor(m.clip.y0*c.sharp)),
			int(math.Ceil(m.clip.x1*c.sharp)), int(math.Ceil(m.clip.y1*c.sharp))))
	}
	if clip.Empty() {
		return
	}
	if m.text != nil {
		c.words(m.text, clip)
		return
	}
	o := moved(m.outline, matrix{c.sharp, 0, 0, c.sharp, 0, 0})
	switch {
	case m.fill.is && m.fill.hatch:
		b := around(o)
		inside := clip.Intersect(image.Rect(int(math.Round(b.x0)), int(math.Round(b.y0)), int(math.Round(b.x1)), int(math.Round(b.y1))))
		c.fill(strokeOf(hatching(b, hatchStep*c.sharp), hatchThick*c.sharp, nil), m.fill.ink, inside)
	case m.fill.is && len(m.fill.stops) > 0:
		for _, s := range strips(around(o), m.fill) {
			c.fill(rect(s.box.x0, s.box.y0, s.box.x1-s.box.x0, s.box.y1-s.box.y0, 0), s.ink, clip)
		}
	case m.fill.is:
		c.fill(o, m.fill.ink, clip)
	}
	if m.stroke.is && m.thick > 0 {
		dash := make([]float64, len(m.dash))
		for i, x := range m.dash {
			dash[i] = x * c.sharp
		}
		c.fill(strokeOf(o, m.thick*c.sharp, dash), m.stroke.ink, clip)
	}
}

// fill paints an outline, scanning no more of the picture than it covers.
func (c *canvas) fill(o outline, ink color.NRGBA, clip image.Rectangle) {
	if len(o) == 0 {
		return
	}
	b := around(o)
	if !(b.x1 >= float64(clip.Min.X) && b.x0 <= float64(clip.Max.X) && b.y1 >= float64(clip.Min.Y) && b.y0 <= float64(clip.Max.Y)) {
		return
	}
	area := image.Rect(int(math.Floor(math.Max(b.x0, -mostDots))), int(math.Floor(math.Max(b.y0, -mostDots))),
		int(math.Ceil(math.Min(b.x1, mostDots)))+1, int(math.Ceil(math.Min(b.y1, mostDots)))+1)
	x0, y0 := float64(area.Min.X), float64(area.Min.Y)
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	at := func(p [2]float64) (float32, float32) { return float32(p[0] - x0), float32(p[1] - y0) }
	open := false
	for _, s := range o {
		switch s.op {
		case 'M':
			if open {
				r.ClosePath()
			}
			r.MoveTo(at(s.p[0]))
			open = true
		case 'L':
			r.LineTo(at(s.p[0]))
		case 'C':
			ax, ay := at(s.p[0])
			bx, by := at(s.p[1])
			ex, ey := at(s.p[2])
			r.CubeTo(ax, ay, bx, by, ex, ey)
		case 'Z':
			r.ClosePath()
			open = false
		}
	}
	if open {
		r.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	r.DrawOp = draw.Src
	r.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	seen := area.Intersect(clip)
	draw.DrawMask(c.img, seen, image.NewUniform(ink), image.Point{}, mask, seen.Min.Sub(area.Min), draw.Over)
}

func (c *canvas) words(w *words, clip image.Rectangle) {
	c.fill(moved(c.d.letters(w), matrix{c.sharp, 0, 0, c.sharp, 0, 0}), w.ink.ink, clip)
}

// letters are the outlines of a text where it stands.
func (d *Drawer) letters(w *words) outline {
	weight := 400.0
	if w.bold {
		weight = heavyFrom
	}
	face := d.face(weight)
	s, k := math.Sincos(w.turn * math.Pi / 180)
	place := matrix{k, s, -s, k, w.x, w.y}
	x := 0.0
	switch wide := face.width(w.text, w.size); w.anchor {
	case "middle":
		x = -wide / 2
	case "end":
		x = -wide
	}
	const parts = 64
	scale := w.size / face.em / parts
	var o outline
	for _, r := range w.text {
		for _, g := range face.outline(r) {
			point := func(i int) (float64, float64) {
				return place.at(x+float64(g.Args[i].X)*scale, float64(g.Args[i].Y)*scale)
			}
			switch g.Op {
			case sfnt.SegmentOpMoveTo:
				o.move(point(0))
			case sfnt.SegmentOpLineTo:
				o.line(point(0))
			case sfnt.SegmentOpQuadTo:
				qx, qy := point(0)
				ex, ey := point(1)
				last := o[len(o)-1]
				from := last.p[max(0, last.points()-1)]
				o.curve(from[0]+2*(qx-from[0])/3, from[1]+2*(qy-from[1])/3, ex+2*(qx-ex)/3, ey+2*(qy-ey)/3, ex, ey)
			case sfnt.SegmentOpCubeTo:
				ax, ay := point(0)
				bx, by := point(1)
				ex, ey := point(2)
				o.curve(ax, ay, bx, by, ex, ey)
			}
		}
		x += face.advance(r) * w.size
	}
	return o
}
