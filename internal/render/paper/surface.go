package paper

import (
	"codeberg.org/go-pdf/fpdf"
)

// surface is what documents are set on: pages of vectors, or one picture. Measures are in pt from the upper left, texts stand at
// their baselines, colours are six hexadecimal digits.
type surface interface {
	page()
	say(x, y float64, s string, size float64, bold bool, hex string)
	fill(x, y, w, h float64, hex string)
	line(x0, y, x1, thick float64, hex string)
	frame(x, y, w, h, round, thick float64, hex string)
	draw(x *drawing, left, top, k float64)
	link(x, y, w, h float64, href string)
	bookmark(s string, level int, y float64)
}

// pages are paper.
type pages struct {
	d   *Drawer
	pdf *fpdf.Fpdf
}

func (p *pages) page() { p.pdf.AddPage() }

func (p *pages) say(x, y float64, s string, size float64, bold bool, hex string) {
	style := ""
	if bold {
		style = "B"
	}
	p.pdf.SetFont(family, style, size)
	c, _ := colourOf("#" + hex)
	p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.pdf.Text(x, y, s)
}

func (p *pages) fill(x, y, w, h float64, hex string) {
	c, _ := colourOf("#" + hex)
	p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
	p.pdf.Rect(x, y, w, h, "F")
}

func (p *pages) line(x0, y, x1, thick float64, hex string) {
	p.pen(thick, hex)
	p.pdf.Line(x0, y, x1, y)
}

func (p *pages) frame(x, y, w, h, round, thick float64, hex string) {
	p.pen(thick, hex)
	p.pdf.RoundedRect(x, y, w, h, round, "1234", "D")
}

func (p *pages) pen(thick float64, hex string) {
	c, _ := colourOf("#" + hex)
	p.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.pdf.SetLineWidth(thick)
}

func (p *pages) draw(x *drawing, left, top, k float64) {
	(&pageInk{d: p.d, pdf: p.pdf, x: left, y: top, k: k}).draw(x)
}

func (p *pages) link(x, y, w, h float64, href string) { p.pdf.LinkString(x, y, w, h, href) }

func (p *pages) bookmark(s string, level int, y float64) { p.pdf.Bookmark(s, level, y) }

// poster is one picture, as high as what is set on it.
type poster struct{ drawing }

func (p *poster) page()                                   {}
func (p *poster) link(_, _, _, _ float64, _ string)       {}
func (p *poster) bookmark(_ string, _ int, _ float64)     {}
func (p *poster) add(m mark)                              { p.marks = append(p.marks, m) }
func (p *poster) line(x0, y, x1, thick float64, h string) { p.fill(x0, y-thick/2, x1-x0, thick, h) }

func inked(hex string) paint {
	c, ok := colourOf("#" + hex)
	return paint{is: ok, ink: c}
}

func (p *poster) say(x, y float64, s string, size float64, bold bool, hex string) {
	p.add(mark{text: &words{text: s, x: x, y: y, size: size, bold: bold, ink: inked(hex)}})
}

func (p *poster) fill(x, y, w, h float64, hex string) {
	p.add(mark{outline: rect(x, y, w, h, 0), fill: inked(hex)})
}

func (p *poster) frame(x, y, w, h, round, thick float64, hex string) {
	p.add(mark{outline: rect(x, y, w, h, round), stroke: inked(hex), thick: thick})
}

func (p *poster) draw(x *drawing, left, top, k float64) {
	to := matrix{k, 0, 0, k, left, top}
	for _, m := range x.marks {
		m.outline, m.thick = moved(m.outline, to), m.thick*k
		dash := make([]float64, len(m.dash))
		for i := range dash {
			dash[i] = m.dash[i] * k
		}
		m.dash = dash
		if m.text != nil {
			w := *m.text
			w.x, w.y = to.at(w.x, w.y)
			w.size *= k
			m.text = &w
		}
		if m.clip != nil {
			c := box{}
			c.x0, c.y0 = to.at(m.clip.x0, m.clip.y0)
			c.x1, c.y1 = to.at(m.clip.x1, m.clip.y1)
			m.clip = &c
		}
		p.add(m)
	}
}
