package target

import (
	"context"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

const (
	checks = "wins_with_amount"
	median = "median_check"
)

// chainCounts asks what somebody did over some days.
func chainCounts(r cal.Range, where []model.Cond) query.Query {
	return query.Query{Metrics: append([]model.Name{revenue, checks, median}, ChainSteps()...), Range: r.String(), Where: where}
}

// condsOf are the conditions that a scope stands for.
func condsOf(scope plan.Scope) []model.Cond {
	var list []model.Cond
	for _, p := range scope {
		c := model.Cond{Name: p.Dim, Op: model.In}
		for _, id := range p.Members {
			c.Values = append(c.Values, "#"+id)
		}
		list = append(list, c)
	}
	return list
}

// personOf is the one person that a scope is of, "" for any other.
func personOf(scope plan.Scope) string {
	for _, p := range scope {
		if p.Dim == owner && len(p.Members) == 1 {
			return p.Members[0]
		}
	}
	return ""
}

// teamOf are the conditions of the team that lends weight to one person's figures: the department, else everybody. Nobody is lent
// anything who is a team, and who sees one person's rows alone has no team to sum up.
func teamOf(h ask.House, scope plan.Scope, v access.Viewer) (where []model.Cond, ok bool) {
	id := personOf(scope)
	if id == "" {
		return nil, false
	}
	for _, rows := range v.Grant.Rows {
		for _, c := range rows {
			if c.Name == owner && !v.Grant.All {
				return nil, false
			}
		}
	}
	for _, p := range scope {
		if p.Dim != owner {
			where = append(where, condsOf(plan.Scope{p})...)
		}
	}
	for _, p := range h.People {
		if p.ID == id && p.Department != "" {
			where = append(where, condsOf(plan.Scope{{Dim: department, Members: []string{p.Department}}})...)
		}
	}
	return where, true
}

// planned takes the plan and the fact of a row.
func (x *Activity) planned(a *ask.Answer, r frame.Row) {
	at := a.Frame.Column(revenue)
	if at < 0 || at >= len(r.Cells) {
		return
	}
	aim := a.Frame.Aim(r, a.Frame.Columns[at].Metric)
	x.Planned, x.Plan, x.Days = aim.Known, aim.Value/ask.MinorUnits, aim.Left
	if r.Cells[at].State == formula.Present {
		x.Fact = r.Cells[at].V / ask.MinorUnits
	}
}

// doing reads a row of what chainCounts asks.
func doing(a *ask.Answer, r frame.Row) Doing {
	d := Doing{Count: map[model.Name]float64{}}
	for i, c := range a.Frame.Columns {
		if i >= len(r.Cells) || r.Cells[i].State != formula.Present || c.Kind != frame.Figure {
			continue
		}
		n := r.Cells[i].V
		if c.Unit.Kind() == unit.Money {
			n /= ask.MinorUnits
		}
		switch c.Metric.Name {
		case revenue:
			d.Revenue = n
		case checks:
			d.Checks = max(0, n)
		case median:
			d.Median = n
		default:
			d.Count[c.Metric.Name] = max(0, n) // wins that were taken back may outnumber those that came
		}
	}
	return d
}

// perDay is what a working day brings of each step; nil where nobody was there.
func perDay(a *ask.Answer, r frame.Row, days float64) map[model.Name]float64 {
	if days <= 0 {
		return nil
	}
	count := doing(a, r).Count
	out := make(map[model.Name]float64, len(count))
	for _, step := range ChainSteps() {
		out[step] = count[step] / days
	}
	return out
}

// peers are the medians of the colleagues of somebody who sees their own rows alone, as far as they may be told.
func peers(ctx context.Context, d ChainDesk, v access.Viewer, q query.Query) (Doing, error) {
	out := Doing{Count: map[model.Name]float64{}}
	var questions []query.Query
	for _, m := range q.Metrics {
		questions = append(questions, query.Query{Metrics: []model.Name{m}, Range: q.Range})
	}
	list, err := d.Peers(ctx, v, questions)
	if err != nil {
		return out, err
	}
	for i, p := range list {
		switch n := p.Median * float64(p.Of); q.Metrics[i] {
		case revenue:
			out.Revenue = n / ask.MinorUnits
		case checks:
			out.Checks = n
		case median:
		default:
			out.Count[q.Metrics[i]] = n
		}
	}
	return out, nil
}

// lastWorking is the stretch of the last n working days before a day.
func lastWorking(c cal.Calendar, before cal.Day, n int) cal.Range {
	from := before
	for range n {
		from = c.PrevWorking(from)
	}
	return cal.Range{From: from, To: before}
}

// present are the working days of a range on which a scope was there: leave and the time before somebody came are none.
func present(h ask.House, scope plan.Scope, r cal.Range) float64 {
	id := personOf(scope)
	for _, p := range h.People {
		if id == "" || p.ID != id {
			continue
		}
		if first, ok := p.Joined(); ok {
			r.From = max(r.From, first)
		}
		n := h.Calendar.WorkingDays(r)
		for _, away := range p.Leave {
			n -= h.Calendar.WorkingDays(r.Clip(away))
		}
		return float64(max(0, n))
	}
	return float64(h.Calendar.WorkingDays(r))
}

// rowOf is the row of one owner.
func rowOf(a *ask.Answer, id string) (frame.Row, bool) {
	for _, r := range a.Frame.Rows {
		if len(r.Keys) > 0 && r.Keys[0].ID == id {
			return r, true
		}
	}
	return frame.Row{}, false
}
