package tile

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/render"
	"svodka/internal/render/chart"
)

// KPI is one figure as a tile shows it.
type KPI struct {
	Anchor string // by which day it is counted
	// Number and Unit are the figure parted, so that the unit can be set smaller. A sign before the figure stays with it.
	Number, Unit string
	// Num is the same for files, counted in Counted: "₽", "%".
	Num     render.Num
	Counted string
	Href    string // the records behind it
	Explain string
	Why     string // why there is no figure
	Deltas  []Delta
	Spark   string // inline SVG, "" where there is nothing to draw
	Foot    []string
	// Plan is how the figure stands to its target, nil where the question did not ask.
	Plan *PlanBar
	// Few says why the figure is too weak to judge by; "" where it is not.
	Few string
}

// Delta is a change: its arrow shows the direction, its shape whether it is for the better.
type Delta struct {
	Text, Class, Tip string
	Against          string // what it is a change to
}

// newKPI makes a tile of the first metric of an answer; others stand in its foot. nil when nothing can be shown.
func newKPI(a, spark *ask.Answer, l lang.Lang) *KPI {
	columns := render.Columns(a, l)
	i := slices.IndexFunc(columns, func(c render.Column) bool { return c.Kind == frame.Figure && c.View == 0 })
	if i < 0 {
		return nil
	}
	c := columns[i]
	value := a.Frame.Total.Cells[c.At]
	k := &KPI{Anchor: Anchor(a, c.Metric, l), Why: render.Why(a, c.Column, value, l), Num: c.Number(value), Counted: c.Unit}
	if few := render.Few(a, a.Frame.Total, c.Column, l); few != "" {
		k.Few = Doubt(few, l)
	}
	k.Number, k.Unit = parted(brief(c, value, a, l))
	if q, ok := a.Cell(a.Frame.Total, c.Column); ok && value.State != formula.Hidden {
		text := q.Values().Encode()
		k.Href, k.Explain = "/records?"+text, "/explain?"+text
	}
	open := false
	for _, n := range a.Notes {
		open = open || n.Kind == plan.NotePartial
	}
	for _, d := range columns {
		if k.Why == "" && d.Metric == c.Metric && d.View > 0 && Told(d, columns) {
			x := NewDelta(d, a.Frame.Total.Cells[d.At], a, l)
			x.Against = l.Pick("vs ", "к ") + render.Against(a.Views[d.View].Name, l)
			if a.Unborn(c.Metric.Name, d.View) {
				x.Text, x.Against = "", render.NoDataThen(a.Views[d.View].Name, l)
			} else if open {
				x.Against += l.Pick(", same days", ", те же дни")
			}
			if few := render.Few(a, a.Frame.Total, d.Column, l); few != "" {
				x.Doubt(few, l)
			}
			k.Deltas = append(k.Deltas, x)
		}
	}
	if k.Plan = newPlanBar(a, columns, c, l); k.Plan != nil && k.Plan.Need != "" {
		k.Foot = append(k.Foot, k.Plan.Need)
	}
	for _, o := range columns {
		if o.Metric != c.Metric && o.Kind == frame.Figure && o.View == 0 {
			v := a.Frame.Total.Cells[o.At]
			k.Foot = append(k.Foot, strings.ToLower(o.Title[:firstRune(o.Title)])+o.Title[firstRune(o.Title):]+": "+brief(o, v, a, l))
		}
	}
	if spark != nil && spark.Err == nil {
		k.Spark = sparkline(spark)
	}
	return k
}

