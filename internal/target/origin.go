package target

import (
	"fmt"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
)

var partly = model.Text{EN: "There are targets for a part of these days only.", RU: "План задан только на часть этих дней."}

// both writes a text in both languages.
func both(write func(l lang.Lang) string) model.Text {
	return model.Text{EN: write(lang.EN), RU: write(lang.RU)}
}

// setFor says that a target stands as it was set, or belongs to a longer period.
func setFor(c cal.Calendar, x Version, r cal.Range) model.Text {
	if x.Range == r {
		return stood(x)
	}
	return both(func(l lang.Lang) string {
		return fmt.Sprintf(l.Pick("The norm set for %s", "Норма, заданная на период: %s"), x.Period(c, l))
	})
}

// stood says how the value of a cell came about.
func stood(x Version) model.Text {
	switch x.Origin {
	case Shared:
		return model.Text{EN: "A share of the whole, as it was split", RU: "Доля общего плана по разбивке"}
	case Scaled:
		return model.Text{EN: "Changed along with the whole", RU: "Изменён вместе с общим планом"}
	case Imported:
		return model.Text{EN: "Imported", RU: "Загружен из файла"}
	case Suggested:
		return model.Text{EN: "Proposed by Svodka and accepted", RU: "Предложен Сводкой и принят"}
	case Written:
	}
	return model.Text{EN: "Set for this period", RU: "Задан на этот период"}
}

// sumOf says that a target is the sum of those of its parts.
func sumOf(kind partKind, n, of int) model.Text {
	of = max(n, of)
	switch kind {
	case people:
		return model.Text{EN: fmt.Sprintf("The sum of the targets of people: %d of %d", n, of), RU: fmt.Sprintf("Сумма планов сотрудников: %d из %d", n, of)}
	case departments:
		return model.Text{EN: fmt.Sprintf("The sum of the targets of departments: %d of %d", n, of), RU: fmt.Sprintf("Сумма планов отделов: %d из %d", n, of)}
	case others:
	}
	return model.Text{EN: fmt.Sprintf("The sum of the targets of %d of %d parts", n, of), RU: fmt.Sprintf("Сумма планов частей: %d из %d", n, of)}
}

// inherited says whose norm it is.
func inherited(scope plan.Scope) model.Text {
	if len(scope) == 0 {
		return model.Text{EN: "The norm of the company", RU: "Норма компании"}
	}
	for _, p := range scope {
		if p.Dim == department || p.Dim == branch {
			return model.Text{EN: "The norm of the department", RU: "Норма отдела"}
		}
	}
	return model.Text{EN: "The norm of a wider scope", RU: "Норма более широкого среза"}
}

// workedOut says which targets a formula was filled with.
func (v *View) workedOut(m *model.Metric) model.Text {
	return both(func(l lang.Lang) string {
		var names []string
		for _, name := range m.Formula.Inputs() {
			if in, ok := v.model.Metric(name); ok {
				names = append(names, l.Pick("“", "«")+in.Title.In(string(l))+l.Pick("”", "»"))
			}
		}
		return l.Pick("Worked out from the targets of ", "Посчитан по формуле из планов: ") + strings.Join(names, ", ")
	})
}

// cameFrom says how the target of a range came about.
func (v *View) cameFrom(m *model.Metric, list []plan.Scope, have []*series, r cal.Range) model.Text {
	if len(list) > 1 {
		kind := others
		if memberOf(list[0], owner) != "" {
			kind = people
		} else if memberOf(list[0], department) != "" {
			kind = departments
		}
		return sumOf(kind, len(have), len(list))
	}
	s := have[0]
	o := v.own[m.Name][ScopeKey(list[0])]
	if s.own && o != nil {
		if text, ok := v.ownText(o, r); ok {
			return text
		}
	}
	n := 0
	for _, p := range s.parts {
		if p.covered(r) > 0 {
			n++
		}
	}
	return sumOf(s.kind, n, s.of)
}

// ownText says which of a scope's own targets a range is made of.
func (v *View) ownText(o *owned, r cal.Range) (model.Text, bool) {
	inside, days := 0, 0
	for _, x := range o.list {
		switch {
		case x.Range == r:
			return stood(x), true
		case r.From <= x.Range.From && x.Range.To <= r.To:
			inside++
			days += x.Range.Days()
		case x.Range.From <= r.From && r.To <= x.Range.To && inside == 0:
			return both(func(l lang.Lang) string {
				return fmt.Sprintf(l.Pick("A share of the target of %s, by %s", "Доля плана на период %s, по %s"), x.Period(v.calendar, l), v.shapeText(l, x.Metric))
			}), true
		}
	}
	switch {
	case inside > 0 && days >= r.Days():
		return both(func(l lang.Lang) string {
			return fmt.Sprintf(l.Pick("The sum of %s", "Сумма: %s"),
				l.Count(int64(inside), l.Pick("target", "план"), l.Pick("targets", "плана"), l.Pick("targets", "планов")))
		}), true
	case len(o.list) > 0:
		for _, x := range o.list {
			if !x.Range.Clip(r).Empty() {
				return model.Text{EN: "Shares of several targets", RU: "Доли нескольких планов"}, true
			}
		}
	}
	return model.Text{}, false
}

// shapeText says by what a longer target is spread.
func (v *View) shapeText(l lang.Lang, metric model.Name) string {
	s := v.rules.ShapeOf(metric)
	text := l.Pick("working days", "рабочим дням")
	if s.EveryDay {
		text = l.Pick("days", "дням")
	}
	switch s.Season {
	case OwnCurve:
		text += l.Pick(" and season", " и сезону")
	case LastYear:
		text += l.Pick(" and last year's shape", " и форме прошлого года")
	case Flat:
	}
	return text
}
