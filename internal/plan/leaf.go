package plan

import (
	"fmt"
	"slices"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// makeLeaves finds the metrics that must be scanned, and plans their scans.
func (p *Plan) makeLeaves() error {
	b := builder{plan: p, scans: map[string]int{}}
	for _, m := range p.Metrics {
		if !p.Viewer.Grant.Shows(p.env.Model, m) {
			p.Hidden[m.Name] = noteRight(m)
			continue
		}
		if main := p.MainOfPlan(); main != nil && p.ofPlan(m) && !p.Viewer.Grant.Shows(p.env.Model, main) {
			p.Hidden[m.Name] = noteRight(m)
			continue
		}
		if err := b.need(m, m); err != nil {
			return err
		}
	}
	p.Scans, p.Rules = b.list, b.counts()
	return nil
}

// need plans what a metric is made of, in each meaning it has in the views, on behalf of the asked metric.
func (b *builder) need(m, asked *model.Metric) error {
	for _, x := range b.plan.meanings(m) {
		if err := b.means(x, asked); err != nil {
			return err
		}
	}
	return nil
}

// means plans what a metric is made of in one meaning.
func (b *builder) means(m, asked *model.Metric) error {
	p := b.plan
	if m.Waits != "" {
		p.Hidden[asked.Name] = waits(asked, m)
		return nil
	}
	if m.Plan != nil {
		if main := p.MainOfPlan(); main != nil {
			return b.need(main, asked)
		}
		return nil
	}
	if !m.Formula.IsZero() {
		for _, input := range m.Formula.Inputs() {
			im, ok := p.env.Model.Metric(input)
			if !ok {
				return fault.New(fault.Internal, "metric %s has no input %s", m.Name, input)
			}
			if g := p.Viewer.Grant; asked.Own && slices.Contains(g.Hidden, im.Name) && !slices.Contains(g.Reveal, asked.Name) {
				p.Hidden[asked.Name] = noteRight(asked) // also of an earlier meaning
				return nil
			}
			if err := b.need(im, asked); err != nil {
				return err
			}
		}
		return nil
	}
	if p.Leaves[m.Name] != nil {
		return nil
	}
	fact, err := b.fact(m)
	if err != nil {
		return err
	}
	if m.Own && p.secrets.Behind(fact, m) { // else a definition would show what is hidden
		p.Hidden[asked.Name] = noteRight(asked)
		return nil
	}
	leaf := &Leaf{Metric: m, Zero: zero(m), Adds: adds(m), fact: fact}
	for i, d := range p.By {
		if col, ok := fact.Column(d.Name, role(m)); ok {
			if err := p.guard(fact, d.Name, col); err != nil {
				return err
			}
			leaf.Has = append(leaf.Has, i)
		} else if !slices.Contains(m.Across, d.Name) {
			return p.cannotSplit(m, asked, d)
		}
	}
	if err := p.survey(leaf); err != nil {
		return err
	}
	visible := true
	for i := range p.Views {
		place, ok, err := b.place(leaf, i)
		if err != nil {
			return err
		}
		visible = visible && ok
		leaf.At = append(leaf.At, place)
	}
	if !visible {
		p.Hidden[asked.Name] = noteRows(asked)
		return nil
	}
	p.Leaves[m.Name] = leaf
	return nil
}

func role(m *model.Metric) model.Name {
	_, day := m.Base()
	return day
}

func zero(m *model.Metric) bool {
	agg := model.Agg("")
	switch {
	case m.Flow != nil:
		agg = m.Flow.Agg
	case m.Stock != nil:
		agg = m.Stock.Agg
	case m.Cohort != nil:
		return true // both of its figures are counts
	}
	return agg == model.Count || agg == model.Sum || agg == model.Distinct
}

// adds is zero without distinct counts: who is counted with two members is one of all.
func adds(m *model.Metric) bool {
	return zero(m) && (m.Flow == nil || m.Flow.Agg != model.Distinct) && (m.Stock == nil || m.Stock.Agg != model.Distinct)
}

// asks reports whether a coarser level must be read even where it does not add up: with totals, and to find the first
// rows of all periods.
func (p *Plan) asks(l Level) bool {
	return p.Query.Totals || p.Query.Limit > 0 && !l.Period && len(l.Keys) == len(p.By)
}

func (p *Plan) cannotSplit(m, asked *model.Metric, d *model.Dimension) error {
	can := p.env.Model.Dimensions(asked.Name)
	of := ""
	if m != asked {
		of = fmt.Sprintf(" (%s)", m.Name)
	}
	return fault.Invalidf("%s%s cannot be split by %s. It can be split by: %s.", "%s%s нельзя разбить по %s. Можно по: %s.",
		asked.Name, of, d.Name, join(can))
}
