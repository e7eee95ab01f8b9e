package paper

import (
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"io"
	"maps"
	"math"
	"strconv"
	"strings"
)

// drawing is an SVG read: what is painted, in order, in px.
type drawing struct {
	wide, high float64
	marks      []mark
}

// mark is one shape or one text.
type mark struct {
	outline outline
	fill    paint
	stroke  paint
	thick   float64
	dash    []float64
	text    *words
	clip    *box
}

// words are a text at its baseline; turn is in degrees, clockwise.
type words struct {
	text       string
	x, y, turn float64
	size       float64
	bold       bool
	anchor     string
	ink        paint
}

// paint is a colour, a hatching of it, or a gradient.
type paint struct {
	is    bool
	ink   color.NRGBA
	hatch bool
	stops []stop
	down  bool // the gradient goes down or up, else to a side
	back  bool
}

type stop struct {
	at  float64
	ink color.NRGBA
}

type box struct{ x0, y0, x1, y1 float64 }

func (b box) and(o box) box {
	return box{math.Max(b.x0, o.x0), math.Max(b.y0, o.y0), math.Min(b.x1, o.x1), math.Min(b.y1, o.y1)}
}

// element is a node of the file.
type element struct {
	name     string
	attr     map[string]string
	children []*element
	text     string
}

// mostElements bounds a drawing: no chart of the product comes near it.
const mostElements = 60_000

func parse(text string) (*element, error) {
	at := strings.Index(text, "<svg")
	end := strings.LastIndex(text, "</svg>")
	if at < 0 || end < at {
		return nil, errors.New("paper: no picture in the text")
	}
	text = text[at:]
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	var stack []*element
	n := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("paper: the picture has no end")
		}
		if err != nil {
			return nil, fmt.Errorf("paper: picture: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if n++; n > mostElements {
				return nil, errors.New("paper: the picture is too large")
			}
			e := &element{name: t.Name.Local, attr: map[string]string{}}
			for _, a := range t.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			if len(stack) > 0 {
				up := stack[len(stack)-1]
				up.children = append(up.children, e)
			}
			stack = append(stack, e)
		case xml.EndElement:
			if len(stack) == 1 {
				return stack[0], nil
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += string(t)
			}
		}
	}
}

// reader walks the tree of a picture.
type reader struct {
	defs map[string]*element
	out  *drawing
}

// state is what an element takes from those around it.
type state struct {
	m     matrix
	clip  *box
	fill  string
	alpha float64
}

// read turns an SVG into marks.
func read(text string) (*drawing, error) {
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	r := &reader{defs: map[string]*element{}, out: &drawing{wide: num(root.attr["width"]), high: num(root.attr["height"])}}
	s := state{m: identity(), fill: "#000000", alpha: 1}
	const sides = 4
	if v := floats(root.attr["viewBox"]); len(v) == sides && v[2] > 0 && v[3] > 0 {
		if strings.HasSuffix(root.attr["width"], "%") || r.out.wide <= 0 || r.out.high <= 0 {
			r.out.wide, r.out.high = v[2], v[3]
		}
		s.m = matrix{r.out.wide / v[2], 0, 0, r.out.high / v[3], -v[0] * r.out.wide / v[2], -v[1] * r.out.high / v[3]}
	}
	r.index(root)
	r.walk(root, s)
	return r.out, nil
}

func (r *reader) index(e *element) {
	if id := e.attr["id"]; id != "" {
		r.defs[id] = e
	}
	for _, c := range e.children {
		r.index(c)
	}
}

