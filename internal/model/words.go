package model

import (
	"fmt"
	"strconv"
	"strings"

	"svodka/internal/lang"
)

// Words says in the language ("ru" or "en") how a metric is counted:
//
//	Число сделок по дню создания
//	Сумма значений «выручка» у закрытий по дню закрытия
//	Медиана значений «сумма» у закрытий, где исход — «выиграна», по дню закрытия
//	Продажи ÷ (Продажи + Отказы)
//
// It is "" for an unknown metric and for one that waits.
func (m *Model) Words(metric, code string) string {
	x, ok := m.metrics[metric]
	if !ok || x.Waits != "" {
		return ""
	}
	if x.Plan != nil {
		return strings.TrimSuffix(x.Help.In(code), ".")
	}
	if n := len(x.Since); x.Parts && n > 0 { // of its meanings the present one
		return m.Words(x.Since[n-1].Name, code)
	}
	if !x.Formula.IsZero() {
		return x.Formula.Words(func(name string) string {
			if in, ok := m.metrics[name]; ok {
				return in.Title.In(code)
			}
			return name
		}, code)
	}
	name, _ := x.Base()
	f, ok := m.facts[name]
	if !ok {
		return ""
	}
	w := words{model: m, fact: f, lang: code, titles: x.Members}
	switch {
	case x.Flow != nil:
		where := x.Flow.Where
		if x.dated {
			where = where[:len(where)-1]
		}
		return w.rows(x.Flow.Agg, x.Flow.Of, where) + " " + f.ByDay(x.Flow.Day).In(code)
	case x.Stock != nil:
		moment := w.pick(" at the close of the period", " на конец периода")
		if x.Stock.Opening {
			moment = w.pick(" at the beginning of the period", " на начало периода")
		}
		return w.rows(x.Stock.Agg, x.Stock.Of, x.Stock.Where) + moment
	default:
		return w.cohort(x.Cohort)
	}
}

// words puts the conditions and aggregates of one fact into a sentence.
type words struct {
	model *Model
	fact  *Fact
	lang  string
	// titles are those of members that a definition names by id.
	titles map[string]string
}

func (w words) pick(en, ru string) string {
	if w.lang == "ru" {
		return ru
	}
	return en
}

var aggWords = map[Agg]Text{
	Sum:    {EN: "Sum of “%s” over %s", RU: "Сумма значений «%s» у %s"},
	Min:    {EN: "Least “%s” of %s", RU: "Наименьшее значение «%s» у %s"},
	Max:    {EN: "Greatest “%s” of %s", RU: "Наибольшее значение «%s» у %s"},
	Mean:   {EN: "Mean “%s” of %s", RU: "Среднее значение «%s» у %s"},
	Median: {EN: "Median “%s” of %s", RU: "Медиана значений «%s» у %s"},
	P90:    {EN: "“%s” that 9 of 10 %s do not exceed", RU: "Значение «%s», которого не превышают 9 из 10 %s"},
	Distinct: {EN: "Number of different values of “%s” among %s",
		RU: "Число разных значений «%s» среди %s"},
}

// rows says what is counted and on which conditions, which end with a comma.
func (w words) rows(agg Agg, of Name, where []Cond) string {
	text := w.pick("Number of ", "Число ") + w.fact.Of.In(w.lang)
	if of != "" && (of != "n" || agg != Sum) {
		text = fmt.Sprintf(aggWords[agg].In(w.lang), w.title(of), w.fact.Of.In(w.lang))
	}
	if on := w.where(where); on != "" {
		text += ", " + on + ","
	}
	return text
}

func (w words) cohort(c *Cohort) string {
	enter, goal := w.fact.ByDay(c.Enter).In(w.lang), w.fact.DayOf[c.Goal].In(w.lang)
	of := w.fact.Of.In(w.lang)
	if on := w.where(c.Where); on != "" {
		of += ", " + on + ","
	}
	if len(c.Met) > 0 {
		return fmt.Sprintf(w.pick("Of %s %s, the share %s", "Среди %s %s — доля тех, %s"), of, enter, w.where(c.Met))
	}
	within := w.pick(" so far", " к настоящему времени")
	if c.Days > 0 {
		within = fmt.Sprintf(w.pick(" within %d %s", " не позже чем через %d %s"), c.Days, w.days(c.Days))
	}
	return fmt.Sprintf(w.pick("Of %s %s, the share that came to %s%s", "Среди %s %s — доля тех, кто дошёл до %s%s"), of, enter, goal, within)
}

