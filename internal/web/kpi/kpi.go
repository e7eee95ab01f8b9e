// Package kpi is the KPI table: blocks of metrics over the last weeks, each figure coloured by its plan, the month beside them,
// and the table as it was seen at set moments.
package kpi

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/scoreboard"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Path is the address of the table.
const Path = "/kpi"

// Pages are the pages of the KPI table.
type Pages struct {
	site  *page.Site
	table *scoreboard.Service // nil leaves the pages out
}

// New makes the pages.
func New(site *page.Site, table *scoreboard.Service) *Pages { return &Pages{site, table} }

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.table == nil {
		return
	}
	s := p.site
	mux.Handle("GET /kpi", s.Handle(readers(p.show)))
	mux.Handle("GET /kpi.csv", s.Handle(readers(p.file)))
	for _, f := range s.Forms {
		if f.Ext != ".csv" {
			mux.Handle("GET /kpi"+f.Ext, s.Handle(readers(p.document)))
		}
	}
	mux.Handle("GET /kpi/cell", s.Handle(readers(p.cell)))
	mux.Handle("GET /kpi/snapshots", s.Handle(readers(p.snapshots)))
	mux.Handle("POST /kpi/snapshots", s.Handle(editors(p.take)))
	mux.Handle("GET /kpi/blocks", s.Handle(editors(p.edit)))
	mux.Handle("POST /kpi/blocks", s.Handle(editors(p.save)))
}

// readers lets in whoever may see figures at all.
func readers(show page.Handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if g := v.Viewer.Grant; g.Metrics != nil && len(g.Metrics) == 0 {
			return page.ErrNoPage
		}
		return show(w, r, v)
	}
}

// editors lets in those who say what the table consists of.
func editors(show page.Handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if !edits(v) {
			return page.ErrNoPage
		}
		return show(w, r, v)
	}
}

func edits(v *page.Visit) bool { return v.Administers() || v.Person.Role == account.Head }

// state is what the address asks for.
type state struct {
	filter.State

	board  board.Board
	layout scoreboard.Layout
	span   scoreboard.Span
	people people
	// percent shows completions in place of figures.
	percent bool
}

// mostColumns bounds the width of the table.
const mostColumns = 62

// read finds what an address asks for.
func (p *Pages) read(r *http.Request, v *page.Visit) (*state, error) {
	ctx, address := r.Context(), r.URL.Query()
	layout, err := p.table.Layout(ctx)
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"metric", "column", "seen"} { // words of this page that filter nothing
		address.Del(key)
	}
	g := cal.ByWeek
	if text := address.Get("grain"); text != "" {
		if g, err = cal.ParseGrain(text); err != nil {
			return nil, err
		}
		if g == cal.None {
			g = cal.ByWeek
		}
	}
	x := &state{layout: layout}
	today, _ := v.About.Anchored("this-" + g.String())
	usual := scoreboard.Weeks(v.About.Calendar, g, scoreboard.Periods, today)
	x.board = board.Board{ID: "kpi", Sort: board.Report, Params: url.Values{
		"range": {usual.String()}, "grain": {cal.ByWeek.String()}, "compare": {"plan"},
	}.Encode(), Tiles: []board.Tile{{ID: "t", Ask: "metrics=" + strings.Join(shown(v, layout), ",")}}}
	if x.State, err = filter.Of(address, v, x.board); err != nil {
		return nil, err
	}
	if x.State.Open != "" {
		x.State.Open = "" // stands in the heads of the columns
	}
	switch x.View {
	case "", "percent":
		x.percent = x.View == "percent"
	default:
		return nil, fault.Invalidf("view=%s: write percent, or leave it out.", "view=%s: пишется percent или ничего.", x.View)
	}
	x.span = scoreboard.NewSpan(v.About.Calendar, x.Range, g, today)
	if n := len(x.span.Columns); n > mostColumns {
		return nil, fault.Invalidf("That makes %d columns; at most %d can be read. Choose a shorter period or longer columns.",
			"Получилось колонок: %d, а прочесть можно не больше %d. Выберите период короче или колонки длиннее.", n, mostColumns)
	}
	house, err := p.site.Desk.House(ctx)
	if err != nil {
		return nil, err
	}
	x.people = peopleOf(v, house, x.Query.Where)
	return x, nil
}

// shown are the metrics of the layout that the visitor may see.
func shown(v *page.Visit, l scoreboard.Layout) []model.Name {
	var list []model.Name
	for _, name := range l.Metrics() {
		if m, ok := v.About.Model.Metric(name); ok && v.Viewer.Grant.Shows(v.About.Model, m) {
			list = append(list, name)
		}
	}
	return list
}

