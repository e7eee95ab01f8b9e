package metric

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// formParts is the element inside the form that a script fills anew.
const formParts = "m-in"

// screen is everything the page draws.
type screen struct {
	V       *page.Visit
	S       *state
	Pre     preview
	Where   []filterRow
	Met     []filterRow
	Hints   []hint
	Problem string // why it was not saved
	Focus   string
	Blank   bool // nothing has been chosen: templates are offered
}

// T picks a text by the reader's language.
func (s *screen) T(en, ru string) string { return s.V.T(en, ru) }

// start begins a metric: blank, with a template, or with what the address says.
func (p *Pages) start(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values := r.URL.Query()
	if key := values.Get("template"); key != "" {
		t, ok := templateOf(key)
		if !ok {
			return fault.Sentence(fault.NotFound, "There is no such template. Choose one from the list.", "Такого шаблона нет. Выберите из списка.")
		}
		values = t.values()
	}
	s := readState(values)
	s.ID, s.Seen = "", 0
	return p.show(w, r, v, &s, "", "")
}

// edit opens a saved metric.
func (p *Pages) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	m, err := p.own.Get(r.Context(), r.PathValue("name"))
	if err != nil {
		return err
	}
	x, err := model.ReadMetric(m.Last().YAML)
	if err != nil {
		return err
	}
	s := stateOf(x)
	s.ID, s.Seen = m.ID, m.Last().No
	return p.show(w, r, v, &s, "", "")
}

// build changes the form as a button asks, saves it, or just shows it again.
func (p *Pages) build(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s := readState(values)
	for _, key := range []string{whereKey, metKey} {
		s.add(key, values.Get("add_"+key))
	}
	act, arg, _ := strings.Cut(values.Get("do"), ":")
	focus := ""
	switch act {
	case "save":
		s.Members = values["mt"]
		if r.Method != http.MethodPost {
			return fault.Sentence(fault.Invalid, "Press “Save” on the page itself.", "Нажмите «Сохранить» на самой странице.")
		}
		s.Sure = arg == allTheSame
		return p.save(w, r, v, &s)
	case "drop":
		key, name, _ := strings.Cut(arg, ":")
		s.drop(key, name)
		focus = "m-add-" + key
	case "insert":
		s.Formula, focus = completed(s.Formula, arg), "m-formula"
		s.Over, s.By = "", ""
	}
	return p.show(w, r, v, &s, "", focus)
}

func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, s *state, problem, focus string) error {
	s.settle(v.About.Model)
	if s.Members == nil {
		s.Members = r.Form["mt"]
	}
	x := &screen{V: v, S: s, Problem: problem, Focus: focus, Blank: s.ID == "" && s.Fact == "" && s.Formula == ""}
	var err error
	if x.Pre, err = p.previewOf(r.Context(), v, s); err != nil {
		return err
	}
	if x.Where, err = p.filterRows(r.Context(), v, s, whereKey, s.Where); err != nil {
		return err
	}
	if x.Met, err = p.filterRows(r.Context(), v, s, metKey, s.Met); err != nil {
		return err
	}
	x.Hints = hintsFor(v, s)
	if v.Target == formParts {
		return p.site.Fragment(w, r, v, inner(x))
	}
	title, crumbs := v.T("New metric", "Новый показатель"), []ui.Link{{Title: v.T("Metrics", "Показатели"), Href: "/metrics"}}
	if m, err := p.own.Get(r.Context(), s.ID); s.ID != "" && err == nil {
		title = v.T("Change a metric", "Изменить показатель")
		crumbs = append(crumbs, ui.Link{Title: m.Title(string(v.Lang)), Href: "/metrics/" + m.Last().Name})
	}
	return p.site.Show(w, r, v, ui.Page{Title: title, Section: "metrics", Crumbs: crumbs, Body: formPage(x)})
}

// filterRow is one filter with what can be chosen in it.
type filterRow struct {
	narrow

	Key, Title string
	Ranged     bool
	Day        bool
	Values     []valueRow
	More       bool
}

// valueRow is one value of a filter with how many records have it.
type valueRow struct {
	Value, Title, Count string
	On                  bool
}

const shownValues = 40

