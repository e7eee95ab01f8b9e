package question

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// catalogue is the body of the page of metrics.
type catalogue struct {
	Lang  lang.Lang
	Find  string
	Areas []section
	Count int
	// Broken are own metrics that cannot be counted any more, for those who may mend them: their name and why.
	Broken []choice
}

// section is one area: its main metrics, and those that are steps on the way to them.
type section struct {
	Title          string
	Metrics, Steps []entry
}

type entry struct {
	Name, Title, Help, Unit, Better, Link, Ask, Waits string
}

// metrics lists every metric, or those whose name, title or help has the text of "find".
func (x *Pages) metrics(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	body := catalogue{Lang: v.Lang, Find: strings.TrimSpace(r.URL.Query().Get("find"))}
	last := ""
	if mine := x.mine(v, body.Find); len(mine) > 0 {
		body.Areas = append(body.Areas, section{Title: v.T("Own metrics", "Свои показатели"), Metrics: mine})
		body.Count += len(mine)
	}
	for _, m := range v.About.Model.Metrics() {
		if m.Own || m.Hidden || !offered(v.Viewer, v.About.Model, m.Name) || !mentions(m, body.Find) {
			continue
		}
		if m.Area != last {
			body.Areas = append(body.Areas, section{Title: areaTitle(m.Area, v.Lang)})
			last = m.Area
		}
		list := &body.Areas[len(body.Areas)-1]
		if m.Catalog || body.Find != "" {
			list.Metrics = append(list.Metrics, newEntry(m, v.Lang))
		} else {
			list.Steps = append(list.Steps, newEntry(m, v.Lang))
		}
		body.Count++
	}
	p := ui.Page{Title: v.T("Metrics", "Показатели"), Section: "metrics", Tabs: x.site.PlanTabs(v, "metrics"), Body: metricsPage(body)}
	if x.own && kpi.MayDefine(v.Person.Role) {
		p.Actions = newMetric(v.Lang)
		for _, id := range slices.Sorted(maps.Keys(v.About.Wrong)) {
			body.Broken = append(body.Broken, choice{Title: id, Value: v.Lang.Message(v.About.Wrong[id]), Link: "/metrics/" + url.PathEscape(id) + "/edit"})
		}
		p.Body = metricsPage(body)
	}
	return x.site.Show(w, r, v, p)
}

// mine lists the metrics that the company has defined for itself.
func (x *Pages) mine(v *page.Visit, find string) []entry {
	var list []entry
	for _, m := range v.About.Model.Metrics() {
		if m.Own && !m.Hidden && offered(v.Viewer, v.About.Model, m.Name) && mentions(m, find) {
			list = append(list, newEntry(m, v.Lang))
		}
	}
	return list
}

func mentions(m *model.Metric, text string) bool {
	text = strings.ToLower(text)
	for _, where := range []string{m.Name, m.Title.RU, m.Title.EN, m.Help.RU, m.Help.EN} {
		if strings.Contains(strings.ToLower(where), text) {
			return true
		}
	}
	return false
}

func newEntry(m *model.Metric, l lang.Lang) entry {
	e := entry{
		Name: m.Name, Title: m.Title.In(string(l)), Help: m.Help.In(string(l)), Unit: unitName(m.Unit, l), Better: betterName(m.Better, l),
		Link: "/metrics/" + m.Name, Ask: link(path, query.Query{Metrics: []model.Name{m.Name}}),
	}
	if m.Waits != "" {
		e.Waits = l.Pick("no figure yet", "пока без значения")
	}
	return e
}

func unitName(u unit.Unit, l lang.Lang) string {
	text := ""
	switch u.Kind() {
	case unit.Money:
		text = l.Pick("money", "деньги")
	case unit.Percent:
		text = l.Pick("percent", "проценты")
	case unit.Count:
		text = l.Pick("count", "штуки")
	case unit.Ratio:
		text = l.Pick("times", "разы")
	case unit.Points:
		text = l.Pick("points", "баллы")
	case unit.Duration:
		text = l.Pick("time", "время")
	case unit.Number:
		text = l.Pick("number", "число")
	}
	if u.Rate() {
		per := map[unit.Clock][2]string{
			unit.Second: {"second", "секунду"}, unit.Minute: {"minute", "минуту"}, unit.Hour: {"hour", "час"}, unit.Day: {"day", "день"},
		}[u.Show()]
		text += l.Pick(" per "+per[0], " в "+per[1])
	}
	return text
}

func betterName(b model.Better, l lang.Lang) string {
	switch b {
	case model.More:
		return l.Pick("more is better", "чем больше, тем лучше")
	case model.Less:
		return l.Pick("less is better", "чем меньше, тем лучше")
	case model.Target:
		return l.Pick("within a band", "в пределах нормы")
	}
	return ""
}

// described is the body of the page of one metric.
type described struct {
	entry

	Kind, Words, Formula string
	Inputs               []choice
	Dims                 []choice
	Lens                 *choice
	Examples             []example
	Boards               []choice // where it is used
	Lang                 lang.Lang
	Own, MayDefine       bool   // it is the company's own; the visitor may change it
	Bands                string // where it is acceptable, good, excellent
	Changed              string // since when it means what it means
}

