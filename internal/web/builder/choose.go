package builder

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// dialog is what the "+" of a shelf opens.
type dialog struct {
	Shelf, Title, Hint string
	Groups             []group
	// Filter is set where a filter is being chosen: its dimension, how it compares, what it had.
	Filter *filterPick
	// Naming asks for a title before a save; Name is what stands there at first.
	Naming bool
	Name   string
}

// heading is the dialog's title.
func (d *dialog) heading() string {
	if d.Filter != nil && d.Filter.Title != "" {
		return d.Title + ": " + lowerFirst(d.Filter.Title)
	}
	return d.Title
}

// group is a part of a dialog's list.
type group struct {
	Title   string
	Entries []entry
}

// entry is one thing to put onto a shelf.
type entry struct {
	Value, Title, Help, Unit, Now string
	Why                           string // it cannot be taken, because
	On                            bool
}

// filterPick is the choice of a filter's values.
type filterPick struct {
	Dim, Title, Was string
	Not             bool
	Text            string // a part of the title, instead of values
	Values          []filterValue
	// Of is what the counts beside the values count.
	Of      string
	More    int64
	Find    bool // there are too many to list
	Problem string
	// Scale is set where the filter has two ends instead of values: day, number or duration. Text then says how many
	// records lie between them.
	Scale, Unit, From, To string
}

// filterValue is a value with how many records have it.
type filterValue struct {
	Value, Title, Count string
	On                  bool
}

// mostValues is how many values a filter lists at once.
const mostValues = 200

// choose serves what the "+" of a shelf opens.
func (b *Builder) choose(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	d, err := b.dialogOf(r.Context(), v, readState(values), readAct(values), values)
	if err != nil {
		return err
	}
	return b.site.Fragment(w, r, v, dialogBody(d, v.Lang))
}

// values serves the values of a filter that is being chosen.
func (b *Builder) values(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s := readState(values).dated(v)
	if x, ok := scaleOf(v, s.Metrics, values.Get("fdim")); ok {
		return b.site.Fragment(w, r, v, filterBetween(*b.pickEnds(r.Context(), v, s, x, values.Get("fwas"), values)))
	}
	pick := b.pick(r.Context(), v, s, values.Get("fdim"), values.Get("fwas"), values.Get("find"))
	return b.site.Fragment(w, r, v, filterValues(*pick, v.Lang))
}

// dialogOf makes the dialog that a button asks for.
func (b *Builder) dialogOf(ctx context.Context, v *page.Visit, s state, a act, values url.Values) (*dialog, error) {
	switch a.what {
	case shelfMetrics:
		return b.metricsDialog(ctx, v, s)
	case shelfRows, shelfCols:
		return dimsDialog(v, s, a.what), nil
	case actName:
		d := &dialog{Title: v.T("What is the report called?", "Как назвать отчёт?"), Naming: true, Name: s.Title}
		if s.nameless() {
			d.Name = s.heading(v.About.Model, v.Lang)
		}
		return d, nil
	case "filter":
		if a.which == "" {
			return filterDialog(v, s), nil
		}
		d := &dialog{Shelf: "filter", Title: v.T("Condition", "Условие")}
		name, was := a.which, ""
		if c, err := condOf(a.which); err == nil && strings.ContainsAny(a.which, "=") {
			name, was = c.Name, a.which
		}
		if x, ok := scaleOf(v, s.Metrics, name); ok {
			d.Filter = b.pickEnds(ctx, v, s, x, was, url.Values{})
			return d, nil
		}
		d.Filter = b.pick(ctx, v, s, name, was, values.Get("find"))
		return d, nil
	}
	return nil, fault.Invalidf("There is no such list.", "Такого списка нет.")
}

// metricsDialog lists every metric that the viewer may see, by area, with its figure of now.
func (b *Builder) metricsDialog(ctx context.Context, v *page.Visit, s state) (*dialog, error) {
	m, l := v.About.Model, v.Lang
	d := &dialog{Shelf: shelfMetrics, Title: v.T("Add a metric", "Добавить показатель")}
	var offered []*model.Metric
	for _, x := range m.Metrics() {
		if !x.Hidden && v.Viewer.Grant.Shows(m, x) {
			offered = append(offered, x)
		}
	}
	// The catalogue's own come first, steps of formulas after them.
	slices.SortStableFunc(offered, func(x, y *model.Metric) int {
		if x.Area != y.Area {
			return 0
		}
		return boolInt(y.Catalog) - boolInt(x.Catalog)
	})
	now, err := b.now(ctx, v, s, offered)
	if err != nil {
		return nil, err
	}
	for _, x := range offered {
		title := areaTitle(x.Area, l)
		if len(d.Groups) == 0 || d.Groups[len(d.Groups)-1].Title != title {
			d.Groups = append(d.Groups, group{Title: title})
		}
		e := entry{Value: x.Name, Title: x.Title.In(string(l)), Help: x.Help.In(string(l)), Now: now[x.Name], On: slices.Contains(s.Metrics, x.Name)}
		if why := s.clash(m, x, string(l)); why != "" {
			e.Help = strings.TrimSpace(e.Help + " " + v.T("It cannot be split by: ", "Его нельзя разбить по: ") + why + ".")
		}
		g := &d.Groups[len(d.Groups)-1]
		g.Entries = append(g.Entries, e)
	}
	d.Hint = v.T("The figure is that of the chosen period, as you may see it.", "Число — за выбранный период, с вашими правами.")
	return d, nil
}

