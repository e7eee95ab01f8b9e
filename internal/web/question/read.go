package question

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// asked reads the question of an address. The keys that belong to the page are not part of it.
func asked(r *http.Request) (query.Query, error) {
	values := r.URL.Query()
	for _, key := range []string{"lang", "theme", "paper", "lay"} {
		values.Del(key)
	}
	return query.Parse(values)
}

func link(path string, q query.Query) string {
	if text := q.Values().Encode(); text != "" {
		return path + "?" + text
	}
	return path
}

// filled turns what was filled in into a question. A text typed into the field "q" is the whole question; otherwise the
// fields are those of the question's own form, and some that are easier to fill in:
//
//	was, add            the metrics so far, in their order; one more by name or title
//	fdim, fop, fval     a further filter
func filled(m *model.Model, values url.Values) (query.Query, error) {
	if text := values.Get("q"); text != "" {
		return query.ParseText(text)
	}
	add := values.Get("add")
	was := strings.Split(values.Get("was"), ",")
	dim, op, val := values.Get("fdim"), values.Get("fop"), strings.TrimSpace(values.Get("fval"))
	for _, key := range []string{"q", "add", "was", "fdim", "fop", "fval", "lang", "theme"} {
		values.Del(key)
	}
	values.Set("metrics", strings.Join(inOrder(was, values["metrics"]), ","))
	values.Set("range", rangeToken(values.Get("range")))
	if dim != "" && (val != "" || op == "empty" || op == "filled") {
		key, text := filter(dim, op, val)
		values.Add(key, text)
	}
	q, err := query.Parse(values)
	if err != nil {
		return q, err
	}
	for _, name := range was {
		if name != "" && !slices.Contains(q.Metrics, name) { // unticked
			q = without(q, name)
		}
	}
	if add = strings.TrimSpace(add); add != "" {
		name, err := metricNamed(m, add)
		if err != nil {
			return q, err
		}
		if !slices.Contains(q.Metrics, name) {
			q.Metrics = append(q.Metrics, name)
		}
	}
	return q, nil
}

// inOrder keeps the chosen metrics that were there in their order and puts new ones behind.
func inOrder(was, chosen []string) []string {
	var list []string
	for _, name := range append(was, chosen...) {
		if slices.Contains(chosen, name) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// filter writes a filter's key and text as the question's own form has them.
func filter(dim, op, val string) (key, text string) {
	switch op {
	case "!", "~", ">", "<":
		return dim + op, val
	case "empty":
		return dim, query.EmptyWord
	case "filled":
		return dim + "!", query.EmptyWord
	}
	return dim, val
}

// metricNamed finds a metric by its name or by its title in either language.
func metricNamed(m *model.Model, text string) (model.Name, error) {
	var names []string
	for _, x := range m.Metrics() {
		if strings.EqualFold(text, x.Name) || strings.EqualFold(text, x.Title.EN) || strings.EqualFold(text, x.Title.RU) {
			return x.Name, nil
		}
		if !x.Hidden {
			names = append(names, x.Title.RU, x.Title.EN)
		}
	}
	if near := plan.Near(text, names); len(near) > 0 {
		return "", fault.Invalidf("There is no metric %q. Did you mean %s?", "Показателя «%s» нет. Может быть, %s?", text, strings.Join(near, ", "))
	}
	return "", fault.Invalidf("There is no metric %q; the page of metrics lists all of them.",
		"Показателя «%s» нет; все перечислены на странице показателей.", text)
}

// rangeWord is a stretch of time people ask for by name.
type rangeWord struct{ token, en, ru string }

func rangeWords() []rangeWord {
	return []rangeWord{
		{"today", "today", "сегодня"},
		{"yesterday", "yesterday", "вчера"},
		{"this-week", "this week", "эта неделя"},
		{"last-week", "last week", "прошлая неделя"},
		{"last-4-weeks", "last 4 weeks", "последние 4 недели"},
		{"last-30-days", "last 30 days", "последние 30 дней"},
		{"this-month", "this month", "этот месяц"},
		{"mtd", "month to date", "месяц по сегодня"},
		{"last-month", "last month", "прошлый месяц"},
		{"this-quarter", "this quarter", "этот квартал"},
		{"last-quarter", "last quarter", "прошлый квартал"},
		{"this-year", "this year", "этот год"},
		{"ytd", "year to date", "год по сегодня"},
		{"last-year", "last year", "прошлый год"},
		{"last-12-months", "last 12 months", "последние 12 месяцев"},
		{"all", "all time", "всё время"},
	}
}

// rangeToken turns the name of a stretch into its token; anything else stays.
func rangeToken(text string) string {
	text = strings.TrimSpace(text)
	for _, w := range rangeWords() {
		if strings.EqualFold(text, w.en) || strings.EqualFold(text, w.ru) {
			return w.token
		}
	}
	return text
}

// rangeName is what people call a range as it was asked.
func rangeName(token string, l lang.Lang) string {
	for _, w := range rangeWords() {
		if w.token == token {
			return l.Pick(w.en, w.ru)
		}
	}
	return token
}

func grainName(g cal.Grain, l lang.Lang) string {
	switch g {
	case cal.None:
		return l.Pick("the whole", "целиком")
	case cal.ByDay:
		return l.Pick("by day", "по дням")
	case cal.ByWeek:
		return l.Pick("by week", "по неделям")
	case cal.ByMonth:
		return l.Pick("by month", "по месяцам")
	case cal.ByQuarter:
		return l.Pick("by quarter", "по кварталам")
	case cal.ByHalf:
		return l.Pick("by half-year", "по полугодиям")
	case cal.ByYear:
		return l.Pick("by year", "по годам")
	}
	return g.String()
}