// uses lists the boards open to a visitor that show a metric, or something worked out from it.
func (x *Pages) uses(r *http.Request, v *page.Visit, name model.Name) ([]choice, error) {
	if x.site.Boards == nil {
		return nil, nil
	}
	list, err := x.site.Boards.List(r.Context(), v.Person, "")
	if err != nil {
		return nil, err
	}
	var out []choice
	for _, b := range list {
		if !slices.ContainsFunc(b.Tiles, func(t board.Tile) bool { return shows(v.About.Model, t, name) }) {
			continue
		}
		c := choice{Title: b.Title.In(string(v.Lang)), Value: v.T("report", "отчёт"), Link: "/r/" + url.PathEscape(b.ID)}
		if b.Sort == board.Dashboard {
			c.Value, c.Link = v.T("dashboard", "дашборд"), "/d/"+url.PathEscape(b.ID)
		}
		out = append(out, c)
	}
	return out, nil
}

// shows reports whether a tile asks for a metric or for a formula made of it.
func shows(m *model.Model, t board.Tile, name model.Name) bool {
	q, err := query.ParseText(t.Ask)
	return err == nil && slices.ContainsFunc(q.Metrics, func(o model.Name) bool {
		x, ok := m.Metric(o)
		return ok && (x.Name == name || slices.Contains(m.Inputs(x.Name), name))
	})
}

// metric describes one metric; a former name leads to the present one.
func (x *Pages) metric(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	name := r.PathValue("name")
	m, ok := v.About.Model.Metric(name)
	if !ok || !offered(v.Viewer, v.About.Model, m.Name) {
		return fault.Sentence(fault.NotFound, "There is no metric %q.", "Показателя «%s» нет.", name)
	}
	if m.Name != name {
		http.Redirect(w, r, "/metrics/"+m.Name, http.StatusMovedPermanently) //nolint:gosec // a metric's own name on this site
		return nil
	}
	l := v.Lang
	body := described{Lang: l, entry: newEntry(m, l), Kind: kindName(m, l), Words: v.About.Model.Words(m.Name, string(l))}
	body.Own, body.MayDefine, body.Bands = m.Own, kpi.MayDefine(v.Person.Role), bandsText(m.Bands, l)
	if n := len(m.Since); n > 0 {
		body.Changed = l.DayLong(m.Since[n-1].From)
	}
	if !m.Formula.IsZero() {
		if body.Formula = m.Formula.String(); m.Parts { // the sum of its own meanings is no formula to anybody
			body.Formula, body.Kind = "", l.Pick("what happened in the period", "что произошло за период")
		}
		for _, input := range m.Formula.Inputs() {
			if x, ok := v.About.Model.Metric(input); ok {
				body.Inputs = append(body.Inputs, choice{Title: x.Title.In(string(l)), Link: "/metrics/" + x.Name})
			}
		}
	}
	for _, name := range v.About.Model.Dimensions(m.Name) {
		d, _ := v.About.Model.Dimension(name)
		q := query.Query{Metrics: []model.Name{m.Name}, By: []model.Name{name}, Totals: true}
		body.Dims = append(body.Dims, choice{Title: d.Title.In(string(l)), Value: d.Help.In(string(l)), Link: link(path, q)})
	}
	if x, ok := v.About.Model.Metric(m.Lens); ok && m.Lens != "" {
		body.Lens = &choice{Title: x.Title.In(string(l)), Link: "/metrics/" + x.Name}
	}
	for _, e := range m.Examples {
		body.Examples = append(body.Examples, newExample(e, v.About.Model, m, l))
	}
	boards, err := x.uses(r, v, m.Name)
	if err != nil {
		return err
	}
	body.Boards = boards
	p := ui.Page{
		Title: body.Title, Section: "metrics", Body: metricPage(body),
		Crumbs: []ui.Link{{Title: v.T("Metrics", "Показатели"), Href: "/metrics"}},
	}
	if body.Waits == "" {
		p.Actions = metricActions(body)
	}
	return x.site.Show(w, r, v, p)
}

// bandsText says where a figure begins to be acceptable, good and excellent.
func bandsText(b model.Bands, l lang.Lang) string {
	var parts []string
	for _, x := range []struct{ at, en, ru string }{
		{b.Least, "acceptable from ", "приемлемо от "}, {b.Good, "good from ", "хорошо от "}, {b.Great, "excellent from ", "отлично от "},
	} {
		if x.at != "" {
			parts = append(parts, l.Pick(x.en, x.ru)+x.at)
		}
	}
	return strings.Join(parts, ", ")
}

func kindName(m *model.Metric, l lang.Lang) string {
	switch m.Kind() {
	case "flow":
		return l.Pick("what happened in the period", "что произошло за период")
	case "stock":
		return l.Pick("how it stands at a moment", "как есть на момент времени")
	case "cohort":
		return l.Pick("the share of those that entered in the period", "доля тех, кто вошёл в период")
	case "plan":
		return l.Pick("held against the plan", "сравнивается с планом")
	case "waits":
		return l.Pick("waits for its data", "ждёт своих данных")
	}
	return l.Pick("worked out from other metrics", "считается по другим показателям")
}
