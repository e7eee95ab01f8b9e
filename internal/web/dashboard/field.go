package dashboard

import (
	"net/url"
	"slices"

	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/web/page"
)

// option is one choice of a field.
type option struct {
	Value, Title string
	On           bool
}

// fields are what the form of a tile offers and what is chosen.
type fields struct {
	tile              board.Tile
	title, sub, words string
	kinds, by, across []option
	grains, ranges    []option
	metrics           [][]option // one list for each metric of the tile, and one for a further one
}

// plain are the kinds that the form offers; others stay as they are where a tile has them.
func plain() []board.Kind {
	return []board.Kind{
		board.KPI, board.Line, board.Column, board.Stacked, board.Combined, board.Rows, board.Funnel, board.Heat, board.Table, board.Pivot,
		board.Scatter, board.Waterfall, board.Progress, board.Records, board.Text,
	}
}

func kindTitle(k board.Kind, l lang.Lang) string {
	switch k {
	case board.KPI:
		return l.Pick("One figure", "Одно число")
	case board.Line:
		return l.Pick("Line by period", "Линия по периодам")
	case board.Column:
		return l.Pick("Columns by period", "Столбцы по периодам")
	case board.Stacked:
		return l.Pick("Stacked columns", "Столбцы с частями")
	case board.Combined:
		return l.Pick("Columns and a line", "Столбцы и линия")
	case board.Rows:
		return l.Pick("Bars by member", "Полосы по категориям")
	case board.Funnel:
		return l.Pick("Funnel", "Воронка")
	case board.Heat:
		return l.Pick("Heat map", "Тепловая карта")
	case board.Table:
		return l.Pick("Table", "Таблица")
	case board.Pivot:
		return l.Pick("Cross table", "Сводная таблица")
	case board.Scatter:
		return l.Pick("Scatter plot", "Точки по двум показателям")
	case board.Waterfall:
		return l.Pick("What a change is made of", "Из чего сложилось")
	case board.Progress:
		return l.Pick("Progress to plan", "Ход к плану")
	case board.Records:
		return l.Pick("List of records", "Список записей")
	case board.Text:
		return l.Pick("Text", "Текст")
	}
	return string(k)
}

