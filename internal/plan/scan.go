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
func (b *builder) place(leaf *Leaf, fact *model.Fact, view int) (place Place, ok bool, err error) {
	p := b.plan
	v := p.Views[view]
	m := leaf.Metric
	s := Scan{Fact: fact, Grain: p.Query.Grain, Periods: v.Periods}
	role, own := role(m), m.Conditions()
	aggs := make([]AggOf, 1, 2)
	part := -1
	switch {
	case m.Flow != nil:
		aggs[0], err = p.aggregate(fact, m.Flow.Agg, m.Flow.Of)
	case m.Stock != nil:
		s.Points = p.points(v, m.Stock.Opening)
		s.Grain = cal.None
		aggs[0], err = p.aggregate(fact, m.Stock.Agg, m.Stock.Of)
	case m.Cohort != nil:
		agg := model.Count
		if m.Cohort.Of != "" {
			agg = model.Sum
		}
		if aggs[0], err = p.aggregate(fact, agg, m.Cohort.Of); err == nil {
			goal := aggs[0]
			goal.Where = []Cond{{Within: &Within{Enter: fact.Days[role], Goal: fact.Days[m.Cohort.Goal], Days: m.Cohort.Days}}}
			aggs = append(aggs, goal)
		}
	}
	if err != nil {
		return place, false, err
	}
	if role != "" {
		s.Day = fact.Days[role]
	}
	for _, i := range leaf.Has {
		s.Keys = append(s.Keys, p.key(fact, p.By[i], role))
	}
	if s.Where, ok, err = p.conditions(fact, role, m); err != nil || !ok {
		return place, ok, err
	}
	owned, err := p.resolve(fact, role, p.grained(own))
	if err != nil {
		return place, false, err
	}
	for i := range aggs {
		aggs[i].Where = append(slices.Clone(owned), aggs[i].Where...)
	}
	if view == 0 {
		b.rule(s)
	}
	place.Level = b.levels(&s, leaf.Has)
	place.Part = part
	place.Scan, place.Agg = b.add(s, aggs[0])
	if len(aggs) == 2 {
		_, place.Part = b.add(s, aggs[1])
	}
	return place, true, nil
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