func (w words) days(n int) string {
	if w.lang == "ru" {
		return lang.RU.Plural(int64(n), "день", "дня", "дней")
	}
	return lang.EN.Plural(int64(n), "day", "days")
}

func (w words) where(list []Cond) string {
	if len(list) == 0 {
		return ""
	}
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = w.cond(c)
	}
	return w.pick("where ", "где ") + strings.Join(parts, w.pick(" and ", " и "))
}

// cond says one condition: исход — «выиграна»; сумма от 1; причина не заполнена.
func (w words) cond(c Cond) string {
	title := lower(w.title(c.Name))
	switch c.Op {
	case In:
		return title + w.pick(" is ", " — ") + w.values(c, w.pick(" or ", " или "))
	case NotIn:
		return title + w.pick(" is not ", " — не ") + w.values(c, w.pick(" nor ", " и не "))
	case Contains:
		return title + w.pick(" contains ", " содержит ") + w.values(c, ", ")
	case Filled:
		return title + w.pick(" is there", " — есть")
	case Empty:
		return title + w.pick(" is empty", " — пусто")
	case Range:
		text := title
		if len(c.Values) > 0 && c.Values[0] != "" {
			text += w.pick(" from ", " от ") + w.end(c.Values[0])
		}
		if len(c.Values) > 1 && c.Values[1] != "" {
			text += w.pick(" to ", " до ") + w.end(c.Values[1])
		}
		return text
	}
	return title
}

// end is one end of a range: a number as readers write it, anything else as it stands.
func (w words) end(text string) string {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	decimals := 0
	if _, fraction, ok := strings.Cut(text, "."); ok {
		decimals = len(fraction)
	}
	if w.lang == "ru" {
		return lang.RU.Number(v, decimals)
	}
	return lang.EN.Number(v, decimals)
}

// values lists the titles of a condition's values.
func (w words) values(c Cond, or string) string {
	d := w.model.dimensions[c.Name]
	texts := make([]string, len(c.Values))
	for i, v := range c.Values {
		texts[i] = w.quote(w.member(d, v))
	}
	return strings.Join(texts, or)
}

func (w words) member(d *Dimension, v string) string {
	switch {
	case v == "":
		return w.pick("empty", "пусто")
	case v == "$grain":
		return w.pick("the step of the question", "шаг вопроса")
	case w.titles[v] != "":
		return w.titles[v]
	case d == nil:
		return v
	}
	for _, member := range d.Members {
		if member.ID == v {
			return member.Title.In(w.lang)
		}
	}
	if yes, err := strconv.ParseBool(v); err == nil && d.Kind == Flag {
		if yes {
			return w.pick("yes", "да")
		}
		return w.pick("no", "нет")
	}
	return v
}

func (w words) quote(s string) string { return w.pick("“", "«") + s + w.pick("”", "»") }

// title is the title of a dimension, number or date role.
func (w words) title(name Name) string {
	if n, ok := w.fact.Nums[name]; ok {
		return n.Title.In(w.lang)
	}
	if _, ok := w.fact.Days[name]; ok {
		return w.pick("the day of ", "день ") + w.fact.DayOf[name].In(w.lang)
	}
	if d, ok := w.model.dimensions[name]; ok {
		return d.Title.In(w.lang)
	}
	return name
}

// lower makes the first letter of a title small, but leaves abbreviations such as NPS and utm_source alone.
func lower(s string) string {
	r := []rune(s)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

// ByDay says how rows are placed by a date role: «по дню закрытия», by the day of closing.
func (f *Fact) ByDay(role Name) Text {
	if by, ok := f.DayBy[role]; ok {
		return by
	}
	of := f.DayOf[role]
	return Text{EN: "by the day of " + of.EN, RU: "по дню " + of.RU}
}