func (r *reader) walk(e *element, s state) {
	switch e.name {
	case "defs", "style", "clipPath", "title", "linearGradient", "pattern":
		return
	}
	a := attributes(e)
	s.m = s.m.times(transform(a["transform"]))
	if v := a["fill"]; v != "" {
		s.fill = v
	}
	if v := a["opacity"]; v != "" {
		s.alpha *= num(v)
	}
	if c := r.ref(a["clip-path"]); c != nil {
		b := r.bounds(c, s.m)
		if s.clip != nil {
			b = b.and(*s.clip)
		}
		s.clip = &b
	}
	if e.name == "text" {
		r.words(e, a, s)
		return
	}
	if o, ok := shape(e.name, a); ok {
		m := mark{outline: moved(o, s.m), clip: s.clip}
		m.fill = r.paint(s.fill, s.alpha*alphaOf(a, "fill-opacity"), s.m)
		m.stroke = r.paint(a["stroke"], s.alpha*alphaOf(a, "stroke-opacity"), s.m)
		m.thick = 1
		if v := a["stroke-width"]; v != "" {
			m.thick = num(v)
		}
		m.thick *= s.m.scale()
		for _, x := range floats(a["stroke-dasharray"]) {
			m.dash = append(m.dash, x*s.m.scale())
		}
		if m.fill.is || m.stroke.is && m.thick > 0 {
			r.out.marks = append(r.out.marks, m)
		}
	}
	for _, c := range e.children {
		r.walk(c, s)
	}
}

// attributes are those of an element, with what its class and its style say.
func attributes(e *element) map[string]string {
	a := map[string]string{}
	for name := range strings.FieldsSeq(e.attr["class"]) {
		maps.Copy(a, classes()[name])
	}
	maps.Copy(a, e.attr)
	for part := range strings.SplitSeq(e.attr["style"], ";") {
		if k, v, ok := strings.Cut(part, ":"); ok {
			a[strings.TrimSpace(k)] = strings.TrimSpace(v)
		}
	}
	return a
}

// classes are the looks of pictures that package chart draws itself, as the sheets have them.
func classes() map[string]map[string]string {
	t := tokens()
	return map[string]map[string]string{
		"f-n": {"font-size": "12.5", "font-weight": "550", "fill": t["ink"]}, "f-v": {"font-size": "20", "font-weight": "660", "fill": t["ink"]},
		"f-p": {"font-size": "11.5", "fill": t["ink-3"]}, "f-c": {"font-size": "12.5", "font-weight": "620", "fill": t["ink-2"]},
		"hot": {"fill": t["bad"], "font-weight": "700"}, "f-bar": {"fill": t["fact"]}, "f-go": {"fill": t["fact-soft"], "opacity": ".6"},
		"f-drop": {"fill": t["bad-tint"], "stroke": t["bad-fill"], "stroke-width": "1.25"}, "f-lost": {"fill": t["track"]},
	}
}

func (r *reader) words(e *element, a map[string]string, s state) {
	text := strings.TrimSpace(e.text)
	if text == "" {
		return
	}
	size := num(a["font-size"])
	if size <= 0 {
		size = 12
	}
	x, y := num(a["x"]), num(a["y"])
	const middle, hanging = 0.36, 0.73 // where the line stands in the em of the typeface
	switch a["dominant-baseline"] {
	case "central", "middle":
		y += size * middle
	case "hanging", "text-before-edge":
		y += size * hanging
	}
	weight := num(a["font-weight"])
	bold := weight >= heavyFrom || a["font-weight"] == "bold"
	w := &words{text: text, size: size * s.m.scale(), bold: bold, anchor: a["text-anchor"], turn: math.Atan2(s.m[1], s.m[0]) * 180 / math.Pi}
	w.x, w.y = s.m.at(x, y)
	w.ink = r.paint(s.fill, s.alpha*alphaOf(a, "fill-opacity"), s.m)
	if w.ink.is {
		r.out.marks = append(r.out.marks, mark{text: w, clip: s.clip})
	}
}

func alphaOf(a map[string]string, name string) float64 {
	if v := a[name]; v != "" {
		return num(v)
	}
	return 1
}

// ref is the element that "url(#id)" names.
func (r *reader) ref(text string) *element {
	if id, ok := strings.CutPrefix(text, "url(#"); ok {
		return r.defs[strings.TrimSuffix(id, ")")]
	}
	return nil
}

