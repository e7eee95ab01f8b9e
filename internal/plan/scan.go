package plan

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// builder collects the scans of one plan: leaves that read the same rows of the same fact share one.
type builder struct {
	plan  *Plan
	scans map[string]int
	list  []Scan
	rules []ruled
}

func (b *builder) fact(m *model.Metric) (*model.Fact, error) {
	name, _ := m.Base()
	f, ok := b.plan.env.Model.Fact(name)
	if !ok {
		return nil, fault.New(fault.Internal, "metric %s names no fact", m.Name)
	}
	return f, nil
}

// place plans the figures of a leaf in one view; ok is false when no row of the fact can be shown to the viewer.
func (b *builder) place(leaf *Leaf, view int) (place Place, ok bool, err error) {
	s, aggs, ok, err := b.plan.read(leaf, view)
	if err != nil || !ok {
		return place, ok, err
	}
	place.Level = b.levels(&s, leaf.Has)
	place.Part = -1
	if leaf.Lack != nil || len(s.Points) == 0 && !b.plan.readable(leaf, view) {
		place.Scan = -1
		return place, true, nil
	}
	if view == 0 {
		b.rule(s, aggs[0])
	}
	place.Scan, place.Agg = b.add(s, aggs[0])
	if len(aggs) == 2 {
		_, place.Part = b.add(s, aggs[1])
	}
	return place, true, nil
}

// readable reports whether a view has days that a leaf can have rows in.
func (p *Plan) readable(leaf *Leaf, view int) bool {
	r := p.Views[view].Range
	return leaf.Metric.Stock == nil && !r.Empty() && r.From <= p.AsOf
}

// read plans which rows of its fact a leaf adds up in one view, without levels and figures, and the figures: two for a
// cohort, those that entered and those of them that reached the goal. ok is false when no row can be shown to the viewer.
func (p *Plan) read(leaf *Leaf, view int) (s Scan, aggs []AggOf, ok bool, err error) {
	v, m, fact := p.Views[view], leaf.Metric, leaf.fact
	s = Scan{Fact: fact, Grain: p.Query.Grain, Periods: v.Periods}
	role := role(m)
	if m.Stock != nil {
		s.Points = p.points(v, m.Stock.Opening)
		s.Grain = cal.None
	}
	if role != "" {
		s.Day = fact.Days[role]
	}
	for _, i := range leaf.Has {
		s.Keys = append(s.Keys, p.key(fact, p.By[i], role))
	}
	if s.Where, ok, err = p.conditions(fact, role, m); err != nil || !ok {
		return s, nil, ok, err
	}
	if aggs, err = p.figures(m, fact); err != nil {
		return s, nil, false, err
	}
	owned, err := p.resolve(fact, role, p.grained(m.Conditions()), byRule)
	if err != nil {
		return s, nil, false, err
	}
	for i := range aggs {
		aggs[i].Where = append(slices.Clone(owned), aggs[i].Where...)
	}
	return s, aggs, true, nil
}

// figures lists what is worked out of the rows of a metric, with the goal's condition for a cohort.
func (p *Plan) figures(m *model.Metric, fact *model.Fact) ([]AggOf, error) {
	var agg model.Agg
	var of model.Name
	switch {
	case m.Flow != nil:
		agg, of = m.Flow.Agg, m.Flow.Of
	case m.Stock != nil:
		agg, of = m.Stock.Agg, m.Stock.Of
	case m.Cohort != nil:
		if agg, of = model.Count, m.Cohort.Of; of != "" {
			agg = model.Sum
		}
	}
	one, err := p.aggregate(fact, agg, of)
	if err != nil || m.Cohort == nil {
		return []AggOf{one}, err
	}
	reached := one
	reached.Where, err = p.goal(m.Cohort, fact)
	return []AggOf{one, reached}, err
}

// levels projects the answer's levels onto the keys the leaf has, and gives for each the scan's level.
//
// A level nobody asked for is left out of the scan: it is folded from the rows where they add up, and has no figure where
// they do not.
func (b *builder) levels(s *Scan, has []int) []int {
	at := make([]int, len(b.plan.Levels))
	for i, l := range b.plan.Levels {
		if at[i] = Folded; i > 0 && !b.plan.asks(l) {
			continue
		}
		want := Level{Period: l.Period}
		for pos, by := range has {
			if slices.Contains(l.Keys, by) {
				want.Keys = append(want.Keys, pos)
			}
		}
		at[i] = slices.IndexFunc(s.Levels, func(o Level) bool { return o.Period == want.Period && slices.Equal(o.Keys, want.Keys) })
		if at[i] < 0 {
			at[i] = len(s.Levels)
			s.Levels = append(s.Levels, want)
		}
	}
	return at
}