// show writes the page.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if text := r.URL.Query().Get("seen"); text != "" {
		return p.seen(w, r, v, text)
	}
	x, err := p.read(r, v)
	if err != nil {
		return err
	}
	t, err := scoreboard.Read(r.Context(), p.site.Desk, v.Viewer, v.About.Model, shown(v, x.layout), x.span, x.Query.Where)
	if err != nil {
		return err
	}
	body := p.screen(v, x, t, x.layout.Blocks)
	if body.Last, err = p.last(r, v, x, body); err != nil {
		return err
	}
	bar, err := filter.Bar(p.site, r, v, x.board, x.State, filter.Options{Path: Path, PlanOnly: true})
	if err != nil {
		return err
	}
	return p.write(w, r, v, x, body, bar)
}

// moment reads the moment of a snapshot from an address: seconds, so that no zone is in doubt.
func moment(text string) (time.Time, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return time.Time{}, fault.Sentence(fault.NotFound, "There is no such snapshot. The list has all there are.", "Такого снимка нет. Все снимки — в списке.")
	}
	return time.Unix(n, 0).UTC(), nil
}

// told is a moment as it is said: «пн 16 ноя 2026, 9:00».
func told(v *page.Visit, at time.Time) string {
	zone := v.About.Calendar.Zone
	d := cal.DayOf(at, zone)
	return v.Lang.Weekday(d.Weekday()) + " " + v.Lang.Day(d) + ", " + v.Lang.Clock(at, zone)
}

// by says who took or changed something.
func by(v *page.Visit, login string) string {
	switch login {
	case scoreboard.Itself:
		return v.T("by itself", "автоматически")
	case page.Local:
		return v.T("at this machine", "на этой машине")
	}
	return login
}

// listedSnapshots bounds the list.
const listedSnapshots = 200

// snapshots lists what was kept.
func (p *Pages) snapshots(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, err := p.table.Snapshots(r.Context(), listedSnapshots)
	if err != nil {
		return err
	}
	l, err := p.table.Layout(r.Context())
	if err != nil {
		return err
	}
	x := album{Lang: v.Lang, When: when(l, v.Lang), Edits: edits(v)}
	for _, s := range list {
		one := shot{Title: told(v, s.Moment), Href: filter.Join(Path, url.Values{"seen": {strconv.FormatInt(s.Moment.Unix(), 10)}}), By: by(v, s.By)}
		if s.Late() {
			one.Late = v.T("late: ", "позже срока: ") + told(v, s.Taken)
		}
		x.Shots = append(x.Shots, one)
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: v.T("Snapshots of the KPI table", "Снимки таблицы KPI"), Section: "metrics", Tabs: p.site.PlanTabs(v, "kpi"),
		Crumbs: []ui.Link{{Title: v.T("KPI table", "Таблица KPI"), Href: Path}}, Body: albumView(x),
	})
}

// take keeps the table now.
func (p *Pages) take(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, err := p.table.Take(r.Context(), v.Who())
	if err != nil && !fault.Is(err, fault.Conflict) { // twice within a second: it is there
		return err
	}
	p.site.Note(r, v, audit.Define, "snapshot of the KPI table", s.Moment.Format(time.RFC3339))
	http.Redirect(w, r, filter.Join(Path, url.Values{"seen": {strconv.FormatInt(s.Moment.Unix(), 10)}}), http.StatusSeeOther)
	return nil
}

// people are whom the table can be of.
type people struct {
	house ask.House
	sight scoreboard.Sight
	// department and owner are chosen, by id; plain says that the filters choose nobody else and nothing besides.
	department, owner string
	plain             bool
}

// peopleOf finds who is chosen.
func peopleOf(v *page.Visit, h ask.House, where []model.Cond) people {
	x := people{house: h, sight: scoreboard.SightOf(v.Viewer.Grant, h), plain: true}
	for _, c := range where {
		if c.Op != model.In || len(c.Values) != 1 || c.Name != "owner" && c.Name != "department" {
			x.plain = false
			continue
		}
		id := ""
		if c.Name == "owner" {
			for _, p := range h.People {
				if means(c.Values[0], p.ID, p.Name) {
					id = p.ID
				}
			}
			x.owner = id
		} else {
			for _, d := range h.Departments {
				if means(c.Values[0], d.ID, d.Name) {
					id = d.ID
				}
			}
			x.department = id
		}
		x.plain = x.plain && id != ""
	}
	return x
}

// means reports whether a filter's value is somebody.
func means(value, id, title string) bool {
	value = strings.TrimPrefix(value, "=")
	return value == "#"+id || strings.EqualFold(value, title)
}
