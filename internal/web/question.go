package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// asked reads the question of an address. The keys that belong to the page are not part of it.
func asked(r *http.Request, own ...string) (query.Query, error) {
	values := r.URL.Query()
	for _, key := range append(own, "lang", "theme") {
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

// form turns what was filled in into a question and goes to its address. A text typed into the field "q" is the whole
// question; otherwise the fields are those of the question's own form, and some that are easier to fill in:
//
//	was, add            the metrics so far, in their order; one more by name or title
//	fdim, fop, fval     a further filter
func (s *site) form(w http.ResponseWriter, r *http.Request, v visit) error {
	values := r.URL.Query()
	q, err := s.filled(r, values)
	if err != nil {
		return s.homeWith(w, r, v, q, values.Get("q"), err)
	}
	http.Redirect(w, r, link("/", q), http.StatusSeeOther) //nolint:gosec // this site's first page with a question behind it
	return nil
}

func (s *site) filled(r *http.Request, values url.Values) (query.Query, error) {
	if text := values.Get("q"); text != "" {
		return query.ParseText(text)
	}
	about, err := s.Desk.About(r.Context())
	if err != nil {
		return query.Query{}, err
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
		name, err := metricNamed(about.Model, add)
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

// chip is a filter in words, with the address without it.
type chip struct{ Key, Text, Without string }

// chips says the filters of a question. open tells whether titles may stand for ids although the viewer does not see
// every row: only where rows that bear them are shown anyway.
func chips(about ask.About, a *ask.Answer, q query.Query, path string, v visit, open bool) []chip {
	var list []chip
	for i, c := range q.Where {
		rest := q
		rest.Where = slices.Delete(slices.Clone(q.Where), i, i+1)
		list = append(list, chip{Key: dimTitle(about.Model, c.Name, v.lang), Text: condText(about, a, c, v, open), Without: link(path, rest)})
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

func condText(about ask.About, a *ask.Answer, c model.Cond, v visit, open bool) string {
	l := v.lang
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
func memberTitle(m *model.Model, a *ask.Answer, c model.Cond, text string, v visit, open bool) string {
	d, ok := m.Dimension(c.Name)
	if !ok {
		return text
	}
	id, byID := strings.CutPrefix(text, "#")
	personal := d.Kind == model.Member && slices.Contains([]string{"user", "client", "deal", "lead", "ticket"}, d.Table)
	if byID && personal && !v.viewer.Grant.All && !open {
		return text
	}
	if byID || len(d.Members) > 0 || d.Kind == model.Flag {
		if title := a.Names.Title(d, plan.Member{ID: id}); title != "" {
			return title
		}
	}
	return text
}