func (b *builder) add(s Scan, a AggOf) (scan, agg int) {
	id := s.id()
	i, ok := b.scans[id]
	if !ok {
		i = len(b.list)
		b.scans[id] = i
		b.list = append(b.list, s)
	}
	at := &b.list[i]
	text := a.String()
	for j, have := range at.Aggs {
		if have.String() == text {
			return i, j
		}
	}
	at.Aggs = append(at.Aggs, a)
	return i, len(at.Aggs) - 1
}

// aggregate finds the column an aggregate is of: a number of the fact, or for distinct a dimension.
func (p *Plan) aggregate(fact *model.Fact, agg model.Agg, of model.Name) (AggOf, error) {
	a := AggOf{Func: agg}
	if of == "" {
		return a, nil
	}
	if n, ok := fact.Nums[of]; ok {
		a.Col, a.AgeOf = n.Col, n.AgeOf
		return a, nil
	}
	if r, ok := fact.Refs[of]; ok {
		a.Col = r.Col
		return a, nil
	}
	return a, fault.New(fault.Internal, "fact %s has no number %s", fact.Name, of)
}

// key is the column a dimension is read from when the fact is placed in time by a date role.
func (p *Plan) key(fact *model.Fact, d *model.Dimension, role model.Name) Key {
	col, _ := fact.Column(d.Name, role)
	return Key{Name: d.Name, Col: col, Kind: d.Kind, Bands: d.Bands}
}

// points are the days at whose close a stock is read: the last day of each period, but never after the data ends; a
// period that has not begun by then has none.
func (p *Plan) points(v View, opening bool) []Point {
	one := func(n int, r cal.Range) (Point, bool) {
		day := min(r.To-1, p.AsOf)
		if opening {
			day = r.From - 1
		}
		return Point{N: n, Day: day}, r.From <= p.AsOf && !r.Empty()
	}
	var list []Point
	if p.Query.Grain != cal.None {
		for _, period := range v.Periods {
			if pt, ok := one(period.N, period.Range); ok {
				list = append(list, pt)
			}
		}
	}
	if p.Query.Grain != cal.None && !p.Query.Totals && p.Query.Limit == 0 {
		return list // the last period's stock is that of the whole range
	}
	if pt, ok := one(AllPeriods, v.Range); ok {
		list = append(list, pt)
	}
	return list
}

func all[T any](list []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !ok(v) })
}

// id tells scans apart that cannot share a statement: everything but the figures.
func (s Scan) id() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%d|%v|%v|%v|%v|", s.Fact.Name, s.Day, s.Grain, s.Points, s.Keys, s.Levels, conds(s.Where))
	if len(s.Periods) > 0 {
		fmt.Fprintf(&b, "%d..%d", s.Periods[0].Range.From, s.Periods[len(s.Periods)-1].Range.To)
	}
	return b.String()
}

// String is the scan's fingerprint: two scans with one fingerprint give one result on one version of the data.
func (s Scan) String() string {
	aggs := make([]string, len(s.Aggs))
	for i, a := range s.Aggs {
		aggs[i] = a.String()
	}
	return s.id() + "|" + strings.Join(aggs, ";")
}

// String tells figures apart.
func (a AggOf) String() string {
	return fmt.Sprintf("%s(%v%s)%v", a.Func, a.Col, a.AgeOf, conds(a.Where))
}

// String tells conditions apart.
func (c Cond) String() string {
	switch {
	case c.Within != nil:
		return fmt.Sprintf("within%v", *c.Within)
	case c.Any != nil:
		alternatives := make([]string, len(c.Any))
		for i, a := range c.Any {
			alternatives[i] = fmt.Sprint(conds(a))
		}
		return "any" + strings.Join(alternatives, "|")
	}
	return fmt.Sprintf("%v %d %s %q %v %s %s %t", c.Col, c.Type, c.Op, c.Text, c.Nums, end(c.From), end(c.To), c.Null)
}

func end(f *float64) string {
	if f == nil {
		return "…"
	}
	return fmt.Sprint(*f)
}

func conds(list []Cond) []string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = c.String()
	}
	return texts
}
