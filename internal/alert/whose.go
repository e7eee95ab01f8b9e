package alert

import (
	"context"
	"slices"

	"svodka/internal/access"
	"svodka/internal/model"
	"svodka/internal/query"
)

// whose lists the owners whom a notice is about, where its rule tells the person. A row of an owner is about them; a row of
// anything else about those who have a part in its figure.
//
//	Ann's calls                     Ann
//	the low mark of client Acme     who led what Acme was asked about
func (s *Service) whose(ctx context.Context, r Rule, n Notification) ([]string, error) {
	switch {
	case n.Key == Whole || r.Metric == "" || r.By == "department" || !slices.Contains(r.To, Person):
		return nil, nil
	case r.By == "owner":
		return []string{n.Key}, nil
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return nil, err
	}
	if !about.Model.CanSplit(r.Metric, "owner") {
		return nil, nil
	}
	p := placeOfSlot(r, about.Calendar, n.Seen.Slot)
	of, err := query.ParseText(r.Where)
	if err != nil {
		return nil, err
	}
	where, ok := only(about.Model, of.Where, r.By, n.Key)
	if !ok {
		return nil, nil
	}
	answers, err := s.Asker.AskAll(ctx, access.Admin("ru"), []query.Query{{
		Metrics: []model.Name{r.Metric}, By: []model.Name{"owner"}, Where: where, Range: p.days.String(), AsOf: p.asOf.String(),
	}})
	if err != nil {
		return nil, err
	}
	if answers[0].Err != nil {
		return nil, answers[0].Err
	}
	var list []string
	for _, row := range answers[0].Frame.Rows {
		if x, ok := present(row.Cells[0]); ok && x != 0 && len(row.Keys) > 0 && !row.Keys[0].Null && !row.Others {
			list = append(list, row.Keys[0].ID)
		}
	}
	return list, nil
}
