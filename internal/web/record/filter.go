package record

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// option is one value of a filter.
type option struct {
	Value, Title string
	Rows         string
	On           bool
}

// chip is one filter of the bar.
type chip struct {
	Name, Title, Value string
	Options            []option
	Clear              string // the address without it; "" when it is not set
}

// other is a filter that the bar has no place for.
type other struct {
	Title, Value, Clear string
	Key, Text           string // as the address has it
}

// mostOptions bounds the values that a filter lists.
const mostOptions = 200

// chips are the filters of a list with the values that rows a person may see have.
func (x *Records) chips(r *http.Request, v *page.Visit, s state) ([]chip, error) {
	var list []chip
	fact, ok := v.About.Model.Fact(s.kind.Fact)
	if !ok {
		return nil, page.ErrNoPage
	}
	for _, name := range s.kind.Filters {
		d, ok := v.About.Model.Dimension(name)
		if !ok || !fact.Reaches(name, "") {
			continue
		}
		choices, err := x.site.Desk.Choices(r.Context(), v.Viewer, ask.Listing{Fact: s.kind.Fact}, name)
		if err != nil {
			return nil, err
		}
		c := chip{Name: name, Title: d.Title.In(string(v.Lang))}
		chosen := values(s.query.Where, name)
		if len(chosen) > 0 {
			c.Clear = s.with(name, "")
		}
		c.Options = options(choices, chosen, v.Lang)
		if len(choices) < 2 && len(chosen) == 0 {
			continue // nothing to choose between
		}
		c.Value = said(c.Options)
		if len(chosen) == 0 {
			c.Value = v.T("all", "все")
		}
		list = append(list, c)
	}
	return list, nil
}

// options marks the chosen values. A value that no row has stays in the list: taking it out is how one gets rid of it.
func options(choices []ask.Choice, chosen []string, l lang.Lang) []option {
	titles := map[string]int{}
	for _, c := range choices {
		titles[strings.ToLower(c.Title)]++
	}
	var list []option
	found := map[string]bool{}
	for _, c := range choices {
		o := option{Value: c.Title, Title: c.Title, Rows: l.Int(c.Rows)}
		if titles[strings.ToLower(c.Title)] > 1 || strings.ContainsAny(c.Title, ",~=#") || strings.Contains(c.Title, "..") {
			o.Value = "#" + c.ID
		}
		for _, text := range chosen {
			if text == "#"+c.ID || text == c.ID || strings.EqualFold(text, c.Title) {
				o.On, found[text] = true, true
				o.Value = text
			}
		}
		list = append(list, o)
	}
	if len(list) > mostOptions {
		slices.SortStableFunc(list, func(a, b option) int { return cmp.Compare(rank(a), rank(b)) })
		list = list[:mostOptions]
	}
	for _, text := range chosen {
		if !found[text] {
			list = append(list, option{Value: text, Title: strings.TrimPrefix(text, "#"), Rows: "0", On: true})
		}
	}
	return list
}

func rank(o option) int {
	if o.On {
		return 0
	}
	return 1
}

// said is what a filter takes, in a few words.
func said(list []option) string {
	var on []string
	for _, o := range list {
		if o.On {
			on = append(on, o.Title)
		}
	}
	switch len(on) {
	case 0:
		return ""
	case 1:
		return on[0]
	}
	return on[0] + " +" + strconv.Itoa(len(on)-1)
}

// values are those of a plain filter "name=a,b".
func values(where []model.Cond, name model.Name) []string {
	for _, c := range where {
		if c.Name == name && c.Op == model.In {
			return slices.DeleteFunc(slices.Clone(c.Values), func(text string) bool { return text == "" })
		}
	}
	return nil
}

// others are the filters of an address that the bar has no chip for.
func (s state) others(v *page.Visit) []other {
	var list []other
	for _, c := range s.query.Where {
		if slices.Contains(s.kind.Filters, c.Name) && c.Op == model.In {
			continue
		}
		for key, texts := range (query.Query{Where: []model.Cond{c}}).Values() {
			text := strings.Join(texts, ", ")
			list = append(list, other{Title: s.dimension(v, c.Name), Value: s.meant(v, c, text), Clear: s.without(key), Key: key, Text: text})
		}
	}
	return list
}

