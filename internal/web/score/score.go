// Package score is the pages of pay and of fair play: sheets of scorecards by month, somebody's own sheet with what an open deal
// would bring, the form of a scorecard, and the team's goals with a ranking that nobody stands at the bottom of.
package score

import (
	"cmp"
	"net/http"
	"net/url"
	"unicode"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/render"
	"svodka/internal/score"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Pages are the pages of scorecards.
type Pages struct {
	Service *score.Service // nil leaves the pages out

	site *page.Site
}

// New makes the pages.
func New(site *page.Site, s *score.Service) *Pages { return &Pages{Service: s, site: site} }

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.Service == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /bonus":                p.sheets,
		"GET /bonus.csv":            p.table,
		"GET /bonus.xlsx":           p.document(".xlsx"),
		"GET /bonus.pdf":            p.document(".pdf"),
		"GET /bonus/mine":           p.mine,
		"GET /bonus/of/{id}":        p.one,
		"POST /bonus/dispute":       p.dispute,
		"POST /bonus/disputes/{id}": p.answer,
		"GET /team":                 p.team,
		"POST /team/take":           p.take,
		"POST /team/goals":          p.addGoal,
		"POST /team/goals/{id}/end": p.endGoal,
	} {
		mux.Handle(pattern, p.site.Handle(show))
	}
	for pattern, show := range map[string]page.Handler{
		"POST /bonus/close":         p.close,
		"GET /bonus/cards":          p.cards,
		"GET /bonus/cards/new":      p.card,
		"GET /bonus/cards/{id}":     p.card,
		"POST /bonus/cards":         p.save,
		"POST /bonus/cards/example": p.example,
		"POST /team/switch":         p.turn,
	} {
		mux.Handle(pattern, p.site.HandleAdmin(show))
	}
}

// seer is the visitor as pay knows them.
func seer(v *page.Visit) score.Seer {
	s := score.Seer{Login: v.Who(), Role: v.Person.Role, Owner: v.User.CRMUser, Departments: v.User.Departments}
	if !s.Role.Administers() && v.User.Limited() { // pay is told by all of a person's work, and they see a part of it
		s.Departments = nil
	}
	return s
}

// monthOf is the month an address asks for, the current one unless it says.
func monthOf(r *http.Request, v *page.Visit) (score.Month, error) {
	if text := r.FormValue("month"); text != "" {
		return score.ParseMonth(text)
	}
	return score.MonthOf(v.About.Today), nil
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func read(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	return nil
}

// wrong answers with a status of its own: the page shows a form that was refused.
type wrong struct {
	http.ResponseWriter

	status int
}

// WriteHeader gives the status of the refusal instead.
func (w *wrong) WriteHeader(int) { w.ResponseWriter.WriteHeader(w.status) }

// Unwrap lets a handler set deadlines of the connection.
func (w *wrong) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// in puts a page into the section.
func (p *Pages) in(v *page.Visit, on, title string) ui.Page {
	return ui.Page{Title: title, Section: "metrics", Tabs: p.site.PlanTabs(v, on)}
}

func under(pg ui.Page, crumbs ...ui.Link) ui.Page {
	pg.Crumbs = crumbs
	pg.Tabs = nil
	return pg
}

// monthHref is an address with its month, the current one left out.
func monthHref(v *page.Visit, path string, m score.Month) string {
	if m == score.MonthOf(v.About.Today) {
		return path
	}
	return path + "?" + url.Values{"month": {string(m)}}.Encode()
}

func monthName(v *page.Visit, m score.Month) string {
	y, mo := m.YM()
	return v.Lang.Month(y, mo)
}

func money(v *page.Visit, minor int64) string {
	if minor%100 == 0 {
		return v.Lang.MoneyWhole(minor, v.About.Settings.Currency)
	}
	return v.Lang.Money(minor, v.About.Settings.Currency)
}

// more is money with its sign.
func more(v *page.Visit, minor int64) string {
	text := money(v, minor)
	if minor > 0 {
		return "+" + text
	}
	return text
}

// part writes hundredths of a percent.
func part(v *page.Visit, hundredths int64) string {
	decimals := 2
	switch {
	case hundredths%100 == 0:
		decimals = 0
	case hundredths%10 == 0:
		decimals = 1
	}
	return v.Lang.Percent(float64(hundredths)/float64(score.Hundred), decimals)
}

// points writes hundredths of a point.
func points(v *page.Visit, hundredths int64) string {
	decimals := 2
	switch {
	case hundredths%100 == 0:
		decimals = 0
	case hundredths%10 == 0:
		decimals = 1
	}
	return v.Lang.Number(float64(hundredths)/100, decimals)
}

// metric finds a metric, the company's own among them.
func metric(v *page.Visit, name model.Name) (*model.Metric, bool) {
	return v.About.Model.Metric(name)
}

func (p *Pages) title(v *page.Visit, name model.Name) string {
	if m, ok := metric(v, name); ok {
		return m.Title.In(string(v.Lang))
	}
	return name
}

// figure writes a figure with its unit; whoever may not see the metric is told so.
func (p *Pages) figure(v *page.Visit, name model.Name, x *float64) string {
	m, ok := metric(v, name)
	switch {
	case !ok || x == nil:
		return "—"
	case !v.Viewer.Grant.Shows(v.About.Model, m):
		return render.Figure(formula.Value{State: formula.Hidden}, m, v.About.Settings.Currency, v.Lang)
	}
	return render.Figure(formula.Of(*x), m, v.About.Settings.Currency, v.Lang)
}

// records leads to the records behind a line; nobody is led where they are not let in.
func (p *Pages) records(v *page.Visit, name model.Name, owner string, m score.Month) string {
	x, ok := metric(v, name)
	if !ok || !v.Viewer.Grant.Shows(v.About.Model, x) {
		return ""
	}
	return "/records?" + url.Values{"metrics": {name}, "owner": {"#" + owner}, "range": {string(m)}}.Encode()
}

// capital begins a text with a capital letter: a month stands as a heading.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

func first(list ...string) string { return cmp.Or(list...) }
