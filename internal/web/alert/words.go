package alert

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/web/page"
)

// kinds are what can be chosen in the form, in its order. A band is a threshold with both ends.
const (
	kindBand = "band"
)

func kindTitle(kind string, l lang.Lang) (title, hint string) {
	switch kind {
	case string(alert.Threshold):
		return l.Pick("below or above a bound", "ниже или выше порога"), l.Pick("fill in one of the bounds", "заполните один из порогов")
	case kindBand:
		return l.Pick("out of a band", "вышло из полосы"), l.Pick("fill in both bounds", "заполните оба порога")
	case string(alert.Pace):
		return l.Pick("behind the plan", "отстаёт от плана"),
			l.Pick("the figure against what the plan has for the working days gone by",
				"значение против того, что план отводит на прошедшие рабочие дни")
	case string(alert.Change):
		return l.Pick("changed against the period before", "изменилось к прошлому периоду"),
			l.Pick("against as many days just before", "к такому же сроку перед этим")
	case string(alert.Anomaly):
		return l.Pick("unlike its own past", "непохоже на себя прежнее"),
			l.Pick("the range is expected from the figure's own past: trend, weekdays, season",
				"диапазон ожидается по прошлому самого показателя: тренд, дни недели, сезон")
	case string(alert.NoData):
		return l.Pick("no data", "нет данных"), l.Pick("nothing came where something always does", "ничего не пришло там, где всегда что-то есть")
	case string(alert.Late):
		return l.Pick("a source is late", "источник не обновляется"), l.Pick("counted in updates of its own timetable", "считаем в обновлениях по его расписанию")
	}
	return l.Pick("told from outside", "сообщается отдельно"), ""
}

// byTitle says whose figures a rule looks at.
func byTitle(m *model.Model, by model.Name, l lang.Lang) string {
	switch by {
	case "":
		return l.Pick("the whole company", "по компании в целом")
	case "owner":
		return l.Pick("by person", "по сотрудникам")
	case "department":
		return l.Pick("by department", "по отделам")
	case "pipeline":
		return l.Pick("by pipeline", "по воронкам")
	case "source":
		return l.Pick("by channel", "по каналам")
	case "client":
		return l.Pick("by client", "по клиентам")
	}
	if d, ok := m.Dimension(by); ok {
		return l.Pick("by: ", "разрез: ") + d.Title.In(string(l))
	}
	return by
}

// windowKey is a window as the form's list has it; parseWindow reads it back.
func windowKey(w alert.Window) string {
	switch {
	case w.Month:
		return "month-" + strconv.FormatFloat(w.After, 'g', -1, 64)
	case w.Today:
		return "today-" + strconv.Itoa(max(1, w.Days))
	}
	return string(cmp.Or(w.Grain, alert.Daily)) + "-" + strconv.Itoa(max(1, w.Days)) + "-" + strconv.Itoa(w.Lag)
}

func parseWindow(key string) alert.Window {
	parts := append(strings.Split(key, "-"), "", "")
	w := alert.Window{Grain: alert.Daily}
	n, _ := strconv.Atoi(parts[1]) // what is no number is one day
	switch parts[0] {
	case "month":
		w.Month = true
		w.After, _ = strconv.ParseFloat(parts[1], 64)
		return w
	case "today":
		w.Today = true
	case string(alert.Weekly):
		w.Grain = alert.Weekly
		w.Lag, _ = strconv.Atoi(parts[2])
	default:
		w.Lag, _ = strconv.Atoi(parts[2])
	}
	if n > 1 {
		w.Days = n
	}
	return w
}

