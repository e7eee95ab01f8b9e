package kpi

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/scoreboard"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// album is the page of all snapshots.
type album struct {
	Lang  lang.Lang
	When  string
	Edits bool
	Shots []shot
}

type shot struct{ Title, Href, By, Late string }

// write puts the page into its frame.
func (p *Pages) write(w http.ResponseWriter, r *http.Request, v *page.Visit, x *state, b *screen, bar templ.Component) error {
	l := v.Lang
	seen := r.URL.Query().Get("seen")
	b.Who = x.who(v, seen)
	set := func(key, value string) string {
		at := x.kept()
		if at.Del(key); value != "" {
			at.Set(key, value)
		}
		if seen != "" {
			at.Set("seen", seen)
		}
		return filter.Join(Path, at)
	}
	b.Shows = []ui.Link{
		{Title: l.Pick("Figures", "Значения"), Href: set("view", ""), On: !x.percent},
		{Title: l.Pick("% of plan", "% плана"), Href: set("view", "percent"), On: x.percent},
	}
	if seen == "" {
		for _, g := range []struct {
			grain  cal.Grain
			en, ru string
		}{{cal.ByDay, "Days", "Дни"}, {cal.ByWeek, "Weeks", "Недели"}, {cal.ByMonth, "Months", "Месяцы"}} {
			at := x.kept()
			at.Del("range") // each has its own usual one
			if at.Del("grain"); g.grain != cal.ByWeek {
				at.Set("grain", g.grain.String())
			}
			b.Grains = append(b.Grains, ui.Link{Title: l.Pick(g.en, g.ru), Href: filter.Join(Path, at), On: x.span.Grain == g.grain})
		}
	}
	csv := x.kept()
	if seen != "" {
		csv.Set("seen", seen)
	}
	b.Files = tile.NewExport(p.site, v, Path, csv, ".csv")
	if seen == "" {
		b.Here = filter.Join(Path, x.kept())
	}
	if v.Target == "" {
		p.site.Note(r, v, audit.View, "KPI table", r.URL.RawQuery)
	}
	switch r.URL.Query().Get("done") {
	case "saved":
		b.Notice = l.Pick("The table is changed.", "Таблица изменена.")
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: l.Pick("KPI table", "Таблица KPI"), Section: "metrics", Tabs: p.site.PlanTabs(v, "kpi"),
		Filters: bar, Actions: actions(b), Body: tableView(b), Wide: true,
	})
}

// fewPeople is how many people stand in the switch before a department is chosen.
const fewPeople = 8

// who are the ways to show the table of somebody else.
func (x *state) who(v *page.Visit, seen string) []ui.Link {
	s, h := x.people, x.people.house
	link := func(title, dim, id string) ui.Link {
		at := x.kept()
		at.Del("owner")
		at.Del("department")
		if dim != "" {
			at.Set(dim, written(dim, title, id, h.People))
		}
		if seen != "" {
			at.Set("seen", seen)
		}
		on := s.owner == "" && s.department == "" && dim == "" || dim == "owner" && s.owner == id || dim == "department" && s.owner == "" && s.department == id
		return ui.Link{Title: title, Href: filter.Join(Path, at), On: on}
	}
	var list []ui.Link
	if s.sight.All || len(s.sight.Heads) > 1 {
		title := v.T("Whole company", "Вся компания")
		if !s.sight.All {
			title = v.T("All of mine", "Все мои")
		}
		list = append(list, link(title, "", ""))
	}
	within := s.within()
	for _, d := range h.Departments {
		if s.offers(d) {
			list = append(list, link(d.Name, "department", d.ID))
		}
	}
	var staff []ui.Link
	for _, p := range h.People {
		if s.sight.Sees("", p.ID, h) && (p.ID == s.owner || p.Active && (within == "" || p.Department == within)) {
			staff = append(staff, link(p.Name, "owner", p.ID))
		}
	}
	if within != "" || len(staff) <= fewPeople {
		list = append(list, staff...)
	}
	if len(list) < 2 && !slices.ContainsFunc(list, func(l ui.Link) bool { return !l.On }) {
		return nil
	}
	return list
}

// within is the department whose people stand in the switch: the chosen one, or that of the chosen person.
func (s people) within() string {
	if s.department != "" {
		return s.department
	}
	for _, p := range s.house.People {
		if p.ID == s.owner {
			return p.Department
		}
	}
	return ""
}

