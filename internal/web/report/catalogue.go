package report

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// unusedDays is after how long a report that nobody opened is offered for clearing out.
const unusedDays = 60

// recents is how many reports the catalogue remembers of somebody.
const recents = 6

// kpiYear is the report that has a link for each year.
const kpiYear = "kpi_dept_year"

// listing is the catalogue as one visitor sees it.
type listing struct {
	Lang    lang.Lang
	Asked   string // what was searched for
	Groups  []group
	Years   []ui.Link
	Unused  []entry
	Gone    []entry
	None    string
	MayMake bool
}

type group struct {
	ID, Title string
	Entries   []entry
}

// entry is one report of a list.
type entry struct {
	ID, Title, Answers, Href, By string
	Star, Waits, Draft, Mine     bool
	Icon                         string
}

// catalogue lists the reports that a visitor may open.
func (x *Reports) catalogue(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx := r.Context()
	all, err := x.site.Boards.List(ctx, v.Person, board.Report)
	if err != nil {
		return err
	}
	stars, err := x.site.Boards.Stars(ctx, v.Person)
	if err != nil {
		return err
	}
	body := listing{Lang: v.Lang, Asked: strings.TrimSpace(r.URL.Query().Get("q")), MayMake: v.Person.Role != "viewer"}
	list := found(all, body.Asked)
	only := r.URL.Query().Get("topic")
	entries := func(take func(board.Board) bool) (out []entry) {
		for _, b := range list {
			if take(b) {
				out = append(out, x.entry(v, b, slices.Contains(stars, b.ID)))
			}
		}
		return out
	}
	if only == "" {
		if body.Asked == "" {
			if err := x.personal(ctx, v, &body, all, stars); err != nil {
				return err
			}
		}
		body.add("own", v.T("Mine", "Мои"), entries(func(b board.Board) bool { return !b.Shipped && !b.Draft && b.Owner == v.Person.Login }))
		body.add("drafts", v.T("Drafts", "Черновики"), entries(func(b board.Board) bool { return b.Draft }))
		body.add("shared", v.T("Shared with me", "Открыты мне"), entries(func(b board.Board) bool { return !b.Shipped && !b.Draft && b.Owner != v.Person.Login }))
	}
	for _, t := range append(topics(), topic{"", "Other", "Другие"}) {
		if only == "" || only == t.Key {
			body.add("t-"+t.Key, v.T(t.EN, t.RU), entries(func(b board.Board) bool { return b.Shipped && topicOf(b).Key == t.Key }))
		}
	}
	if len(body.Groups) == 0 {
		body.None = v.T("Nothing found. Search by other words, or look at all reports.", "Ничего не нашлось. Попробуйте другие слова или откройте все отчёты.")
	}
	body.Years = x.years(ctx, v, all)
	sub := []ui.Link{{Title: v.T("All reports", "Все отчёты"), Href: "/r", On: only == ""}}
	for _, t := range topics() {
		if slices.ContainsFunc(all, func(b board.Board) bool { return b.Shipped && b.Topic == t.Key }) {
			sub = append(sub, ui.Link{Title: v.T(t.EN, t.RU), Href: "/r?topic=" + url.QueryEscape(t.Key), On: only == t.Key})
		}
	}
	return x.site.Show(w, r, v, ui.Page{
		Title: v.T("Reports", "Отчёты"), Section: "r", Sub: sub, Actions: catalogueActions(body), Body: catalogueView(body),
	})
}

func (l *listing) add(id, title string, list []entry) {
	if len(list) > 0 {
		l.Groups = append(l.Groups, group{id, title, list})
	}
}

// personal adds what somebody starred and opened last, and what could be cleared out.
func (x *Reports) personal(ctx context.Context, v *page.Visit, body *listing, all []board.Board, stars []string) error {
	byID := func(ids []string) (out []entry) {
		for _, id := range ids {
			if i := slices.IndexFunc(all, func(b board.Board) bool { return b.ID == id }); i >= 0 {
				out = append(out, x.entry(v, all[i], slices.Contains(stars, id)))
			}
		}
		return out
	}
	body.add("stars", v.T("Starred", "Избранные"), byID(stars))
	recent, err := x.recent(ctx, v)
	if err != nil {
		return err
	}
	body.add("recent", v.T("Opened lately", "Недавние"), byID(recent))
	if !body.MayMake {
		return nil
	}
	unused, err := x.site.Boards.Unused(ctx, v.Person, unusedDays)
	if err != nil {
		return err
	}
	for _, b := range unused {
		if b.Sort == board.Report && !b.Deleted {
			body.Unused = append(body.Unused, x.entry(v, b, false))
		}
	}
	gone, err := x.site.Boards.Deleted(ctx, v.Person)
	if err != nil {
		return err
	}
	for _, b := range gone {
		if b.Sort == board.Report && len(body.Gone) < recents {
			body.Gone = append(body.Gone, x.entry(v, b, false))
		}
	}
	return nil
}

