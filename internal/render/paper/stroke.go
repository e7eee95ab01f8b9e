package paper

import (
	"image/color"
	"math"
)

// The hatching of an open period: how far its lines stand apart and how thick they are, in px.
const hatchStep, hatchThick = 6, 1.1

// hatching are the lines across a box, from its lower left to its upper right.
func hatching(b box, step float64) outline {
	var o outline
	high := b.y1 - b.y0
	if !(high > 0) || !(b.x1 > b.x0) || step <= 0 {
		return nil
	}
	for x := b.x0 - high; x < b.x1; x += step {
		o.move(x, b.y1)
		o.line(x+high, b.y0)
	}
	return o
}

// strip is a piece of a gradient of one colour.
type strip struct {
	box box
	ink color.NRGBA
}

// strips cut a box into pieces that show a gradient.
func strips(b box, p paint) []strip {
	const n = 48
	list := make([]strip, n)
	for i := range n {
		from, to := float64(i)/n, float64(i+1)/n
		s := b
		if p.down {
			s.y0, s.y1 = b.y0+(b.y1-b.y0)*from, b.y0+(b.y1-b.y0)*to
		} else {
			s.x0, s.x1 = b.x0+(b.x1-b.x0)*from, b.x0+(b.x1-b.x0)*to
		}
		list[i] = strip{s, p.along((from + to) / 2)}
	}
	return list
}

// flat gives the lines of an outline: curves become short straight pieces.
func flat(o outline) (lines [][][2]float64, closed []bool) {
	var line [][2]float64
	flush := func(shut bool) {
		if len(line) > 1 {
			lines, closed = append(lines, line), append(closed, shut)
		}
		line = nil
	}
	for _, s := range o {
		switch s.op {
		case 'M':
			flush(false)
			line = [][2]float64{s.p[0]}
		case 'L':
			line = append(line, s.p[0])
		case 'C':
			if len(line) == 0 {
				continue
			}
			a := line[len(line)-1]
			reach := math.Hypot(s.p[0][0]-a[0], s.p[0][1]-a[1]) + math.Hypot(s.p[2][0]-s.p[0][0], s.p[2][1]-s.p[0][1])
			const each, most = 3, 48
			n := min(most, max(4, int(reach/each)))
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				u := 1 - t
				var p [2]float64
				for k := range 2 {
					p[k] = u*u*u*a[k] + 3*u*u*t*s.p[0][k] + 3*u*t*t*s.p[1][k] + t*t*t*s.p[2][k]
				}
				line = append(line, p)
			}
		case 'Z':
			if len(line) > 1 {
				start := line[0]
				line = append(line, start)
				flush(true)
				line = [][2]float64{start}
			}
		}
	}
	flush(false)
	return lines, closed
}

// strokeOf is the area that a line of a thickness covers: a quad for each piece, a disc where pieces meet. All of them turn the
// same way, so that what overlaps stays filled.
func strokeOf(o outline, thick float64, dash []float64) outline {
	var out outline
	lines, closed := flat(o)
	r := thick / 2
	const visible = 1.2 // joints of thinner lines cannot be seen
	for i, line := range lines {
		for _, piece := range dashed(line, dash) {
			for k := 1; k < len(piece); k++ {
				quad(&out, piece[k-1], piece[k], r)
				if thick >= visible && (k < len(piece)-1 || closed[i] && len(dash) == 0) {
					disc(&out, piece[k], r)
				}
			}
		}
	}
	return out
}

func quad(o *outline, a, b [2]float64, r float64) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	long := math.Hypot(dx, dy)
	if long == 0 {
		return
	}
	nx, ny := -dy/long*r, dx/long*r
	o.move(a[0]-nx, a[1]-ny)
	o.line(b[0]-nx, b[1]-ny)
	o.line(b[0]+nx, b[1]+ny)
	o.line(a[0]+nx, a[1]+ny)
	o.shut()
}

func disc(o *outline, c [2]float64, r float64) {
	o.move(c[0]+r, c[1])
	o.arc(c[0]+r, c[1], r, r, 0, false, true, c[0]-r, c[1])
	o.arc(c[0]-r, c[1], r, r, 0, false, true, c[0]+r, c[1])
	o.shut()
}

// dashed cuts a line into its dashes.
func dashed(line [][2]float64, dash []float64) [][][2]float64 {
	whole := 0.0
	for _, x := range dash {
		whole += x
	}
	if whole <= 0 {
		return [][][2]float64{line}
	}
	var out [][][2]float64
	at, left, on := 0, dash[0], true
	piece := [][2]float64{line[0]}
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		long := math.Hypot(b[0]-a[0], b[1]-a[1])
		for done := 0.0; done < long; {
			step := math.Min(left, long-done)
			done, left = done+step, left-step
			p := [2]float64{a[0] + (b[0]-a[0])*done/long, a[1] + (b[1]-a[1])*done/long}
			piece = append(piece, p)
			if left > 1e-9 {
				continue
			}
			if on {
				out = append(out, piece)
			}
			at++
			left, on, piece = math.Max(dash[at%len(dash)], 1e-3), !on, [][2]float64{p}
		}
	}
	if on && len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