// offers reports whether a department stands in the switch: it may be seen, somebody works in it, and it is not the whole company
// under another name.
func (s people) offers(d ask.Department) bool {
	switch {
	case d.ID == s.department:
		return s.sight.Sees(d.ID, "", s.house)
	case s.sight.All && d.Parent == "" && len(s.house.Departments) > 1 && parent(s.house, d.ID), !s.sight.Sees(d.ID, "", s.house):
		return false
	}
	return slices.ContainsFunc(s.house.People, func(p ask.Person) bool { return p.Active && p.Department == d.ID })
}

// parent reports whether every other department stands below one.
func parent(h ask.House, id string) bool {
	return !slices.ContainsFunc(h.Departments, func(d ask.Department) bool { return d.ID != id && d.Parent == "" })
}

// written is a member as the address says it: by name where that says who is meant.
func written(dim model.Name, title, id string, people []ask.Person) string {
	same := 0
	for _, p := range people {
		if p.Name == title {
			same++
		}
	}
	value := "#" + id
	if same < 2 && title != "" && title[0] != '#' && title[0] != '=' && title[0] != '~' && title[0] != '(' {
		value = title
	}
	return query.Query{Where: []model.Cond{{Name: dim, Op: model.In, Values: []string{value}}}}.Values().Get(dim)
}

// last leads to the newest snapshot, and marks what of the periods that were over then has changed since.
func (p *Pages) last(r *http.Request, v *page.Visit, x *state, b *screen) (*switching, error) {
	b.Now = true
	list, err := p.table.Snapshots(r.Context(), 1)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	s := x.switching(v, list[0])
	s.Now.On = true
	if !x.people.plain || x.span.Grain != cal.ByWeek {
		return s, nil
	}
	_, body, err := p.table.Open(r.Context(), list[0].Moment)
	if err != nil {
		return nil, err
	}
	at, ok := x.people.sight.Scope(x.people.department, x.people.owner)
	if !ok {
		return s, nil
	}
	then, ok := body.Table(at)
	if !ok {
		return s, nil
	}
	s.Changed = b.compare(then, false, func(text string) string {
		return v.T("in the snapshot ", "в снимке ") + text
	})
	return s, nil
}

// switching leads between what is known now and a snapshot, for whom the table shows.
func (x *state) switching(v *page.Visit, snap scoreboard.Snapshot) *switching {
	at := x.kept()
	now := filter.Join(Path, at)
	at = url.Values{"seen": {strconv.FormatInt(snap.Moment.Unix(), 10)}}
	for _, dim := range []string{"department", "owner"} {
		if x.people.plain && x.Address.Has(dim) {
			at.Set(dim, x.Address.Get(dim))
		}
	}
	if x.percent {
		at.Set("view", "percent")
	}
	s := &switching{
		Now:  ui.Link{Title: v.T("As it is known now", "Как известно сейчас"), Href: now},
		Then: ui.Link{Title: v.T("As seen on ", "Как видели ") + told(v, snap.Moment), Href: filter.Join(Path, at)},
	}
	if snap.Late() { // what was taken afterwards nobody saw at the moment
		s.Then.Title = v.T("Taken late: ", "Снято позже: ") + told(v, snap.Taken) + v.T(" (for ", " (за ") + told(v, snap.Moment) + ")"
	}
	return s
}

// compare marks the cells that read otherwise in another table, where both have the period; with open, also of those that were
// not over. It counts the marked.
func (b *screen) compare(other *scoreboard.Table, open bool, say func(string) string) (n int) {
	at := map[int]int{}
	for i, c := range other.Columns {
		if open || !c.Open {
			at[c.N] = i
		}
	}
	for _, r := range b.rows {
		line, ok := other.Lines[r.Name]
		if !ok || line.Why != (model.Text{}) {
			continue
		}
		for i := range r.Cells {
			k, ok := at[b.table.Columns[i].N]
			if !ok || k >= len(line.Cells) || b.table.Columns[i].Range() != other.Columns[k].Range() {
				continue
			}
			if text := r.numbers.text(line.Cells[k]); text != r.numbers.text(r.line.Cells[i]) {
				r.Cells[i].Other = say(text)
				n++
			}
		}
		if open {
			if text := r.numbers.text(line.Month); text != r.numbers.text(r.line.Month) {
				r.Fact.Other = say(text)
				n++
			}
		}
	}
	return n
}

