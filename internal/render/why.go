package render

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// Why says why a cell of an answer has no figure: what was never loaded, that the data begins later, or what the formula
// would be divided by. "" when there is a figure.
func Why(a *ask.Answer, c frame.Column, v formula.Value, l lang.Lang) string {
	if v.State == formula.Present || v.State == formula.Hidden {
		return WhyNot(v, l)
	}
	if n, ok := a.Lacks[c.Metric.Name]; ok {
		return Said(n, a, l)
	}
	if Before(a, c) {
		return Unborn(a, c, l)
	}
	if v.State == formula.Empty && (c.Kind.OfPlan() || c.Metric.Plan != nil) {
		return whyNoPlan(c, l)
	}
	if v.State == formula.Undefined && !c.Kind.OfPlan() {
		if m := a.Model(); m != nil {
			return Divided(m, c.Metric, nil, l)
		}
	}
	return WhyNot(v, l)
}

// Before reports whether a column's comparison, or its own days, lie before there was data of its metric.
func Before(a *ask.Answer, c frame.Column) bool {
	return a.Unborn(c.Metric.Name, c.View) || a.Unborn(c.Metric.Name, 0)
}

// Unborn says that there was no data yet: «год назад данных ещё не было», or of the asked days themselves «данных за эти дни
// ещё нет».
func Unborn(a *ask.Answer, c frame.Column, l lang.Lang) string {
	if c.View == 0 || c.View >= len(a.Views) || a.Unborn(c.Metric.Name, 0) {
		return l.Pick("The data begins later than these days.", "Данные начинаются позже этих дней.")
	}
	return NoDataThen(a.Views[c.View].Name, l)
}

// NoDataThen says of a comparison that it reaches back before the data: «год назад данных ещё не было».
func NoDataThen(view string, l lang.Lang) string {
	switch base, _, _ := strings.Cut(view, "-"); {
	case base == "previous" && l == lang.RU:
		return "за прошлый период данных ещё не было"
	case base == "previous":
		return "no data in the previous period"
	}
	return l.Pick("no data ", "") + Shift(view, l) + l.Pick("", " данных ещё не было")
}

// Divided says why a metric has no value where its formula would be divided by nothing. value gives the figures of its
// inputs, so that only those that are nought are named; nil where they are not at hand.
func Divided(m *model.Model, metric *model.Metric, value func(model.Name) (formula.Value, bool), l lang.Lang) string {
	title := metric.Title.In(string(l))
	if metric.Cohort != nil {
		f, _ := m.Fact(metric.Cohort.Fact)
		return fmt.Sprintf(l.Pick("There are no %s in this period, so there is no “%s”.", "За период нет %s: «%s» не считается."), f.Of.In(string(l)), title)
	}
	_, below, ok := metric.Formula.Over()
	if !ok { // what is worked out from a share has no value where the share has none
		for _, name := range metric.Formula.Inputs() {
			in, _ := m.Metric(name)
			if in != nil && (in.Cohort != nil || !in.Formula.IsZero()) {
				return Divided(m, in, value, l)
			}
		}
		return WhyNot(formula.Value{State: formula.Undefined}, l)
	}
	names := below.Inputs()
	conditional := strings.Contains(below.String(), "if(")
	if value != nil {
		for _, name := range names {
			if v, ok := value(name); ok && v.State == formula.Undefined {
				in, _ := m.Metric(name)
				return Divided(m, in, value, l)
			}
		}
		names = slices.DeleteFunc(names, func(name model.Name) bool {
			v, ok := value(name)
			return ok && (v.State != formula.Present || v.V != 0)
		})
	}
	spent := slices.DeleteFunc(slices.Clone(names), func(name model.Name) bool { return !slices.Contains(m.Facts(name), "cost") })
	switch {
	case len(spent) > 0 && (value != nil || !conditional):
		return fmt.Sprintf(l.Pick("There are no costs in this period, so there is no “%s”. Add the costs with a file or connect the advertising account.",
			"Нет расходов за период: «%s» не считается. Добавьте расходы файлом или подключите рекламный кабинет."), title)
	case conditional:
		return fmt.Sprintf(l.Pick("“%s” cannot be told here: ", "«%s» здесь не посчитать: "), title) + metric.Help.In(string(l))
	}
	var noughts []string
	for _, name := range names {
		if in, ok := m.Metric(name); ok {
			noughts = append(noughts, l.Pick("“", "«")+in.Title.In(string(l))+l.Pick("”", "»"))
		}
	}
	if len(noughts) == 0 {
		return WhyNot(formula.Value{State: formula.Undefined}, l)
	}
	return l.List(noughts) + l.Pick(" for this period: 0. There is nothing to divide by, so there is no “", " за период — 0, делить не на что: «") + title +
		l.Pick("”.", "» не считается.")
}

