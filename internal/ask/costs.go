package ask

import (
	"context"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// uncosted is the part of the revenue whose cost may be unknown before the answer says so; the returns on advertising are not
// told at all beyond it.
const uncosted = 0.05

// noteCosts says how much of the revenue behind a gross profit has no known cost: the profit is told without it.
func (r *reader) noteCosts(ctx context.Context, a *Answer, p *plan.Plan) error {
	told := slices.ContainsFunc(p.Metrics, func(m *model.Metric) bool {
		_, lacks := a.Lacks[m.Name]
		return !lacks && slices.ContainsFunc(r.model.Leaves(m.Name), func(x *model.Metric) bool {
			return x.Flow != nil && x.Flow.Fact == "closing" && x.Flow.Of == "margin" && x.Flow.Day == "closed" && p.Leaves[x.Name] != nil
		})
	})
	if !told {
		return nil
	}
	q := query.Query{Metrics: []model.Name{"revenue", "revenue_costed"}, Range: p.Query.Range, AsOf: p.Query.AsOf, Where: p.Query.Where}
	whole, err := plan.Build(r.env(), r.viewer, q)
	if ofQuestion(err) {
		return nil
	}
	if err != nil {
		return err
	}
	known, err := r.alone(ctx, whole)
	if err != nil {
		return err
	}
	all, costed := known.Frame.Total.Cells[0], known.Frame.Total.Cells[1]
	if all.State != formula.Present || costed.State != formula.Present || all.V <= 0 || all.V-costed.V <= uncosted*all.V {
		return nil
	}
	part := 1 - costed.V/all.V
	a.Notes = append(a.Notes, plan.Note{
		Kind: plan.NoteMoney,
		EN:   "The cost is not known of " + lang.EN.Percent(part, 0) + " of the revenue; the profit is told without it.",
		RU:   "Себестоимость неизвестна у " + lang.RU.Percent(part, 0) + " выручки, прибыль посчитана без неё.",
	})
	return nil
}