// keptTable is the part of a snapshot that an address asks for; the table is nil where nothing was kept of exactly that.
func (p *Pages) keptTable(r *http.Request, v *page.Visit, text string) (
	x *state, snap scoreboard.Snapshot, body *scoreboard.Body, t *scoreboard.Table, scope scoreboard.Scope, err error,
) {
	at, err := moment(text)
	if err != nil {
		return nil, snap, nil, nil, "", err
	}
	if snap, body, err = p.table.Open(r.Context(), at); err != nil {
		return nil, snap, nil, nil, "", err
	}
	if x, err = p.read(r, v); err != nil {
		return nil, snap, nil, nil, "", err
	}
	x.span = body.Span
	scope, ok := x.people.sight.Scope(x.people.department, x.people.owner)
	if ok && x.people.plain {
		if found, kept := body.Table(scope); kept {
			t = found
		}
	}
	return x, snap, body, t, scope, nil
}

// seen shows the table as it was seen at a moment, beside what is known now.
func (p *Pages) seen(w http.ResponseWriter, r *http.Request, v *page.Visit, text string) error {
	if to, ok := stripped(r.URL.Query()); ok {
		http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // to this very page
		return nil
	}
	x, snap, body, t, scope, err := p.keptTable(r, v, text)
	if err != nil {
		return err
	}
	if t == nil {
		return p.unseen(w, r, v, x, snap)
	}
	b := p.screen(v, x, t, body.Blocks)
	now, err := scoreboard.Read(r.Context(), p.site.Desk, v.Viewer, v.About.Model, b.names(), body.Span, scopeWhere(scope))
	if err != nil {
		return err
	}
	b.Last = x.switching(v, snap)
	b.Last.Then.On = true
	b.Last.Changed = b.compare(now, true, func(text string) string { return v.T("now ", "сейчас ") + text })
	for _, row := range b.rows { // a cell's pop-over tells both
		for i := range row.Cells {
			row.Cells[i].Href += "&seen=" + text
		}
		row.Fact.Href += "&seen=" + text
	}
	return p.write(w, r, v, x, b, nil)
}

// names are the metrics that are shown.
func (b *screen) names() []model.Name {
	var list []model.Name
	for _, r := range b.inOrder() {
		list = append(list, r.Name)
	}
	return list
}

// scopeWhere is a kept scope as filters.
func scopeWhere(s scoreboard.Scope) []model.Cond {
	var where []model.Cond
	dep, who := s.IDs()
	if dep != "" {
		where = append(where, model.Cond{Name: "department", Op: model.In, Values: []string{"#" + dep}})
	}
	if who != "" {
		where = append(where, model.Cond{Name: "owner", Op: model.In, Values: []string{"#" + who}})
	}
	return where
}

// stripped is the address without what a snapshot does not have: it was kept of the company, its departments and people.
func stripped(address url.Values) (to string, changed bool) {
	keep := []string{"seen", "owner", "department", "view", "lang", "theme", "cell", "drill", "explain", "done"}
	for key := range address {
		if !slices.Contains(keep, key) {
			address.Del(key)
			changed = true
		}
	}
	return filter.Join(Path, address), changed
}

// unseen says that nothing was kept of whom the table is asked for.
func (p *Pages) unseen(w http.ResponseWriter, r *http.Request, v *page.Visit, x *state, snap scoreboard.Snapshot) error {
	b := &screen{Lang: v.Lang, Last: x.switching(v, snap), Edits: edits(v), Percent: x.percent}
	b.Last.Then.On = true
	b.Notice = v.T("Nothing was kept of this choice. Choose a department or a person above, or see what is known now.",
		"Для такого выбора в снимке ничего нет. Выберите отдел или сотрудника выше или посмотрите, что известно сейчас.")
	return p.write(w, r, v, x, b, nil)
}

// rangeOf reads the days of a column.
func rangeOf(text string, v *page.Visit) (cal.Range, error) {
	r, err := v.About.Calendar.Resolve(text, v.About.Today)
	if err != nil || r.Empty() {
		return r, fault.Invalidf("These are no days of the table: %q.", "Это не дни таблицы: «%s».", text)
	}
	return r, nil
}
