package tile

import (
	"context"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render/chart"
	"svodka/internal/web/page"
)

// folded is the answer that a chart over time is drawn from. Of more members than a chart can tell apart it shows the largest
// and all others together, whose figure is asked for: shares and means of others are no sums.
func folded(ctx context.Context, s *page.Site, v *page.Visit, k board.Kind, a *ask.Answer) (*ask.Answer, error) {
	overTime := k == board.Line || k == board.Column || k == board.Stacked
	if !overTime || a.Frame.Grain == cal.None || len(a.Frame.By) != 1 || a.Query.Limit > 0 && a.Query.Limit <= chart.MostParts {
		return a, nil
	}
	members := map[plan.Member]bool{}
	for _, r := range a.Frame.Rows {
		members[r.Keys[0]] = true
	}
	if len(members) <= chart.MostParts {
		return a, nil
	}
	q := a.Query
	q.Limit, q.Others = chart.MostParts, true
	list, err := s.Desk.AskAll(ctx, v.Viewer, []query.Query{q})
	if err != nil {
		return nil, err
	}
	return list[0], list[0].Err
}
