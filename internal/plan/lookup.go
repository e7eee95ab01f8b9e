package plan

import (
	"svodka/internal/cal"
	"svodka/internal/model"
)

// Metric finds a metric of the plan's model; the plan has checked that it exists.
func (p *Plan) Metric(name model.Name) *model.Metric {
	m, _ := p.env.Model.Metric(name)
	return m
}

// Inputs lists the metrics a formula is made of, through other formulas too.
func (p *Plan) Inputs(m *model.Metric) []model.Name { return p.env.Model.Inputs(m.Name) }

// Reached reports whether the period n of a view has begun: a period that has not come has no figure, not zero.
func (p *Plan) Reached(leaf *Leaf, view, n int) bool {
	v := p.Views[view]
	if v.Range.Empty() {
		return false
	}
	if n == AllPeriods || p.Query.Grain == cal.None {
		return p.begun(leaf, v.Range.From)
	}
	from, ok := v.begins[n]
	return ok && p.begun(leaf, from)
}

func (p *Plan) begun(leaf *Leaf, from cal.Day) bool {
	if leaf.Metric.Stock != nil {
		return from <= p.AsOf
	}
	return from <= max(p.env.Today, p.AsOf)
}

// Closing is the ordinal of the period whose stock is that of a whole view: the last one that has begun, or the first one
// for a stock read at the opening.
func (p *Plan) Closing(leaf *Leaf, view int) int {
	if p.Query.Grain == cal.None {
		return AllPeriods
	}
	periods := p.Views[view].Periods
	at := AllPeriods
	for _, period := range periods {
		if period.Range.From > p.AsOf {
			break
		}
		if at = period.N; leaf.Metric.Stock.Opening {
			break
		}
	}
	return at
}
