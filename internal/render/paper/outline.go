package paper

import (
	"math"
	"strconv"
	"strings"
)

// matrix is an affine one: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

func identity() matrix { return matrix{1, 0, 0, 1, 0, 0} }

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// scale is by how much lengths grow.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// transform reads "translate(…)", "rotate(…)", "scale(…)" and "matrix(…)", one after another.
func transform(text string) matrix {
	m := identity()
	for text != "" {
		name, rest, ok := strings.Cut(text, "(")
		if !ok {
			break
		}
		args, after, _ := strings.Cut(rest, ")")
		text = after
		v := append(floats(args), 0, 0, 0, 0, 0, 0)
		n := len(v) - 6
		switch strings.Trim(name, " ,") {
		case "translate":
			m = m.times(matrix{1, 0, 0, 1, v[0], v[1]})
		case "scale":
			if n == 1 {
				v[1] = v[0]
			}
			m = m.times(matrix{v[0], 0, 0, v[1], 0, 0})
		case "rotate":
			s, c := math.Sincos(v[0] * math.Pi / 180)
			m = m.times(matrix{1, 0, 0, 1, v[1], v[2]}).times(matrix{c, s, -s, c, 0, 0}).times(matrix{1, 0, 0, 1, -v[1], -v[2]})
		case "matrix":
			m = m.times(matrix(v[:6]))
		}
	}
	return m
}

// outline is a path: of each step the letter M, L, C or Z, and its points.
type outline []step

type step struct {
	op byte
	p  [3][2]float64
}

// points is how many points a step has.
func (s step) points() int { return map[byte]int{'M': 1, 'L': 1, 'C': 3}[s.op] }

func moved(o outline, m matrix) outline {
	out := make(outline, len(o))
	for i, s := range o {
		for k := range s.points() {
			s.p[k][0], s.p[k][1] = m.at(s.p[k][0], s.p[k][1])
		}
		out[i] = s
	}
	return out
}

func around(o outline) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range o {
		for k := range s.points() {
			b = box{math.Min(b.x0, s.p[k][0]), math.Min(b.y0, s.p[k][1]), math.Max(b.x1, s.p[k][0]), math.Max(b.y1, s.p[k][1])}
		}
	}
	return b
}

func (o *outline) move(x, y float64) { *o = append(*o, step{'M', [3][2]float64{{x, y}}}) }
func (o *outline) line(x, y float64) { *o = append(*o, step{'L', [3][2]float64{{x, y}}}) }
func (o *outline) shut()             { *o = append(*o, step{op: 'Z'}) }
func (o *outline) curve(x1, y1, x2, y2, x, y float64) {
	*o = append(*o, step{'C', [3][2]float64{{x1, y1}, {x2, y2}, {x, y}}})
}

// shape is the outline of an element; ok is false for what has none.
func shape(name string, a map[string]string) (o outline, ok bool) {
	switch name {
	case "path":
		return pathOf(a["d"]), true
	case "rect":
		return rect(num(a["x"]), num(a["y"]), num(a["width"]), num(a["height"]), num(a["rx"])), true
	case "polygon", "polyline":
		v := floats(a["points"])
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				o.move(v[0], v[1])
			} else {
				o.line(v[i], v[i+1])
			}
		}
		if name == "polygon" {
			o.shut()
		}
		return o, true
	case "line":
		o.move(num(a["x1"]), num(a["y1"]))
		o.line(num(a["x2"]), num(a["y2"]))
		return o, true
	case "circle", "ellipse":
		x, y, rx, ry := num(a["cx"]), num(a["cy"]), num(a["rx"]), num(a["ry"])
		if name == "circle" {
			rx = num(a["r"])
			ry = rx
		}
		o.move(x+rx, y)
		o.arc(x+rx, y, rx, ry, 0, false, true, x-rx, y)
		o.arc(x-rx, y, rx, ry, 0, false, true, x+rx, y)
		o.shut()
		return o, true
	}
	return nil, false
}

func rect(x, y, w, h, r float64) outline {
	var o outline
	r = math.Min(r, math.Min(w, h)/2)
	if r <= 0 {
		o.move(x, y)
		o.line(x+w, y)
		o.line(x+w, y+h)
		o.line(x, y+h)
		o.shut()
		return o
	}
	o.move(x+r, y)
	o.line(x+w-r, y)
	o.arc(x+w-r, y, r, r, 0, false, true, x+w, y+r)
	o.line(x+w, y+h-r)
	o.arc(x+w, y+h-r, r, r, 0, false, true, x+w-r, y+h)
	o.line(x+r, y+h)
	o.arc(x+r, y+h, r, r, 0, false, true, x, y+h-r)
	o.line(x, y+r)
	o.arc(x, y+r, r, r, 0, false, true, x+r, y)
	o.shut()
	return o
}

