package render

import (
	"fmt"
	"math"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// targetNote names a column that is held against the plan.
func targetNote(k frame.Kind, l lang.Lang) string {
	switch k {
	case frame.Planned:
		return l.Pick("plan", "план")
	case frame.Done:
		return l.Pick("% of plan", "% плана")
	case frame.Pace:
		return l.Pick("pace", "темп")
	case frame.Need:
		return l.Pick("needed per day", "нужно в день")
	case frame.Expected:
		return l.Pick("expected", "ожидаем")
	case frame.Low:
		return l.Pick("at worst", "не меньше")
	case frame.High:
		return l.Pick("at best", "не больше")
	case frame.Contrib:
		return l.Pick("contribution", "вклад в план")
	case frame.Figure, frame.Delta, frame.Change, frame.Share, frame.Running, frame.Rank, frame.Step:
	}
	return ""
}

// targeted gives a column of the plan its decimals: shares of a plan are whole percents, plans and needs are as round as their
// size lets them be. They have no part in the decimals of the figures beside them.
func (c Column) targeted(values []float64) Column {
	const tenths, large = 1, 1000
	switch c.Column.Unit.Kind() {
	case unit.Percent:
		if c.Kind != frame.Planned && c.Kind != frame.Contrib {
			c.decimals = 0
		}
		return c
	case unit.Money:
		if c.decimals > 0 && highest(values)*c.times >= large {
			c.decimals = 0
		}
		return c
	case unit.Count, unit.Number, unit.Points:
		c.decimals = 0
		if fractional(values, c.times, tenths) && highest(values) < large {
			c.decimals = tenths
		}
	case unit.Ratio, unit.Duration:
	}
	return c
}

func highest(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = max(most, math.Abs(v))
	}
	return most
}

// whyNoPlan says why a column of the plan has no figure.
func whyNoPlan(c frame.Column, l lang.Lang) string {
	switch c.Kind {
	case frame.Need:
		return l.Pick("Nothing is needed per day: there is no plan, its days are over, or it is not spread over days.",
			"Нормы в день нет: план не задан, его дни прошли или он не делится по дням.")
	case frame.Pace:
		return l.Pick("There is no pace: no plan is set, or not a working day of it has gone by.",
			"Темпа нет: план не задан или ещё не прошло ни одного рабочего дня.")
	case frame.Expected, frame.Low, frame.High:
		return l.Pick("Nothing is expected: there is no plan, or too few days to tell from.",
			"Ожидаемого выполнения нет: план не задан или прошло слишком мало дней.")
	case frame.Planned, frame.Done, frame.Contrib, frame.Figure, frame.Delta, frame.Change, frame.Share, frame.Running, frame.Rank, frame.Step:
	}
	return l.Pick("No plan is set for this.", "План не задан.")
}

// Held finds the columns of a metric's target by their kind.
func Held(columns []Column, metric string, kind frame.Kind) (Column, bool) {
	for _, c := range columns {
		if c.Metric.Name == metric && c.Kind == kind {
			return c, true
		}
	}
	return Column{}, false
}

// BandWord says how a figure stands to its plan, for who sees no colour.
func BandWord(b frame.Band, l lang.Lang) string {
	switch b {
	case frame.Good:
		return l.Pick("to plan", "по плану")
	case frame.Near:
		return l.Pick("close to plan", "близко к плану")
	case frame.Bad:
		return l.Pick("behind the plan", "ниже плана")
	case frame.NoBand:
	}
	return ""
}

// BandOf is how the figure of a row stands to its target: that of a plan's own metric by itself.
func BandOf(a *ask.Answer, r frame.Row, c frame.Column) frame.Band {
	if c.Metric.Plan != nil {
		if c.Kind == frame.Figure && c.View == 0 && c.Unit.Kind() == unit.Percent && c.Metric.Plan.Figure != "contrib" {
			return frame.BandOf(cellOf(a, r, c))
		}
		return frame.NoBand
	}
	return a.Frame.Judge(r, c.Metric)
}

func cellOf(a *ask.Answer, r frame.Row, c frame.Column) formula.Value {
	if i := a.Frame.Column(c.Name); i >= 0 && i < len(r.Cells) {
		return r.Cells[i]
	}
	return formula.Value{State: formula.Empty}
}