// windowWords says which days a figure is of.
func windowWords(w alert.Window, l lang.Lang) string {
	n := int64(max(1, w.Days))
	var text string
	switch {
	case w.Month && w.After > 0:
		return l.Pick("the month to date, once "+l.Percent(w.After, 0)+" of its working days are over",
			"с начала месяца, когда прошло "+l.Percent(w.After, 0)+" рабочих дней")
	case w.Month:
		return l.Pick("the month to date", "с начала месяца")
	case w.Today && n == 1:
		return l.Pick("today", "за сегодня")
	case w.Today:
		return l.Pick("the last "+l.Count(n, "day", "days")+" with today", "за "+l.Count(n, "день", "дня", "дней")+" вместе с сегодняшним")
	case w.Grain == alert.Weekly && n == 1:
		text = l.Pick("the last whole week", "за последнюю полную неделю")
	case w.Grain == alert.Weekly:
		text = l.Pick("the last "+l.Count(n, "week", "weeks"), "за "+l.Count(n, "неделю", "недели", "недель"))
	case n == 1:
		text = l.Pick("yesterday", "за вчера")
	default:
		text = l.Pick("the last "+l.Count(n, "day", "days"), "за "+l.Count(n, "день", "дня", "дней"))
	}
	if lag := int64(w.Lag); lag > 0 {
		if w.Grain == alert.Weekly {
			text += l.Pick(", "+l.Count(lag, "week", "weeks")+" ago", ", "+l.Count(lag, "неделю", "недели", "недель")+" назад")
		} else {
			text += l.Pick(", "+l.Count(lag, "day", "days")+" ago", ", "+l.Count(lag, "день", "дня", "дней")+" назад")
		}
	}
	return text
}

// bound writes a bound in the unit of a rule's figure.
func bound(v *page.Visit, r alert.Rule, at float64) string {
	x := alert.Item{Rule: r, Value: at, Currency: v.About.Settings.Currency}
	x.Rule.Kind, x.Rule.Feed = alert.Threshold, ""
	if m, ok := v.About.Model.Metric(r.Metric); ok {
		x.Unit = alert.UnitOf(r, m)
	} else {
		x.Unit = unit.Of(unit.Number)
	}
	return x.Figure(v.Lang)
}

// condition says when a rule fires, without whose figure it is; "" where its bounds are not typed yet.
func condition(v *page.Visit, r alert.Rule) string {
	switch r.Kind {
	case alert.Late, alert.Feed:
		return toldWhen(v.Lang, r)
	case alert.Pace:
		return paceWhen(v, r)
	case alert.Change:
		return changeWhen(v.Lang, r)
	case alert.Anomaly:
		return anomalyWhen(v.Lang, r)
	case alert.NoData:
		if r.Below == nil {
			return v.T("none at all", "ничего нет")
		}
		return v.T("fewer than ", "меньше ") + bound(v, r, *r.Below)
	case alert.Threshold:
	}
	switch {
	case r.Below != nil && r.Above != nil:
		return v.T("out of ", "вне полосы ") + bound(v, r, *r.Below) + "–" + bound(v, r, *r.Above)
	case r.Above != nil && r.Event && math.Abs(*r.Above) < 1:
		return v.T("there is one", "появилось хотя бы одно")
	case r.Above != nil:
		return v.T("above ", "выше ") + bound(v, r, *r.Above)
	case r.Below != nil:
		return v.T("below ", "ниже ") + bound(v, r, *r.Below)
	}
	return ""
}

// toldWhen is the condition of what is told from outside.
func toldWhen(l lang.Lang, r alert.Rule) string {
	switch {
	case r.Kind == alert.Late && r.Above != nil:
		return l.Pick("more than "+l.Count(int64(*r.Above), "update", "updates")+" of its timetable were missed",
			"пропущено больше "+l.Count(int64(*r.Above), "обновления", "обновлений", "обновлений")+" по расписанию")
	case r.Feed == "corrections":
		return l.Pick("records of a closed period were changed", "записи закрытого периода изменили")
	case r.Feed == "rights":
		return l.Pick("the source has more records than it gives", "в источнике записей больше, чем он отдаёт")
	}
	return r.Feed
}

func paceWhen(v *page.Visit, r alert.Rule) string {
	of := v.T(" of the plan to date", " плана на эту дату")
	switch {
	case r.Below != nil && r.Above != nil:
		return v.T("not between ", "не между ") + bound(v, r, *r.Below) + v.T(" and ", " и ") + bound(v, r, *r.Above) + of
	case r.Above != nil:
		return v.T("above ", "больше ") + bound(v, r, *r.Above) + of
	case r.Below != nil:
		return v.T("below ", "меньше ") + bound(v, r, *r.Below) + of
	}
	return ""
}

