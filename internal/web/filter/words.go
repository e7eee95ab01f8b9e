package filter

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// Preset is a stretch of time people ask for by name.
type Preset struct{ Token, EN, RU string }

// Presets lists the stretches the bar offers.
func Presets() []Preset {
	return []Preset{
		{"today", "today", "сегодня"},
		{"yesterday", "yesterday", "вчера"},
		{"last-workday", "last working day", "прошлый рабочий день"},
		{"this-week", "this week", "эта неделя"},
		{"last-week", "last week", "прошлая неделя"},
		{"this-month", "this month", "этот месяц"},
		{"last-month", "last month", "прошлый месяц"},
		{"mtd", "month to date", "месяц по сегодня"},
		{"last-30-days", "last 30 days", "последние 30 дней"},
		{"this-quarter", "this quarter", "этот квартал"},
		{"last-quarter", "last quarter", "прошлый квартал"},
		{"this-year", "this year", "этот год"},
		{"last-year", "last year", "прошлый год"},
		{"last-8-weeks", "last 8 weeks", "последние 8 недель"},
		{"last-12-months", "last 12 months", "последние 12 месяцев"},
		{"ytd", "year to date", "год по сегодня"},
		{"all", "from the beginning", "с начала"},
	}
}

// compareName says what a period is compared with; "" with nothing.
func compareName(q query.Query, l lang.Lang) string {
	said := make([]string, len(q.Compare), len(q.Compare)+1)
	for i, s := range q.Compare {
		said[i] = render.Shift(s.String(), l)
	}
	if q.Plan {
		said = append(said, l.Pick("plan", "план"))
	}
	return strings.Join(said, ", ")
}

// DimTitle is what people call a dimension, a number or a day that is filtered by.
func DimTitle(m *model.Model, name model.Name, l lang.Lang) string {
	if d, ok := m.Dimension(name); ok {
		return d.Title.In(string(l))
	}
	for _, f := range m.FactList() {
		if n, ok := f.Nums[name]; ok {
			return n.Title.In(string(l))
		}
		if of, ok := f.DayOf[name]; ok {
			return l.Pick("day of ", "день ") + of.In(string(l))
		}
	}
	return name
}

// CondText says the values of a filter. titles, when not nil, gives the title of a value that is an id, "" for one it does
// not know or may not tell.
func CondText(v *page.Visit, c model.Cond, titles func(value string) string) string {
	l := v.Lang
	if text, ok := dayText(v, c); ok {
		if c.Op == model.Range {
			return text
		}
		c.Values = []string{text}
	}
	values := make([]string, len(c.Values))
	for i, text := range c.Values {
		values[i] = valueText(v.About.Model, c, text, titles, l)
	}
	all := strings.Join(values, ", ")
	switch c.Op {
	case model.In:
		return all
	case model.NotIn:
		return l.Pick("not ", "кроме ") + all
	case model.Contains:
		return l.Pick("contains “", "содержит «") + all + l.Pick("”", "»")
	case model.Empty:
		return l.Pick("not given", "не указано")
	case model.Filled:
		return l.Pick("given", "указано")
	case model.Range:
		ends := slices.Clone(c.Values)
		for i, text := range ends {
			if x, err := strconv.ParseFloat(text, 64); err == nil {
				ends[i] = l.Short(x, 2)
			}
		}
		return bounds(ends, l)
	}
	return all
}

// valueText is one value for a reader: fixed members by their titles, ids by what titles says.
func valueText(m *model.Model, c model.Cond, text string, titles func(string) string, l lang.Lang) string {
	if text == "" {
		return l.Pick("not given", "не указано")
	}
	if titles != nil {
		if t := titles(text); t != "" {
			return t
		}
	}
	d, ok := m.Dimension(c.Name)
	if !ok {
		return text
	}
	for _, x := range d.Members {
		if x.ID == text {
			return x.Title.In(string(l))
		}
	}
	if d.Kind == model.Flag {
		switch text {
		case "true", "1":
			return l.Pick("yes", "да")
		case "false", "0":
			return l.Pick("no", "нет")
		}
	}
	return text
}

// dayText says the periods of a filter by a day: 1–30 ноября 2026. ok is false for any other filter, and for a period that
// cannot be read.
func dayText(v *page.Visit, c model.Cond) (text string, ok bool) {
	l := v.Lang
	if !slices.ContainsFunc(v.About.Model.FactList(), func(f *model.Fact) bool { return f.Days[c.Name] != "" }) {
		return "", false
	}
	said := make([]string, len(c.Values))
	spans := make([]cal.Range, len(c.Values))
	for i, value := range c.Values {
		if value == "" {
			continue
		}
		r, err := v.About.Calendar.Resolve(value, v.About.Today)
		if err != nil {
			return "", false
		}
		spans[i], said[i] = r, l.Range(r)
	}
	switch {
	case len(said) == 0:
		return "", false
	case c.Op != model.Range:
		return strings.Join(said, ", "), true
	case said[0] == "":
		return bounds([]string{"", l.Day(spans[1].Last())}, l), true
	case said[1] == "":
		return bounds([]string{l.Day(spans[0].From), ""}, l), true
	}
	return l.Range(cal.Range{From: spans[0].From, To: spans[1].To}), true
}

func bounds(ends []string, l lang.Lang) string {
	switch {
	case ends[0] == "":
		return "≤ " + ends[1]
	case ends[1] == "":
		return "≥ " + ends[0]
	}
	return ends[0] + l.Pick(" to ", " – ") + ends[1]
}
