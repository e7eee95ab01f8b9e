package drill

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// listed is what the panel of records shows.
type listed struct {
	Lang          lang.Lang
	Panel         bool
	Metric, Range string
	Count, Figure string // "112 сделок", "20 608 000 ₽" or ""
	Crumbs        []ui.Link
	Parts         []ui.Link
	Dist          *spread
	Search        *search
	Heads         []head
	Rows          []row
	Labels        int
	Shown, Rest   string // "Показано 50", "Ещё 62"
	More          string // the address of the next rows, "" none
	Earlier       string
	Proof         string
	Match, Wrong  bool
	Sum           string // of what all records add
	SumAt         int    // the column it stands under
	// money is the column of the records' money, -1 none; figureAt where the figure of a row stands in the panel.
	money, figureAt int
	Explain         string
	Files           []ui.Link
	Full            string // the same as a page of its own
	AsOf            string
	Notes           []string
	Empty           string
	Back            string
}

type head struct {
	Title, Href, Sorted string
	Figure              bool
}

type row struct{ Cells []cell }

type cell struct {
	Text, Href    string
	Sub           string // a second line
	Figure, Quiet bool
}

// search finds records by part of a title.
type search struct {
	Name, Text, Label string
	Keep              []pair
}

type pair struct{ Key, Text string }

// records shows the rows behind a figure.
func (d *Drill) records(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q, at, err := askedRecords(r)
	if err != nil {
		return err
	}
	at.Limit = perPage
	list, err := d.site.Desk.Records(r.Context(), v.Viewer, q, at)
	if err != nil {
		return err
	}
	rows := r.URL.Query().Get("rows") // more rows for the panel or for the page
	x, err := d.list(r.Context(), v, list, q, at, inPanel(v) || rows == "panel")
	if err != nil {
		return err
	}
	if rows != "" && r.Header.Get("Hx-Request") == "true" {
		x.Earlier = "" // the rows before stand on the page already
		return d.site.Fragment(w, r, v, moreRows(x))
	}
	d.site.Note(r, v, audit.View, "records "+list.Part.Name, q.String())
	if inPanel(v) {
		return d.site.Fragment(w, r, v, recordsPanel(x))
	}
	return d.site.Show(w, r, v, ui.Page{
		Title: x.Metric + ", " + x.Range, Section: "r", Crumbs: x.Crumbs, Body: recordsPage(x), Wide: true,
	})
}

// parts are the records a figure is made of: those of each counted figure behind it, and of a cohort those that came to its
// goal besides all that entered.
func parts(list *ask.RecordList, here func(string, ask.Page) string, l lang.Lang) []ui.Link {
	var links []ui.Link
	for _, m := range list.Parts {
		title := m.Title.In(string(l))
		of := ui.Link{Title: title, Href: here("/records", ask.Page{Part: m.Name}), On: m == list.Part && !list.Reached}
		if m.Cohort == nil {
			links = append(links, of)
			continue
		}
		of.Title = title + l.Pick(": all that entered", ": все вошедшие")
		reached := ui.Link{
			Title: title + l.Pick(": came to the goal", ": дошли до цели"), Href: here("/records", ask.Page{Part: m.Name + ask.Reached}),
			On: m == list.Part && list.Reached,
		}
		links = append(links, of, reached)
	}
	return links
}

// list prepares a page of records.
func (d *Drill) list(ctx context.Context, v *page.Visit, list *ask.RecordList, q query.Query, at ask.Page, panel bool) (*listed, error) {
	l := v.Lang
	one := alone(q, list.Part.Name)
	x := &listed{
		Lang: l, Panel: panel, Metric: list.Part.Title.In(string(l)), Range: render.When(list.Answer, list.Part, l), AsOf: render.AsOf(list.Answer, l),
		Count: counted(list, l), Explain: link("/explain", one), SumAt: -1, money: -1, figureAt: -1,
	}
	here := recordsLink(alone(q, q.Metrics[0]))
	x.Full = here("/records", at)
	for _, form := range []struct{ ext, title string }{{".xlsx", "XLSX"}, {".csv", "CSV"}, {".parquet", "Parquet"}, {".json", "JSON"}} {
		x.Files = append(x.Files, ui.Link{Title: form.title, Href: here("/records"+form.ext, file(at))})
	}
	x.Parts = parts(list, here, l)
	titles := titlesOf(list, v)
	x.Crumbs = crumbs(v, q, list.Part, titles)
	x.Search = searchOf(v, list, q, at)
	x.fill(list, at, here, l)
	if list.Total == 0 {
		x.Empty = l.Pick("No records with these filters.", "С такими фильтрами записей нет.")
	}
	if at.Skip > 0 {
		return x, nil
	}
	if list.Reached {
		x.Proof = l.Pick("These came to the goal: the share counts them of all that entered.", "Эти записи дошли до цели: доля — их часть среди всех вошедших.")
		return x, nil
	}
	if err := d.prove(ctx, x, list, q, v); err != nil {
		return nil, err
	}
	return x, d.spread(ctx, x, v, list, one, at)
}