// clash names the groupings on the shelves that a metric cannot be split by.
func (s state) clash(m *model.Model, x *model.Metric, code string) string {
	var list []string
	for _, name := range s.dims() {
		if d, ok := m.Dimension(name); ok && x.Waits == "" && !m.CanSplit(x.Name, name) {
			list = append(list, lowerFirst(d.Title.In(code)))
		}
	}
	return strings.Join(list, ", ")
}

// now asks for the figures of metrics in the chosen period.
func (b *Builder) now(ctx context.Context, v *page.Visit, s state, list []*model.Metric) (map[model.Name]string, error) {
	const chunk = 16
	out := map[model.Name]string{}
	var names []model.Name
	for _, x := range list {
		if x.Waits == "" && len(x.Across) == 0 {
			names = append(names, x.Name)
		} else if x.Waits != "" {
			out[x.Name] = v.T("soon", "скоро")
		}
	}
	var questions []query.Query
	for part := range slices.Chunk(names, chunk) {
		questions = append(questions, query.Query{Metrics: part, Range: s.Range})
	}
	if len(questions) == 0 {
		return out, nil
	}
	answers, err := b.site.Desk.AskAll(ctx, v.Viewer, questions)
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		if a.Err != nil {
			continue
		}
		for _, c := range render.Columns(a, v.Lang) {
			if c.Kind == frame.Figure && c.View == 0 {
				out[c.Metric.Name] = c.Brief(a.Frame.Total.Cells[c.At], a.Settings.Currency)
			}
		}
	}
	return out, nil
}

// dimsDialog lists what the chosen metrics can be split by; the others stand grey with the reason.
func dimsDialog(v *page.Visit, s state, shelf string) *dialog {
	m, l := v.About.Model, v.Lang
	d := &dialog{Shelf: shelf, Title: v.T("Group by", "Группировать по")}
	if shelf == shelfCols {
		d.Title = v.T("Columns", "Столбцы")
	}
	period := group{Title: v.T("Period", "Период")}
	for _, g := range cal.Grains() {
		item := periodMark + g.String()
		period.Entries = append(period.Entries, entry{Value: item, Title: grainTitle(g, l), On: s.has(item)})
	}
	can, cannot := group{Title: v.T("What the metrics have", "Что знают показатели")}, group{Title: v.T("Not with these metrics", "С этими показателями нельзя")}
	for _, x := range m.Dims() {
		if x.Hidden {
			continue
		}
		e := entry{Value: x.Name, Title: x.Title.In(string(l)), Help: x.Help.In(string(l)), On: s.has(x.Name)}
		if why := dimProblem(m, s.Metrics, x.Name); why != nil {
			e.Why = v.T("does not have it: ", "не знает: ") + s.unsplit(m, x.Name, string(l))
			cannot.Entries = append(cannot.Entries, e)
			continue
		}
		can.Entries = append(can.Entries, e)
	}
	d.Groups = []group{period, can}
	if len(cannot.Entries) > 0 {
		d.Groups = append(d.Groups, cannot)
	}
	return d
}

// unsplit names the metrics that cannot be split by a dimension.
func (s state) unsplit(m *model.Model, dim model.Name, code string) string {
	var list []string
	for _, name := range s.Metrics {
		if x, ok := m.Metric(name); ok && x.Waits == "" && !m.CanSplit(name, dim) {
			list = append(list, x.Title.In(code))
		}
	}
	return clip(strings.Join(list, ", "), 120)
}

func (s state) has(item string) bool {
	return slices.Contains(s.Rows, item) || slices.Contains(s.Cols, item)
}

