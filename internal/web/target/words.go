package target

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/target"
	"svodka/internal/web/ui"
)

// bys are whose targets may be shown.
func (b *builder) bys() []ui.Link {
	l := b.v.Lang
	list := []ui.Link{}
	for _, x := range []struct{ dim, en, ru string }{
		{"owner", "People", "Сотрудники"}, {"department", "Departments", "Отделы"}, {"pipeline", "Pipelines", "Воронки"},
		{"product_group", "Product groups", "Группы товаров"},
	} {
		if !slices.Contains(b.view.By(), x.dim) || x.dim != "owner" && b.v.Person.Role == "manager" {
			continue
		}
		d, _ := b.h.Model.Dimension(x.dim)
		if !told(b.h.Model, b.m, x.dim) || d == nil || !listed(d) {
			continue
		}
		list = append(list, ui.Link{Title: l.Pick(x.en, x.ru), Href: b.st.with(b.h.Calendar, "by", x.dim, "of", ""), On: b.st.By == x.dim})
	}
	return list
}

// listed reports whether a dimension has a list of members.
func listed(d *model.Dimension) bool { return d.Kind == model.Member }

// told reports whether figures of a metric can be told by a dimension.
func told(mod *model.Model, m *model.Metric, dim model.Name) bool {
	for _, leaf := range mod.Leaves(m.Name) {
		if slices.Contains(leaf.Across, dim) {
			continue
		}
		name, role := leaf.Base()
		if f, ok := mod.Fact(name); !ok || !f.Reaches(dim, role) {
			return false
		}
	}
	return true
}

func (b *builder) departments() []ui.Link {
	if b.st.By != "owner" || b.v.Person.Role == "manager" {
		return nil
	}
	c := b.h.Calendar
	list := []ui.Link{{Title: b.v.T("the whole company", "вся компания"), Href: b.st.with(c, "of", ""), On: b.st.Of == ""}}
	for _, d := range departmentsOf(b.h, b.st.Of) {
		if sees(b.h, b.v, target.Scope(target.Of("department", d.ID))) {
			list = append(list, ui.Link{Title: d.Name, Href: b.st.with(c, "of", d.ID), On: b.st.Of == d.ID})
		}
	}
	return list
}