// WhyExplained says why an explained figure is not there, by the figures it would be made of: which of them is nought.
func WhyExplained(e ask.Explanation, a *ask.Answer, l lang.Lang) string {
	switch {
	case e.Value.State != formula.Present && e.Lack.EN != "":
		return Said(e.Lack, a, l)
	case e.Value.State == formula.Undefined && a.Model() != nil:
		return Divided(a.Model(), e.Metric, valueIn(e), l)
	}
	return Why(a, frame.Column{Name: e.Metric.Name, Metric: e.Metric}, e.Value, l)
}

// valueIn finds the figures that an explained one was worked out from, at any depth.
func valueIn(e ask.Explanation) func(model.Name) (formula.Value, bool) {
	var find func(list []ask.Explanation, name model.Name) (formula.Value, bool)
	find = func(list []ask.Explanation, name model.Name) (v formula.Value, ok bool) {
		for _, p := range list {
			if p.Metric.Name == name {
				return p.Value, true
			}
			if v, ok = find(p.Parts, name); ok {
				return v, true
			}
		}
		return v, false
	}
	return func(name model.Name) (formula.Value, bool) { return find(e.Parts, name) }
}

// Days are the days of an answer.
func Days(a *ask.Answer, l lang.Lang) string { return DaysOf(a.Query.Range, a.Range, l) }

// DaysOf are the days of a range that was asked for in words: those of all data have no dates.
func DaysOf(asked string, days cal.Range, l lang.Lang) string {
	if asked == plan.Everything {
		return l.Pick("all time", "всё время")
	}
	return l.Range(days)
}

// When says for which days a metric's figure of an answer is: the range, or for what holds at a moment that moment, «на 22
// ноября 2026».
func When(a *ask.Answer, m *model.Metric, l lang.Lang) string {
	if day, ok := moment(a, m); ok {
		return l.Pick("as of ", "на ") + l.Range(cal.Range{From: day, To: day + 1})
	}
	return l.Range(a.Range)
}

// For is When as a sentence about the figure goes on: «за 16–22 ноября 2026», «на 22 ноября 2026».
func For(a *ask.Answer, m *model.Metric, l lang.Lang) string {
	if _, ok := moment(a, m); ok {
		return When(a, m, l)
	}
	return l.Pick("for ", "за ") + l.Range(a.Range)
}

// moment is the day at whose close a metric's figure for the whole range holds; ok is false for figures of all its days.
func moment(a *ask.Answer, m *model.Metric) (day cal.Day, ok bool) {
	if a.Model() == nil || a.Range.Empty() {
		return 0, false
	}
	leaves := a.Model().Leaves(m.Name)
	for _, leaf := range leaves {
		if leaf.Stock == nil || leaf.Stock.Opening {
			return 0, false
		}
	}
	day = a.Range.Last()
	if !a.Version.Seen.IsZero() {
		day = min(day, cal.DayOf(a.Version.Seen, a.Calendar.Zone))
	}
	if until, err := cal.ParseDay(a.Query.AsOf); err == nil {
		day = min(day, until)
	}
	return max(day, a.Range.From), len(leaves) > 0
}
