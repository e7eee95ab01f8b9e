package score

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/model"
)

func mapKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

// mostGains is how many open deals are looked at for what they would bring.
const mostGains = 200

// Gains tells what each open deal of a person would bring if it were won now, the most first; nothing in a closed month,
// under a card that deals do not move, or to who may not see the amounts it is worked out from.
func (s *Service) Gains(ctx context.Context, v access.Viewer, x Sheet) (list []Gain, err error) {
	defer fault.Wrap(&err, "score.Gains(%q)", x.Person.ID)
	known, err := s.model(ctx)
	if err != nil {
		return nil, err
	}
	revenue, ok := known.Metric("revenue")
	if !ok || !v.Grant.Shows(known, revenue) || !x.Card.Moves() {
		return nil, nil
	}
	deals, err := s.deals(ctx, v, x.Person.ID)
	if err != nil || len(deals) == 0 {
		return nil, err
	}
	figures, err := s.figures(ctx, x.Month, x.Card.metrics())
	if err != nil {
		return nil, err
	}
	facts := figures.counted(x.Person.ID, slices.Concat(x.Card.metrics(), needs()))
	for _, d := range deals {
		list = append(list, If(x, facts, figures.plans(x.Person.ID), d, figures.better))
	}
	slices.SortStableFunc(list, func(a, b Gain) int { return cmp.Compare(b.More, a.More) })
	return list, nil
}

// deals lists a person's open deals, the largest first.
func (s *Service) deals(ctx context.Context, v access.Viewer, owner string) (list []Deal, err error) {
	found, err := s.Desk.List(ctx, v, ask.Listing{
		Fact: "deal", Where: []model.Cond{
			{Name: "owner", Op: model.In, Values: []string{"#" + owner}}, {Name: "outcome", Op: model.In, Values: []string{"#open"}},
		},
		Page: ask.Page{Sort: "amount", Desc: true, Limit: mostGains},
	})
	if err != nil {
		if fault.Is(err, fault.Invalid) || fault.Is(err, fault.Forbidden) { // amounts are hidden from them, or deals
			return nil, nil
		}
		return nil, err
	}
	for i := range found.Keys {
		d := Deal{ID: text(found.Keys[i][0]), Title: text(found.Value(i, "title"))}
		if at := found.At("stage"); at >= 0 && len(found.Rows) > i {
			d.Stage = text(found.Rows[i][at+1])
		}
		switch v := found.Value(i, "amount").(type) {
		case int64:
			d.Amount = v
		case float64:
			d.Amount = int64(v)
		}
		list = append(list, d)
	}
	return list, nil
}
