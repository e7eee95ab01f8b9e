package page

import (
	"context"
	"net/url"
	"slices"

	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/query"
)

// sharedMetrics lists the metrics on the boards somebody may open, with what formulas among them are made of.
func (s *Site) sharedMetrics(ctx context.Context, who board.Person) ([]model.Name, error) {
	out := []model.Name{}
	add := func(name model.Name) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, sort := range []board.Sort{board.Dashboard, board.Report} {
		list, err := s.Boards.List(ctx, who, sort)
		if err != nil {
			return nil, err
		}
		for _, b := range list {
			for _, t := range b.Tiles {
				values, err := url.ParseQuery(t.Ask)
				if err != nil {
					continue // its place says what is wrong with it
				}
				q, err := query.Parse(values)
				if err != nil {
					continue
				}
				for _, m := range q.Metrics {
					add(m)
				}
			}
		}
	}
	return out, nil
}
