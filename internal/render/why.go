package render

import (
	"fmt"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
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
	if v.State == formula.Undefined {
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