func (x *Reports) entry(v *page.Visit, b board.Board, star bool) entry {
	e := entry{
		ID: b.ID, Title: titleOf(b, v.Lang), Answers: b.Answers.In(string(v.Lang)), Href: to(b), Star: star, Draft: b.Draft,
		Mine: x.site.Boards.MayEdit(v.Person, b), Icon: iconOf(b),
	}
	if e.Answers == "" {
		e.Answers = b.Goal
	}
	if !b.Shipped && b.Owner != v.Person.Login && b.Owner != page.Local {
		e.By = b.Owner
	}
	e.Waits = len(b.Tiles) > 0
	for _, t := range b.Tiles {
		e.Waits = e.Waits && t.Need != ""
	}
	if b.Draft {
		e.Href += "/edit"
	}
	return e
}

// iconOf shows how a report answers.
func iconOf(b board.Board) string {
	if len(b.Tiles) == 0 {
		return "report"
	}
	switch b.Tiles[0].Kind {
	case board.Line, board.Combined:
		return "chart-line"
	case board.Column, board.Stacked, board.Waterfall, board.Progress:
		return "chart-bar"
	case board.Rows:
		return "chart-bar"
	case board.Funnel:
		return "filter"
	case board.Heat, board.Pivot, board.Table:
		return "table"
	case board.Scatter:
		return "chart-dots"
	case board.Records:
		return "list"
	case board.KPI, board.Text:
	}
	return "report"
}

// found are the reports whose title or question holds all words.
func found(list []board.Board, text string) []board.Board {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(b board.Board) bool {
		in := strings.ToLower(strings.Join([]string{b.ID, b.Title.RU, b.Title.EN, b.Answers.RU, b.Answers.EN, b.Goal}, " "))
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) })
	})
}

// years are links to the year's report of the sales department, one for each year that the data covers.
func (x *Reports) years(ctx context.Context, v *page.Visit, all []board.Board) []ui.Link {
	const most = 8
	i := slices.IndexFunc(all, func(b board.Board) bool { return b.ID == kpiYear })
	if i < 0 {
		return nil
	}
	m := v.About.Model
	q := query.Query{Range: plan.Everything, Grain: cal.ByYear}
	for _, name := range []model.Name{"deals_won", "revenue"} {
		if metric, ok := m.Metric(name); ok && v.Viewer.Grant.Shows(m, metric) {
			q.Metrics = []model.Name{name}
			break
		}
	}
	if len(q.Metrics) == 0 {
		return nil
	}
	a, err := x.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil {
		return nil // without a figure there are no years to offer; the report itself says why
	}
	var list []ui.Link
	for _, y := range covered(a) {
		if len(list) < most {
			list = append(list, ui.Link{
				Title: v.T("Sales KPI report, ", "Отчёт по KPI отдела продаж за ") + y + v.T("", " год"), Href: to(all[i]) + "?" + url.Values{"range": {y}}.Encode(),
			})
		}
	}
	return list
}

// covered are the years that the data covers, the newest first.
func covered(a *ask.Answer) []string {
	var list []string
	if a == nil || a.Err != nil || a.Frame == nil {
		return nil
	}
	for _, r := range a.Frame.Rows {
		p, ok := a.Frame.Period(r)
		if ok && len(r.Cells) > 0 && r.Cells[0].V != 0 {
			list = append(list, a.Calendar.Label(p))
		}
	}
	slices.Reverse(list)
	return list
}

// recent are the reports that somebody opened last, the newest first.
func (x *Reports) recent(ctx context.Context, v *page.Visit) ([]string, error) {
	text, err := x.site.Boards.Pref(ctx, v.Person, "recent")
	if err != nil || text == "" {
		return nil, err
	}
	return strings.Split(text, ","), nil
}

// remember puts a report in front of those opened last.
func (x *Reports) remember(r *http.Request, v *page.Visit, id string) error {
	list, err := x.recent(r.Context(), v)
	if err != nil || len(list) > 0 && list[0] == id {
		return err
	}
	list = slices.DeleteFunc(list, func(other string) bool { return other == id })
	list = append([]string{id}, list...)
	return x.site.Boards.SetPref(r.Context(), v.Person, "recent", strings.Join(list[:min(len(list), recents)], ","))
}