// pathOf reads the data of a path. What it does not know ends it.
func pathOf(d string) outline {
	var o outline
	p := &pen{}
	for d != "" {
		op := d[0]
		if op == ' ' || op == ',' || op == '\n' {
			d = d[1:]
			continue
		}
		end := strings.IndexFunc(d[1:], func(r rune) bool { return r != 'e' && r != 'E' && (r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') })
		args := d[1:]
		if end >= 0 {
			args, d = d[1:1+end], d[1+end:]
		} else {
			d = ""
		}
		if !p.draw(&o, op, floats(args)) {
			return o
		}
	}
	return o
}

// pen is where a path stands.
type pen struct{ x, y, startX, startY float64 }

func (p *pen) draw(o *outline, op byte, v []float64) bool {
	takes := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'Q': 4, 'A': 7}
	upper := op &^ 0x20
	if upper == 'Z' {
		o.shut()
		p.x, p.y = p.startX, p.startY
		return true
	}
	n, ok := takes[upper]
	if !ok {
		return false
	}
	for len(v) >= n {
		a := append([]float64(nil), v[:n]...)
		v = v[n:]
		if op != upper { // relative
			for i := range a {
				switch {
				case upper == 'H', upper != 'V' && upper != 'A' && i%2 == 0, upper == 'A' && i == 5:
					a[i] += p.x
				case upper == 'V', upper != 'A', i == 6:
					a[i] += p.y
				}
			}
		}
		p.one(o, upper, a)
		if upper == 'M' {
			upper, op = 'L', op-'M'+'L'
		}
	}
	return true
}

func (p *pen) one(o *outline, op byte, a []float64) {
	x, y := p.x, p.y
	switch op {
	case 'M':
		p.x, p.y = a[0], a[1]
		p.startX, p.startY = a[0], a[1]
		o.move(p.x, p.y)
		return
	case 'L':
		p.x, p.y = a[0], a[1]
	case 'H':
		p.x = a[0]
	case 'V':
		p.y = a[0]
	case 'C':
		p.x, p.y = a[4], a[5]
		o.curve(a[0], a[1], a[2], a[3], a[4], a[5])
		return
	case 'Q':
		p.x, p.y = a[2], a[3]
		o.curve(x+2*(a[0]-x)/3, y+2*(a[1]-y)/3, a[2]+2*(a[0]-a[2])/3, a[3]+2*(a[1]-a[3])/3, a[2], a[3])
		return
	case 'A':
		p.x, p.y = a[5], a[6]
		o.arc(x, y, a[0], a[1], a[2], a[3] != 0, a[4] != 0, a[5], a[6])
		return
	}
	o.line(p.x, p.y)
}

// arc adds an elliptical arc as curves, as SVG's notes on implementation have it.
func (o *outline) arc(x0, y0, rx, ry, turn float64, large, sweep bool, x, y float64) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || x0 == x && y0 == y {
		o.line(x, y)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (x0-x)/2, (y0-y)/2
	px, py := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := px*px/(rx*rx) + py*py/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-rx*rx*py*py-ry*ry*px*px)/(rx*rx*py*py+ry*ry*px*px)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*py/ry, -k*ry*px/rx
	from := math.Atan2((py-cy)/ry, (px-cx)/rx)
	by := math.Atan2((-py-cy)/ry, (-px-cx)/rx) - from
	switch {
	case sweep && by < 0:
		by += 2 * math.Pi
	case !sweep && by > 0:
		by -= 2 * math.Pi
	}
	mx, my := cos*cx-sin*cy+(x0+x)/2, sin*cx+cos*cy+(y0+y)/2
	n := int(math.Ceil(math.Abs(by) / (math.Pi / 2)))
	m := matrix{cos * rx, sin * rx, -sin * ry, cos * ry, mx, my}
	each := by / float64(max(1, n))
	t := 4.0 / 3 * math.Tan(each/4)
	for i := range n {
		s1, c1 := math.Sincos(from + each*float64(i))
		s2, c2 := math.Sincos(from + each*float64(i+1))
		ax, ay := m.at(c1-t*s1, s1+t*c1)
		bx, by := m.at(c2+t*s2, s2-t*c2)
		ex, ey := m.at(c2, s2)
		o.curve(ax, ay, bx, by, ex, ey)
	}
}

// floats reads numbers that stand apart by spaces, commas or signs: "1-2.5.5" is three.
func floats(text string) []float64 {
	var list []float64
	start, dot := -1, false
	flush := func(end int) {
		if start >= 0 {
			if v, err := strconv.ParseFloat(text[start:end], 64); err == nil {
				list = append(list, v)
			}
		}
		start, dot = -1, false
	}
	for i := range len(text) {
		c := text[i]
		switch {
		case c == '-' || c == '+':
			if start >= 0 && (text[i-1] == 'e' || text[i-1] == 'E') {
				continue
			}
			flush(i)
			start = i
		case c == '.':
			if dot {
				flush(i)
			}
			if start < 0 {
				start = i
			}
			dot = true
		case c >= '0' && c <= '9', (c == 'e' || c == 'E') && start >= 0:
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(text))
	return list
}