// departmentsOf lists the departments to choose from beside the whole company, by title. The one that is the company itself is left
// out, unless it is the one chosen.
func departmentsOf(h ask.House, chosen string) []ask.Department {
	root := h.Root()
	list := slices.DeleteFunc(slices.Clone(h.Departments), func(d ask.Department) bool { return root != "" && d.ID == root && d.ID != chosen })
	slices.SortFunc(list, func(a, b ask.Department) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return list
}

func (b *builder) who() string {
	for _, x := range b.departments() {
		if x.On {
			return x.Title
		}
	}
	return ""
}

func (b *builder) grains() []ui.Link {
	var list []ui.Link
	for _, x := range []struct {
		g      cal.Grain
		en, ru string
	}{{cal.ByWeek, "Weeks", "Недели"}, {cal.ByMonth, "Months", "Месяцы"}, {cal.ByQuarter, "Quarters", "Кварталы"}, {cal.ByYear, "Years", "Годы"}} {
		list = append(list, ui.Link{
			Title: b.v.T(x.en, x.ru), Href: b.st.with(b.h.Calendar, "grain", x.g.String(), "from", "", "n", ""), On: b.st.Grain == x.g,
		})
	}
	return list
}

// spans are periods to choose from.
func (b *builder) spans() []ui.Link {
	c := b.h.Calendar
	link := func(title string, from cal.Day, n int) ui.Link {
		return ui.Link{
			Title: title, Href: b.st.with(c, "from", from.String(), "n", strconv.Itoa(n)), On: b.st.N == n && b.st.First == c.Ordinal(from, b.st.Grain),
		}
	}
	n, before := usual(b.st.Grain)
	list := []ui.Link{link(b.v.T("Around today", "Вокруг сегодня"), c.Whole(b.st.Grain, c.Ordinal(b.today, b.st.Grain)-before).From, n)}
	if b.st.Grain == cal.ByYear {
		return list
	}
	year := c.Ordinal(b.today, cal.ByYear)
	for _, x := range []struct {
		title string
		n     int
	}{{b.v.T("Last year", "Прошлый год"), year - 1}, {b.v.T("This year", "Этот год"), year}, {b.v.T("Next year", "Следующий год"), year + 1}} {
		whole := c.Whole(cal.ByYear, x.n)
		if b.st.Grain == cal.ByWeek { // a quarter of weeks is as much as can be read
			continue
		}
		list = append(list, link(x.title, whole.From, len(c.Periods(whole, b.st.Grain))))
	}
	if b.st.Grain == cal.ByWeek {
		q := c.Ordinal(b.today, cal.ByQuarter)
		for _, x := range []struct {
			title string
			n     int
		}{{b.v.T("This quarter", "Этот квартал"), q}, {b.v.T("Next quarter", "Следующий квартал"), q + 1}} {
			whole := c.Whole(cal.ByQuarter, x.n)
			list = append(list, link(x.title, whole.From, len(c.Periods(whole, cal.ByWeek))))
		}
	}
	return list
}

// span is the range of the columns in words: сен 2026 – фев 2027.
func (b *builder) span() string {
	l, c := b.v.Lang, b.h.Calendar
	first, last := b.periods[0], b.periods[len(b.periods)-1]
	if b.st.Grain == cal.ByWeek {
		return l.Range(cal.Range{From: first.Range.From, To: last.Range.To})
	}
	if len(b.periods) == 1 {
		return l.Period(c, first)
	}
	return l.Period(c, first) + " – " + l.Period(c, last)
}

func (b *builder) units() []ui.Link {
	if b.m.Unit.Kind() != unit.Money || b.m.Unit.Rate() {
		return nil
	}
	var list []ui.Link
	for _, x := range []struct {
		key   string
		scale lang.Scale
	}{{"1", lang.Units}, {"k", lang.Thousands}, {"m", lang.Millions}} {
		list = append(list, ui.Link{
			Title: b.v.Lang.MoneyUnit(b.h.Settings.Currency, x.scale), Href: b.st.with(b.h.Calendar, "unit", x.key), On: b.scale.key() == x.key,
		})
	}
	return list
}

// shape says how targets of the metric lie in time, and how else they could.
func (b *builder) shape() (now string, list []shapeChoice) {
	if !b.g.Adds {
		return "", nil
	}
	s := b.view.Rules().ShapeOf(b.m.Name)
	for _, x := range []shapeChoice{
		{
			Value: string(target.Flat), Title: b.v.T("working days", "рабочим дням"),
			Hint: b.v.T("every working day weighs the same", "каждый рабочий день весит одинаково"),
		},
		{
			Value: string(target.OwnCurve), Title: b.v.T("working days and season", "рабочим дням и сезону"),
			Hint: b.v.T("the season is the mean of the last three years", "сезон — среднее за три последних года"),
		},
		{
			Value: string(target.LastYear), Title: b.v.T("last year's shape", "форме прошлого года"),
			Hint: b.v.T("months weigh as they did last year", "месяцы весят столько же, сколько в прошлом году"),
		},
	} {
		x.On = string(s.Season) == x.Value
		if x.On {
			now = x.Title
			if s.EveryDay && s.Season == target.Flat {
				now = b.v.T("all days", "всем дням")
			}
		}
		list = append(list, x)
	}
	return now, list
}

// sentence says where the running period stands.
func (b *builder) sentence(i int) []bit {
	l := b.v.Lang
	at := slices.IndexFunc(b.g.Columns, func(c target.Column) bool { return c.Range.Contains(b.today) })
	if at < 0 {
		return nil
	}
	col, a := b.g.Columns[at], b.g.Cells[i][at].Aim
	name := b.runningName(col.Period)
	if !a.Known {
		return []bit{{Text: l.Pick("There is no target for ", "На ") + name + l.Pick(" yet.", " план ещё не задан.")}}
	}
	write := func(x float64) string { return target.Write(l, b.m.Unit, x, b.h.Settings.Currency) }
	fact, ok := b.facts.of(b.g.Scopes[i], col.N)
	out := []bit{{Text: l.Pick("The target of ", "План ") + b.genitive(col.Period) + l.Pick(" is ", " ") + write(a.Value)}}
	if !ok {
		return append(out, bit{Text: l.Pick(", nothing has been counted yet.", ", пока ничего не посчитано.")})
	}
	_, pace, need := frame.Attained(b.m, formula.Of(fact), a)
	if a.Adds {
		out = append(out, bit{Text: l.Pick(", by today it should be ", ", к сегодняшнему дню должно быть ") + write(a.ToDate) + l.Pick(", it is ", ", есть ")})
	} else {
		out = append(out, bit{Text: l.Pick(", it is ", ", есть ")})
	}
	out = append(out, bit{Text: write(fact), B: true})
	if pace.State == formula.Present {
		class := map[string]string{"x": "bad", "w": "warn", "g": "good"}[bandMark(frame.Judged(b.m.Better, fact, a))]
		out = append(out, bit{Text: l.Pick(" — pace ", " — темп ")}, bit{Text: l.Percent(min(pace.V, frame.MostShown), 1), Class: class, B: true})
	}
	out = append(out, bit{Text: "."})
	switch {
	case need.State != formula.Present:
	case need.V == 0:
		out = append(out, bit{Text: l.Pick(" The target is met.", " План выполнен.")})
	default:
		out = append(out, bit{Text: l.Pick(" To make it, ", " Чтобы успеть, нужно ")},
			bit{Text: write(need.V) + l.Pick(" a working day", " в рабочий день"), B: true})
		if a.Done > 0 {
			out = append(out, bit{Text: l.Pick(" is needed (now ", " (сейчас ") + write(fact/a.Done) + ")."})
		} else {
			out = append(out, bit{Text: l.Pick(" is needed.", ".")})
		}
	}
	return out
}

func (b *builder) runningName(p cal.Period) string {
	if p.Grain == cal.ByMonth {
		y, m, _ := p.Range.From.YMD()
		return strings.Fields(b.v.Lang.Month(y, m))[0]
	}
	return b.v.Lang.Period(b.h.Calendar, p)
}

// genitive names a month as a part of a sentence: план ноября.
func (b *builder) genitive(p cal.Period) string {
	if p.Grain != cal.ByMonth || b.v.Lang != lang.RU {
		return b.runningName(p)
	}
	_, m, _ := p.Range.From.YMD()
	return [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}[m-1]
}