// without leaves a filter out, however its address writes the key.
func (s state) without(key string) string {
	left := copied(s.values)
	left.Del(key)
	return s.address("", left)
}

func (s state) dimension(v *page.Visit, name model.Name) string {
	m := v.About.Model
	if d, ok := m.Dimension(name); ok {
		return d.Title.In(string(v.Lang))
	}
	if f, ok := m.Fact(s.kind.Fact); ok {
		if n, ok := f.Nums[name]; ok {
			return n.Title.In(string(v.Lang))
		}
		if of, ok := f.DayOf[name]; ok {
			return v.T("day of ", "день ") + of.In(string(v.Lang))
		}
	}
	return name
}

// quicks are the filters that many ask for, as links; the whole list is the first.
func (s state) quicks(v *page.Visit) []ui.Link {
	now := copied(s.values)
	now.Del("sort")
	list := []ui.Link{{Title: v.T("All", "Все"), Href: "/list/" + s.kind.Path, On: len(now) == 0}}
	for _, q := range s.kind.Quick {
		params, err := url.ParseQuery(q.params)
		if err != nil {
			continue
		}
		list = append(list, ui.Link{Title: v.T(q.en, q.ru), Href: s.address("", params), On: params.Encode() == now.Encode()})
	}
	return list
}

// meant says a filter's value without the marks of the address.
func (s state) meant(v *page.Visit, c model.Cond, text string) string {
	empty := len(c.Values) == 1 && c.Values[0] == ""
	switch c.Op {
	case model.Empty:
		return v.T("not given", "не указано")
	case model.Filled:
		return v.T("given", "указано")
	case model.In:
		if empty {
			return v.T("not given", "не указано")
		}
	case model.NotIn:
		if empty {
			return v.T("given", "указано")
		}
		return v.T("not ", "кроме ") + strings.Join(c.Values, ", ")
	case model.Contains:
		return v.T("contains ", "содержит ") + strings.Join(c.Values, ", ")
	case model.Range:
		return bounds(v, c.Values)
	}
	for _, k := range ownNames() {
		if c.Name == k && strings.HasPrefix(text, "#") {
			return v.T("chosen on its card", "выбрано на карточке")
		}
	}
	return strings.TrimPrefix(text, "#")
}

// bounds says a range: days in words, numbers as they are written.
func bounds(v *page.Visit, ends []string) string {
	said := make([]string, len(ends))
	for i, text := range ends {
		said[i] = text
		if days, err := v.About.Calendar.Resolve(text, v.About.Today); text != "" && err == nil {
			said[i] = v.Lang.Day(days.From)
			if i > 0 {
				said[i] = v.Lang.Day(days.Last())
			}
		}
	}
	switch {
	case said[0] == "":
		return v.T("up to ", "до ") + said[1]
	case said[1] == "":
		return v.T("from ", "от ") + said[0]
	}
	return said[0] + " – " + said[1]
}

// ownNames are the dimensions whose members are single records: their ids say nothing to a reader.
func ownNames() []model.Name { return []model.Name{"deal", "client", "from_lead", "ticket"} }

// preset is a period offered by name.
type preset struct{ Token, Title, Href string }

func presets(v *page.Visit, s state) (list []preset, now string) {
	words := []struct{ token, en, ru string }{
		{"", "all time", "всё время"}, {"today", "today", "сегодня"}, {"this-week", "this week", "эта неделя"},
		{"last-30-days", "last 30 days", "последние 30 дней"}, {"this-month", "this month", "этот месяц"},
		{"last-month", "last month", "прошлый месяц"}, {"this-quarter", "this quarter", "этот квартал"},
		{"this-year", "this year", "этот год"}, {"last-12-months", "last 12 months", "последние 12 месяцев"},
		{"last-year", "last year", "прошлый год"},
	}
	now = s.query.Range
	for _, w := range words {
		title := v.T(w.en, w.ru)
		list = append(list, preset{Token: w.token, Title: title, Href: s.with("range", w.token)})
		if w.token == s.query.Range || w.token == "" && s.query.Range == "all" {
			now = title
		}
	}
	if days, err := v.About.Calendar.Resolve(s.query.Range, v.About.Today); err == nil && now == s.query.Range && now != "" {
		now = v.Lang.Range(days)
	}
	return list, now
}
