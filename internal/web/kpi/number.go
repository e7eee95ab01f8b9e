package kpi

import (
	"math"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/render"
	"svodka/internal/scoreboard"
)

// numbers knows how the figures of one row are written: all with the same decimals and in the same unit, which stands once
// beside the metric's title.
type numbers struct {
	Unit string

	lang     lang.Lang
	column   render.Column
	money    bool
	times    float64
	decimals int
}

// The amounts, in whole units of money, from which a row tells thousands and millions, and the most that keep one decimal.
const (
	thousandsFrom = 100_000
	millionsFrom  = 10_000_000_000
	tenthsTo      = 1_000
)

// numbersOf prepares a row.
func numbersOf(m *model.Metric, line scoreboard.Line, currency string, l lang.Lang) numbers {
	n := numbers{lang: l}
	figures := append([]scoreboard.Figure{line.Month}, line.Cells...)
	if m.Unit.Kind() == unit.Money && !m.Unit.Rate() {
		most := 0.0
		for _, f := range figures {
			if most = max(most, math.Abs(f.V)/ask.MinorUnits); f.Plan != nil {
				most = max(most, math.Abs(*f.Plan)/ask.MinorUnits)
			}
		}
		n.money, n.times, n.Unit = true, 1./ask.MinorUnits, l.MoneyUnit(currency, lang.Units)
		switch {
		case most >= millionsFrom:
			n.times, n.Unit = n.times/1e6, l.MoneyUnit(currency, lang.Millions)
		case most >= thousandsFrom:
			n.times, n.Unit = n.times/1e3, l.MoneyUnit(currency, lang.Thousands)
		}
		if n.times < 1./ask.MinorUnits && most*n.times*ask.MinorUnits < tenthsTo {
			n.decimals = 1
		}
		return n
	}
	c := frame.Column{Name: m.Name, Metric: m, Unit: m.Unit}
	a := &ask.Answer{Frame: &frame.Frame{Columns: []frame.Column{c}}}
	a.Settings.Currency = currency
	for _, f := range figures {
		if f.Known() {
			a.Frame.Rows = append(a.Frame.Rows, frame.Row{Cells: []formula.Value{formula.Of(f.V)}})
		}
	}
	n.column = render.Columns(a, l)[0].Whole(a)
	n.Unit = n.column.Unit
	if m.Unit.Kind() == unit.Count && n.Unit == "" {
		n.Unit = l.Pick("", "шт.")
	}
	return n
}

// text writes a figure.
func (n numbers) text(f scoreboard.Figure) string {
	if f.State == formula.Hidden {
		return n.lang.Pick("n/a", "н/д")
	}
	if !f.Known() {
		return lang.Missing
	}
	return n.plain(f.V)
}

func (n numbers) plain(v float64) string {
	if n.money {
		return n.lang.Number(v*n.times, n.decimals)
	}
	return n.column.Text(formula.Of(v))
}

// goal writes a plan: without decimals where it has none.
func (n numbers) goal(v *float64) string {
	if v == nil {
		return lang.Missing
	}
	if !n.money && n.column.Metric.Unit.Kind() == unit.Percent {
		const hundred = 100
		if x := *v * hundred; math.Abs(x-math.Round(x)) < 1e-6 {
			return n.lang.Number(x, 0)
		}
	}
	if !n.money && n.column.Metric.Unit.Kind() == unit.Count && math.Abs(*v) >= 100 {
		return n.lang.Number(*v, 0)
	}
	return n.plain(*v)
}
