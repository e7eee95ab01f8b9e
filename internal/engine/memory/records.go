package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Records lists rows of one fact, see the package comment for their order.
func (s *snapshot) Records(ctx context.Context, ask plan.Records) (plan.Rows, error) {
	rows, err := s.state.records(ctx, ask)
	if err != nil {
		return plan.Rows{}, fmt.Errorf("memory: records of %s: %w", ask.Fact.Name, err)
	}
	return rows, nil
}

func (s *state) records(ctx context.Context, ask plan.Records) (plan.Rows, error) {
	t, err := s.table(ask.Fact.Table)
	if err != nil {
		return plan.Rows{}, err
	}
	where, err := s.all(t, ask.Where)
	if err != nil {
		return plan.Rows{}, err
	}
	columns := []getter{func(r warehouse.Row) any { return r[0] }}
	for _, c := range ask.Columns {
		column, err := s.getter(t, c)
		if err != nil {
			return plan.Rows{}, err
		}
		columns = append(columns, column)
	}
	var found [][]any
	for i, row := range t.rows {
		if i%breath == 0 && ctx.Err() != nil {
			return plan.Rows{}, ctx.Err()
		}
		if !where(row) {
			continue
		}
		cells := make([]any, len(columns))
		for j, value := range columns {
			cells[j] = value(row)
		}
		found = append(found, cells)
	}
	slices.SortStableFunc(found, func(a, b []any) int {
		first := 0
		if ask.Sort >= 0 {
			first = compare(a[1+ask.Sort], b[1+ask.Sort], ask.Desc)
		} else if ask.Desc {
			first = compare(b[0], a[0], false)
		}
		return cmp.Or(first, slices.CompareFunc(a, b, func(x, y any) int { return compare(x, y, false) }))
	})
	total := len(found)
	from := min(max(ask.Skip, 0), total)
	to := total
	if ask.Limit > 0 {
		to = min(from+ask.Limit, total)
	}
	return plan.Rows{Total: int64(total), Cells: found[from:to]}, nil
}
