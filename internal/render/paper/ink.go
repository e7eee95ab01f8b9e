package paper

import (
	"codeberg.org/go-pdf/fpdf"
)

// pageInk draws the marks of a picture on a page: vectors and text that can be selected.
type pageInk struct {
	d    *Drawer
	pdf  *fpdf.Fpdf
	x, y float64 // of the picture's corner on the page, in pt
	k    float64 // pt of a px
}

func (p *pageInk) draw(x *drawing) {
	for _, m := range x.marks {
		p.mark(m)
	}
	p.pdf.SetAlpha(1, "Normal")
	p.pdf.SetDashPattern(nil, 0)
}

func (p *pageInk) mark(m mark) {
	if m.clip != nil {
		if m.clip.x1 <= m.clip.x0 || m.clip.y1 <= m.clip.y0 {
			return
		}
		p.pdf.ClipRect(p.x+m.clip.x0*p.k, p.y+m.clip.y0*p.k, (m.clip.x1-m.clip.x0)*p.k, (m.clip.y1-m.clip.y0)*p.k, false)
		defer p.pdf.ClipEnd()
	}
	if m.text != nil {
		p.words(m.text)
		return
	}
	o := moved(m.outline, matrix{p.k, 0, 0, p.k, p.x, p.y})
	switch {
	case m.fill.is && m.fill.hatch:
		b := around(o)
		if b.x1 > b.x0 && b.y1 > b.y0 {
			p.pdf.ClipRect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, false)
			p.stroke(hatching(b, hatchStep*p.k), m.fill, hatchThick*p.k, nil)
			p.pdf.ClipEnd()
		}
	case m.fill.is && len(m.fill.stops) > 0:
		for _, s := range strips(around(o), m.fill) {
			p.fillWith(paint{is: true, ink: s.ink})
			p.pdf.Rect(s.box.x0, s.box.y0, s.box.x1-s.box.x0, s.box.y1-s.box.y0, "F")
		}
	case m.fill.is:
		p.fillWith(m.fill)
		if p.path(o) {
			p.pdf.DrawPath("F")
		}
	}
	if m.stroke.is && m.thick > 0 {
		dash := make([]float64, len(m.dash))
		for i, x := range m.dash {
			dash[i] = x * p.k
		}
		p.stroke(o, m.stroke, m.thick*p.k, dash)
	}
}

func (p *pageInk) fillWith(c paint) {
	const full = 255
	p.pdf.SetAlpha(float64(c.ink.A)/full, "Normal")
	p.pdf.SetFillColor(int(c.ink.R), int(c.ink.G), int(c.ink.B))
}

func (p *pageInk) stroke(o outline, c paint, thick float64, dash []float64) {
	const full = 255
	p.pdf.SetAlpha(float64(c.ink.A)/full, "Normal")
	p.pdf.SetDrawColor(int(c.ink.R), int(c.ink.G), int(c.ink.B))
	p.pdf.SetLineWidth(thick)
	p.pdf.SetDashPattern(dash, 0)
	if p.path(o) {
		p.pdf.DrawPath("D")
	}
	p.pdf.SetDashPattern(nil, 0)
}

// path puts an outline on the page; false where there is nothing to paint.
func (p *pageInk) path(o outline) bool {
	lines := false
	for _, s := range o {
		lines = lines || s.op == 'L' || s.op == 'C'
	}
	if !lines {
		return false
	}
	for _, s := range o {
		switch s.op {
		case 'M':
			p.pdf.MoveTo(s.p[0][0], s.p[0][1])
		case 'L':
			p.pdf.LineTo(s.p[0][0], s.p[0][1])
		case 'C':
			p.pdf.CurveBezierCubicTo(s.p[0][0], s.p[0][1], s.p[1][0], s.p[1][1], s.p[2][0], s.p[2][1])
		case 'Z':
			p.pdf.ClosePath()
		}
	}
	return true
}

func (p *pageInk) words(w *words) {
	const full = 255
	text := p.d.known(w.text)
	weight, style := 0.0, ""
	if w.bold {
		weight, style = heavyFrom, "B"
	}
	size := w.size * p.k
	p.pdf.SetAlpha(float64(w.ink.ink.A)/full, "Normal")
	p.pdf.SetFont(family, style, size)
	p.pdf.SetTextColor(int(w.ink.ink.R), int(w.ink.ink.G), int(w.ink.ink.B))
	x, y := p.x+w.x*p.k, p.y+w.y*p.k
	left := x
	switch wide := p.d.face(weight).width(text, size); w.anchor {
	case "middle":
		left -= wide / 2
	case "end":
		left -= wide
	}
	if w.turn == 0 {
		p.pdf.Text(left, y, text)
		return
	}
	p.pdf.TransformBegin()
	p.pdf.TransformRotate(-w.turn, x, y)
	p.pdf.Text(left, y, text)
	p.pdf.TransformEnd()
}