// filterDialog lists what the figures can be filtered by.
func filterDialog(v *page.Visit, s state) *dialog {
	m, l := v.About.Model, v.Lang
	d := &dialog{Shelf: "filter", Title: v.T("Filter by", "Фильтр по")}
	can, cannot := group{Title: v.T("What the metrics have", "Что знают показатели")}, group{Title: v.T("Not with these metrics", "С этими показателями нельзя")}
	for _, x := range m.Dims() {
		if x.Hidden {
			continue
		}
		e := entry{Value: x.Name, Title: x.Title.In(string(l)), Help: x.Help.In(string(l))}
		if why := dimProblem(m, s.Metrics, x.Name); why != nil {
			e.Why = v.T("does not have it: ", "не знает: ") + s.unsplit(m, x.Name, string(l))
			cannot.Entries = append(cannot.Entries, e)
			continue
		}
		can.Entries = append(can.Entries, e)
	}
	d.Groups = []group{can}
	if list := scaleEntries(v, s.Metrics); len(list) > 0 {
		d.Groups = append(d.Groups, group{Title: v.T("Days and numbers", "Даты и числа"), Entries: list})
	}
	if len(cannot.Entries) > 0 {
		d.Groups = append(d.Groups, cannot)
	}
	if len(s.Metrics) == 0 {
		d.Groups = nil
		d.Hint = v.T("Choose a metric first: it decides what can be filtered by.", "Сначала выберите показатель: от него зависит, по чему можно отбирать.")
	}
	return d
}

// pick lists the values of a dimension among the rows the viewer may see, with how many records have each.
func (b *Builder) pick(ctx context.Context, v *page.Visit, s state, dim, was, find string) *filterPick {
	m := v.About.Model
	out := &filterPick{Dim: dim, Was: was}
	d, ok := m.Dimension(dim)
	if !ok {
		out.Problem = v.T("There is no such field.", "Такого признака нет.")
		return out
	}
	out.Title = d.Title.In(string(v.Lang))
	chosen := map[string]bool{}
	if c, err := condOf(was); err == nil && c.Name == dim {
		out.Not = c.Op == model.NotIn
		if c.Op == model.Contains {
			out.Text = c.Values[0]
		}
		for _, text := range c.Values {
			if text == "" {
				text = emptyValue
			}
			chosen[text] = true
		}
	}
	q, ok := s.valuesQuery(v, d, find)
	if !ok {
		out.Problem = v.T("Choose a metric that has this field first.", "Сначала выберите показатель, который знает этот признак.")
		return out
	}
	a, err := b.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil {
		out.Problem = v.Lang.Message(err)
		return out
	}
	out.More = int64(a.Frame.Cut)
	out.Find = out.More > 0 || find != ""
	columns := render.Columns(a, v.Lang)
	out.Of = columns[0].Title
	for _, r := range a.Frame.Rows {
		cell, ok := a.Cell(r, columns[0].Column)
		if !ok || r.Cells[0].State == formula.Hidden {
			continue
		}
		value := ""
		for _, c := range cell.Where {
			if c.Name == dim && c.Op == model.In && len(c.Values) == 1 {
				value = c.Values[0]
			}
		}
		if value == "" {
			value = emptyValue
		}
		out.Values = append(out.Values, filterValue{
			Value: value, Title: strings.Join(render.Label(a, r, v.Lang), " "), Count: columns[0].Text(r.Cells[0]), On: chosen[value],
		})
	}
	return out
}

// valuesQuery asks which values a dimension has, under the other filters.
func (s state) valuesQuery(v *page.Visit, d *model.Dimension, find string) (query.Query, bool) {
	m := v.About.Model
	q := query.Query{By: []model.Name{d.Name}, Range: s.Range, Limit: mostValues}
	for _, name := range s.Metrics {
		x, ok := m.Metric(name)
		if !ok || !m.CanSplit(name, d.Name) || !v.Viewer.Grant.Shows(m, x) {
			continue
		}
		if base, ok := baseOf(v, x, q.By); ok {
			name = base
		}
		q.Metrics = []model.Name{name}
		break
	}
	if len(q.Metrics) == 0 {
		return q, false
	}
	q.Sort = []query.Sort{{Name: q.Metrics[0], Desc: true}}
	if ordered(m, d.Name) {
		q.Sort, q.Limit = nil, 0
	}
	for _, text := range slices.Concat(s.Where, s.Own) {
		if c, err := condOf(text); err == nil && c.Name != d.Name && m.CanSplit(q.Metrics[0], c.Name) {
			q.Where = append(q.Where, c)
		}
	}
	if find = strings.TrimSpace(find); find != "" {
		q.Where = append(q.Where, model.Cond{Name: d.Name, Op: model.Contains, Values: []string{clip(find, 80)}})
	}
	return q, true
}