func firstRune(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// brief is a figure as a tile says it: money to three digits, the rest in full.
func brief(c render.Column, v formula.Value, a *ask.Answer, l lang.Lang) string {
	if v.State == formula.Present && c.Metric.Unit.Kind() == unit.Money && !c.Metric.Unit.Rate() {
		return l.MoneyTile(int64(math.Round(v.V)), a.Settings.Currency)
	}
	const day, many = 24 * 3600, 100
	if u := c.Metric.Unit; v.State == formula.Present && u.Kind() == unit.Duration && u.Show() == unit.Day && v.V >= many*day {
		return l.Number(v.V/day, 0) + "\u00a0" + c.Unit
	}
	if v.State == formula.Present && c.Metric.Unit.Kind() == unit.Points {
		return l.Number(v.V, 0)
	}
	return c.Brief(v, a.Settings.Currency)
}

// parted splits "14,35 млн ₽" into its number and its unit; "₽14.35M" into "₽14.35" and "M".
func parted(text string) (number, unit string) {
	digit := strings.IndexFunc(text, unicode.IsDigit)
	last := strings.LastIndexFunc(text, unicode.IsDigit)
	if digit < 0 {
		return text, ""
	}
	end := last + 1
	return text[:end], strings.TrimLeft(text[end:], "\u00a0 ")
}

func sparkline(a *ask.Answer) string {
	i := a.Frame.Column(a.Query.Metrics[0])
	if i < 0 || len(a.Frame.Periods) < 2 {
		return ""
	}
	values := make([]float64, len(a.Frame.Periods))
	drawn := 0
	for k, p := range a.Frame.Periods {
		values[k] = math.NaN()
		for _, r := range a.Frame.Rows {
			if r.N == p.N && r.Cells[i].State == formula.Present {
				values[k] = r.Cells[i].V
				drawn++
			}
		}
	}
	if drawn < 2 {
		return ""
	}
	last := a.Frame.Periods[len(a.Frame.Periods)-1]
	open := a.Calendar.Whole(a.Frame.Grain, last.N).To > last.Range.To
	return chart.Spark(values, open)
}

// Anchor says by which day the rows of a metric are placed: "по дню закрытия".
func Anchor(a *ask.Answer, m *model.Metric, l lang.Lang) string {
	said := ""
	for _, leaf := range a.Model().Leaves(m.Name) {
		text := l.Pick("at the close of the period", "на конец периода")
		if leaf.Stock != nil && leaf.Stock.Opening {
			text = l.Pick("at the beginning of the period", "на начало периода")
		}
		if name, role := leaf.Base(); role != "" {
			f, ok := a.Model().Fact(name)
			if !ok {
				return ""
			}
			text = f.ByDay(role).In(string(l))
		}
		if said != "" && said != text {
			return ""
		}
		said = text
	}
	return said
}

// Told reports whether a column is the one that tells the change of a comparison: in percent where that is possible,
// in points for shares.
func Told(c render.Column, columns []render.Column) bool {
	switch c.Kind {
	case frame.Change:
		return true
	case frame.Delta:
		name := strings.TrimSuffix(c.Name, ":delta") + ":change"
		return !slices.ContainsFunc(columns, func(o render.Column) bool { return o.Name == name })
	case frame.Figure, frame.Share, frame.Running, frame.Rank, frame.Step,
		frame.Planned, frame.Done, frame.Pace, frame.Need, frame.Expected, frame.Low, frame.High, frame.Contrib:
	}
	return false
}

// NewDelta writes a change with its verdict.
func NewDelta(c render.Column, v formula.Value, a *ask.Answer, l lang.Lang) Delta {
	d := Delta{Text: c.Full(v, a.Settings.Currency), Class: "dl z"}
	if v.State != formula.Present {
		d.Tip = render.Why(a, c.Column, v, l)
		return d
	}
	direction := "up"
	if v.V < 0 {
		direction = "dn"
	}
	switch render.Verdict(c.Column, v) {
	case render.Good:
		d.Class, d.Tip = "dl g "+direction, l.Pick("for the better", "к лучшему")
	case render.Bad:
		d.Class, d.Tip = "dl x "+direction, l.Pick("for the worse", "к худшему")
	}
	d.still()
	return d
}

// still takes the verdict off a change so small that it is written as none.
func (d *Delta) still() {
	if d.Class != "dl z" && !strings.ContainsAny(d.Text, "123456789") {
		d.Class, d.Tip = "dl z", ""
	}
}