// file is all of the records in the order they are shown.
func file(at ask.Page) ask.Page {
	at.Skip, at.Limit = 0, 0
	return at
}

// titlesOf tells the title of an id that is filtered by, where the rows shown bear it: a list of names is data too, so that
// an id alone tells nobody whose it is.
func titlesOf(list *ask.RecordList, v *page.Visit) func(name model.Name) func(string) string {
	return func(name model.Name) func(string) string {
		return func(value string) string {
			if !strings.HasPrefix(strings.TrimPrefix(value, "="), "#") {
				return ""
			}
			at := slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.To == name })
			if at < 0 || len(list.Rows) == 0 {
				return titleOf(v, list.Answer, name, value, list.Total > 0)
			}
			text, _ := list.Rows[0][at+1].(string)
			return text
		}
	}
}

// crumbs are the way to these records: the figure, then each filter, each with the address that stops there. At most the
// last three are shown.
func crumbs(v *page.Visit, q query.Query, part *model.Metric, titles func(model.Name) func(string) string) []ui.Link {
	const most = 3
	base := alone(q, q.Metrics[0])
	base.Where = nil
	list := []ui.Link{{Title: part.Title.In(string(v.Lang)), Href: link("/records", base)}}
	for i, c := range q.Where {
		to := base
		to.Where = q.Where[:i+1]
		list = append(list, ui.Link{
			Title: filter.DimTitle(v.About.Model, c.Name, v.Lang) + ": " + filter.CondText(v, c, titles(c.Name)), Href: link("/records", to),
		})
	}
	if len(list) > most+1 {
		list = append(list[:1:1], list[len(list)-most:]...)
	}
	list[len(list)-1].Href = ""
	return list
}

// searchOf is the field that finds records by the title of their deal or client; nil where the records have neither.
func searchOf(v *page.Visit, list *ask.RecordList, q query.Query, at ask.Page) *search {
	_, role := list.Part.Base()
	order := []model.Name{"deal", "client", "from_lead"}
	if list.Fact.Table == "call" || list.Fact.Table == "task" { // few of them have a deal
		order = []model.Name{"client", "deal"}
	}
	for _, name := range order {
		if !list.Fact.Reaches(name, role) || list.Fact.Table == name {
			continue
		}
		s := &search{Name: name + "~", Label: v.T("Find by: ", "Найти: ") + strings.ToLower(filter.DimTitle(v.About.Model, name, v.Lang))}
		base := alone(q, q.Metrics[0])
		base.Where = nil
		for _, c := range q.Where {
			if c.Name == name && c.Op == model.Contains {
				s.Text = c.Values[0]
				continue
			}
			base.Where = append(base.Where, c)
		}
		values, err := url.ParseQuery(strings.TrimPrefix(recordsLink(base)("", file(at)), "?"))
		if err != nil {
			return nil
		}
		keys := make([]string, 0, len(values))
		for k := range values {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			for _, text := range values[k] {
				s.Keep = append(s.Keep, pair{k, text})
			}
		}
		return s
	}
	return nil
}

// fill writes the heads and rows: all columns on a page of its own, three in the panel.
func (x *listed) fill(list *ask.RecordList, at ask.Page, here func(string, ask.Page) string, l lang.Lang) {
	order := arranged(list, render.HasID(list), at.Sort)
	if x.Panel {
		x.fold(list, order, at, here, l)
	} else {
		for n, i := range order {
			if i == render.Contribution(list) {
				x.SumAt = n
			}
			x.Heads = append(x.Heads, headOf(list, i, at, here, l))
		}
		for nth, r := range list.Rows {
			var line row
			for _, i := range order {
				c := list.Columns[i]
				out := cell{Text: render.RecordText(r[i+1], c, list.Answer, l), Figure: render.Right(c), Quiet: c.Type == "day" || c.Type == "time"}
				out.name(list, nth, i)
				line.Cells = append(line.Cells, out)
			}
			x.Rows = append(x.Rows, line)
		}
	}
	shown := len(list.Rows)
	x.Shown = l.Pick("Shown: ", "Показано: ") + l.Int(int64(at.Skip+shown))
	if at.Skip > 0 {
		earlier := at
		earlier.Skip = max(0, at.Skip-perPage)
		x.Earlier = here("/records", earlier)
	}
	if rest := list.Total - int64(at.Skip+shown); rest > 0 && shown > 0 {
		later := at
		later.Skip += shown
		x.More, x.Rest = here("/records", later), l.Pick("More: ", "Ещё: ")+l.Int(rest)
	}
}

