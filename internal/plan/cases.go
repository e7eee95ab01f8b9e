package plan

import (
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// Cases tells what a metric is a part or a mean of, where that is a number of things: a share of three deals is no share
// to judge anybody by.
type Cases struct {
	// Cohort says that the metric is a share of those that entered: its own scan has counted them.
	Cohort bool
	// Below is what a formula divides by.
	Below formula.Expr
	// Plus and Minus are the counts whose difference makes a balance in points; "" for other metrics.
	Plus, Minus model.Name
}

// Cases finds what a metric's cases are counted by, in each meaning it has in the views; a meaning is missing where they are no
// count, or one that the viewer may not see.
func (p *Plan) Cases(m *model.Metric) map[*model.Metric]Cases {
	ways := map[*model.Metric]Cases{}
	if _, hidden := p.Hidden[m.Name]; hidden {
		return ways
	}
	for _, x := range p.meanings(m) {
		if c, ok := p.casesOf(x); ok {
			ways[x] = c
		}
	}
	return ways
}

func (p *Plan) casesOf(m *model.Metric) (c Cases, ok bool) {
	if m.Cohort != nil {
		return Cases{Cohort: true}, true
	}
	above, below, ok := m.Formula.Over()
	inputs := below.Inputs()
	if !ok || len(inputs) == 0 {
		return c, false
	}
	for _, name := range inputs {
		if !p.counted(name) {
			return c, false
		}
	}
	c.Below = below
	const two = 2
	if parts := above.Inputs(); m.Unit.Kind() == unit.Points && len(parts) == two && p.counted(parts[0]) && p.counted(parts[1]) {
		c.Plus, c.Minus = parts[0], parts[1]
	}
	return c, true
}

// counted reports whether a metric is a number of things that the viewer may see.
func (p *Plan) counted(name model.Name) bool {
	m := p.Metric(name)
	return m != nil && m.Unit.Kind() == unit.Count && !m.Unit.Rate() && p.Viewer.Grant.Shows(p.env.Model, m)
}
