package target

import (
	"context"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Asker answers questions. A desk is one.
type Asker interface {
	Ask(ctx context.Context, v access.Viewer, q query.Query) (*ask.Answer, error)
}

// DeskPast tells the past as a viewer may see it.
type DeskPast struct {
	Desk   Asker
	Viewer access.Viewer
}

var _ Past = DeskPast{}

// History asks for the figures of whole periods; one without data is not known.
func (p DeskPast) History(ctx context.Context, metric model.Name, scope plan.Scope, periods []cal.Period) (list []Figure, err error) {
	defer fault.Wrap(&err, "target.History(%s)", metric)
	if len(periods) == 0 {
		return nil, nil
	}
	r := cal.Range{From: periods[0].Range.From, To: periods[len(periods)-1].Range.To}
	q := query.Query{Metrics: []model.Name{metric}, Range: r.From.String() + ".." + r.Last().String(), Grain: periods[0].Grain}
	for _, part := range scope {
		q.Where = append(q.Where, model.Cond{Name: part.Dim, Op: model.In, Values: part.Members})
	}
	a, err := p.Desk.Ask(ctx, p.Viewer, q)
	if err != nil {
		return nil, err
	}
	at := map[int]formula.Value{}
	column := a.Frame.Columns[0]
	for _, row := range a.Frame.Rows {
		if x := row.Cells[0]; x.State == formula.Present {
			at[row.N] = x
		}
	}
	for _, period := range periods {
		x, known := at[period.N]
		if column.Unit.Kind() == unit.Money {
			x.V /= ask.MinorUnits
		}
		list = append(list, Figure{Period: period, Value: x.V, Known: known})
	}
	return list, nil
}
