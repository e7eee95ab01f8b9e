package ask

import (
	"math"
	"slices"
	"strconv"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Cell is the question whose whole is one figure of the answer: what Explain and Records are asked with when somebody
// clicks it. A comparison's figure gives the earlier days; a difference, share or rank gives the figure it speaks of.
//
//	metrics=revenue,win_rate&by=owner&grain=month&range=2026    row Ann, 2026-03; column win_rate
//	→ metrics=win_rate&owner=#crm:ann&range=2026-03-01..2026-03-31
//
// ok is false where no such question can be asked: the figure is repeated over a dimension it does not have, or the
// period has no days in the comparison.
func (a *Answer) Cell(r frame.Row, c frame.Column) (q query.Query, ok bool) {
	view := 0
	if c.Kind == frame.Figure {
		view = c.View
	}
	days, ok := a.days(r, view)
	if !ok {
		return q, false
	}
	q = query.Query{Metrics: []model.Name{c.Metric.Name}, Range: days.String(), Where: slices.Clone(a.Query.Where)}
	for i, d := range a.Frame.By {
		m := plan.Member{}
		if i < len(r.Keys) {
			m = r.Keys[i]
		}
		switch {
		case r.Others:
			if q.Where, ok = a.rest(q.Where, i, d); !ok {
				return q, false
			}
		case m != plan.Member{}:
			if q.Where, ok = a.only(q.Where, d, m); !ok {
				return q, false
			}
		}
	}
	return q, a.reached(c.Metric, r)
}

// days are the days of a row in one of the answer's views.
func (a *Answer) days(r frame.Row, view int) (cal.Range, bool) {
	if view >= len(a.Views) {
		return cal.Range{}, false
	}
	v := a.Views[view]
	if r.N == plan.AllPeriods || a.Frame.Grain == cal.None {
		return v.Range, !v.Range.Empty()
	}
	for _, p := range v.Periods {
		n, ok := p.N, true
		if v.Match != nil {
			n, ok = v.Match(p.N)
		}
		if ok && n == r.N {
			return p.Range, !p.Range.Empty()
		}
	}
	return cal.Range{}, false
}

// only narrows filters to one member. The question's own list of members of that dimension gives way to it, for a
// question has one list of each.
func (a *Answer) only(where []model.Cond, d *model.Dimension, m plan.Member) ([]model.Cond, bool) {
	where = slices.DeleteFunc(where, func(c model.Cond) bool {
		return c.Name == d.Name && (c.Op == model.In || c.Op == model.Filled && !m.Null)
	})
	cond := model.Cond{Name: d.Name, Op: model.In}
	switch {
	case m.Null:
		cond.Values = []string{""}
	case len(d.Bands) > 0:
		from, to, ok := borders(d, m.ID)
		if !ok {
			return nil, false
		}
		cond.Op, cond.Values = model.Range, []string{from, to}
	case d.Kind == model.Member:
		cond.Values = []string{"#" + m.ID}
	case d.Kind == model.Date:
		n, err := strconv.Atoi(m.ID)
		if err != nil {
			return nil, false
		}
		cond.Values = []string{cal.Day(n).String()}
	default:
		cond.Values = []string{m.ID}
	}
	where = append(where, cond)
	if below := a.below(d, m.ID); len(below) > 0 { // a filter takes in the whole branch, the row is the node alone
		where = append(where, model.Cond{Name: d.Name, Op: model.NotIn, Values: below})
	}
	return where, true
}

// below lists the children of a tree's node.
func (a *Answer) below(d *model.Dimension, id string) []string {
	n, ok := a.Names.(*names)
	if !ok || d.Parent == "" {
		return nil
	}
	dict := n.members(d)
	if dict == nil {
		return nil
	}
	var list []string
	for _, child := range dict.ids {
		if dict.parent[child] == id && child != id {
			list = append(list, "#"+child)
		}
	}
	return list
}

// rest leaves out the members that have rows of their own.
func (a *Answer) rest(where []model.Cond, i int, d *model.Dimension) ([]model.Cond, bool) {
	if i > 0 || len(d.Bands) > 0 || d.Kind == model.Date {
		return nil, false
	}
	cond := model.Cond{Name: d.Name, Op: model.NotIn}
	for _, r := range a.Frame.Rows {
		id := r.Keys[i].ID
		switch {
		case r.Others:
			continue
		case r.Keys[i].Null:
			id = ""
		case d.Kind == model.Member:
			id = "#" + id
		}
		if !slices.Contains(cond.Values, id) {
			cond.Values = append(cond.Values, id)
		}
	}
	return append(where, cond), len(cond.Values) > 0
}

// reached reports whether every counted figure behind a metric has the dimensions that the row is split by.
func (a *Answer) reached(m *model.Metric, r frame.Row) bool {
	n, ok := a.Names.(*names)
	if !ok {
		return false
	}
	for _, leaf := range n.model.Leaves(m.Name) {
		name, role := leaf.Base()
		f, ok := n.model.Fact(name)
		if !ok {
			return false
		}
		for i, d := range a.Frame.By {
			if split := r.Others || r.Keys[i] != (plan.Member{}); split && !f.Reaches(d.Name, role) {
				return false
			}
		}
	}
	return true
}

// borders are the ends of a band as a filter writes them. A filter's range holds both ends, a band only its lower one.
func borders(d *model.Dimension, id string) (from, to string, ok bool) {
	i, err := strconv.Atoi(id)
	if err != nil || i < 0 || i > len(d.Bands) {
		return "", "", false
	}
	write := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	money := d.BandUnit.Kind() == unit.Money
	if i > 0 {
		v := d.Bands[i-1]
		if money {
			v /= MinorUnits
		}
		from = write(v)
	}
	if i < len(d.Bands) {
		v := math.Nextafter(d.Bands[i], 0)
		if money || d.Bands[i] == math.Trunc(d.Bands[i]) { // what is counted is whole: kopecks, days, seconds
			v = d.Bands[i] - 1
		}
		if money {
			v /= MinorUnits
		}
		to = write(v)
	}
	return from, to, true
}

// Model is the model the answer was asked in: the shipped one with the company's own fields. It is nil in an answer
// without a frame.
func (a *Answer) Model() *model.Model {
	if n, ok := a.Names.(*names); ok {
		return n.model
	}
	return nil
}
