package ask

import (
	"slices"
	"strconv"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
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
	q = query.Query{Metrics: []model.Name{c.Metric.Name}, Range: days.String(), AsOf: a.Query.AsOf, Where: slices.Clone(a.Query.Where), Plan: a.Query.Plan}
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
	value, ok := valueOf(d, m)
	if !ok {
		return nil, false
	}
	return append(where, model.Cond{Name: d.Name, Op: model.In, Values: []string{value}}), true
}

// valueOf is a member as a filter names it and nothing else: ids for members of dictionaries, without those below in a
// tree; the range of a band.
func valueOf(d *model.Dimension, m plan.Member) (string, bool) {
	switch {
	case m.Null:
		return "", true
	case len(d.Bands) > 0:
		from, to, ok := plan.Borders(d, m.ID, MinorUnits)
		return from + ".." + to, ok
	case d.Kind == model.Member && d.Parent != "":
		return "=#" + m.ID, true
	case d.Kind == model.Member:
		return "#" + m.ID, true
	case d.Kind == model.Date:
		n, err := strconv.Atoi(m.ID)
		return cal.Day(n).String(), err == nil
	}
	return m.ID, true
}

// rest leaves out the members that have rows of their own.
func (a *Answer) rest(where []model.Cond, i int, d *model.Dimension) ([]model.Cond, bool) {
	cond := model.Cond{Name: d.Name, Op: model.NotIn}
	for _, r := range a.Frame.Rows {
		if r.Others {
			continue
		}
		value, ok := valueOf(d, r.Keys[i])
		if !ok {
			return nil, false
		}
		if !slices.Contains(cond.Values, value) {
			cond.Values = append(cond.Values, value)
		}
	}
	return append(where, cond), i == 0 && len(cond.Values) > 0
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

// Model is the model the answer was asked in: the shipped one with the company's own fields. It is nil in an answer
// without a frame.
func (a *Answer) Model() *model.Model {
	if n, ok := a.Names.(*names); ok {
		return n.model
	}
	return nil
}

// Open reports whether a period of the answer is not over: the question ends before it does, or the data.
func (a *Answer) Open(p cal.Period) bool {
	if a.Frame.Grain == cal.None {
		return false
	}
	return a.Calendar.Whole(a.Frame.Grain, p.N).To > p.Range.To ||
		!a.AsOf.IsZero() && a.Calendar.Partial(p, cal.DayOf(a.AsOf, a.Calendar.Zone))
}