// filterRows lists the values that the other filters leave, each with how many records have it.
func (p *Pages) filterRows(ctx context.Context, v *page.Visit, s *state, key string, list []narrow) ([]filterRow, error) {
	m := v.About.Model
	f, ok := m.Fact(s.Fact)
	if !ok || len(list) == 0 || s.Way == wayFormula {
		return nil, nil
	}
	desk := p.site.Desk.With(s.helpers(m)...)
	rows := make([]filterRow, len(list))
	for i, n := range list {
		_, day := f.Days[n.Name]
		rows[i] = filterRow{narrow: n, Key: key, Title: titleOf(m, f, n.Name, string(v.Lang)), Ranged: ranged(m, f, n.Name), Day: day}
		if rows[i].Ranged {
			continue
		}
		name := valuesOf + key + "_" + n.Name
		a, err := desk.Ask(ctx, v.Viewer, query.Query{
			Metrics: []model.Name{name}, By: []model.Name{n.Name}, Range: lately, Limit: shownValues, Sort: []query.Sort{{Name: name, Desc: true}},
		})
		if err != nil {
			if !ofForm(err) {
				return nil, err
			}
			continue
		}
		rows[i].More = a.Frame.Cut > 0
		d, _ := m.Dimension(n.Name)
		for _, r := range a.Frame.Rows {
			if len(r.Keys) == 0 {
				continue
			}
			o := valueRow{Value: "#" + r.Keys[0].ID, Title: a.Names.Title(d, r.Keys[0]), Count: v.Lang.Int(int64(r.Cells[0].V))}
			if d.Kind != model.Member {
				o.Value = r.Keys[0].ID
			}
			if r.Keys[0].Null {
				o.Value, o.Title = noValue, v.T("no value", "не заполнено")
			}
			o.On = slices.ContainsFunc(n.Values, func(x string) bool { return x == o.Value || "#"+x == o.Value })
			rows[i].Values = append(rows[i].Values, o)
		}
		for _, x := range n.Values { // what is chosen stays, also where no record of these weeks has it
			if !slices.ContainsFunc(rows[i].Values, func(o valueRow) bool { return o.Value == x || o.Value == "#"+x }) {
				rows[i].Values = append(rows[i].Values, valueRow{Value: x, Title: memberTitle(d, x, string(v.Lang)), Count: "0", On: true})
			}
		}
	}
	return rows, nil
}

func memberTitle(d *model.Dimension, value, code string) string {
	if d != nil {
		for _, o := range d.Members {
			if o.ID == strings.TrimPrefix(value, "#") {
				return o.Title.In(code)
			}
		}
	}
	return strings.TrimPrefix(value, "#")
}

// titleOf is what a dimension, number or day of a fact is called.
func titleOf(m *model.Model, f *model.Fact, name model.Name, code string) string {
	if n, ok := f.Nums[name]; ok {
		return upper(n.Title.In(code))
	}
	if _, ok := f.Days[name]; ok {
		return upper(model.Text{EN: "day of " + f.DayOf[name].EN, RU: "день " + f.DayOf[name].RU}.In(code))
	}
	if d, ok := m.Dimension(name); ok {
		return d.Title.In(code)
	}
	return name
}

// adds lists what a further filter can be of.
func (s *screen) adds(key string) []option {
	f := s.fact()
	if f == nil {
		return nil
	}
	list := s.S.Where
	if key == metKey {
		list = s.S.Met
	}
	m, l := s.V.About.Model, string(s.V.Lang)
	free := func(name model.Name) bool {
		return !slices.ContainsFunc(list, func(n narrow) bool { return n.Name == name })
	}
	out := []option{{"", s.T("add a condition…", "добавить условие…"), true}}
	for _, d := range m.Dims() {
		if !d.Hidden && free(d.Name) && f.Reaches(d.Name, s.S.role()) {
			out = append(out, option{d.Name, d.Title.In(l), false})
		}
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name, n := range f.Nums {
			if n.AgeOf == "" && free(name) && !yield(name) {
				return
			}
		}
	}) {
		out = append(out, option{name, titleOf(m, f, name, l), false})
	}
	for _, role := range f.DayOrder {
		if free(role) && role != s.S.Day {
			out = append(out, option{role, titleOf(m, f, role, l), false})
		}
	}
	return out
}
