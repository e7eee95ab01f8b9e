package tile

import (
	"math"
	"slices"
	"strconv"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// SetPlans is where plans are set.
const SetPlans = "/plans"

// PlanBar is a figure held against its target: how much is done, a tick where it should be by now, and what the bar says in
// words. Without a target it says so and leads to where one is set.
type PlanBar struct {
	// Fill and Tick are percents of the bar; Tick is "" where the target is not spread over days.
	Fill, Tick string
	// Class is the bar's colour, State the mark beside the words: the shape says the same.
	Class, State, Word string
	// Done, Pace and Expected are said under the bar; Goal where the figure has no share of a plan to tell.
	Done, Pace, Expected string
	Spoken               string
	Need                 string // «нужно … в день»
	None                 string // why there is no target
	Set                  string // where it can be set
}

// newPlanBar holds the whole of an answer's metric against its target.
func newPlanBar(a *ask.Answer, columns []render.Column, c render.Column, l lang.Lang) *PlanBar {
	switch {
	case c.Metric.Plan != nil:
		return ofPlan(a, columns, c, l)
	case !a.Query.Plan || a.Frame.Total.Cells[c.At].State == formula.Hidden:
		return nil
	}
	if _, ok := render.Held(columns, c.Metric.Name, frame.Planned); !ok {
		return nil
	}
	aim := a.Frame.Aim(a.Frame.Total, c.Metric)
	if !aim.Known {
		return noPlan(a, aim, l)
	}
	said := func(kind frame.Kind) string {
		if x, ok := render.Held(columns, c.Metric.Name, kind); ok && a.Frame.Total.Cells[x.At].State == formula.Present {
			return x.Full(a.Frame.Total.Cells[x.At], a.Settings.Currency)
		}
		return ""
	}
	p := &PlanBar{Done: said(frame.Done), Pace: said(frame.Pace), Expected: render.Expectation(columns, c.Metric.Name, a.Frame.Total, l)}
	done, _ := render.Held(columns, c.Metric.Name, frame.Done)
	p.measure(a.Frame.Total.Cells[done.At], aim)
	p.judged(a.Frame.Judge(a.Frame.Total, c.Metric), l)
	goal := brief(c, formula.Of(aim.Value), a, l)
	switch {
	case p.Done == "":
		p.Done = l.Pick("plan ", "план ") + goal
	case aim.Adds:
		p.Done += l.Pick(" of ", " от ") + goal
	default:
		p.Done, p.Pace = l.Pick("target ", "цель ")+goal, ""
	}
	if aim.Left <= 0 {
		p.Pace = ""
	}
	if x, ok := render.Held(columns, c.Metric.Name, frame.Need); ok {
		if v := a.Frame.Total.Cells[x.At]; v.State == formula.Present && v.V > 0 {
			p.Need = l.Pick("needed per day: ", "нужно в день: ") + brief(x, v, a, l)
		}
	}
	p.Spoken = p.Done
	if p.Tick != "" {
		p.Spoken += l.Pick(", by schedule ", ", по графику ") + l.Percent(aim.ToDate/aim.Value, 0)
	}
	return p
}

// ofPlan is the bar of a metric that is itself a share of the plan.
func ofPlan(a *ask.Answer, columns []render.Column, c render.Column, l lang.Lang) *PlanBar {
	aim := a.Frame.Aim(a.Frame.Total, c.Metric)
	v := a.Frame.Total.Cells[c.At]
	if v.State == formula.Hidden {
		return nil
	}
	if !aim.Known {
		return noPlan(a, aim, l)
	}
	if v.State != formula.Present || c.Metric.Plan.Figure == model.PlanRest {
		return nil
	}
	p := &PlanBar{Expected: render.Expectation(columns, c.Metric.Name, a.Frame.Total, l)}
	p.measure(v, aim)
	if c.Metric.Plan.Figure != model.PlanDone {
		p.Tick = ""
	}
	p.judged(render.BandOf(a, a.Frame.Total, c.Column), l)
	if c.Metric.Plan.Figure == model.PlanDone && aim.Adds && aim.Left > 0 && aim.Value > 0 && aim.ToDate > 0 {
		p.judged(frame.BandOf(formula.Of(v.V*aim.Value/aim.ToDate)), l)
	}
	p.Spoken = c.Full(v, a.Settings.Currency)
	return p
}

func noPlan(a *ask.Answer, aim plan.Aim, l lang.Lang) *PlanBar {
	p := &PlanBar{None: aim.From.In(string(l)), Set: SetPlans}
	if slices.ContainsFunc(a.Notes, func(n plan.Note) bool { return n.Kind == plan.NoteNoPlan }) {
		p.Set = "" // none could be set for this
	}
	if why := render.SaidOfPlan(a, l); p.None == "" && why != "" {
		p.None = why
	}
	if p.None == "" {
		p.None = l.Pick("No plan is set", "План не задан")
	}
	return p
}

// measure fills the bar; over 100 % it is full, and the words say how much.
func (p *PlanBar) measure(done formula.Value, aim plan.Aim) {
	const hundred = 100
	if done.State == formula.Present {
		p.Fill = share(done.V * hundred)
	}
	if aim.Adds && aim.Left > 0 && aim.Value > 0 {
		p.Tick = share(aim.ToDate / aim.Value * hundred)
	}
}

func share(x float64) string {
	const whole = 100
	return strconv.FormatFloat(math.Round(min(max(x, 0), whole)*10)/10, 'f', -1, 64)
}

func (p *PlanBar) judged(b frame.Band, l lang.Lang) {
	p.Class, p.State, p.Word = bandClass(b), "st", render.BandWord(b, l)
	if p.Class != "" {
		p.State = "st " + p.Class
	}
}

// bandClass is the letter of a band in the sheets.
func bandClass(b frame.Band) string {
	switch b {
	case frame.Good:
		return "g"
	case frame.Near:
		return "w"
	case frame.Bad:
		return "x"
	case frame.NoBand:
	}
	return ""
}

// painted colours a cell by how it stands to the plan: by a tint, and by a corner that says the same without colour.
func (x *Cell) painted(a *ask.Answer, r frame.Row, c render.Column, l lang.Lang) {
	judged := c.Kind == frame.Done || c.Kind == frame.Pace || c.Metric.Plan != nil && c.Kind == frame.Figure && c.View == 0
	if !judged || r.Cells[c.At].State != formula.Present {
		return
	}
	x.paint(render.BandOf(a, r, c.Column), l)
}

func (x *Cell) paint(b frame.Band, l lang.Lang) {
	if class := bandClass(b); class != "" {
		x.Class, x.Band = "c"+class, render.BandWord(b, l)
	}
}

// pivoted colours the cell of a figure that stands crosswise, where its target has no column.
func (t *Table) pivoted(a *ask.Answer, r frame.Row, c render.Column, x *Cell, l lang.Lang) {
	if !a.Query.Plan || c.Kind != frame.Figure || c.View != 0 || r.Cells[c.At].State != formula.Present {
		return
	}
	aim := a.Frame.Aim(r, c.Metric)
	if !aim.Known {
		return
	}
	x.paint(a.Frame.Judge(r, c.Metric), l)
	columns := render.Columns(a, l)
	done, ok := render.Held(columns, c.Metric.Name, frame.Done)
	if !ok || t.options.draft {
		return
	}
	goal, _ := render.Held(columns, c.Metric.Name, frame.Planned)
	tip := l.Pick("plan ", "план ") + goal.Full(r.Cells[goal.At], a.Settings.Currency)
	if v := r.Cells[done.At]; v.State == formula.Present && aim.Adds {
		tip += ", " + done.Full(v, a.Settings.Currency)
	}
	x.Tip = tip
}

// ofTarget reports whether a table keeps a column that is held against the plan: the range of what is expected stands in one
// cell, and what no row has needs no column.
func ofTarget(a *ask.Answer, c render.Column) bool {
	switch c.Kind {
	case frame.Low, frame.High:
		return false
	case frame.Planned, frame.Done, frame.Pace, frame.Need, frame.Expected, frame.Contrib:
		some := func(r frame.Row) bool { return r.Cells[c.At].State != formula.Empty }
		if c.Kind == frame.Pace && a.Frame.Column(c.Metric.Name+"@plan:done") >= 0 {
			// Of a period that is over the pace says once more what the share of the plan does.
			done := a.Frame.Column(c.Metric.Name + "@plan:done")
			some = func(r frame.Row) bool { return r.Cells[c.At] != r.Cells[done] }
		}
		return slices.ContainsFunc(a.Frame.Rows, some) || some(a.Frame.Total)
	case frame.Figure, frame.Delta, frame.Change, frame.Share, frame.Running, frame.Rank, frame.Step:
	}
	return true
}
