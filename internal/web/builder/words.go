package builder

import (
	"strings"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/web/page"
)

var errNoCond = fault.Invalidf("This is not a filter.", "Это не условие отбора.")

// grainTitle names a size of periods on a shelf.
func grainTitle(g cal.Grain, l lang.Lang) string {
	switch g {
	case cal.ByDay:
		return l.Pick("By day", "По дням")
	case cal.ByWeek:
		return l.Pick("By week", "По неделям")
	case cal.ByMonth:
		return l.Pick("By month", "По месяцам")
	case cal.ByQuarter:
		return l.Pick("By quarter", "По кварталам")
	case cal.ByHalf:
		return l.Pick("By half-year", "По полугодиям")
	case cal.ByYear:
		return l.Pick("By year", "По годам")
	case cal.None:
	}
	return l.Pick("Period", "Период")
}

// areaTitle names an area of metrics.
func areaTitle(area string, l lang.Lang) string {
	switch area {
	case "leads":
		return l.Pick("Leads", "Лиды")
	case "marketing":
		return l.Pick("Marketing", "Маркетинг")
	case "sales":
		return l.Pick("Sales", "Продажи")
	case "plan":
		return l.Pick("Plan", "План")
	case "work":
		return l.Pick("Work of the team", "Работа команды")
	case "clients":
		return l.Pick("Clients", "Клиенты")
	case "service":
		return l.Pick("Service", "Сервис")
	}
	return area
}

// topics are the parts of the catalogue of reports.
func topics() []model.Value {
	return []model.Value{
		{ID: "sales", Title: model.Text{EN: "Sales", RU: "Продажи"}},
		{ID: "plan", Title: model.Text{EN: "Plans", RU: "Планы"}},
		{ID: "marketing", Title: model.Text{EN: "Marketing", RU: "Маркетинг"}},
		{ID: "work", Title: model.Text{EN: "Work of the team", RU: "Работа команды"}},
		{ID: "clients", Title: model.Text{EN: "Clients", RU: "Клиенты"}},
		{ID: "service", Title: model.Text{EN: "Service", RU: "Сервис"}},
		{ID: "trust", Title: model.Text{EN: "Trust in the data", RU: "Доверие к данным"}},
	}
}

// kindTitle names a way to show, in one or two words.
func kindTitle(k board.Kind, l lang.Lang) string {
	switch k {
	case board.KPI:
		return l.Pick("Number", "Число")
	case board.Line:
		return l.Pick("Line", "Линия")
	case board.Column:
		return l.Pick("Columns", "Столбцы")
	case board.Stacked:
		return l.Pick("Parts", "Части")
	case board.Combined:
		return l.Pick("Combined", "Вместе")
	case board.Rows:
		return l.Pick("Side by side", "Рядом")
	case board.Funnel:
		return l.Pick("Funnel", "Воронка")
	case board.Heat:
		return l.Pick("Heat map", "Тепло")
	case board.Table:
		return l.Pick("Table", "Таблица")
	case board.Pivot:
		return l.Pick("Crosstab", "Сводная")
	case board.Scatter:
		return l.Pick("Scatter", "Точки")
	case board.Waterfall:
		return l.Pick("Waterfall", "Водопад")
	case board.Progress:
		return l.Pick("Plan", "План")
	case board.Records:
		return l.Pick("Records", "Записи")
	case board.Text:
	}
	return l.Pick("Automatic", "Сама")
}

func kindIcon(k board.Kind) string {
	switch k {
	case board.KPI:
		return "number-123"
	case board.Line:
		return "chart-line"
	case board.Column:
		return "chart-bar"
	case board.Stacked:
		return "chart-bar-popular"
	case board.Combined:
		return "chart-histogram"
	case board.Rows:
		return "columns"
	case board.Funnel:
		return "chart-funnel"
	case board.Heat:
		return "chart-grid-dots"
	case board.Table:
		return "table"
	case board.Pivot:
		return "layout-grid"
	case board.Scatter:
		return "chart-dots"
	case board.Waterfall:
		return "chart-candle"
	case board.Progress:
		return "target"
	case board.Records:
		return "list"
	case board.Text:
	}
	return "wand"
}

// stepTitle names a step.
func stepTitle(step string, l lang.Lang) string {
	switch step {
	case stepGoal:
		return l.Pick("Goal and reader", "Цель и читатель")
	case stepKind:
		return l.Pick("Kind of report", "Вид отчёта")
	case stepWhat:
		return l.Pick("Metrics and filters", "Показатели и фильтры")
	case stepRefresh:
		return l.Pick("Refresh", "Обновление")
	case stepRights:
		return l.Pick("Access", "Права")
	case stepNotify:
		return l.Pick("Alerts", "Оповещения")
	case stepCheck:
		return l.Pick("Check", "Проверка")
	}
	return step
}

// lowerFirst makes a title fit into a sentence, unless it begins with an abbreviation.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && strings.ToLower(string(r[1])) != string(r[1]) {
		return s
	}
	if len(r) > 0 {
		return strings.ToLower(string(r[0])) + string(r[1:])
	}
	return s
}

func viewWord(view string, v *page.Visit) string {
	switch view {
	case "chart":
		return v.T(", no table", ", без таблицы")
	case "table":
		return v.T(", table alone", ", только таблица")
	}
	return v.T(" and a table", " и таблица")
}

func metricWords(v *page.Visit) []string {
	if v.Lang == lang.RU {
		return []string{"показатель", "показателя", "показателей"}
	}
	return []string{"metric", "metrics"}
}

func groupWords(v *page.Visit) []string {
	if v.Lang == lang.RU {
		return []string{"группировка", "группировки", "группировок"}
	}
	return []string{"grouping", "groupings"}
}

func condWords(v *page.Visit) []string {
	if v.Lang == lang.RU {
		return []string{"условие", "условия", "условий"}
	}
	return []string{"filter", "filters"}
}

func refreshWord(refresh string, v *page.Visit) string {
	switch refresh {
	case "hour":
		return v.T("every hour", "раз в час")
	case "day":
		return v.T("once a day", "раз в день")
	}
	return v.T("as data comes", "по мере поступления")
}

func accessWord(s state, v *page.Visit) string {
	switch s.Access {
	case accessAll:
		return v.T("everybody", "все")
	case accessRoles:
		var list []string
		for _, r := range s.Roles {
			list = append(list, lowerFirst(account.Role(r).Title(v.Lang)))
		}
		if len(list) == 0 {
			return v.T("by role", "по ролям")
		}
		return strings.Join(list, ", ")
	case accessPeople:
		return v.T("people: ", "люди: ") + v.Lang.Int(int64(len(logins(s.People))))
	}
	return v.T("only you", "только вы")
}

// unitWord is the unit of a metric on its pill.
func unitWord(x *model.Metric, v *page.Visit) string {
	if x.Unit.Rate() {
		return ""
	}
	switch x.Unit.Kind() {
	case unit.Count:
		return v.T("pcs", "шт.")
	case unit.Money:
		return v.Lang.MoneyUnit(v.About.Settings.Currency, lang.Units)
	case unit.Percent:
		return "%"
	case unit.Ratio:
		return "×"
	case unit.Duration:
		return v.T("time", "время")
	case unit.Number, unit.Points:
	}
	return ""
}
