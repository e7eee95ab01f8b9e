package target

import (
	"context"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Grid is a table of targets of one metric: rows are scopes, columns periods.
type Grid struct {
	Metric  *model.Metric
	Scopes  []plan.Scope
	Columns []Column
	Cells   [][]GridCell // by scope and column
	// Totals are the targets of the scopes over all columns together.
	Totals []plan.Aim
	// Revision is what an edit of the grid is made from.
	Revision int64
	// Adds says that cells add up over columns, People that they do over people; Splits that they can be split at all.
	Adds, People bool
}

// Column is one period of a grid.
type Column struct {
	cal.Period
	// Days are the working days of the company in it.
	Days   int
	Locked bool
	// Season is the factor of the metric's curve for a month, 0 where there is none.
	Season float64
}

// GridCell is one cell: what stands in it, and what its target is wherever it comes from.
type GridCell struct {
	Cell
	// Own is what stands in the cell, nil for nothing.
	Own *Version
	// Aim is the target, worked out where the cell is empty.
	Aim plan.Aim
	// Ramp is the share of the norm that a newcomer is asked for in the period's first month, 1 for others; Month is which month
	// of theirs it is, from 1, 0 when that is not known or long ago.
	Ramp  float64
	Month int
}

// Grid gives the targets of a metric for a page: whole periods, scopes of single members. upto is the day after the last elapsed one.
func (s *Service) Grid(ctx context.Context, metric model.Name, periods []cal.Period, scopes []plan.Scope, upto cal.Day) (g Grid, err error) {
	defer fault.Wrap(&err, "target.Grid(%s)", metric)
	h, err := s.house(ctx)
	if err != nil {
		return g, err
	}
	v, err := s.ViewOf(ctx, h)
	if err != nil {
		return g, err
	}
	m, ok := h.Model.Metric(metric)
	if !ok {
		return g, unknownMetric(metric)
	}
	g = Grid{Metric: m, Scopes: scopes, Revision: v.revision, Adds: v.nature(m) == adds, People: v.addsOver(m, owner)}
	var all cal.Range
	for i, p := range periods {
		p.Range = v.calendar.Whole(p.Grain, p.N)
		c := Column{Period: p, Days: v.calendar.WorkingDays(p.Range)}
		if s.Locked != nil {
			if c.Locked, err = s.Locked(ctx, p.Range); err != nil {
				return g, err
			}
		}
		if shape := v.rules.ShapeOf(m.Name); shape.Season != Flat && p.Grain == cal.ByMonth {
			_, month, _ := p.Range.From.YMD()
			c.Season = shape.factor(int(month))
		}
		g.Columns = append(g.Columns, c)
		if i == 0 {
			all = p.Range
		}
		all = cal.Range{From: min(all.From, p.Range.From), To: max(all.To, p.Range.To)}
	}
	for _, scope := range scopes {
		row := make([]GridCell, len(g.Columns))
		for i, c := range g.Columns {
			row[i] = v.gridCell(m, scope, c, upto)
		}
		g.Cells = append(g.Cells, row)
		total := plan.Aim{}
		if len(periods) > 0 {
			total = v.Aim(m, scope, all, upto)
		}
		g.Totals = append(g.Totals, total)
	}
	return g, nil
}

func (v *View) gridCell(m *model.Metric, scope plan.Scope, c Column, upto cal.Day) GridCell {
	x := GridCell{Cell: Cell{Metric: m.Name, Scope: scope, Grain: c.Grain, Range: c.Range}, Ramp: 1}
	if own, ok := v.Own(x.Cell); ok {
		x.Own = &own
	}
	x.Aim = v.Aim(m, scope, c.Range, upto)
	if id := memberOf(scope, owner); id != "" && len(v.rules.Ramp) > 0 {
		if first, ok := v.tree.joined(id); ok {
			if n := months(c.Range.From) - months(first); n >= 0 && n < len(v.rules.Ramp) {
				x.Ramp, x.Month = v.rules.Ramp[n], n+1
			}
		}
	}
	return x
}

// Own is what stands in a cell itself.
func (v *View) Own(c Cell) (Version, bool) {
	o := v.own[c.Metric][ScopeKey(c.Scope)]
	if o == nil {
		return Version{}, false
	}
	for _, x := range o.list {
		if x.Grain == c.Grain && x.Range == c.Range {
			return x, true
		}
	}
	return Version{}, false
}

// Planned lists the metrics that have targets, in the order of the model.
func (v *View) Planned() []model.Name {
	var list []model.Name
	for _, m := range v.model.Metrics() {
		if len(v.own[m.Name]) > 0 {
			list = append(list, m.Name)
		}
	}
	return list
}

// Adds reports whether targets of a metric add up over time; those that do not are norms and cannot be split.
func (v *View) Adds(m *model.Metric) bool { return v.nature(m) == adds }
