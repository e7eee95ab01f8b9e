package render

import (
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// note names what a column adds to its metric.
func note(c frame.Column, a *ask.Answer, l lang.Lang) string {
	view := ""
	if c.View > 0 && c.View < len(a.Views) {
		view = a.Views[c.View].Name
	}
	switch c.Kind {
	case frame.Figure:
		return Shift(view, l)
	case frame.Delta:
		return l.Pick("difference to ", "разница к ") + Against(view, l)
	case frame.Change:
		return l.Pick("change to ", "изменение к ") + Against(view, l)
	case frame.Share:
		return l.Pick("share", "доля")
	case frame.Running:
		return l.Pick("running total", "нарастающим итогом")
	case frame.Rank:
		return l.Pick("rank", "место")
	case frame.Step:
		return l.Pick("change to the period before", "к периоду раньше")
	case frame.Planned, frame.Done, frame.Pace, frame.Need, frame.Expected, frame.Low, frame.High, frame.Contrib:
		return targetNote(c.Kind, l)
	}
	return string(c.Kind)
}

// Shift names a comparison: "previous" is «прошлый период», "month-2" is «2 мес. назад», "year-full" is «год назад, целиком».
func Shift(name string, l lang.Lang) string {
	rest, full := strings.CutSuffix(name, "-full")
	base, count := rest, 1
	if i := strings.LastIndexByte(rest, '-'); i >= 0 {
		if n, err := strconv.Atoi(rest[i+1:]); err == nil {
			base, count = rest[:i], n
		}
	}
	one := map[string][2]string{
		"previous":     {"previous period", "прошлый период"},
		"week":         {"a week ago", "неделю назад"},
		"month":        {"a month ago", "месяц назад"},
		"quarter":      {"a quarter ago", "квартал назад"},
		"half":         {"half a year ago", "полгода назад"},
		"year":         {"a year ago", "год назад"},
		"weekday":      {"same weekdays before", "те же дни недели раньше"},
		"year-weekday": {"same weekdays a year ago", "те же дни недели год назад"},
	}
	many := map[string][2]string{
		"previous":     {"periods back", "периодов назад"},
		"week":         {"weeks ago", "нед. назад"},
		"month":        {"months ago", "мес. назад"},
		"quarter":      {"quarters ago", "кв. назад"},
		"half":         {"half-years ago", "полугодий назад"},
		"year":         {"years ago", "г. назад"},
		"weekday":      {"weeks back, same weekdays", "нед. назад, те же дни недели"},
		"year-weekday": {"years back, same weekdays", "г. назад, те же дни недели"},
	}
	words, ok := one[base]
	if !ok {
		return name
	}
	text := l.Pick(words[0], words[1])
	if count > 1 {
		words = many[base]
		text = strconv.Itoa(count) + " " + l.Pick(words[0], words[1])
	}
	if full {
		text += l.Pick(", whole", ", целиком")
	}
	return text
}

// Against names a comparison after «к»: "previous" is «прошлому периоду», "year" is «уровню прошлого года».
func Against(name string, l lang.Lang) string {
	text := Shift(name, l)
	if l != lang.RU {
		return text
	}
	switch base, _, _ := strings.Cut(name, "-"); {
	case name == "previous" || name == "previous-full":
		return strings.Replace(text, "прошлый период", "прошлому периоду", 1)
	case base == "weekday" || name == "year-weekday":
		return strings.Replace(text, "те же дни", "тем же дням", 1)
	}
	rest, full := strings.CutSuffix(name, "-full")
	last := map[string]string{
		"week": "прошлой недели", "month": "прошлого месяца", "quarter": "прошлого квартала", "half": "прошлого полугодия", "year": "прошлого года",
	}
	if one, ok := last[rest]; ok {
		if full {
			one += ", целиком"
		}
		return "уровню " + one
	}
	return "уровню " + text
}

func total(l lang.Lang) string { return l.Pick("Total", "Итого") }

func others(l lang.Lang) string { return l.Pick("Others", "Прочие") }

func nobody(l lang.Lang) string { return l.Pick("(not given)", "(не указано)") }

// Labels are the titles of the columns that say what a row is about: the period, where the answer has one, then the
// dimensions.
func Labels(a *ask.Answer, l lang.Lang) []string {
	var list []string
	if a.Frame.Grain != 0 {
		list = append(list, l.Pick("Period", "Период"))
	}
	for _, d := range a.Frame.By {
		list = append(list, d.Title.In(string(l)))
	}
	return list
}

// Label says what a row is about, one text for each of Labels. A row of a coarser level says «Итого» where it is not
// split first; a member without a value says so.
func Label(a *ask.Answer, r frame.Row, l lang.Lang) []string {
	list := labels(a, r, l, func(r frame.Row) string {
		p, _ := a.Frame.Period(r)
		return l.Period(a.Calendar, p)
	})
	for i, d := range a.Frame.By {
		if text, ok := month(d, r.Keys[i], l); ok {
			list[len(list)-len(a.Frame.By)+i] = text
		}
	}
	return list
}

// month is the title of a month that stands as a number, 202603; files keep the number.
func month(d *model.Dimension, m plan.Member, l lang.Lang) (string, bool) {
	const cohort, hundred, december = "cohort", 100, 12
	n, err := strconv.Atoi(m.ID)
	if d.Name != cohort || err != nil || n%hundred < 1 || n%hundred > december {
		return "", false
	}
	return l.MonthAxis(n/hundred, time.Month(n%hundred)), true
}

func labels(a *ask.Answer, r frame.Row, l lang.Lang, period func(frame.Row) string) []string {
	var list []string
	said := false
	unsplit := func() string {
		if said {
			return ""
		}
		said = true
		return total(l)
	}
	if a.Frame.Grain != 0 {
		if r.N == plan.AllPeriods {
			list = append(list, unsplit())
		} else {
			list = append(list, period(r))
		}
	}
	for i, d := range a.Frame.By {
		m := r.Keys[i]
		switch {
		case r.Others:
			list = append(list, others(l))
		case m == plan.Member{}:
			list = append(list, unsplit())
		case m.Null:
			list = append(list, nobody(l))
		default:
			list = append(list, a.Names.Title(d, m))
		}
	}
	return list
}
