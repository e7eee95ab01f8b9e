package alert

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/model/unit"
)

// windows are the days a rule can look at; a rule's own ones stay among them.
func windows(x *screen) []option {
	keys := []string{"day-1-0", "day-7-0", "day-14-0", "day-28-0", "day-90-0", "week-1-0", "week-4-0", "week-13-0", "month-0.5", "month-0", "today-1", "today-3"}
	if !slices.Contains(keys, x.S.Window) {
		keys = append([]string{x.S.Window}, keys...)
	}
	var list []option
	for _, key := range keys {
		list = append(list, option{key, windowWords(parseWindow(key), x.V.Lang), key == x.S.Window})
	}
	return list
}

func kindOptions(x *screen) []option {
	var list []option
	for _, k := range []string{
		string(alert.Threshold), kindBand, string(alert.Pace), string(alert.Change), string(alert.Anomaly), string(alert.NoData),
	} {
		title, _ := kindTitle(k, x.V.Lang)
		list = append(list, option{k, title, k == x.S.Kind})
	}
	return list
}

func kindHint(x *screen) string {
	_, hint := kindTitle(x.S.Kind, x.V.Lang)
	return hint
}

func ownHint(x *screen) string {
	if x.S.By == "" {
		return ""
	}
	return x.T("each has incidents of their own", "у каждого свои инциденты")
}

func sides(x *screen) []option {
	return []option{
		{"", x.T("either way", "в любую"), x.S.Side == ""}, {"below", x.T("lower alone", "только вниз"), x.S.Side == "below"},
		{"above", x.T("higher alone", "только вверх"), x.S.Side == "above"},
	}
}

// widths are how many usual deviations are still usual, in words.
func widths(x *screen) []option {
	list := []option{
		{"1", x.T("already somewhat", "уже немного"), false}, {"2", x.T("clearly", "заметно"), false}, {"3", x.T("strongly", "сильно"), false},
		{"5", x.T("very strongly", "очень сильно"), false},
	}
	now := cmp.Or(x.S.Width, "3")
	i := slices.IndexFunc(list, func(o option) bool { return o.Value == now })
	if i < 0 {
		list, i = append(list, option{now, now + x.T(" deviations", " отклонения"), true}), len(list)
	}
	list[i].On = true
	return list
}

// volumes are the metrics that the volume can be of: what adds up and is counted by the same member.
func volumes(x *screen) []option {
	list := []option{{"", x.T("do not ask", "не проверять"), x.S.VolumeOf == ""}}
	model, v := x.V.About.Model, x.V
	for _, m := range model.Metrics() {
		usable := m.Unit == unit.Of(unit.Count) && !m.Hidden && m.Waits == "" && (x.S.By == "" || model.CanSplit(m.Name, x.S.By))
		if own := m.Name == x.S.VolumeOf || m.Name == x.S.Metric && m.Unit.Kind() != unit.Percent; (usable || own) && v.Viewer.Grant.Shows(model, m) {
			list = append(list, option{m.Name, m.Title.In(string(v.Lang)), m.Name == x.S.VolumeOf})
		}
	}
	slices.SortStableFunc(list[1:], func(a, b option) int { return strings.Compare(a.Title, b.Title) })
	return list
}

// sign is the unit that bounds are typed in.
func sign(x *screen) string {
	m, _ := x.V.About.Model.Metric(x.S.Metric)
	_, text := scale(m, x.S.Kind, x.V.About.Settings.Currency, x.V.Lang)
	return text
}

func volumeSign(x *screen) string {
	m, _ := x.V.About.Model.Metric(x.S.VolumeOf)
	_, text := scale(m, string(alert.Threshold), x.V.About.Settings.Currency, x.V.Lang)
	return text
}

func clearSign(x *screen) string {
	if x.S.Kind == string(alert.Anomaly) {
		return x.T("% of half the range", "% половины диапазона")
	}
	return sign(x)
}

func belowTitle(x *screen) string {
	switch x.S.Kind {
	case string(alert.Pace):
		return x.T("Below, of the plan to date", "Меньше, от плана на эту дату")
	case string(alert.NoData):
		return x.T("Fewer than", "Меньше чем")
	}
	return x.T("Below", "Ниже")
}

func belowHint(x *screen) string {
	switch x.S.Kind {
	case string(alert.Change):
		return x.T("−20: fell by more than a fifth", "−20 — упало больше чем на пятую часть")
	case string(alert.NoData):
		return x.T("empty: none at all", "пусто — ничего нет совсем")
	}
	return ""
}

func aboveTitle(x *screen) string {
	switch x.S.Kind {
	case string(alert.Pace):
		return x.T("Above, of the plan to date", "Больше, от плана на эту дату")
	case string(alert.Late):
		return x.T("More updates missed than", "Пропущено обновлений больше чем")
	}
	return x.T("Above", "Выше")
}

func aboveHint(x *screen) string {
	if x.S.Kind == string(alert.Change) {
		return x.T("25: grew by more than a quarter", "25 — выросло больше чем на четверть")
	}
	return ""
}

func headTitle(x *screen) string {
	if x.S.By == "owner" || x.S.By == "department" || x.S.told() {
		return x.T("their head of department", "руководитель отдела")
	}
	return x.T("heads of departments", "руководители отделов")
}

func personOf(x *screen) string {
	if x.S.By == "client" {
		return x.T("whose client it is", "ответственный за клиента")
	}
	return x.T("the person themselves", "сам сотрудник")
}

func personTitle(u account.User) string { return cmp.Or(u.Name, u.Login) }

func has(list []string, value string) bool { return slices.Contains(list, value) }

func namedAny(x *screen) bool {
	return slices.ContainsFunc(x.S.To, func(w string) bool { _, ok := alert.Whom(w).Login(); return ok })
}

// clock writes a time of day as the browser's field takes it: "9:00" is 09:00.
func clock(text string) string {
	if strings.IndexByte(text, ':') == 1 {
		return "0" + text
	}
	return text
}

func stripHeight(s strip) int { return max(1, s.Lanes)*26 + 8 }

func stripBox(s strip) string { return "0 0 900 " + strconv.Itoa(stripHeight(s)+34) }

func barClass(b bar) string {
	if b.Open {
		return "f-bad"
	}
	return "f-warn"
}
