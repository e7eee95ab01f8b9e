package question

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/page"
)

// chip is a filter in words, with the address without it.
type chip struct{ Key, Text, Without string }

// chips says the filters of a question. open tells whether titles may stand for ids although the viewer does not see
// every row: only where rows that bear them are shown anyway.
func chips(about ask.About, a *ask.Answer, q query.Query, path string, v *page.Visit, open bool) []chip {
	var list []chip
	for i, c := range q.Where {
		rest := q
		rest.Where = slices.Delete(slices.Clone(q.Where), i, i+1)
		list = append(list, chip{Key: dimTitle(about.Model, c.Name, v.Lang), Text: condText(about, a, c, v, open), Without: link(path, rest)})
	}
	return list
}

func dimTitle(m *model.Model, name model.Name, l lang.Lang) string {
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

func condText(about ask.About, a *ask.Answer, c model.Cond, v *page.Visit, open bool) string {
	l := v.Lang
	if text, ok := dayText(about, c, l); ok {
		c.Values = []string{text}
		if c.Op == model.Range {
			return text
		}
	}
	values := make([]string, len(c.Values))
	for i, text := range c.Values {
		values[i] = text
		switch {
		case text == "":
			values[i] = l.Pick("not given", "не указано")
		case a != nil && a.Names != nil:
			values[i] = memberTitle(about.Model, a, c, text, v, open && len(c.Values) == 1)
		}
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

// dayText says the periods of a filter by a day: 1–30 ноября 2026. ok is false for any other filter, and for a period
// that cannot be read.
func dayText(about ask.About, c model.Cond, l lang.Lang) (text string, ok bool) {
	if !slices.ContainsFunc(about.Model.FactList(), func(f *model.Fact) bool { return f.Days[c.Name] != "" }) {
		return "", false
	}
	said := make([]string, len(c.Values))
	spans := make([]cal.Range, len(c.Values))
	for i, value := range c.Values {
		if value == "" {
			continue
		}
		r, err := about.Calendar.Resolve(value, about.Today)
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

// memberTitle is the title of an id written as "#id". A viewer who does not see every row is told the titles of people
// and clients only where open says that their rows are shown.
func memberTitle(m *model.Model, a *ask.Answer, c model.Cond, text string, v *page.Visit, open bool) string {
	d, ok := m.Dimension(c.Name)
	if !ok {
		return text
	}
	id, byID := strings.CutPrefix(text, "#")
	personal := d.Kind == model.Member && slices.Contains([]string{"user", "client", "deal", "lead", "ticket"}, d.Table)
	if byID && personal && !v.Viewer.Grant.All && !open {
		return text
	}
	if byID || len(d.Members) > 0 || d.Kind == model.Flag {
		if title := a.Names.Title(d, plan.Member{ID: id}); title != "" {
			return title
		}
	}
	return text
}
