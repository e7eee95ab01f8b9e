// Package filter is the bar over dashboards and reports: the period, what it is compared with, the pipeline, the people, the
// source, and any other filter. Its state is the address, in the words of the question's own form.
package filter

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// The words that take back what a board begins with: every member, no comparison.
const (
	AllWord  = "(all)"
	NoneWord = "none"
)

// usual is the period of a board that names none.
const usual = "this-month"

// State is what a page's filters are set to.
type State struct {
	// Params are what the page shows by: what the board begins with, overlaid by the address.
	Params url.Values
	// Address are those of them that differ from what the board begins with: what links carry.
	Address url.Values
	// Changed reports that something differs.
	Changed bool
	// Lens and View are the page's own words.
	Lens, View string
	Range      cal.Range
	// Open says that the period is not over: «Период не закрыт: 13 из 20 раб. дней», or that it is told from the last day of
	// data that ended long ago; "" when it is over and told from today.
	Open string
	// Said is one line of all filters, for paper.
	Said string
	// Query is what the filters say, without a metric.
	Query query.Query

	lens, view string // what the board begins with
}

// pageWords are the parameters of a page that filter nothing.
func pageWords() []string {
	return []string{"lens", "view", "tile", "drill", "explain", "cell", "add", "lang", "theme", "asof", "q", "done", "token", "paper", "lay"}
}

// Read reads the filters of a request's address. What cannot be read is fault.Invalid, in plain words.
func Read(_ *page.Site, r *http.Request, v *page.Visit, b board.Board) (State, error) {
	return Of(r.URL.Query(), v, b)
}

// Of reads the filters of an address's parameters.
func Of(address url.Values, v *page.Visit, b board.Board) (State, error) {
	base, err := url.ParseQuery(b.Params)
	if err != nil {
		base = url.Values{}
	}
	st := State{Lens: address.Get("lens"), View: address.Get("view")}
	st.lens, st.view = base.Get("lens"), base.Get("view")
	switch st.Lens {
	case "":
		st.Lens = st.lens
	case NoneWord:
		st.Lens = ""
	}
	if st.View == "" {
		st.View = st.view
	}
	base, asked := filters(base), filters(address)
	st.Params, st.Address = overlay(base, asked)
	st.Changed = len(st.Address) > 0 || st.Lens != st.lens
	if st.Query, err = query.Parse(st.Params); err != nil {
		return st, err
	}
	for _, c := range st.Query.Where {
		if !known(v.About.Model, c.Name) {
			return st, unknown(v.About.Model, c.Name)
		}
	}
	if len(st.Query.Metrics)+len(st.Query.By)+len(st.Query.Derive)+len(st.Query.Spine) > 0 {
		return st, fault.Invalidf("A page's address narrows what is shown; metrics and splits are part of its tiles.",
			"Адрес страницы только уточняет, что показать; показатели и разрезы заданы в самих карточках.")
	}
	expr := st.Query.Range
	if expr == "" {
		expr = usual
	}
	today, old := v.About.Anchored(expr)
	if st.Range, err = v.About.Calendar.Resolve(expr, today); err != nil {
		return st, err
	}
	st.Open = open(v, st.Range)
	if old {
		st.Open = ended(today, v.Lang)
	}
	st.Said = told(v, st, nil)
	return st, nil
}

// filters are the parameters that narrow, each with what is given of it.
func filters(values url.Values) url.Values {
	own := pageWords()
	out := url.Values{}
	for key, texts := range values {
		if slices.Contains(own, key) {
			continue
		}
		for _, t := range texts {
			if t = strings.TrimSpace(t); t != "" {
				out[key] = append(out[key], t)
			}
		}
		if len(out[key]) > 1 { // a list that keeps «all» as its first choice
			out[key] = slices.DeleteFunc(out[key], func(t string) bool { return t == AllWord })
		}
	}
	return out
}

// overlay lays the address over what a board begins with, and tells what of the address differs from it.
func overlay(base, asked url.Values) (whole, differs url.Values) {
	whole, differs = url.Values{}, url.Values{}
	maps.Copy(whole, base)
	for key, texts := range asked {
		_, had := base[key]
		nothing := texts[0] == AllWord || key == "compare" && texts[0] == NoneWord
		switch {
		case nothing && had:
			delete(whole, key)
			differs[key] = texts
		case nothing:
		case had && canonical(key, base[key]) == canonical(key, texts):
		case !had && key == "range" && texts[0] == usual:
		default:
			whole[key] = texts
			differs[key] = texts
		}
	}
	return whole, differs
}

