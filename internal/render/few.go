package render

import (
	"math"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// Few says why a figure is too weak to judge by: between what the true one lies, and how many cases there are. "" where
// there are enough of them, or nothing counts them.
//
//	от 15 до 58 %, сделок: 12
//	сделок: 12                   a mean, or a change
//	данные начинаются внутри периода, с которым сравниваем
func Few(a *ask.Answer, r frame.Row, c frame.Column, l lang.Lang) string {
	if c.Kind == frame.Change || c.Kind == frame.Delta {
		i, whole := a.Frame.Column(c.Name), r.N == plan.AllPeriods || a.Frame.Grain == cal.None
		if whole && Short(a, c.View) && i >= 0 && i < len(r.Cells) && r.Cells[i].State == formula.Present {
			return l.Pick("the data begins within the period compared with", "данные начинаются внутри периода, с которым сравниваем")
		}
	}
	few, ok := a.Frame.Few(r, c)
	if !ok || c.Kind != frame.Figure && c.Kind != frame.Delta && c.Kind != frame.Change && c.Kind != frame.Step {
		return ""
	}
	if i := a.Frame.Column(c.Name); i < 0 || i >= len(r.Cells) || r.Cells[i].State != formula.Present {
		return "" // there is no figure to be doubted
	}
	text := counted(a, c.Metric, l) + ": " + l.Number(few.Cases, 0)
	if !few.Between {
		return text
	}
	return between(few, c, l) + ", " + text
}

// between names the borders of a figure.
func between(f frame.Few, c frame.Column, l lang.Lang) string {
	from, to := l.Pick("from ", "от "), l.Pick(" to ", " до ")
	if c.Metric.Unit.Kind() == unit.Points {
		return from + l.Number(math.Round(f.Low), 0) + to + l.Number(math.Round(f.High), 0)
	}
	const hundred = 100
	return from + l.Number(math.Round(f.Low*hundred), 0) + to + l.Percent(f.High, 0)
}

// counted names what a metric's cases are: "сделок", or "случаев" where they are of several kinds.
func counted(a *ask.Answer, m *model.Metric, l lang.Lang) string {
	names := []model.Name{m.Name}
	if _, below, ok := m.Formula.Over(); ok {
		names = below.Inputs()
	}
	said := ""
	for _, name := range names {
		for _, leaf := range a.Model().Leaves(name) {
			fact, _ := leaf.Base()
			f, ok := a.Model().Fact(fact)
			if !ok {
				continue
			}
			text := f.Of.In(string(l))
			if said != "" && said != text || strings.ContainsAny(text, ",") || text == "" {
				return l.Pick("cases", "случаев")
			}
			said = text
		}
	}
	if said == "" {
		return l.Pick("cases", "случаев")
	}
	return said
}
