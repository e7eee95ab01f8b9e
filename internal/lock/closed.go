package lock

import (
	"context"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// Closed is the book as answers are marked by it.
func (s *Service) Closed(ctx context.Context) (ask.Closed, error) {
	b, err := s.Book(ctx)
	if err != nil || len(b.order) == 0 {
		return nil, err
	}
	return marks{b}, nil
}

type marks struct{ *Book }

// By lists the dimensions that figures are kept by.
func (marks) By() []model.Name { return []model.Name{"department", "owner", "pipeline"} }

// Corrected lists the figures that are others than they were sealed.
func (m marks) Corrected(metric model.Name, scope plan.Scope, r cal.Range) []ask.Correction {
	s, ok := Of(scope)
	if !ok {
		return nil
	}
	var list []ask.Correction
	for _, x := range m.Marks(metric, s, r) {
		list = append(list, ask.Correction{
			Period: x.Period.Label, Grain: x.Period.Grain, Range: x.Period.Range, Sealed: figureOf(x.Sealed), Now: figureOf(x.Now), Seen: x.Seen,
		})
	}
	return list
}

func figureOf(text string) formula.Value {
	if v, ok := Value(text); ok {
		return formula.Of(v)
	}
	return formula.Value{State: formula.Empty}
}