// fieldsOf fills the form of a tile.
func fieldsOf(v *page.Visit, t board.Tile) fields {
	l, m := v.Lang, v.About.Model
	f := fields{tile: t, title: t.Title.In(string(l)), sub: t.Sub.In(string(l)), words: t.Words.In(string(l))}
	q, _ := query.ParseText(t.Ask) // a question that no longer reads is asked anew
	for _, k := range plain() {
		f.kinds = append(f.kinds, option{string(k), kindTitle(k, l), k == t.Kind})
	}
	at := func(list []model.Name, i int) model.Name {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	f.by, f.across = dimensions(m, q.Metrics, at(q.By, 0), l), dimensions(m, q.Metrics, at(q.By, 1), l)
	f.grains = []option{{"", l.Pick("no periods", "без периодов"), q.Grain == cal.None}}
	for _, g := range []cal.Grain{cal.ByDay, cal.ByWeek, cal.ByMonth, cal.ByQuarter, cal.ByYear} {
		f.grains = append(f.grains, option{g.String(), grainTitle(g, l), q.Grain == g})
	}
	f.ranges = ranges(q.Range, l)
	for i := 0; i <= len(q.Metrics); i++ {
		list := []option{{"", l.Pick("no more", "больше нет"), false}}
		for _, x := range listed(v) {
			list = append(list, option{x.Name, x.Title.In(string(l)), x.Name == at(q.Metrics, i)})
		}
		if name := at(q.Metrics, i); name != "" && !slices.ContainsFunc(list, func(o option) bool { return o.On }) {
			list = append(list, option{name, name, true})
		}
		f.metrics = append(f.metrics, list)
	}
	return f
}

// dimensions are what all these metrics can be split by.
func dimensions(m *model.Model, metrics []model.Name, chosen model.Name, l lang.Lang) []option {
	list := []option{{"", l.Pick("not split", "без разбивки"), chosen == ""}}
	for _, d := range m.Dims() {
		can := !d.Hidden
		for _, name := range metrics {
			can = can && m.CanSplit(name, d.Name)
		}
		if can || d.Name == chosen {
			list = append(list, option{d.Name, d.Title.In(string(l)), d.Name == chosen})
		}
	}
	return list
}

func grainTitle(g cal.Grain, l lang.Lang) string {
	switch g {
	case cal.ByDay:
		return l.Pick("by day", "по дням")
	case cal.ByWeek:
		return l.Pick("by week", "по неделям")
	case cal.ByMonth:
		return l.Pick("by month", "по месяцам")
	case cal.ByQuarter:
		return l.Pick("by quarter", "по кварталам")
	case cal.ByYear:
		return l.Pick("by year", "по годам")
	case cal.ByHalf:
		return l.Pick("by half year", "по полугодиям")
	case cal.None:
	}
	return ""
}

// ranges are the periods a tile may keep for itself.
func ranges(chosen string, l lang.Lang) []option {
	list := []option{
		{"", l.Pick("the dashboard's", "как у дашборда"), chosen == ""},
		{"today", l.Pick("today", "сегодня"), false},
		{"this-week", l.Pick("this week", "эта неделя"), false},
		{"this-month", l.Pick("this month", "этот месяц"), false},
		{"last-month", l.Pick("last month", "прошлый месяц"), false},
		{"this-quarter", l.Pick("this quarter", "этот квартал"), false},
		{"this-year", l.Pick("this year", "этот год"), false},
		{"last-8-weeks", l.Pick("last 8 weeks", "последние 8 недель"), false},
		{"last-12-months", l.Pick("last 12 months", "последние 12 месяцев"), false},
	}
	found := chosen == ""
	for i := range list {
		if list[i].Value == chosen {
			list[i].On, found = true, true
		}
	}
	if !found {
		list = append(list, option{chosen, chosen, true})
	}
	return list
}

// asks makes the question of a tile of what its form says. What the form does not show stays as it was.
func asks(v *page.Visit, form url.Values, was board.Tile) (query.Query, error) {
	q, _ := query.ParseText(was.Ask)
	kind := board.Kind(form.Get("kind"))
	var metrics []model.Name
	for _, name := range form["metric"] {
		if name == "" || slices.Contains(metrics, name) {
			continue
		}
		m, ok := v.About.Model.Metric(name)
		if !ok || !v.Viewer.Grant.Shows(v.About.Model, m) && !slices.Contains(q.Metrics, name) {
			return q, fault.Invalidf("There is no metric %q. Choose one from the list.", "Показателя «%s» нет. Выберите из списка.", name)
		}
		metrics = append(metrics, name)
	}
	if len(metrics) == 0 {
		return q, fault.Invalidf("Choose a metric from the list.", "Выберите показатель из списка.")
	}
	q.Metrics, q.By = metrics, nil
	for _, name := range []string{form.Get("by"), form.Get("across")} {
		if name != "" && !slices.Contains(q.By, name) {
			q.By = append(q.By, name)
		}
	}
	q.Range, q.Grain = form.Get("range"), cal.None
	if text := form.Get("grain"); text != "" {
		g, err := cal.ParseGrain(text)
		if err != nil {
			return q, fault.Invalidf("There are no periods %q.", "Периодов «%s» нет.", text)
		}
		q.Grain = g
	}
	q.Spine = slices.DeleteFunc(q.Spine, func(n model.Name) bool { return !slices.Contains(q.By, n) })
	q.Sort = slices.DeleteFunc(q.Sort, func(s query.Sort) bool { return !slices.Contains(metrics, s.Name) && !slices.Contains(q.By, s.Name) })
	q.Derive = slices.DeleteFunc(q.Derive, func(d query.Derive) bool { return !slices.Contains(metrics, d.Metric) })
	suit(&q, kind, v.About.Model)
	return q, board.Fits(kind, q)
}

// suit gives a question what its kind cannot do without and the form left open.
func suit(q *query.Query, kind board.Kind, m *model.Model) {
	split := func() {
		if len(q.By) > 0 {
			return
		}
		for _, name := range []model.Name{"owner", "source", "pipeline", "department", "product"} {
			if m.CanSplit(q.Metrics[0], name) {
				q.By = []model.Name{name}
				return
			}
		}
	}
	switch kind {
	case board.KPI, board.Records:
		q.By, q.Spine, q.Grain, q.Limit, q.Others = nil, nil, cal.None, 0, false
	case board.Line, board.Column, board.Combined:
		if q.Grain == cal.None && (kind != board.Combined || len(q.By) == 0) {
			q.Grain = cal.ByWeek
		}
	case board.Stacked, board.Pivot, board.Heat:
		split()
		if len(q.By) == 1 && q.Grain == cal.None {
			q.Grain = cal.ByWeek
		}
	case board.Rows, board.Scatter:
		split()
		q.Grain = cal.None
		if kind == board.Rows && len(q.Sort) == 0 {
			const few = 10
			q.Sort, q.Limit, q.Others = []query.Sort{{Name: q.Metrics[0], Desc: true}}, few, true
		}
	case board.Waterfall, board.Progress, board.Funnel:
		q.Grain = cal.None
	case board.Table, board.Text:
	}
}
