package plan

import (
	"slices"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// Behind asks for the rows behind the total of a scanned metric in the asked range: the scan's own conditions without
// the grouping, so that the rows add up to the figure. amount is the position of the row's contribution among the
// columns, -1 when each row counts once.
func (p *Plan) Behind(name model.Name) (r Records, amount int, err error) {
	leaf := p.Leaves[name]
	if leaf == nil {
		return r, 0, fault.New(fault.Forbidden, "This figure's rows are not shown to you.")
	}
	s := p.Scans[leaf.At[0].Scan]
	agg := s.Aggs[leaf.At[0].Agg]
	r = Records{Fact: s.Fact, Where: slices.Concat(s.Where, agg.Where)}
	if s.Day != "" && len(s.Periods) > 0 {
		from, to := s.Periods[0].Range.From, s.Periods[len(s.Periods)-1].Range.To
		r.Where = append(r.Where, Cond{Col: model.Column{Name: s.Day}, Type: IsDay, Op: model.Range, From: number(float64(from)), To: number(float64(to))})
	}
	if s.Fact.Span != nil && leaf.Metric.Stock != nil {
		if len(s.Points) == 0 {
			r.Where = append(r.Where, Cond{Any: [][]Cond{}})
		} else {
			t := float64(s.Points[len(s.Points)-1].Day)
			r.Where = append(r.Where, Cond{Col: model.Column{Name: s.Fact.Span.Since}, Type: IsDay, Op: model.Range, To: number(t + 1)})
			if s.Fact.Span.Until != "" {
				after := Cond{Col: model.Column{Name: s.Fact.Span.Until}, Type: IsDay, Op: model.Range, From: number(t + 1)}
				none := Cond{Col: model.Column{Name: s.Fact.Span.Until}, Type: IsDay, Op: model.Empty}
				r.Where = append(r.Where, Cond{Any: [][]Cond{{after}, {none}}})
			}
		}
	}
	for _, c := range s.Fact.Records {
		r.Columns = append(r.Columns, c.Col)
	}
	amount = -1
	if agg.Func != model.Count && agg.Col.Name != "" {
		amount = len(r.Columns)
		if agg.Func == model.Sum { // rows that add nothing are not behind the figure
			r.Where = append(r.Where, Cond{Col: agg.Col, Type: IsNumber, Op: model.NotIn, Nums: []float64{0}, Null: true})
		}
		r.Columns = append(r.Columns, agg.Col)
	}
	r.Sort = -1
	return r, amount, nil
}
