package plan

import (
	"fmt"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Behind asks for the rows behind the total of a scanned metric in the asked range: the scan's own conditions without
// the grouping, so that the rows add up to the figure. amount is the position of the row's contribution among the
// columns, -1 when each row counts once.
func (p *Plan) Behind(name model.Name) (r Records, amount int, err error) {
	leaf := p.Leaves[name]
	if leaf == nil {
		return r, 0, fault.Sentence(fault.Forbidden, "This figure's rows are not shown to you.", "Записи за этим показателем вам не показаны.")
	}
	s, aggs, ok, err := p.read(leaf, 0)
	if err != nil || !ok {
		return r, 0, err
	}
	agg := aggs[0]
	r = Records{Fact: s.Fact, Where: slices.Concat(s.Where, agg.Where), Sort: -1}
	switch {
	case leaf.At[0].Scan < 0:
		r.Where = append(r.Where, Cond{Any: [][]Cond{}})
	case leaf.Metric.Stock != nil:
		r.Where = append(r.Where, holds(s.Fact.Span, s.Points[len(s.Points)-1].Day)...)
	case s.Day != "":
		r.Where = append(r.Where, during(model.Column{Name: s.Day}, p.Range))
	}
	for _, c := range s.Fact.Records {
		r.Columns = append(r.Columns, c.Col)
	}
	amount = -1
	if agg.Func != model.Count && agg.Col.Name != "" {
		amount = len(r.Columns)
		r.Columns = append(r.Columns, agg.Col)
		r.Where = append(r.Where, counted(agg))
	}
	return r, amount, nil
}

// Goal asks for those of the rows behind a cohort that reached its goal in time: what its share counts above the line.
func (p *Plan) Goal(name model.Name) (r Records, amount int, err error) {
	if r, amount, err = p.Behind(name); err != nil || r.Fact == nil {
		return r, amount, err
	}
	leaf := p.Leaves[name]
	if leaf.Metric.Cohort == nil {
		return r, 0, fault.Invalidf("%s has no goal that its rows reach.", "У %s нет цели, до которой доходят записи.", name)
	}
	reached, err := p.goal(leaf.Metric.Cohort, leaf.fact)
	r.Where = append(r.Where, reached...)
	return r, amount, err
}

// goal holds for rows that reached the goal of a cohort in time, or meet its conditions.
func (p *Plan) goal(c *model.Cohort, f *model.Fact) ([]Cond, error) {
	if len(c.Met) > 0 {
		return p.resolve(f, c.Enter, p.grained(c.Met), byRule)
	}
	return []Cond{{Within: &Within{Enter: f.Days[c.Enter], Goal: f.Days[c.Goal], Days: c.Days}}}, nil
}

// counted holds for the rows that a figure is made of: a sum is not made of nothings, a mean not of rows without a value.
func counted(a AggOf) Cond {
	if a.Func == model.Sum {
		return Cond{Col: a.Col, Type: IsNumber, Op: model.NotIn, Nums: []float64{0}, Null: true}
	}
	return Cond{Col: a.Col, Op: model.Filled}
}

// holds are the conditions for a row that holds at the close of a day.
func holds(span *model.Span, day cal.Day) []Cond {
	begun := Cond{Col: model.Column{Name: span.Since}, Type: IsDay, Op: model.Range, To: new(float64(day + 1))}
	if span.Until == "" {
		return []Cond{begun}
	}
	until := model.Column{Name: span.Until}
	after := Cond{Col: until, Type: IsDay, Op: model.Range, From: new(float64(day + 1))}
	never := Cond{Col: until, Type: IsDay, Op: model.Empty}
	return []Cond{begun, {Any: [][]Cond{{after}, {never}}}}
}

// during holds for days of a range.
func during(col model.Column, r cal.Range) Cond {
	return Cond{Col: col, Type: IsDay, Op: model.Range, From: new(float64(r.From)), To: new(float64(r.To))}
}

// String tells one reading of records from every other: two with the same text read the same rows.
func (r Records) String() string {
	return fmt.Sprintf("%s|%v|%v|%d|%t|%d|%d", r.Fact.Name, conds(r.Where), r.Columns, r.Sort, r.Desc, r.Limit, r.Skip)
}