// headOf is the head of a column with the address that sorts by it.
func headOf(list *ask.RecordList, i int, at ask.Page, here func(string, ask.Page) string, l lang.Lang) head {
	c := list.Columns[i]
	h := head{Title: c.Title.In(string(l)), Figure: render.Right(c)}
	by := c.Name
	if column(list.Columns, by) != i {
		by = ask.Counted // what a row adds may bear the name of a column of the fact
	}
	other := ask.Page{Part: at.Part, Sort: by, Desc: h.Figure || c.Type == "day" || c.Type == "time"}
	if at.Sort == by {
		other.Desc = !at.Desc
		h.Sorted = "ascending"
		if at.Desc {
			h.Sorted = "descending"
		}
	}
	h.Href = here("/records", other)
	return h
}

// name lets a cell open the card of its record, where there is one.
func (c *cell) name(list *ask.RecordList, at, i int) {
	kind := cardOf(list)
	id, _ := list.Rows[at][0].(string)
	switch to := list.Columns[i].To; {
	case kind != "" && names(list.Columns[i], kind):
	case to == "deal" || to == "client" || to == "from_lead":
		if kind, id = to, list.IDs[i][at]; to == "from_lead" {
			kind = "lead"
		}
	default:
		return
	}
	if id == "" {
		return
	}
	c.Href = "/card/" + kind + "/" + url.PathEscape(id)
	if c.Text == lang.Missing {
		c.Text = "№ " + render.Bare(id)
	}
}

// cardOf is the kind of card that a row's id opens, "" none.
func cardOf(list *ask.RecordList) string {
	if !render.HasID(list) {
		return ""
	}
	switch list.Fact.Table {
	case "deal", "lead", "client", "call", "task":
		return list.Fact.Table
	}
	return ""
}

// names reports whether a column says which record the row is: its title, or for calls and tasks their moment or text.
func names(c model.RecordColumn, kind string) bool {
	switch kind {
	case "call":
		return c.Name == "started"
	case "task":
		return c.Name == "kind"
	case "deal", "lead", "client":
		return c.Name == "title" || c.Name == "name"
	}
	return false
}

// arranged puts what names the row first and what it adds to the figure behind that. Columns that are empty all over the
// page are left out, but for the one it is sorted by.
func arranged(list *ask.RecordList, hasID bool, sorted model.Name) []int {
	order := render.Filled(list)
	if at := column(list.Columns, sorted); at >= 0 && !slices.Contains(order, at) {
		order = append(order, at)
		slices.Sort(order)
	}
	front := 0
	bring := func(i int) {
		if at := slices.Index(order, i); at >= front {
			order = slices.Insert(slices.Delete(order, at, at+1), front, i)
			front++
		}
	}
	kind := cardOf(list)
	first := slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return kind != "" && names(c, kind) })
	if first < 0 && !hasID {
		first = slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.To != "" })
	}
	if first >= 0 {
		bring(first)
	}
	bring(render.Contribution(list))
	return order
}

func column(list []model.RecordColumn, name model.Name) int {
	return slices.IndexFunc(list, func(c model.RecordColumn) bool { return c.Name == name })
}

// counted says how many records there are, by what they are called.
func counted(list *ask.RecordList, l lang.Lang) string {
	forms := map[string][5]string{
		"deal":    {"deal", "deals", "сделка", "сделки", "сделок"},
		"lead":    {"lead", "leads", "лид", "лида", "лидов"},
		"client":  {"client", "clients", "клиент", "клиента", "клиентов"},
		"call":    {"call", "calls", "звонок", "звонка", "звонков"},
		"task":    {"task", "tasks", "задача", "задачи", "задач"},
		"payment": {"payment", "payments", "платёж", "платежа", "платежей"},
		"ticket":  {"ticket", "tickets", "обращение", "обращения", "обращений"},
		"closing": {"closing", "closings", "закрытие", "закрытия", "закрытий"},
	}
	f, ok := forms[list.Fact.Name]
	if !ok {
		f = [5]string{"record", "records", "запись", "записи", "записей"}
	}
	if l == lang.RU {
		return l.Count(list.Total, f[2:]...)
	}
	return l.Count(list.Total, f[:2]...)
}

// figure is a value of a metric for a reader.
func figure(x formula.Value, m *model.Metric, a *ask.Answer, l lang.Lang) string {
	return render.Figure(x, m, a.Settings.Currency, l)
}
