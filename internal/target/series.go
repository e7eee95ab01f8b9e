package target

import (
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// The figures that are spread over days: the value and its bounds.
const (
	value = iota
	least
	excellent
	low
	high
	figures
)

// series is the target of one metric and scope, day by day, as running totals.
type series struct {
	from  cal.Day
	cover []int32            // days before the i-th that have a target
	idle  []int32            // and those on which nobody is there to have one
	sum   [figures][]float64 // by figure; nil for bounds that nobody has set
	since cal.Day            // no target is missed on earlier days: the person was not here yet
	own   bool               // some of its days are the scope's own target
	parts []*series          // what the other days are the sum of, those with a target
	of    int                // how many parts there are
	kind  partKind
}

// partKind is what the parts of a sum are.
type partKind uint8

const (
	people partKind = iota
	departments
	others
)

const never = cal.Day(math.MinInt32)

func (s *series) days() cal.Range {
	if s == nil {
		return cal.Range{}
	}
	return cal.Range{From: s.from, To: s.from + cal.Day(len(s.cover)-1)}
}

// covered counts the days of a range that have a target.
func (s *series) covered(r cal.Range) int {
	if r = r.Clip(s.days()); s == nil || r.Empty() {
		return 0
	}
	return int(s.cover[r.To-s.from] - s.cover[r.From-s.from])
}

// whole reports whether every day of a range has a target on which one could be missed, and at least one has.
func (s *series) whole(r cal.Range) bool {
	n := s.covered(r)
	if n == 0 {
		return false
	}
	r.From = max(r.From, min(s.since, r.To))
	return n+s.idled(r) >= r.Days()
}

// idled counts the days of a range on which nobody is there to have a target.
func (s *series) idled(r cal.Range) int {
	if r = r.Clip(s.days()); s == nil || r.Empty() {
		return 0
	}
	return int(s.idle[r.To-s.from] - s.idle[r.From-s.from])
}

// over is a figure over a range.
func (s *series) over(figure int, r cal.Range) float64 {
	if r = r.Clip(s.days()); s == nil || r.Empty() || s.sum[figure] == nil {
		return 0
	}
	return s.sum[figure][r.To-s.from] - s.sum[figure][r.From-s.from]
}

// draft is a series while it is made: the days on their own.
type draft struct {
	days    cal.Range
	covered []bool
	idle    []bool
	day     [figures][]float64
	n       int // figures in use: the value alone where nobody has set bounds
}

func newDraft(r cal.Range, bounded bool) *draft {
	d := &draft{days: r, covered: make([]bool, r.Days()), idle: make([]bool, r.Days()), n: 1}
	if bounded {
		d.n = figures
	}
	for f := range d.n {
		d.day[f] = make([]float64, r.Days())
	}
	return d
}

func (d *draft) finish() *series {
	s := &series{from: d.days.From, cover: make([]int32, len(d.covered)+1), idle: make([]int32, len(d.covered)+1), since: never}
	for i := range d.covered {
		s.cover[i+1], s.idle[i+1] = s.cover[i], s.idle[i]
		switch {
		case d.covered[i]:
			s.cover[i+1]++
		case d.idle[i]:
			s.idle[i+1]++
		}
	}
	for f := range d.n {
		s.sum[f] = make([]float64, len(d.covered)+1)
		for i, x := range d.day[f] {
			s.sum[f][i+1] = s.sum[f][i] + x
		}
	}
	return s
}

// spread lays targets, the shortest first, over their days. parts, when they cover all the days a target is to lie on and add up to
// it, give it their shape, so that days of a whole are the sums of those of its people; nil where there are none.
func (v *View) spread(d *draft, m *model.Metric, list []Version, w *weights, parts *series) {
	free := make([]int, 0, d.days.Days())
	for _, x := range list {
		free = free[:0]
		var have [figures]float64
		from, to := int(x.Range.From-d.days.From), int(x.Range.To-d.days.From)
		for i := from; i < to; i++ {
			if !d.covered[i] {
				free = append(free, i)
				continue
			}
			for f := range d.n {
				have[f] += d.day[f][i]
			}
		}
		if len(free) == 0 {
			continue
		}
		rest := v.figuresOf(m, x)
		for f := range rest {
			rest[f] = remainder(rest[f], have[f])
		}
		share := sharing(free, d.days.From, rest[value], w, parts)
		for k, i := range free {
			d.covered[i] = true
			for f := range d.n {
				d.day[f][i] = rest[f] * share[k]
			}
		}
	}
}

// remainder is what is left of a whole; parts that exceed it leave nothing.
func remainder(whole, have float64) float64 {
	rest := whole - have
	if whole >= 0 && rest < 0 || whole < 0 && rest > 0 {
		return 0
	}
	return rest
}

// sharing gives the shares of free days, which add up to 1.
func sharing(free []int, from cal.Day, rest float64, w *weights, parts *series) []float64 {
	share := make([]float64, len(free))
	if parts != nil && rest != 0 {
		var sum float64
		all := true
		for k, i := range free {
			day := cal.Range{From: from + cal.Day(i), To: from + cal.Day(i) + 1}
			share[k] = parts.over(value, day)
			sum += share[k]
			all = all && parts.covered(day) == 1
		}
		const slack = 1e-6 // of the whole: what rounding of the parts leaves
		if all && math.Abs(sum-rest) <= slack*math.Abs(rest) {
			return normal(share, sum)
		}
	}
	for at := range 3 {
		var sum float64
		for k, i := range free {
			share[k] = w.at(from+cal.Day(i), at)
			sum += share[k]
		}
		if sum > 0 {
			return normal(share, sum)
		}
	}
	return share
}

func normal(share []float64, sum float64) []float64 {
	for k := range share {
		share[k] /= sum
	}
	return share
}

// figuresOf are a target's value and bounds; a bound that is not set is where it would be by itself.
func (v *View) figuresOf(m *model.Metric, x Version) (f [figures]float64) {
	f = [figures]float64{x.Value, leastOf(m.Better, x.Value, v.rules.NearShare()), x.Value, x.Value, x.Value}
	for i, p := range []*float64{x.Least, x.Excellent, x.Low, x.High} {
		if p != nil {
			f[i+1] = *p
		}
	}
	return f
}

// seriesOf is the target of a metric and a scope of single members, its own or the sum of its parts; nil when there is none.
func (v *View) seriesOf(m *model.Metric, scope plan.Scope) *series {
	key := m.Name + "\n" + ScopeKey(scope)
	if s, ok := v.memo.Load(key); ok {
		return s.(*series) //nolint:forcetypeassert // nothing else is kept there
	}
	s := v.makeSeries(m, scope)
	v.memo.Store(key, s)
	return s
}

func (v *View) makeSeries(m *model.Metric, scope plan.Scope) *series {
	parts := v.partsOf(m, scope)
	o := v.own[m.Name][ScopeKey(scope)]
	if o == nil {
		return parts
	}
	person := memberOf(scope, owner)
	r := parts.days()
	for _, x := range o.list {
		if r.Empty() {
			r = x.Range
		}
		r = cal.Range{From: min(r.From, x.Range.From), To: max(r.To, x.Range.To)}
	}
	bounded := parts != nil && parts.sum[least] != nil || slices.ContainsFunc(o.list, func(x Version) bool { return x.Bands != Bands{} })
	d := newDraft(r, bounded)
	v.spread(d, m, o.list, v.weigh(m.Name, person), parts)
	if parts != nil {
		v.fill(d, m, parts)
	}
	s := d.finish()
	s.own = true
	if parts != nil {
		s.parts, s.of, s.kind = parts.parts, parts.of, parts.kind
	}
	if first, ok := v.tree.joined(person); ok {
		s.since = first
	}
	return s
}

// fill takes the days that have no target of their own from the parts.
func (v *View) fill(d *draft, m *model.Metric, parts *series) {
	for i := range d.covered {
		day := d.days.From + cal.Day(i)
		if !d.covered[i] {
			one := cal.Range{From: day, To: day + 1}
			d.covered[i], d.idle[i] = v.add(d, m, i, parts, one), parts.idled(one) > 0
		}
	}
}

// add adds a day of a series to the i-th day of a draft; false when it has no target.
func (v *View) add(d *draft, m *model.Metric, i int, s *series, day cal.Range) bool {
	if s.covered(day) == 0 {
		return false
	}
	x := s.over(value, day)
	d.day[value][i] += x
	for f := least; f < d.n; f++ {
		switch {
		case s.sum[f] != nil:
			d.day[f][i] += s.over(f, day)
		case f == least:
			d.day[f][i] += leastOf(m.Better, x, v.rules.NearShare())
		default:
			d.day[f][i] += x
		}
	}
	return true
}

// memberOf is the member of a dimension in a scope of single members, "" when the scope does not name it.
func memberOf(scope plan.Scope, dim model.Name) string {
	for _, p := range scope {
		if p.Dim == dim {
			return p.Members[0]
		}
	}
	return ""
}
