package ask

import (
	"context"
	"fmt"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// lostAt is the metric of deals lost at a stage, and stood the dimension that tells whether they are known to have stood in it.
const (
	lostAt = "stage_lost"
	stood  = "stood"
)

// noteHistory says of an answer by stage that too many of the lost deals do not tell at which stage they were lost: nobody saw
// them in any, so that they stand at the first one, and no stage can be called the weakest.
func (r *reader) noteHistory(ctx context.Context, a *Answer, p *plan.Plan) error {
	byStage := slices.ContainsFunc(p.By, func(d *model.Dimension) bool { return d.Name == "stage" }) && p.Query.Grain == 0
	stages := slices.ContainsFunc(r.behind(p), func(f *model.Fact) bool { return f.Name == "deal_stage" })
	if !byStage || !stages {
		return nil
	}
	q := query.Query{Metrics: []model.Name{lostAt}, By: []model.Name{stood}, Range: p.Query.Range, AsOf: p.Query.AsOf, Where: p.Query.Where}
	lost, err := plan.Build(r.env(), r.viewer, q)
	if ofQuestion(err) {
		return nil // a filter that it does not know, a model without it
	}
	if err != nil {
		return err
	}
	told, err := r.alone(ctx, lost)
	if err != nil || told.Frame.Total.Cells[0].State != formula.Present {
		return err
	}
	all, unseen := told.Frame.Total.Cells[0].V, 0.0
	for _, row := range told.Frame.Rows {
		if row.Keys[0].ID != "true" && row.Cells[0].State == formula.Present {
			unseen += row.Cells[0].V
		}
	}
	const half = 2
	if unseen*half <= all {
		return nil
	}
	a.Notes = append(a.Notes, plan.Note{
		Kind: plan.NoteHistory,
		EN: fmt.Sprintf("The data does not tell at which stage %s of %s lost deals were lost, so no stage can be called the weakest.",
			lang.EN.Int(int64(unseen)), lang.EN.Int(int64(all))),
		RU: fmt.Sprintf("Неизвестно, на каком этапе потеряны %s из %s проигранных сделок: истории этапов в данных нет. Слабый этап назвать нельзя.",
			lang.RU.Int(int64(unseen)), lang.RU.Int(int64(all))),
	})
	return nil
}