// Expectation is the expected completion with its range, "≈ 96 % (88–103 %)"; "" where there is none.
func Expectation(columns []Column, metric string, r frame.Row, l lang.Lang) string {
	mid, ok := Held(columns, metric, frame.Expected)
	if !ok {
		for _, c := range columns {
			if c.Metric.Name == metric && c.Kind == frame.Figure && c.View == 0 && c.Metric.Plan != nil {
				mid, ok = c, true
			}
		}
	}
	low, has := Held(columns, metric, frame.Low)
	high, also := Held(columns, metric, frame.High)
	if !ok || !has || !also {
		return ""
	}
	x, from, to := r.Cells[mid.At], r.Cells[low.At], r.Cells[high.At]
	if x.State != formula.Present || from.State != formula.Present || to.State != formula.Present {
		return ""
	}
	if from.V == to.V {
		return l.Percent(x.V, 0)
	}
	return "≈\u00a0" + l.Percent(x.V, 0) + "\u00a0(" + l.Number(from.V*100, 0) + "–" + l.Percent(to.V, 0) + ")"
}

// PlanLine is a line of how a figure stands to its plan: what it says, and the figure.
type PlanLine struct{ Title, Text string }

// PlanLines tells of an explained figure's target: how much, by now, how it came about, and the days. nil where nothing was
// asked for.
func PlanLines(e ask.Explanation, a *ask.Answer, l lang.Lang) []PlanLine {
	h := e.Held
	if h == nil {
		return nil
	}
	if !h.Aim.Known {
		why := h.Aim.From.In(string(l))
		if why == "" {
			why = l.Pick("none is set", "не задан")
		}
		return []PlanLine{{l.Pick("Plan", "План"), why}}
	}
	full := func(v float64) string { return Figure(formula.Of(v), h.Metric, a.Settings.Currency, l) }
	list := []PlanLine{{l.Pick("Plan", "План"), full(h.Aim.Value)}}
	if from := h.Aim.From.In(string(l)); from != "" {
		list = append(list, PlanLine{l.Pick("Where it comes from", "Откуда план"), from})
	}
	percent := func(title string, v formula.Value) {
		if v.State == formula.Present {
			list = append(list, PlanLine{title, l.Percent(v.V, 1)})
		}
	}
	if h.Metric != e.Metric {
		list = append(list, PlanLine{h.Metric.Title.In(string(l)), Figure(h.Fact, h.Metric, a.Settings.Currency, l)})
	}
	percent(l.Pick("Completion", "Выполнение"), h.Done)
	if !h.Aim.Adds {
		return list
	}
	days := func(n float64) string { return l.Number(n, wholeOr(n)) }
	list = append(list,
		PlanLine{l.Pick("Working days", "Рабочие дни"), fmt.Sprintf(l.Pick("%s gone by, %s left", "прошло %s, осталось %s"), days(h.Aim.Done), days(h.Aim.Left))},
		PlanLine{l.Pick("Plan to date", "План на сегодня"), full(h.Aim.ToDate)})
	percent(l.Pick("Pace", "Темп"), h.Pace)
	if h.Need.State == formula.Present {
		list = append(list, PlanLine{l.Pick("Needed per working day", "Нужно в рабочий день"), full(h.Need.V)})
	}
	return list
}

func wholeOr(n float64) int {
	if n == math.Trunc(n) {
		return 0
	}
	return 1
}

// NoPlan reports whether an answer was to be held against plans and there is none for its whole.
func NoPlan(a *ask.Answer, c frame.Column) bool {
	return (a.Query.Plan || c.Metric.Plan != nil) && !a.Frame.Aim(a.Frame.Total, c.Metric).Known
}

// SaidOfPlan is the note that says why there is no plan; "" where none does.
func SaidOfPlan(a *ask.Answer, l lang.Lang) string {
	for _, n := range a.Notes {
		if n.Kind == plan.NotePlan || n.Kind == plan.NoteNoPlan {
			return Said(n, a, l)
		}
	}
	return ""
}