func (r *reader) bounds(e *element, m matrix) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range e.children {
		if o, ok := shape(c.name, c.attr); ok {
			x := around(moved(o, m.times(transform(c.attr["transform"]))))
			b = box{math.Min(b.x0, x.x0), math.Min(b.y0, x.y0), math.Max(b.x1, x.x1), math.Max(b.y1, x.y1)}
		}
	}
	return b
}

func (r *reader) paint(text string, alpha float64, m matrix) paint {
	if e := r.ref(text); e != nil {
		return r.server(e, alpha, m)
	}
	ink, ok := colourOf(text)
	if !ok {
		return paint{}
	}
	ink.A = byte(math.Round(float64(ink.A) * math.Max(0, math.Min(1, alpha))))
	return paint{is: ink.A > 0, ink: ink}
}

// server reads a gradient, or a pattern: the only one there is is the hatching.
func (r *reader) server(e *element, alpha float64, m matrix) paint {
	if e.name == "pattern" {
		for _, c := range e.children {
			if p := r.paint(c.attr["stroke"], alpha, m); p.is {
				p.hatch = true
				return p
			}
		}
		return paint{}
	}
	dx, dy := num(e.attr["x2"])-num(e.attr["x1"]), num(e.attr["y2"])-num(e.attr["y1"])
	dx, dy = m[0]*dx+m[2]*dy, m[1]*dx+m[3]*dy // as the shape is turned
	p := paint{down: math.Abs(dy) > math.Abs(dx), back: dx+dy < 0}
	for _, c := range e.children {
		at := num(c.attr["offset"])
		const hundred = 100
		if strings.HasSuffix(c.attr["offset"], "%") {
			at /= hundred
		}
		if x := r.paint(c.attr["stop-color"], alpha*alphaOf(c.attr, "stop-opacity"), m); x.is {
			p.is, p.ink = true, x.ink
			p.stops = append(p.stops, stop{at, x.ink})
		}
	}
	return p
}

// along is the colour of a place of a gradient, 0 to 1.
func (p paint) along(at float64) color.NRGBA {
	if p.back {
		at = 1 - at
	}
	for i := 1; i < len(p.stops); i++ {
		a, b := p.stops[i-1], p.stops[i]
		if at > b.at && i < len(p.stops)-1 {
			continue
		}
		share := 0.0
		if b.at > a.at {
			share = math.Max(0, math.Min(1, (at-a.at)/(b.at-a.at)))
		}
		mix := func(x, y byte) byte { return byte(math.Round(float64(x) + (float64(y)-float64(x))*share)) }
		return color.NRGBA{mix(a.ink.R, b.ink.R), mix(a.ink.G, b.ink.G), mix(a.ink.B, b.ink.B), mix(a.ink.A, b.ink.A)}
	}
	return p.ink
}

// colourOf reads "#abc", "#aabbcc", "rgb(…)" and "rgba(…)"; ok is false for "none" and for what is no colour.
func colourOf(text string) (c color.NRGBA, ok bool) {
	switch {
	case strings.HasPrefix(text, "#"):
		hex := text[1:]
		const short, long = 3, 6
		if len(hex) == short {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != long {
			return c, false
		}
		return color.NRGBA{byte(n >> 16), byte(n >> 8), byte(n), 255}, true //nolint:mnd // the bytes of a colour
	case strings.HasPrefix(text, "rgb"):
		v := floats(strings.Trim(strings.TrimLeft(text, "rgba"), "()"))
		const three = 3
		if len(v) < three {
			return c, false
		}
		a := 1.0
		if len(v) > three {
			a = v[three]
		}
		return color.NRGBA{byte(v[0]), byte(v[1]), byte(v[2]), byte(math.Round(a * 255))}, true
	case text == "white":
		return color.NRGBA{255, 255, 255, 255}, true
	case text == "black":
		return color.NRGBA{0, 0, 0, 255}, true
	}
	return c, false
}

func num(text string) float64 {
	v, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(text), "px%"), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
