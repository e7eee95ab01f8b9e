package frame

import (
	"math"

	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// Fewest are how many cases a ratio needs to be judged, ranked or compared by; a balance in points needs more.
const (
	Fewest       = 20
	FewestPoints = 30
)

// Few says that a figure comes from too few cases to be judged by, and between what the true one lies in 95 of 100 times.
type Few struct {
	Cases float64
	// Low and High are in the figure's own measure; they stand only with Between: a mean has no such borders, nor a share
	// that may pass 100 %.
	Low, High float64
	Between   bool
}

// cases are what a figure is a part or a mean of. The zero value is not known.
type cases struct {
	n           float64
	plus, minus float64 // of a balance in points
	known       bool
}

// Few reports whether a figure of a row comes from too few cases, and what is known of it then. A change is of too few
// when either of its figures is.
func (f *Frame) Few(r Row, c Column) (Few, bool) {
	here, ok := r.casesOf(c.cases)
	then, was := r.casesOf(c.casesThen)
	switch {
	case c.Kind != Figure && was && then.few(c):
		return Few{Cases: then.n}, true
	case !ok || !here.few(c):
		return Few{}, false
	case c.Kind != Figure:
		return Few{Cases: here.n}, true
	}
	i := f.Column(c.Name)
	if i < 0 || i >= len(r.Cells) || r.Cells[i].State != formula.Present {
		return Few{}, false
	}
	return here.between(c, r.Cells[i].V), true
}

// Cases is how many cases a figure of a row is a part or a mean of; ok is false where nothing counts them.
func (f *Frame) Cases(r Row, c Column) (n float64, ok bool) {
	x, ok := r.casesOf(c.cases)
	return x.n, ok
}

// few reports whether the figure at a place comes from too few cases.
func (f *Frame) few(r Row, at int) bool {
	_, few := f.Few(r, f.Columns[at])
	return few
}

// casesOf finds the cases at a place, from 1.
func (r Row) casesOf(at int) (cases, bool) {
	if at == 0 || at > len(r.cases) {
		return cases{}, false
	}
	x := r.cases[at-1]
	return x, x.known
}

func (x cases) few(c Column) bool {
	least := float64(Fewest)
	if c.Metric.Unit.Kind() == unit.Points {
		least = FewestPoints
	}
	return x.n < least
}

// between gives a figure of few cases its borders.
func (x cases) between(c Column, v float64) Few {
	few := Few{Cases: x.n}
	switch kind := c.Metric.Unit.Kind(); {
	case kind == unit.Percent && v >= 0 && v <= 1:
		few.Low, few.High = Wilson(v*x.n, x.n)
		few.Between = true
	case kind == unit.Points && x.plus >= 0 && x.minus >= 0 && x.plus+x.minus > 0 && x.plus+x.minus <= x.n:
		off := margin(x.plus/x.n, x.minus/x.n, x.n)
		few.Low, few.High, few.Between = max(-100, v-off), min(100, v+off), true
	}
	return few
}

// z is how many standard errors hold 95 of 100.
const z = 1.96

// Wilson gives the borders between which a share lies in 95 of 100 times, of n cases of which k are so.
//
//	5 of 15    0.33    0.152 .. 0.583
func Wilson(k, n float64) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	p := k / n
	mid := p + z*z/(2*n)
	off := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	whole := 1 + z*z/n
	return max(0, (mid-off)/whole), min(1, (mid+off)/whole)
}

// margin is how far a balance of shares for and against, in points, may be off.
func margin(plus, minus, n float64) float64 {
	return 100 * z * math.Sqrt((plus+minus-(plus-minus)*(plus-minus))/n)
}

// tally is how the cases behind one figure are counted.
type tally struct {
	view   int
	metric *model.Metric
	ways   map[*model.Metric]plan.Cases // by what the metric means
}

// tallies lists how cases are counted, and marks the columns that have them.
func tallies(p *plan.Plan, columns []Column) []tally {
	var list []tally
	now, then := 0, 0
	for i := range columns {
		c := &columns[i]
		if c.Kind.OfPlan() {
			if c.Kind != Planned {
				c.cases = now
			}
			continue
		}
		if c.Kind != Figure {
			c.cases, c.casesThen = now, then
			continue
		}
		at := 0
		if ways := p.Cases(c.Metric); len(ways) > 0 {
			list = append(list, tally{view: c.View, metric: c.Metric, ways: ways})
			at = len(list)
		}
		c.cases = at
		if c.View == 0 {
			now = at
		} else {
			then = at
		}
	}
	return list
}

// cases counts what the figures of the row at hand are parts or means of.
func (v *values) cases(list []tally, out []cases) {
	for i, t := range list {
		v.view = t.view
		m := v.plan.Meaning(t.metric, t.view, v.row.N)
		way, ok := t.ways[m]
		if !ok {
			continue
		}
		if way.Cohort {
			l := &v.leaves[m.Name][t.view][v.row.Level]
			if g := v.group(l); g != nil && !math.IsNaN(g.Vals[l.at.Agg]) {
				out[i] = cases{n: g.Vals[l.at.Agg], known: true}
			}
			continue
		}
		n := way.Below.Eval(v.input)
		if n.State != formula.Present {
			continue
		}
		out[i] = cases{n: n.V, known: true}
		if way.Plus != "" {
			plus, minus := v.input(way.Plus), v.input(way.Minus)
			out[i].plus, out[i].minus = plus.V, minus.V
		}
	}
}