func changeWhen(l lang.Lang, r alert.Rule) string {
	share := func(b float64) string {
		if math.Abs(b*100-math.Round(b*100)) < 0.05 {
			return l.Percent(b, 0)
		}
		return l.Percent(b, 1)
	}
	below := func(b float64) string {
		switch {
		case b < 0:
			return l.Pick("fell by more than ", "упало больше чем на ") + share(-b)
		case b == 0:
			return l.Pick("fell", "упало")
		}
		return l.Pick("change below ", "изменение ниже ") + lang.Plus(share(b))
	}
	above := func(b float64) string {
		switch {
		case b > 0:
			return l.Pick("grew by more than ", "выросло больше чем на ") + share(b)
		case b == 0:
			return l.Pick("grew", "выросло")
		}
		return l.Pick("change above ", "изменение выше ") + share(b)
	}
	switch {
	case r.Below != nil && r.Above != nil:
		return below(*r.Below) + l.Pick(" or ", " или ") + above(*r.Above)
	case r.Above != nil:
		return above(*r.Above)
	case r.Below != nil:
		return below(*r.Below)
	}
	return ""
}

func anomalyWhen(l lang.Lang, r alert.Rule) string {
	text := l.Pick("unlike usual", "непохоже на обычное")
	switch r.Expect.Side {
	case "below":
		text = l.Pick("lower than usual", "ниже обычного")
	case "above":
		text = l.Pick("higher than usual", "выше обычного")
	}
	if r.Expect.Least > 0 {
		text += l.Pick(", by "+l.Percent(r.Expect.Least, 0)+" at least", ", не меньше чем на "+l.Percent(r.Expect.Least, 0))
	}
	return text
}

func metricTitle(v *page.Visit, name model.Name) string {
	if m, ok := v.About.Model.Metric(name); ok {
		return m.Title.In(string(v.Lang))
	}
	return name
}

// subject is what a rule looks at: the figure, whose it is and of which days.
func subject(v *page.Visit, r alert.Rule) string {
	if r.Metric == "" {
		return ""
	}
	l := v.Lang
	text := l.Pick("“", "«") + metricTitle(v, r.Metric) + l.Pick("”", "»") + " " + byTitle(v.About.Model, r.By, l) + ", " + windowWords(r.Window, l)
	return text
}

// sentence is a rule in words, to be read before it is kept.
func sentence(v *page.Visit, r alert.Rule) string {
	l := v.Lang
	text := condition(v, r)
	if s := subject(v, r); s != "" {
		text = s + ": " + text
	}
	if n := int64(r.Checks); n > 1 {
		text += l.Pick(", "+l.Count(n, "check", "checks")+" in a row", ", "+l.Count(n, "проверку", "проверки", "проверок")+" подряд")
	}
	if r.Volume.Metric != "" && r.Volume.Least > 0 {
		x := r
		x.Metric, x.Kind = r.Volume.Metric, alert.Threshold
		title := metricTitle(v, r.Volume.Metric)
		text += l.Pick("; only where “"+title+"” is at least ", "; только где «"+title+"» не меньше ") + bound(v, x, r.Volume.Least)
	}
	if r.Sure > 0 {
		text += l.Pick("; beyond what chance explains", "; с поправкой на случайность")
	}
	return text + "."
}

// whom lists who is told.
func whom(v *page.Visit, r alert.Rule, people []account.User) []string {
	l := v.Lang
	var list []string
	for _, w := range r.To {
		if w == alert.Person && r.By == "client" {
			list = append(list, l.Pick("whose client it is", "ответственный за клиента"))
			continue
		}
		list = append(list, whomTitle(l, w, people))
	}
	return list
}

func whomTitle(l lang.Lang, w alert.Whom, people []account.User) string {
	if login, ok := w.Login(); ok {
		for _, u := range people {
			if u.Login == login {
				return cmp.Or(u.Name, login)
			}
		}
		return login
	}
	switch w {
	case alert.Person:
		return l.Pick("the person themselves", "сам сотрудник")
	case alert.Head:
		return l.Pick("their head", "руководитель")
	}
	return strings.ToLower(account.Role(w).Title(l))
}

// lasted says for how long something goes on.
func lasted(l lang.Lang, days int) string {
	if days <= 0 {
		return l.Pick("since today", "с сегодняшнего дня")
	}
	return l.Count(int64(days), l.Pick("day", "день"), l.Pick("days", "дня"), l.Pick("days", "дней"))
}

func number(n int) string { return fmt.Sprint(n) }
