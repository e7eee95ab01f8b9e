package builder

import (
	"net/url"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/web/page"
)

// template is a shape to begin with: a form that is filled in already.
type template struct {
	Key, Icon   string
	Title, Help model.Text
	Form        string
}

func templates() []template {
	return []template{
		{"weeks", "chart-line", model.Text{EN: "A metric by week", RU: "Показатель по неделям"},
			model.Text{EN: "Where it goes: twelve weeks against those before", RU: "Куда идёт: двенадцать недель и такие же до них"},
			"metrics=revenue&rows=period:week&range=last-12-weeks&compare=previous&topic=sales"},
		{"people", "users", model.Text{EN: "Rating of the team", RU: "Рейтинг сотрудников"},
			model.Text{EN: "Wins, revenue and conversion of each person", RU: "Выигранные сделки, выручка и конверсия по людям"},
			"metrics=deals_won&metrics=revenue&metrics=win_rate&rows=owner&range=last-month&compare=previous&kind=rows&topic=work"},
		{"pair", "columns", model.Text{EN: "Two metrics side by side", RU: "Два показателя рядом"},
			model.Text{EN: "How many come and how many buy, by source", RU: "Сколько приходит и сколько покупает, по источникам"},
			"metrics=leads_new&metrics=conv_lead_won&rows=source&range=last-month&compare=previous&kind=rows&topic=marketing"},
		{"funnel", "chart-funnel", model.Text{EN: "Funnel", RU: "Воронка"},
			model.Text{EN: "How many reach each stage and where they are lost", RU: "Сколько доходит до каждого этапа и где теряем"},
			"metrics=stage_reached&metrics=stage_conv&metrics=stage_lost&rows=stage&range=last-3-months&compare=previous&kind=funnel&topic=sales"},
		{"heat", "chart-grid-dots", model.Text{EN: "Heat map", RU: "Тепловая карта"},
			model.Text{EN: "When people call: hour and weekday", RU: "Когда звонят: час и день недели"},
			"metrics=calls_in&rows=weekday&cols=hour&range=last-month&kind=heat&topic=work"},
		{"cross", "layout-grid", model.Text{EN: "Crosstab", RU: "Сводная таблица"},
			model.Text{EN: "Sources down, months across, totals on both sides", RU: "Источники вниз, месяцы поперёк, итоги с двух сторон"},
			"metrics=leads_new&rows=source&cols=period:month&range=last-12-months&kind=pivot&topic=marketing"},
		{"year", "calendar", model.Text{EN: "This year and the last", RU: "Этот год и прошлый"},
			model.Text{EN: "Months against the same months a year ago", RU: "Месяцы против тех же месяцев год назад"},
			"metrics=revenue&rows=period:month&range=ytd&compare=year&kind=column&topic=sales"},
		{"losses", "chart-pie", model.Text{EN: "What is lost, and why", RU: "Что теряем и почему"},
			model.Text{EN: "Lost deals and their amount, by reason", RU: "Проигранные сделки и их сумма по причинам"},
			"metrics=deals_lost&metrics=lost_amount&rows=loss_reason&range=last-month&compare=previous&kind=rows&topic=sales"},
		{"number", "number-123", model.Text{EN: "One number", RU: "Одно число"},
			model.Text{EN: "Large, with its change and its last weeks", RU: "Крупно, с изменением и последними неделями"},
			"metrics=avg_check&range=this-month&compare=previous&kind=kpi&topic=sales"},
	}
}

func templateOf(key string) (template, bool) {
	list := templates()
	i := slices.IndexFunc(list, func(t template) bool { return t.Key == key })
	if i < 0 {
		return template{}, false
	}
	return list[i], true
}

// values is the form of a template.
func (t template) values(l lang.Lang) url.Values {
	v, err := url.ParseQuery(t.Form)
	if err != nil {
		return url.Values{}
	}
	v.Set("title", t.Title.In(string(l)))
	v.Set("step", stepWhat)
	v.Set("template", t.Key)
	return v
}

// templatesFor are the templates whose figures a visitor may see.
func templatesFor(v *page.Visit) []template {
	m := v.About.Model
	return slices.DeleteFunc(templates(), func(t template) bool {
		return slices.ContainsFunc(t.values(v.Lang)[shelfMetrics], func(name string) bool {
			x, ok := m.Metric(name)
			return !ok || !v.Viewer.Grant.Shows(m, x)
		})
	})
}
