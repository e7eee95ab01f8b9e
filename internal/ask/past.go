package ask

import (
	"context"
	"fmt"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// readTargets makes the view of targets from the company as this reading knows it.
func (r *reader) readTargets() (plan.Targets, error) {
	h, err := r.houseOf()
	if err != nil {
		return nil, err
	}
	return r.desk.target(r.ctx, h)
}

// past reads what the last working days brought to the rows of a plan, where the expected completion is asked for. Where
// they are too many to be read by day there is none, and a note says so.
func (r *reader) past(ctx context.Context, p *plan.Plan) error {
	list := p.Expects()
	days, ok := p.PastRange()
	if len(list) == 0 || !ok {
		return nil
	}
	q := p.Query
	q.Metrics = nil
	for _, m := range list {
		q.Metrics = append(q.Metrics, m.Name)
	}
	q.Range, q.Grain = days.String(), cal.ByDay
	q.Spine, q.Compare, q.Plan, q.Derive, q.Totals, q.Sort, q.Limit, q.Others = nil, nil, false, nil, false, nil, 0, false
	again, err := plan.Build(r.env(), r.viewer, q)
	if err != nil {
		return err
	}
	results, err := r.scanAll(ctx, plan.Fuse([]*plan.Plan{again}))
	if err != nil {
		return err
	}
	f, err := frame.Build(again, results, nil)
	if fault.Is(err, fault.Invalid) {
		p.Notes = append(p.Notes, plan.Note{
			Kind: plan.NotePlan,
			EN:   "There are too many rows to tell the expected completion of each.",
			RU:   "Строк слишком много, чтобы посчитать ожидаемое выполнение для каждой.",
		})
		return nil
	}
	if err != nil {
		return err
	}
	p.Past = r.gathered(f, again, list, days)
	p.Notes = append(p.Notes, r.noteExpected(p.Past.Days))
	return nil
}

// gathered adds up the figures of days by working day: what happens on a day off goes to the working day after it.
func (r *reader) gathered(f *frame.Frame, p *plan.Plan, list []*model.Metric, days cal.Range) *plan.Past {
	past := plan.NewPast(r.calendar.WorkingDays(days))
	at := make(map[int]int, len(f.Periods))
	n := 0
	for _, period := range f.Periods {
		at[period.N] = min(n, past.Days-1)
		if r.calendar.Working(period.Range.From) {
			n++
		}
	}
	for i, m := range list {
		col := f.Column(m.Name)
		if col < 0 {
			continue
		}
		for _, period := range f.Periods {
			if p.Told(m, period.N) {
				past.See(list[i].Name, at[period.N])
			}
		}
		for _, row := range f.Rows {
			if v := row.Cells[col]; v.State == formula.Present && v.V != 0 {
				past.Add(m.Name, row.Keys, at[row.N], v.V)
			}
		}
	}
	return past
}

// noteExpected says how the expected rest of a period is told.
func (r *reader) noteExpected(days int) plan.Note {
	n := plan.Note{
		Kind: plan.NotePlan,
		EN:   fmt.Sprintf("Expected completion goes by what a working day brought over the last %d; eight times of ten it will lie in the range.", days),
		RU:   fmt.Sprintf("Ожидаемое выполнение — по темпу последних %d рабочих дней; в восьми случаях из десяти итог попадёт в диапазон.", days),
	}
	if m, ok := r.model.Metric("forecast_w"); ok && m.Waits != "" {
		n.EN += " The forecast of open deals has no figure yet and is not taken into account."
		n.RU += " Прогноз по открытым сделкам пока не считается и не учтён."
	}
	return n
}