// canonical writes a parameter's values so that equal lists are equal texts.
func canonical(key string, texts []string) string {
	q, err := query.Parse(url.Values{key: texts})
	if err != nil {
		return strings.Join(texts, ",")
	}
	for i := range q.Where {
		if q.Where[i].Op == model.In || q.Where[i].Op == model.NotIn {
			slices.Sort(q.Where[i].Values)
		}
	}
	return q.String()
}

// known reports whether something can be filtered by that name.
func known(m *model.Model, name model.Name) bool {
	if _, ok := m.Dimension(name); ok {
		return true
	}
	return slices.ContainsFunc(m.FactList(), func(f *model.Fact) bool {
		_, num := f.Nums[name]
		_, day := f.Days[name]
		return num || day
	})
}

// Check refuses filters by what nothing can be filtered by, in a sentence for whoever mistyped an address.
func Check(m *model.Model, where []model.Cond) error {
	for _, c := range where {
		if !known(m, c.Name) {
			return unknown(m, c.Name)
		}
	}
	return nil
}

func unknown(m *model.Model, name model.Name) error {
	const long = 40
	if r := []rune(name); len(r) > long {
		name = string(r[:long]) + "…"
	}
	var en, ru []string
	for _, near := range plan.Near(name, m.DimensionNames()) {
		en, ru = append(en, "“"+DimTitle(m, near, lang.EN)+"”"), append(ru, "«"+DimTitle(m, near, lang.RU)+"»")
	}
	if len(en) == 0 {
		return fault.Invalidf(
			"The address asks for a filter %q; there is none. Open the page without filters and choose one in the bar over it.",
			"В адресе стоит фильтр «%s», такого нет. Откройте страницу без фильтров и выберите нужный в строке над ней.", name)
	}
	return fault.Invalidf(
		"The address asks for a filter %[1]q; there is none. Open the page without filters and choose one in the bar over it. The nearest: %[2]s.",
		"В адресе стоит фильтр «%[1]s», такого нет. Откройте страницу без фильтров и выберите нужный в строке над ней. Похожие: %[3]s.",
		name, strings.Join(en, ", "), strings.Join(ru, ", "))
}

// open says how much of a period that is not over has passed.
func open(v *page.Visit, r cal.Range) string {
	today := v.About.Today
	if !r.Contains(today) || r.Last() <= today {
		return ""
	}
	c := v.About.Calendar
	passed, all := c.WorkingDays(cal.Range{From: r.From, To: today + 1}), c.WorkingDays(r)
	l := v.Lang
	return l.Pick("Open period: ", "Период не закрыт: ") + l.Int(int64(passed)) + l.Pick(" of ", " из ") + l.Int(int64(all)) +
		l.Pick(" working days", " раб. дней")
}

// ended says that the data ends before the period that was meant.
func ended(day cal.Day, l lang.Lang) string {
	return l.Pick("The data ends on ", "Данные заканчиваются ") + l.Range(cal.Range{From: day, To: day + 1}) +
		l.Pick(": the period up to that day is shown", ": показан период до этого дня")
}

// Link is the address of a path with these filters and one parameter set; an empty value takes it out.
func (st State) Link(path, key, value string) string {
	out := st.kept()
	if out.Del(key); value != "" {
		out.Set(key, value)
	}
	return Join(path, out)
}

// Here is the address of a path with these filters.
func (st State) Here(path string) string { return Join(path, st.kept()) }

// Kept are the parameters that links to the page keep: what differs of its filters, and the page's own words.
func (st State) Kept() url.Values { return st.kept() }

// kept is the address with the page's own words.
func (st State) kept() url.Values {
	out := maps.Clone(st.Address)
	switch st.Lens {
	case st.lens:
	case "":
		out.Set("lens", NoneWord)
	default:
		out.Set("lens", st.Lens)
	}
	if st.View != st.view {
		out.Set("view", st.View)
	}
	return out
}

// Join makes an address of a path and its parameters.
func Join(path string, values url.Values) string {
	if text := values.Encode(); text != "" {
		return path + "?" + text
	}
	return path
}

// Days are the days that are shown, as people read them.
func (st State) Days(l lang.Lang) string { return render.DaysOf(st.Query.Range, st.Range, l) }
